import type { BrowserContext, Locator, Page, Response } from "playwright-core";
import { canaryIn } from "../../fixtures/canary.ts";
import type { Dial } from "../clients/client.ts";
import { LedAway } from "../clients/web_link.ts";
import { ENDED, LIVED_ON, NO_WAY_OUT, SHOWN_ONCE } from "../clients/web_log_out.ts";
import { LOG_OUT } from "../clients/web_page.ts";
import { refusal } from "../clients/web_refusal.ts";
import { blank } from "../clients/secrets.ts";
import { sessionOn } from "../clients/web_session.ts";
import type { LogOut, Observation } from "../observation.ts";

/** What is on the screen, in the order of a visit. */
export type Stage = "login page" | "refused" | "error page" | "session" | "logged out";

/** Looks at a page while it is there. */
export type Look = (page: Page, stage: Stage) => Promise<void>;

const PASSWORD = "input[type=password]";
const FORM = `form:has(${PASSWORD})`;
const NAME = `${FORM} input:not([type=hidden]):not([type=password]):not([type=checkbox])`;

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

/** A page of another server is none of this one's. @throws {LedAway} */
function stays(page: Page, dial: Dial): void {
  const { origin } = new URL(page.url());
  if (origin !== new URL(urlOf(dial)).origin) throw new LedAway(`led away, to ${origin}`);
}

/** What a person would click on to leave: a button, else a link. */
async function wayOut(page: Page): Promise<Locator | undefined> {
  const ways = [
    page.locator("form[action*=logout] button"),
    page.getByRole("button", { name: LOG_OUT }),
    page.getByRole("link", { name: LOG_OUT }),
  ];
  for (const way of ways) if (await way.count() > 0) return way.first();
  return undefined;
}

const shows = async (page: Page) => canaryIn(await page.innerText("body")) !== undefined;

/** Logs out, and looks whether the session is dead then, by the cookies that it had. */
async function leave(
  context: BrowserContext,
  page: Page,
  posted: boolean,
  look: Look,
): Promise<LogOut> {
  const session = page.url();
  const cookies = await context.cookies();
  if (posted) {
    await page.goto(session);
    if (!await shows(page)) return SHOWN_ONCE;
  }
  const way = await wayOut(page);
  if (!way) return NO_WAY_OUT;
  await Promise.all([page.waitForNavigation(), way.click()]);
  await look(page, "logged out");
  await context.addCookies(cookies);
  await page.goto(session);
  return await shows(page) ? LIVED_ON : ENDED;
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
  stays(page, dial);
  const closed = first.status === 200 ? undefined : refusal(first, dial);
  if (closed) {
    await look(page, "error page");
    return closed;
  }
  if (await page.locator(PASSWORD).count() !== 1) {
    return unclear("no page that asks for a password");
  }
  await look(page, "login page");
  const tried = async (credentials: { readonly login: string; readonly password: string }) => {
    const response = await fillIn(page, credentials);
    stays(page, dial);
    const refused = refusal(await answerOf(page, response), dial, first.body);
    return { refused, posted: response?.request().method() === "POST" };
  };
  for (const before of dial.before ?? []) {
    const { refused } = await tried(before);
    if (refused === undefined) return unclear("a login that should fail first opened");
    if (refused.kind !== "refused" || refused.class !== "login") return refused;
  }
  const { refused, posted } = await tried(dial);
  if (refused) {
    await look(
      page,
      refused.kind === "refused" && refused.class === "login" ? "refused" : "error page",
    );
    return refused;
  }
  const seen = sessionOn(await page.innerText("body"), dial, await page.content());
  await look(page, "session");
  if (seen.kind !== "opened") return seen;
  const logOut = await leave(context, page, posted, look).catch((error: unknown): LogOut => ({
    finding: "unclear",
    why: blank(error instanceof Error ? error.message : String(error), dial),
  }));
  return { ...seen, logOut };
}
