import { canaryIn } from "../../fixtures/canary.ts";
import type { Observation } from "../observation.ts";
import type { Dial } from "./client.ts";
import { identify } from "./identity.ts";
import { toBase64 } from "./sasl.ts";
import { CookieJar } from "./web_cookies.ts";
import { pathOf, type WebAnswer, type WebExchange, type WebRequest } from "./web_exchange.ts";
import { filled, linesOf, loginForm, logoutForm } from "./web_page.ts";
import { isTrouble, refusal } from "./web_refusal.ts";

/** Redirects in a row. */
const PATIENCE = 5;

const unclear = (because: string): Observation => ({ kind: "unclear", because });

/** A browser without a window: keeps cookies, follows redirects. */
class Visitor {
  readonly jar: CookieJar;
  /** Where it is, after redirects. */
  path = "/";

  constructor(readonly exchange: WebExchange, secure: boolean) {
    this.jar = new CookieJar(secure);
  }

  async go(first: Pick<WebRequest, "method" | "path" | "body">): Promise<WebAnswer> {
    let { method, path, body } = first;
    for (let turn = 0; turn <= PATIENCE; turn++) {
      const cookie = this.jar.header(path);
      const answer = await this.exchange({
        method,
        path,
        headers: {
          ...cookie === undefined ? {} : { cookie },
          ...body === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" },
        },
        ...body === undefined ? {} : { body },
      });
      answer.cookies.forEach((header) => this.jar.take(header));
      this.path = path;
      if (answer.status < 300 || answer.status >= 400 || answer.location === undefined) {
        return answer;
      }
      // 307 and 308 would send the password once more, to wherever they point: none of ours does.
      if (answer.status >= 307) throw new Error(`redirected by ${answer.status}`);
      [method, path, body] = ["GET", pathOf(answer.location, path), undefined];
    }
    throw new Error("redirected without end");
  }
}

async function fillIn(
  visitor: Visitor,
  page: WebAnswer,
  credentials: { readonly login: string; readonly password: string },
  { carriage }: Pick<Dial, "carriage">,
): Promise<WebAnswer> {
  const form = loginForm(page.body);
  if (!form) throw new Error("the page asks for no password");
  const path = pathOf(form.action, visitor.path);
  return await visitor.go({
    method: "POST",
    path,
    body: filled(form, credentials, carriage === "escaped"),
  });
}

/** Logs out, and looks whether the session is dead then, by the cookies that it had. */
async function leave(visitor: Visitor, page: WebAnswer): Promise<string | undefined> {
  const form = logoutForm(page.body);
  if (!form) return "the session page has no form to log out";
  const { path } = visitor;
  const cookie = visitor.jar.header(path);
  const body = filled(form, { login: "", password: "" });
  const out = await visitor.go({ method: "POST", path: pathOf(form.action, path), body });
  if (out.status >= 400) return `logging out was answered by ${out.status}`;
  const after = await visitor.exchange({
    method: "GET",
    path,
    headers: cookie === undefined ? {} : { cookie },
  });
  return after.status === 200 && canaryIn(linesOf(after.body).join("\n")) !== undefined
    ? "the session lived on after it was logged out"
    : undefined;
}

/** Logs in by the login page's form, reads the canary, logs out. */
export async function byForm(exchange: WebExchange, dial: Dial): Promise<Observation> {
  const visitor = new Visitor(exchange, dial.security === "tls");
  let page = await visitor.go({ method: "GET", path: "/" });
  if (page.status !== 200 && !loginForm(page.body) || isTrouble(page)) {
    return refusal(page, dial) ?? unclear(`the login page was answered by ${page.status}`);
  }
  if (!loginForm(page.body)) return unclear("the first page asks for no password");
  for (const before of dial.before ?? []) {
    const seen = await fillIn(visitor, page, before, dial);
    const refused = refusal(seen, dial, page.body);
    if (refused === undefined) return unclear("a login that should fail first opened");
    if (refused.kind !== "refused" || refused.class !== "login") return refused;
    page = loginForm(seen.body) ? seen : await visitor.go({ method: "GET", path: "/" });
  }
  const answer = await fillIn(visitor, page, dial, dial);
  const refused = refusal(answer, dial, page.body);
  if (refused) return refused;
  const seen = identify(linesOf(answer.body).join("\n"), dial);
  const trouble = await leave(visitor, answer);
  return trouble === undefined ? seen : unclear(trouble);
}

/** The page that asks for HTTP Basic (RFC 7617). */
const ASKS = "/basic/";

/** Asks for a page that wants HTTP Basic, then with name and password, in UTF-8. There is no session to end. */
export async function byBasic(exchange: WebExchange, dial: Dial): Promise<Observation> {
  const ask = (headers: WebRequest["headers"]) => exchange({ method: "GET", path: ASKS, headers });
  const show = ({ login, password }: { login: string; password: string }) =>
    ask({ authorization: `Basic ${toBase64(`${login}:${password}`)}` });
  const asked = await ask({});
  const closed = asked.status === 401 ? undefined : refusal(asked, dial);
  // A host that is not served shows its error page whatever name is then sent (client.web.unserved).
  if (closed?.kind === "refused") {
    const answer = await show(dial);
    return refusal(answer, dial) ?? identify(linesOf(answer.body).join("\n"), dial);
  }
  if (asked.status !== 401) {
    return closed ?? unclear(`answered ${asked.status} to no credentials`);
  }
  if (!/^basic\b/i.test(asked.challenge ?? "")) return unclear("401 without a Basic challenge");
  for (const before of dial.before ?? []) {
    const refused = refusal(await show(before), dial, asked.body);
    if (refused === undefined) return unclear("a login that should fail first opened");
    if (refused.kind !== "refused" || refused.class !== "login") return refused;
  }
  const answer = await show(dial);
  return refusal(answer, dial, asked.body) ?? identify(linesOf(answer.body).join("\n"), dial);
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
