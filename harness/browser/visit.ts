import type { BrowserContext, Page, Response } from "playwright-core";
import { canaryIn } from "../../fixtures/canary.ts";
import type { Dial } from "../clients/client.ts";
import { identify } from "../clients/identity.ts";
import { refusal } from "../clients/web_refusal.ts";
import type { Observation } from "../observation.ts";

/** What is on the screen, in the order of a visit. */
export type Stage = "login page" | "refused" | "error page" | "session" | "logged out";

/** Looks at a page while it is there. */
export type Look = (page: Page, stage: Stage) => Promise<void>;

const PASSWORD = "input[type=password]";
const FORM = `form:has(${PASSWORD})`;
const NAME = `${FORM} input:not([type=hidden]):not([type=password]):not([type=checkbox])`;
const LOGOUT = "form[action*=logout] button";

const unclear = (because: string): Observation => ({ kind: "unclear", because });

/** The URL that a person types: the host of the login, at the endpoint's port. */
export const urlOf = ({ endpoint, security, host = endpoint.address }: Dial): string =>
  `${security === "tls" ? "https" : "http"}://${host}:${endpoint.port}/`;

/** The page as an answer, for those who read refusals. */
async function answerOf(page: Page, response: Response | null) {
  return { status: response?.status() ?? 0, cookies: [], body: await page.content() };
}

async function fillIn(
  page: Page,
  { login, password }: { readonly login: string; readonly password: string },
): Promise<Response | null> {
  await page.locator(NAME).first().fill(login);
  await page.locator(PASSWORD).fill(password);
  const [response] = await Promise.all([
    page.waitForNavigation(),
    page.locator(`${FORM} button`).click(),
  ]);
  return response;
}

/** Logs out, and looks whether the session is dead then, by the cookies that it had. */
async function leave(context: BrowserContext, page: Page, look: Look): Promise<string | undefined> {
  const session = page.url();
  const cookies = await context.cookies();
  if (await page.locator(LOGOUT).count() !== 1) return "the session page has no button to log out";
  await Promise.all([page.waitForNavigation(), page.locator(LOGOUT).click()]);
  await look(page, "logged out");
  await context.addCookies(cookies);
  await page.goto(session);
  return canaryIn(await page.innerText("body")) === undefined
    ? undefined
    : "the session lived on after it was logged out";
}

/** Types name and password into the login page, reads account and canary, logs out. */
export async function visit(
  context: BrowserContext,
  dial: Dial,
  look: Look = () => Promise.resolve(),
): Promise<Observation> {
  const page = await context.newPage();
  page.setDefaultTimeout(dial.timeout);
  const first = await answerOf(page, await page.goto(urlOf(dial)));
  const closed = first.status === 200 ? undefined : refusal(first, dial);
  if (closed) {
    await look(page, "error page");
    return closed;
  }
  if (await page.locator(PASSWORD).count() !== 1) {
    return unclear("no page that asks for a password");
  }
  await look(page, "login page");
  for (const before of dial.before ?? []) {
    const seen = refusal(await answerOf(page, await fillIn(page, before)), dial, first.body);
    if (seen === undefined) return unclear("a login that should fail first opened");
    if (seen.kind !== "refused" || seen.class !== "login") return seen;
  }
  const refused = refusal(await answerOf(page, await fillIn(page, dial)), dial, first.body);
  if (refused) {
    await look(
      page,
      refused.kind === "refused" && refused.class === "login" ? "refused" : "error page",
    );
    return refused;
  }
  const seen = identify(await page.innerText("body"), dial);
  await look(page, "session");
  const trouble = await leave(context, page, look);
  return trouble === undefined ? seen : unclear(trouble);
}
