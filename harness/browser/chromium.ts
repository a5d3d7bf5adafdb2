import { type Browser, type BrowserContext, chromium } from "playwright-core";
import { CHROMIUM } from "./installed.ts";
import { trustStore } from "./trust_store.ts";

/** What a browser is started for: its names all lead to one address, and nothing that it asks leaves the machine. */
export interface Launch {
  /** Where every host name leads. */
  readonly address: string;
  /** Who may sign a server's certificate (PEM). */
  readonly authorities: readonly string[];
}

/** How a page is looked at. */
export interface View {
  readonly script: boolean;
  /** CSS pixels. */
  readonly width: number;
}

export const DESK: View = { script: true, width: 1000 };

/** A browser that runs. */
export interface Chromium extends AsyncDisposable, Launch {
  /** As reports name it. */
  readonly name: string;
  /** A window with no memory of any other. */
  open(view?: View): Promise<BrowserContext>;
}

const PLAYWRIGHT = "1.65.1";
const HEIGHT = 700;

/** Nothing but what it is told to ask for. Certificates are checked as always. */
const QUIET = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** @throws {Error} where chromium or certutil is not here */
export async function launch({ address, authorities }: Launch): Promise<Chromium> {
  const store = await trustStore(authorities);
  let browser: Browser;
  try {
    browser = await chromium.launch({
      executablePath: CHROMIUM.path,
      headless: true,
      chromiumSandbox: false, // as root it starts with none
      env: { HOME: store.home, PATH: "/usr/bin:/bin", LC_ALL: "C.UTF-8" },
      args: [
        ...QUIET,
        `--host-resolver-rules=MAP * ${address.includes(":") ? `[${address}]` : address}`,
      ],
    });
  } catch (error) {
    await store[Symbol.asyncDispose]();
    throw error;
  }
  return {
    name: `chromium ${browser.version()} by playwright-core ${PLAYWRIGHT}`,
    address,
    authorities,
    open: ({ script, width } = DESK) =>
      browser.newContext({ javaScriptEnabled: script, viewport: { width, height: HEIGHT } }),
    async [Symbol.asyncDispose]() {
      await browser.close();
      await store[Symbol.asyncDispose]();
    },
  };
}
