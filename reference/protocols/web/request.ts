import type { Wire } from "../../wire.ts";
import { isAuthority } from "./authority.ts";
import { framingOf, readBody } from "./body.ts";
import { type Fields, readFields } from "./fields.ts";
import { isRejected, type Rejected, rejected } from "./rejected.ts";
import { parseRequestLine } from "./request_line.ts";

/** A request, read to its end. */
export interface Request {
  readonly method: string;
  readonly path: string;
  /** The host that was asked, as sent; nothing in HTTP/1.0 without a Host. */
  readonly host?: string;
  readonly fields: Fields;
  readonly body: Uint8Array;
  /** No other request comes behind it. */
  readonly last: boolean;
}

/**
 * The next request (RFC 9112); nothing where the input ends before it has.
 * @param begun called once something of it came
 * @throws {WireEnded}
 */
export async function readRequest(
  wire: Wire,
  begun: () => void,
): Promise<Request | Rejected | undefined> {
  let first = await wire.line();
  // RFC 9112, 2.2: older clients send an empty line behind a form.
  if (first === "") first = await wire.line();
  if (first === undefined) return undefined;
  begun();
  const line = parseRequestLine(first);
  if (isRejected(line)) return line;
  const fields = await readFields(wire);
  if (!fields || isRejected(fields)) return fields;
  const host = hostAsked(line, fields);
  if (isRejected(host)) return host;
  const framing = framingOf(fields, line.minor);
  if (isRejected(framing)) return framing;

  const expectation = fields.one("expect")?.toLowerCase();
  if (expectation !== undefined && line.minor > 0) {
    if (expectation !== "100-continue") return rejected(417);
    await wire.send("HTTP/1.1 100 Continue\r\n\r\n");
  }
  const body = await readBody(wire, framing);
  if (!body || isRejected(body)) return body;
  return {
    method: line.method,
    path: line.path,
    ...host !== undefined && { host },
    fields,
    body,
    last: line.minor === 0 || fields.lists("connection", "close"),
  };
}

/** RFC 9112, 3.2: HTTP/1.1 has exactly one Host, and the host of an absolute target goes before it (client.web.no-host). */
function hostAsked(
  { authority, minor }: { readonly authority?: string; readonly minor: number },
  fields: Fields,
): string | undefined | Rejected {
  const host = fields.one("host");
  if (host === undefined && minor > 0) return rejected(400);
  const all = [host, authority].filter((text) => text !== undefined);
  return all.every(isAuthority) ? authority ?? host : rejected(400);
}
