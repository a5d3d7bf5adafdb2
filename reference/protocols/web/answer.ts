import { Buffer } from "node:buffer";
import { STYLE_HASH } from "./style.ts";

/** The statuses that are given, with their phrases (RFC 9110, section 15). */
export const PHRASES = {
  200: "OK",
  204: "No Content",
  301: "Moved Permanently",
  303: "See Other",
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  408: "Request Timeout",
  413: "Content Too Large",
  414: "URI Too Long",
  415: "Unsupported Media Type",
  417: "Expectation Failed",
  431: "Request Header Fields Too Large",
  500: "Internal Server Error",
  501: "Not Implemented",
  503: "Service Unavailable",
  505: "HTTP Version Not Supported",
} as const;
export type Status = keyof typeof PHRASES;

/** A response, but for what every response has. */
export interface Answer {
  readonly status: Status;
  /** Field name and value; a name may come twice (Set-Cookie). */
  readonly fields?: readonly (readonly [name: string, value: string])[];
  readonly type?: string;
  readonly body?: string | Uint8Array;
  /** The content security policy, where it is not the pages' own. */
  readonly security?: string;
}

/** No script, nothing from elsewhere, in nobody's frame. The style stands in the page, known by its hash. */
const SECURITY = `default-src 'none'; style-src '${STYLE_HASH}'; img-src 'self'; ` +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export const HTML = "text/html; charset=utf-8";

/**
 * An answer as it goes over the wire: head and content in one text, unless the content is bytes.
 * @param bare without its content, as for HEAD
 */
export function encode(
  { status, fields = [], type = HTML, body = "", security = SECURITY }: Answer,
  { close, bare = false }: { readonly close: boolean; readonly bare?: boolean },
): (string | Uint8Array)[] {
  const content: [string, string][] = status === 204 ? [] : [
    ...body.length > 0 ? [["Content-Type", type] as [string, string]] : [],
    ["Content-Length", String(Buffer.byteLength(body))],
  ];
  const lines = [
    `HTTP/1.1 ${status} ${PHRASES[status]}`,
    ...[
      ["Date", new Date().toUTCString()],
      ...content,
      ...fields,
      // Every page depends on who asks, and may show what is nobody else's.
      ["Cache-Control", "no-store"],
      ["Content-Security-Policy", security],
      ["X-Content-Type-Options", "nosniff"],
      // Not `no-referrer`: with it a browser says `Origin: null` of our own forms too (Fetch, 3.1).
      ["Referrer-Policy", "same-origin"],
      ...close ? [["Connection", "close"]] : [],
    ].map(([name, value]) => `${name}: ${value}`),
    "",
    "",
  ];
  const head = lines.join("\r\n");
  if (bare || status === 204) return [head];
  return typeof body === "string" ? [head + body] : [head, body];
}
