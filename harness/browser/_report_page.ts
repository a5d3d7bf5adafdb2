import type { BrowserContext, Page } from "playwright-core";
import { type Chromium, DESK, launch } from "./chromium.ts";

/** A report page that is open in a browser, with all that it asked for and complained about. */
export interface Opened extends AsyncDisposable {
  readonly page: Page;
  /** URLs, its own file's first. */
  readonly requests: readonly string[];
  /** What stands in the console, and what was thrown. */
  readonly complaints: readonly string[];
}

export interface Looking {
  readonly width?: number;
  readonly scheme?: "light" | "dark";
  readonly script?: boolean;
  /** A fragment, with its `#`. */
  readonly hash?: string;
}

/** A browser for pages that ask nobody: its names lead nowhere. */
export const offline = (): Promise<Chromium> => launch({ address: "127.0.0.1", authorities: [] });

/** Where pictures are kept: those of the login pages are there, too. */
const PICTURES = "report/browser";

export async function picture(page: Page, name: string, fullPage = false): Promise<void> {
  await Deno.mkdir(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}/report-page-${name}.png`, fullPage });
}

/** Opens HTML as the file that it is for its readers. Nothing moves in it. */
export async function openPage(
  chromium: Chromium,
  html: string,
  { width = 1280, scheme = "light", script = true, hash = "" }: Looking = {},
): Promise<Opened> {
  const file = await Deno.makeTempFile({ prefix: "report-page-", suffix: ".html" });
  await Deno.writeTextFile(file, html);
  const context: BrowserContext = await chromium.open({ ...DESK, script, width });
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
  await page.goto(`file://${file}${hash}`);
  if (script) await shown(page);
  return {
    ...{ page, requests, complaints },
    async [Symbol.asyncDispose]() {
      await context.close();
      await Deno.remove(file);
    },
  };
}

/** Waits until the list stands. @returns milliseconds since the page was asked for, by the browser's own clock */
export async function shown(page: Page): Promise<number> {
  // A function, no text: the page's policy lets nobody make code of a text while it waits.
  const mark = () => performance.getEntriesByName("shown")[0]?.startTime;
  await page.waitForFunction(mark);
  return (await page.evaluate(mark)) ?? 0;
}

/** How far the page reaches beyond its window, in CSS pixels. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
