import { assert, assertEquals } from "@std/assert";
import { Buffer } from "node:buffer";
import type { Deployment } from "../../fixtures/deployment.ts";
import { judgeRun } from "../judge/run.ts";
import { referenceTarget } from "../targets/reference.ts";
import type { Target } from "../targets/target.ts";
import { made, small } from "../uneven/_made.ts";

/** The same but for the password of each Domain's first account. */
const otherPasswords = (deployment: Deployment): Deployment => ({
  ...deployment,
  domains: deployment.domains.map((domain) => ({
    ...domain,
    accounts: domain.accounts.map((account, at) =>
      at === 0 ? { ...account, password: `${account.password}-not` } : account
    ),
  })),
});

const right = referenceTarget();

/** A server that is right, of another world than it is said to have. */
const apart: Target = {
  ...right,
  start: (deployment, ...rest) => right.start(otherPasswords(deployment), ...rest),
};

Deno.test("a server that has other passwords than we were told follows no reading for it, and does not deviate", async () => {
  const plan = small("imap");
  const { entries } = await made(apart, plan);
  const { results, followed } = judgeRun(plan, entries);
  const red = results.filter(({ verdict }) => verdict === "deviates" || verdict === "differs");
  assertEquals(red.map(({ id, why }) => `${id}: ${why}`), []);
  assert(results.some(({ why }) => why.includes("opened by no name at all")));
  assertEquals(Object.entries(followed).filter(([, reading]) => reading !== "a"), []);
});

Deno.test("a server without canaries is told as one, after few logins", async () => {
  const worn = (said: string | Uint8Array) =>
    Buffer.from(
      Buffer.from(said).toString("latin1").replace(/Canary (?=[0-9a-f])/g, "Nobody "),
      "latin1",
    );
  const target = referenceTarget({
    wire: (wire) => ({ ...wire, send: (...data) => wire.send(...data.map(worn)) }),
  });
  const { stopped = "", outOfReach, entries, verdicts } = await made(target, small("imap", "pop3"));
  assert(stopped.includes("Remedy: "), stopped);
  assertEquals([outOfReach, entries.filter(({ type }) => type === "lost")], [undefined, []]);
  assert(entries.length < 80, `${entries.length} entries`);
  assertEquals([...verdicts.keys()].filter((verdict) => verdict !== "notOffered"), ["unproven"]);
});
