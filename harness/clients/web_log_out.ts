import type { LogOut } from "../observation.ts";
import { blank } from "./secrets.ts";
import type { WebAnswer } from "./web_exchange.ts";
import { LedAway } from "./web_link.ts";
import { type Out, wayOut } from "./web_page.ts";
import { isTrouble, showsAccount } from "./web_refusal.ts";
import type { Asked, Visitor } from "./web_visitor.ts";

export const ENDED: LogOut = { finding: "kept", why: "the session was dead after its log-out" };
export const LIVED_ON: LogOut = {
  finding: "broken",
  why: "the session lived on after it was logged out",
};
export const NO_WAY_OUT: LogOut = {
  finding: "notOffered",
  why: "the session page has no form and no link to log out",
};
export const SHOWN_ONCE: LogOut = {
  finding: "notOffered",
  why: "the session page is shown once, so that its end cannot be seen",
};

const unclear = (why: string): LogOut => ({ finding: "unclear", why });

const requestOf = ({ method, link, fields }: Out, visitor: Visitor): Asked =>
  method === "POST"
    ? { method, path: visitor.link(link), body: fields }
    : { method, path: visitor.link(fields === "" ? link : `${link.split("?")[0]}?${fields}`) };

/** Logs out, and looks whether the session is dead then, by the cookies that it had. Its trouble is none of the login's. */
export async function logOut(visitor: Visitor, session: WebAnswer): Promise<LogOut> {
  const out = wayOut(session.body);
  if (!out) return NO_WAY_OUT;
  const { path, method } = visitor.at;
  const shown = { method: "GET", path, headers: visitor.headers(path) } as const;
  try {
    // A page that came with the form's own answer may not be there a second time: then its absence proves nothing.
    if (method === "POST" && !showsAccount(await visitor.exchange(shown))) {
      return SHOWN_ONCE;
    }
    // Away to another site is a way to end, too.
    const ended = await visitor.go(requestOf(out, visitor)).catch((error: unknown) => {
      if (!(error instanceof LedAway)) throw error;
    });
    const after = await visitor.exchange(shown);
    if (showsAccount(after)) {
      return ended && ended.status >= 400
        ? unclear(`logging out was answered by ${ended.status}`)
        : LIVED_ON;
    }
    return isTrouble(after) ? unclear(`after the log-out: ${after.status}`) : ENDED;
  } catch (error) {
    return unclear(blank(error instanceof Error ? error.message : String(error), visitor.dial));
  }
}
