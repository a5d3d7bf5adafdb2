import type { Door, Session } from "../../session.ts";
import { shownPassword } from "../../sasl/password.ts";
import type { Wire } from "../../wire.ts";
import type { Answer } from "./answer.ts";
import { hostOf } from "./authority.ts";
import { cookieIn } from "./cookies.ts";
import type { Request } from "./request.ts";

/** What a page is made from. */
export interface Here {
  readonly wire: Wire;
  readonly door: Door;
  readonly request: Request;
  /** The request came over TLS. */
  readonly secure: boolean;
  /** Where alone the cookies of this request are good: a host, with TLS or without. */
  readonly place: string;
}

export type Handler = (here: Here) => Answer | Promise<Answer>;

export function hereOf(wire: Wire, door: Door, request: Request): Here {
  const secure = wire.encryption() !== undefined;
  // client.web.no-host: the address stands for it.
  const host = hostOf(request.host ?? "") || wire.local.address;
  return { wire, door, request, secure, place: `${secure ? "https" : "http"}://${host}` };
}

/** The session of the request's cookie, with the ticket that the cookie has. */
export function resumed({ wire, door, request, secure, place }: Here) {
  const ticket = cookieIn(request.fields, "session", secure);
  const session = ticket === undefined ? undefined : door.pages.resume(ticket, place);
  if (ticket === undefined || !session) return undefined;
  wire.loggedIn();
  return { ticket, session };
}

/** A login by what the client sent; nothing where it is refused, whatever the reason (access.uniform). */
export async function admitted(
  { wire, door, request }: Here,
  mechanism: "FORM" | "BASIC",
  name: string,
  password: string,
): Promise<Session | undefined> {
  const admission = await door.login({
    name,
    proof: shownPassword(mechanism, password),
    ...request.host !== undefined && { hint: request.host },
  });
  if (admission.kind === "refused") return undefined;
  wire.loggedIn();
  return admission.session;
}
