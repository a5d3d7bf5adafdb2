import { Buffer } from "node:buffer";
import type { Deployment, FullName } from "../../../fixtures/deployment.ts";
import { deploy } from "../../policy/_deploy.ts";
import type { ServedProtocol } from "../../protocol.ts";
import { type Guarded, guarded } from "../../testing/guarded.ts";
import { converse } from "../../testing/talk.ts";
import type { Wire } from "../../wire.ts";
import { smtp } from "./mod.ts";

/** For tests: three Domains with accounts, and one address of each kind that leads to several, or to none. */
export const DEPLOYMENT: Deployment = deploy({
  "company.com": { accounts: ["joe=postmaster"] },
  "client1.com": {
    addresses: ["127.0.1.1"],
    accounts: ["ann=anna"],
    forwarders: [
      { name: "away", to: "info@elsewhere.example" },
      { name: "round", to: "round@client1.com" },
    ],
    groups: ["team=ann,info@client2.com,joe@company.com,team"],
    lists: ["news=team,ann"],
  },
  "client2.com": { accounts: ["gone"] },
}, ["old.example = client2.com", "joes.example = joe.local"]);

/** The same with gone@client2.com disabled, and nothing but the web on for joe@company.com. */
const WORLD: Deployment = {
  ...DEPLOYMENT,
  domains: DEPLOYMENT.domains.map((domain) => ({
    ...domain,
    accounts: domain.accounts.map((account) => ({
      ...account,
      enabled: account.name !== "gone",
      ...account.name === "joe" && { services: ["web"] as const },
    })),
  })),
};

/** A server's world for one test. */
export function served(): Guarded {
  return guarded(WORLD);
}

export interface Setting {
  readonly world?: Guarded;
  readonly protocol?: ServedProtocol;
  readonly wire?: Partial<Wire>;
}

/** All that is answered to lines said at once, without the greeting. */
export async function said(
  lines: readonly string[],
  { world, protocol = smtp, wire = {} }: Setting = {},
): Promise<string[]> {
  using own = served();
  const { say, hear, hangUp, over } = converse(protocol, (world ?? own).door(protocol.id), wire);
  say(...lines);
  hangUp();
  await over;
  await hear();
  const heard: string[] = [];
  for (let line = await hear(); line !== undefined; line = await hear()) heard.push(line);
  return heard;
}

/** The messages of INBOX behind the canary, one character a byte. */
export function messages(world: Guarded, account: FullName): string[] {
  const inbox = world.mail(account).open("INBOX");
  const content = (uid: number) => Buffer.from(inbox?.content(uid) ?? []).toString("latin1");
  return (inbox?.messages() ?? []).slice(1).map(({ uid }) => content(uid));
}

/** Without Return-Path and Received. */
export function bodies(world: Guarded, account: FullName): string[] {
  return messages(world, account).map((message) =>
    message.replace(/^Return-Path: .*\r\nReceived: .*\r\n\t.*\r\n/, "")
  );
}
