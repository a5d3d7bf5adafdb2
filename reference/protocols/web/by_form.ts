import { Buffer } from "node:buffer";
import type { Answer, Status } from "./answer.ts";
import { cookieIn, setCookie } from "./cookies.ts";
import { type Form, parseForm } from "./form.ts";
import { formToken, isFormToken } from "./form_token.ts";
import { admitted, type Handler, type Here, resumed } from "./here.ts";
import type { Session } from "../../session.ts";
import { errorPage, loginPage, redirect } from "./pages.ts";
import { isForeign } from "./origin.ts";
import { isRejected, type Rejected, rejected } from "./rejected.ts";

const FORM_TYPE = /^application\/x-www-form-urlencoded[ \t]*(?:;.*)?$/i;

/** The Domain's login page. */
export const askName: Handler = (here) => asking(here, false);

/** POST /login. A new ticket for each login: one that was known before it opens nothing. */
export const logIn: Handler = async (here) => {
  const { door, request, secure, place } = here;
  const form = formIn(here);
  if (isRejected(form)) return failed(here, form.status);
  if (isForeign(here)) return failed(here, 403);
  const cookie = cookieIn(request.fields, "login", secure);
  const meant = cookie !== undefined &&
    isFormToken(form.get("token"), formToken("login", place, cookie));
  if (!meant) return failed(here, 403);

  const session = await admittedBy(form, here);
  if (!session) return asking(here, true);
  const before = resumed(here);
  if (before) door.pages.forget(before.ticket);
  const ticket = door.pages.keep(session, place);
  return redirect(303, "/session/", [setCookie("session", ticket, secure)]);
};

/** A field that is no UTF-8 is no account's name or password: refused like one that is wrong (access.uniform). */
async function admittedBy(form: Form, here: Here): Promise<Session | undefined> {
  const [name, password] = ["username", "password"].map((field) =>
    form.has(field) ? form.get(field) : ""
  );
  if (name !== undefined && password !== undefined) {
    return await admitted(here, "FORM", name, password);
  }
  here.door.failed();
  return undefined;
}

/** POST /logout. Without a session there is nothing that a stranger's form could end. */
export const logOut: Handler = (here) => {
  const { wire, door, secure, place } = here;
  const form = formIn(here);
  if (isRejected(form)) return failed(here, form.status);
  if (isForeign(here)) return failed(here, 403);
  const current = resumed(here);
  if (current) {
    const right = formToken("logout", place, current.ticket);
    if (!isFormToken(form.get("token"), right)) return failed(here, 403);
    door.pages.forget(current.ticket);
    wire.loggedOut();
  }
  return redirect(303, "/", [setCookie("session", undefined, secure)]);
};

function asking({ door, request, secure, place }: Here, refused: boolean): Answer {
  const had = cookieIn(request.fields, "login", secure);
  // Kept where it is one of ours, so that the forms of two windows are good at the same time.
  const cookie = had !== undefined && /^[\w-]{22}$/.test(had) ? had : randomText();
  const domain = door.pages.domain(request.host) ?? "this server";
  return {
    status: refused ? 401 : 200,
    fields: [
      setCookie("login", cookie, secure),
      // RFC 9110, 15.5.2 wants a challenge; one of Basic would make a browser ask by itself.
      ...refused ? [["WWW-Authenticate", "Form"] as const] : [],
    ],
    body: loginPage(domain, formToken("login", place, cookie), refused),
  };
}

function formIn({ request }: Here): Form | Rejected {
  if (!FORM_TYPE.test(request.fields.one("content-type") ?? "")) return rejected(415);
  return parseForm(request.body) ?? rejected(400);
}

/** No login was tried, but it counts as one. */
function failed({ door }: Here, status: Status): Answer {
  door.failed();
  return errorPage(status);
}

function randomText(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64url");
}
