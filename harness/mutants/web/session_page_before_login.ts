import { conversing, saying } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const PAGE = "<h1>info@company.com</h1>";

const mutant: Mutant = {
  id: "session-page-before-login",
  title: "A request without any cookie is shown an account's page.",
  clause: "access.login-first",
  protocols: ["web"],
  situation: "GET /session/ where nobody logged in",
  verdicts: ["deviates"],
  ways: ["gives"],
  wrong: conversing(({ protocol, wire }, activated) => {
    if (protocol !== "web") return {};
    let bare = false;
    const reading = {
      ...wire,
      async line(limit?: number) {
        const line = await wire.line(limit);
        if (/ HTTP\/1\.\d$/.test(line ?? "")) bare = /^GET \/session\/ /.test(line ?? "");
        if (/^(cookie|authorization):/i.test(line ?? "")) bare = false;
        return line;
      },
    };
    return {
      wire: saying(reading, (text) => {
        if (!bare || !text.startsWith("HTTP/1.1 303")) return text;
        activated();
        return `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${PAGE.length}\r\n\r\n${PAGE}`;
      }),
    };
  }),
};

export default mutant;
