import type { Observation } from "../observation.ts";
import type { Dial } from "./client.ts";
import { toBase64 } from "./sasl.ts";
import type { WebAnswer, WebExchange } from "./web_exchange.ts";
import { logOut } from "./web_log_out.ts";
import { filled, type Form, linesOf, loginForm } from "./web_page.ts";
import { isTrouble, refusal, showsAccount } from "./web_refusal.ts";
import { sessionOn } from "./web_session.ts";
import { Visitor } from "./web_visitor.ts";

const unclear = (because: string): Observation => ({ kind: "unclear", because });
const notOffered = (because: string): Observation => ({ kind: "notOffered", because });

const sessionIn = ({ body }: WebAnswer, dial: Dial): Observation =>
  sessionOn(linesOf(body).join("\n"), dial, body);

async function fillIn(
  visitor: Visitor,
  form: Form,
  credentials: { readonly login: string; readonly password: string },
): Promise<WebAnswer> {
  const body = filled(form, credentials, visitor.dial.carriage === "escaped");
  return await visitor.go({ method: "POST", path: visitor.link(form.action), body });
}

/** A session is told with how it ended, where it was opened by a page that can end it. */
async function reached(visitor: Visitor, answer: WebAnswer): Promise<Observation> {
  const seen = sessionIn(answer, visitor.dial);
  return seen.kind === "opened" ? { ...seen, logOut: await logOut(visitor, answer) } : seen;
}

/** What is sent to a host that has no login page, in the place of its form. */
const UNASKED: Form = {
  action: "/login",
  post: true,
  fields: [
    { name: "username", type: "text", value: "" },
    { name: "password", type: "password", value: "" },
  ],
  inner: "",
};

/** Logs in by the login page's form, reads the canary, logs out. */
export async function byForm(exchange: WebExchange, dial: Dial): Promise<Observation> {
  const visitor = new Visitor(exchange, dial);
  let page = await visitor.go({ method: "GET", path: "/" });
  let form = loginForm(page.body);
  const closed = form === undefined && page.status !== 200 || isTrouble(page)
    ? refusal(page, dial) ?? unclear(`the login page was answered by ${page.status}`)
    : undefined;
  if (closed?.kind === "refused" && closed.class === "page") {
    // client.web.unserved: whatever name is then sent.
    const answer = await fillIn(visitor, UNASKED, dial);
    return refusal(answer, dial) ?? await reached(visitor, answer);
  }
  // No name was told: that is no refused login.
  if (closed?.kind === "refused") return notOffered("the first page is closed, and has no form");
  if (closed) return closed;
  if (!form) return unclear("the first page asks for no password");
  for (const before of dial.before ?? []) {
    const seen = await fillIn(visitor, form, before);
    const refused = refusal(seen, dial, page.body);
    if (refused === undefined) return unclear("a login that should fail first opened");
    if (refused.kind !== "refused" || refused.class !== "login") return refused;
    page = loginForm(seen.body) ? seen : await visitor.go({ method: "GET", path: "/" });
    form = loginForm(page.body);
    if (!form) return unclear("the page asks for no password any more");
  }
  const answer = await fillIn(visitor, form, dial);
  return refusal(answer, dial, page.body) ?? await reached(visitor, answer);
}

/** Where a page that asks for HTTP Basic (RFC 7617) is looked for. */
const ASKING = ["/basic/", "/"] as const;

const asksBasic = ({ status, challenge = "" }: WebAnswer) =>
  status === 401 && /^basic\b/i.test(challenge);

/** The first page that asks for Basic, or is all that there is to say; else the last, with the first path. */
async function askingPage(exchange: WebExchange): Promise<[path: string, page: WebAnswer]> {
  let page: WebAnswer | undefined;
  for (const path of ASKING) {
    page = await exchange({ method: "GET", path, headers: {} });
    if (asksBasic(page) || isTrouble(page) || showsAccount(page)) return [path, page];
  }
  return [ASKING[0], page!];
}

/** Asks for a page that wants HTTP Basic, then with name and password, in UTF-8. There is no session to end. */
export async function byBasic(exchange: WebExchange, dial: Dial): Promise<Observation> {
  const [path, page] = await askingPage(exchange);
  const show = ({ login, password }: { login: string; password: string }) => {
    const authorization = `Basic ${toBase64(`${login}:${password}`)}`;
    return exchange({ method: "GET", path, headers: { authorization } });
  };
  if (!asksBasic(page)) {
    if (showsAccount(page)) return unclear("an account is shown before a name was told");
    const closed = refusal(page, dial);
    if (closed?.kind === "unclear") return closed;
    if (closed?.kind !== "refused" || closed.class !== "page") {
      return notOffered("no page asks for HTTP Basic");
    }
    // client.web.unserved: whatever name is then sent.
    const answer = await show(dial);
    return refusal(answer, dial) ?? sessionIn(answer, dial);
  }
  for (const before of dial.before ?? []) {
    const refused = refusal(await show(before), dial, page.body);
    if (refused === undefined) return unclear("a login that should fail first opened");
    if (refused.kind !== "refused" || refused.class !== "login") return refused;
  }
  const answer = await show(dial);
  return refusal(answer, dial, page.body) ?? sessionIn(answer, dial);
}

/** The ways to show a password on the web, by the names that scenarios use. */
export const WAYS: Readonly<
  Record<string, (exchange: WebExchange, dial: Dial) => Promise<Observation>>
> = { FORM: byForm, BASIC: byBasic };

/** A name with a colon has no place in Basic (RFC 7617, section 2), nor have controls. */
export const sayable = ({ mechanism, login, password, carriage, before = [] }: Dial): boolean =>
  mechanism === "FORM" ||
  mechanism === "BASIC" && carriage !== "escaped" &&
    [{ login, password }, ...before].every((said) =>
      // deno-lint-ignore no-control-regex -- controls are what is looked for
      !/:/.test(said.login) && !/[\x00-\x1f\x7f]/.test(said.login + said.password)
    );
