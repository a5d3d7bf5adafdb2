import { isIPv6 } from "node:net";
import { toBase64 } from "../clients/sasl.ts";
import type { Talk } from "./talk.ts";

/** Where Basic is asked for: a server's own tests may put another page in its place. */
const PATH = "/basic/";

/** HTTP Basic (RFC 7617), at once; a request without a host is one of HTTP/1.0, which alone may lack one (RFC 9112, 3.2). */
export const web: Talk = {
  greet: () => [],
  login({ credentials: { login, password }, scenario: { attempt, carriage, cell } }) {
    const { host, address } = attempt;
    // deno-lint-ignore no-control-regex -- controls are what is looked for
    if (login.includes(":") || /[\x00-\x1f\x7f]/.test(login + password)) {
      return "the name or the password has signs that HTTP Basic cannot carry";
    }
    if (host !== undefined && /[\r\n]/.test(host)) return "the host has a line end";
    const absolute = carriage === "absolute" && host !== undefined;
    const scheme = cell.security === "tls" ? "https" : "http";
    const numeric = isIPv6(address) ? `[${address}]` : address;
    const lines = [
      `GET ${absolute ? `${scheme}://${host}` : ""}${PATH} HTTP/1.${host === undefined ? 0 : 1}`,
      ...host === undefined ? [] : [`Host: ${absolute ? numeric : host}`],
      `Authorization: Basic ${toBase64(`${login}:${password}`)}`,
      "Connection: close",
      "",
      "",
    ];
    return [
      { send: lines.join("\r\n") },
      { await: "^HTTP/1\\.\\d \\d{3}[\\s\\S]*?\\r\\n\\r\\n", yes: "^HTTP/1\\.\\d 200 " },
    ];
  },
};
