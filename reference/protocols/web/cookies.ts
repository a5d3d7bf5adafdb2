import type { Fields } from "./fields.ts";

/** What is kept at the client: which session it has, and which login page it was given. */
export type Cookie = "session" | "login";

/**
 * RFC 6265. Over TLS the name says that it came over TLS and from this very host; without TLS the other one, so that
 * neither endpoint of a host writes over the other's.
 */
function nameOf(cookie: Cookie, secure: boolean): string {
  return secure ? `__Host-${cookie}` : cookie;
}

/** The cookie's value; nothing where there is none, or where two could be meant. */
export function cookieIn(fields: Fields, cookie: Cookie, secure: boolean): string | undefined {
  const prefix = `${nameOf(cookie, secure)}=`;
  const [found, ...more] = fields.all("cookie").join(";").split(";")
    .map((pair) => pair.trim()).filter((pair) => pair.startsWith(prefix));
  return more.length > 0 ? undefined : found?.slice(prefix.length);
}

/** A Set-Cookie field. No Domain, so that it goes to this host alone. @param value nothing: the cookie ends */
export function setCookie(
  cookie: Cookie,
  value: string | undefined,
  secure: boolean,
): [name: string, value: string] {
  const parts = [
    `${nameOf(cookie, secure)}=${value ?? ""}`,
    "Path=/",
    "HttpOnly",
    "SameSite=Strict",
    ...secure ? ["Secure"] : [],
    ...value === undefined ? ["Max-Age=0"] : [],
  ];
  return ["Set-Cookie", parts.join("; ")];
}
