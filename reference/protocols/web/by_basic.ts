import type { Answer } from "./answer.ts";
import { type Credentials, credentialsIn } from "./basic.ts";
import { canaryText } from "../../canary_text.ts";
import { setCookie } from "./cookies.ts";
import { formToken } from "./form_token.ts";
import { admitted, type Handler, type Here, resumed } from "./here.ts";
import { accountPage, errorPage, redirect } from "./pages.ts";
import type { KeptSession } from "../../session.ts";

/** GET /basic/: wants HTTP Basic. */
export const askBasic: Handler = (here) => byBasic(here, credentialsOf(here));

/** GET /session/. A request that names an account itself never shows another, whatever cookie came with it. */
export const showSession: Handler = (here) => {
  const credentials = credentialsOf(here);
  if (credentials.kind !== "none") return byBasic(here, credentials);
  const current = resumed(here);
  if (!current) return redirect(303, "/", [setCookie("session", undefined, here.secure)]);
  return shown(current.session, formToken("logout", here.place, current.ticket));
};

function credentialsOf({ request }: Here): Credentials {
  return credentialsIn(request.fields.one("authorization"));
}

async function byBasic(here: Here, credentials: Credentials): Promise<Answer> {
  if (credentials.kind === "malformed") here.door.failed();
  const session = credentials.kind === "basic" &&
    await admitted(here, "BASIC", credentials.name, credentials.password);
  return session ? shown(session) : challenge(here);
}

/** RFC 7617, sections 2 and 2.1. */
function challenge({ door, request }: Here): Answer {
  const realm = (door.pages.domain(request.host) ?? "").replace(/[^\w. -]/g, "");
  return errorPage(401, {
    fields: [["WWW-Authenticate", `Basic realm="${realm}", charset="UTF-8"`]],
  });
}

/** Read from the account at each request: what other sessions changed shows (access.live). */
function shown({ account, mail }: KeptSession, logOutToken?: string): Answer {
  const inbox = mail.open("INBOX");
  const canary = inbox && canaryText(inbox);
  const messages = inbox?.messages().length ?? 0;
  return {
    status: 200,
    body: accountPage({ account, messages, ...canary !== undefined && { canary } }, logOutToken),
  };
}
