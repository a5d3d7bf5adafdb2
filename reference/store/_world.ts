import { canaryIn, canaryOf, siteTokenIn } from "../../fixtures/canary.ts";
import type { Deployment, FullName } from "../../fixtures/deployment.ts";
import type { AccountStore } from "./mod.ts";

/** Deployment `world` with one Domain and these accounts. */
export function world(...accounts: string[]): Deployment {
  return {
    name: "world",
    main: "a.example",
    addresses: [],
    domains: [{
      name: "a.example",
      aliases: [],
      addresses: [],
      accounts: accounts.map((name) => ({ name, password: "x", aliases: [], enabled: true })),
      forwarders: [],
      groups: [],
      lists: [],
    }],
    routes: [],
    dns: {},
  };
}

/** Runs a test with a data directory of its own. */
export function inDirectory(work: (dir: string) => void): void {
  const dir = Deno.makeTempDirSync({ prefix: "loginspec-store-" });
  try {
    work(dir);
  } finally {
    Deno.removeSync(dir, { recursive: true });
  }
}

export const INFO: FullName = "info@a.example";
export const decode = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

/** What an account shows under a deployment's name, as `shown` has it. */
export function tokensOf(deployment: string, account: FullName): string[] {
  const { token, site } = canaryOf(deployment, account);
  return [token, token, site.token, token];
}

/** The tokens of the canaries that an account shows: message, file, site, contact. */
export function shown({ mail, files, roster }: AccountStore): (string | undefined)[] {
  const inbox = mail.open("INBOX");
  const [first] = inbox?.messages() ?? [];
  return [
    canaryIn(decode(first && inbox?.content(first.uid))),
    canaryIn(decode(files.read("/canary.txt"))),
    siteTokenIn(decode(files.read("/www/index.html"))),
    canaryIn(roster.items().map(({ jid }) => jid).join()),
  ];
}
