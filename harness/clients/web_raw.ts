import type { Socket } from "node:net";
import type { Client, Dial } from "./client.ts";
import { within } from "./deadline.ts";
import { RawConnection } from "./raw_connection.ts";
import type { RawDial } from "./raw_login.ts";
import type { WebAnswer, WebExchange, WebRequest } from "./web_exchange.ts";
import { sayable, WAYS } from "./web_talk.ts";

/** A request as it goes over the wire: without a host in HTTP/1.0, which alone may lack one (RFC 9112, 3.2). */
function written({ method, path, headers, body = "" }: WebRequest, dial: Dial): string {
  const { host, carriage, endpoint: { address }, security } = dial;
  // The absolute target wins over Host (RFC 9112, 3.2.2), which names the address so that the two differ.
  const absolute = carriage === "absolute" && host !== undefined;
  const numeric = address.includes(":") ? `[${address}]` : address;
  const scheme = security === "tls" ? "https" : "http";
  return [
    `${method} ${absolute ? `${scheme}://${host}` : ""}${path} HTTP/1.${
      host === undefined ? 0 : 1
    }`,
    ...host === undefined ? ["connection: keep-alive"] : [`host: ${absolute ? numeric : host}`],
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...method === "POST" ? [`content-length: ${new TextEncoder().encode(body).length}`] : [],
    "",
    body,
  ].join("\r\n");
}

/** An answer's body, however its end is told (RFC 9112, section 6). */
async function bodyOf(connection: RawConnection, headers: Headers): Promise<string> {
  const length = headers.get("content-length");
  if (length !== null) return await connection.bytes(Number(length));
  if (!/chunked/i.test(headers.get("transfer-encoding") ?? "")) return await connection.rest();
  let body = "";
  while (true) {
    const size = parseInt(await connection.line(), 16);
    if (Number.isNaN(size)) throw new Error("a chunk has no size");
    if (size > 0) body += await connection.bytes(size);
    const end = await connection.line();
    if (size === 0 && end === "") return body;
  }
}

interface Heard {
  readonly answer: WebAnswer;
  /** Whether the connection takes another request. */
  readonly stays: boolean;
}

/** The next answer. @throws where it is none */
export async function hear(connection: RawConnection): Promise<Heard> {
  const first = await connection.line();
  const [, minor, status] = /^HTTP\/1\.(\d) (\d{3})/.exec(first) ?? [];
  if (status === undefined) throw new Error(`answered ${first}`);
  const headers = new Headers();
  for (let line = await connection.line(); line !== ""; line = await connection.line()) {
    const at = line.indexOf(":");
    if (at <= 0) throw new Error("a header is no header");
    headers.append(line.slice(0, at), line.slice(at + 1).trim());
  }
  const bare = status === "204" || status === "304";
  const body = bare ? "" : await bodyOf(connection, headers);
  const told = headers.get("connection")?.toLowerCase() ?? "";
  const framed = bare || headers.has("content-length") || headers.has("transfer-encoding");
  const location = headers.get("location");
  const challenge = headers.get("www-authenticate");
  return {
    stays: framed && !told.includes("close") && (minor !== "0" || told.includes("keep-alive")),
    answer: {
      status: Number(status),
      cookies: headers.getSetCookie(),
      body,
      ...location === null ? {} : { location },
      ...challenge === null ? {} : { challenge },
    },
  };
}

/** Keeps a connection for as long as the server does: logins that fail first are made on the same. */
export function rawExchange(dial: RawDial): WebExchange {
  let kept: RawConnection | undefined;
  return async (request) => {
    const connection = kept ?? await RawConnection.open(dial.endpoint, dial);
    connection.send(written(request, dial));
    const { answer, stays } = await hear(connection);
    kept = stays ? connection : undefined;
    if (!stays) connection.close();
    return answer;
  };
}

const client: Client = {
  name: "loginspec's own web client",
  protocol: "web",
  says: (dial) => sayable(dial) && dial.security !== "upgrade" && !/[\r\n]/.test(dial.host ?? ""),
  login(dial) {
    const sockets: Socket[] = [];
    const held: RawDial = { ...dial, hold: (socket) => sockets.push(socket) };
    return within(
      dial,
      () => WAYS[dial.mechanism]!(rawExchange(held), dial),
      () => sockets.forEach((socket) => socket.destroy()),
    );
  },
};
export default client;
