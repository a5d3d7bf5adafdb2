import { userLine } from "./curl.ts";
import { WHO } from "./looks.ts";
import { FILES } from "./program.ts";
import type { Shaker } from "./shaker.ts";
import { passwordOf } from "./worked_logins.ts";

/** What is asked for, and what shows that it was given. No data connection of FTP's: for one of these curl waits a second. */
const CURLED = {
  pop3: { scheme: "pop3", path: "/1", options: [], shows: /Canary [0-9a-f]{24} of the account/g },
  imap: {
    scheme: "imap",
    path: "/INBOX;MAILINDEX=1",
    options: [],
    shows: /Canary [0-9a-f]{24} of the account/g,
  },
  ftp: { scheme: "ftp", path: "/canary.txt", options: ["head"], shows: /^Content-Length: \d+/gm },
} as const;

/** curl logs in each time. It goes on with a connection that it has for the same name: each is spelled another way (name.case). */
export function curlShaker(
  protocol: keyof typeof CURLED,
  security: Shaker["security"],
): Shaker {
  const { scheme, path, options, shows } = CURLED[protocol];
  const transfer = (address: string, port: number, name: string) =>
    [
      ...["silent", "show-error", "ssl-reqd", ...options],
      `cacert = ${FILES.authority}`,
      `write-out = "CONNECTED %{num_connects}\\n"`,
      `url = "${scheme}${security === "tls" ? "s" : ""}://${address}:${port}${path}"`,
      userLine(name, passwordOf(WHO)),
    ].join("\n");
  return {
    program: "curl",
    protocol,
    security,
    command: "curl",
    package: "curl",
    call: (address, port, { count, manner }) => ({
      args: [
        "--disable",
        ...manner === "in a row"
          ? []
          : ["--parallel", "--parallel-immediate", "--parallel-max", String(count)],
        ...["--config", "-"],
      ],
      stdin: Array.from({ length: count }, (_, n) => transfer(address, port, spelling(WHO, n)))
        .join("next\n"),
    }),
    well: ({ code, text }) => {
      const fresh = text.match(/^CONNECTED 1$/gm)?.length ?? 0;
      const shown = text.match(shows)?.length ?? 0;
      return code === 0 ? Math.min(fresh, shown) : 0;
    },
  };
}

/** The same name with other capitals for each number. */
function spelling(name: string, number: number): string {
  let bit = 1;
  return name.replace(/[a-z]/g, (letter) => {
    const capital = (number & bit) !== 0;
    bit <<= 1;
    return capital ? letter.toUpperCase() : letter;
  });
}
