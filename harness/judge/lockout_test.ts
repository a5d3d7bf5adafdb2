import { assert, assertEquals } from "@std/assert";
import { plan } from "../../scenarios/plan.ts";
import { type Policy, referencePolicy } from "../../reference/mod.ts";
import { refused } from "../../reference/policy/policy.ts";
import type { Entry } from "../run/entry.ts";
import { execute } from "../run/execute.ts";
import { worldsOf } from "../run/group.ts";
import { referenceTarget } from "../targets/reference.ts";
import { judgeRun } from "./run.ts";

type Admit = Policy["admit"];

/** Whom a login counts against. */
const ACCOUNT = ({ name }: Parameters<Admit>[1]) => name.toLowerCase().split(/[@%]/)[0] ?? "";
const CLIENT = () => "all";

/** A reference that refuses whatever comes from who failed too often: by the account part of the name, or all. */
function locking(most: number, whom: typeof ACCOUNT): Policy {
  const failures = new Map<string, number>();
  return {
    ...referencePolicy,
    async admit(world, login) {
      const key = whom(login);
      const failed = failures.get(key) ?? 0;
      if (failed >= most) return refused("password");
      const decision = await referencePolicy.admit(world, login);
      if (decision.kind === "refused") failures.set(key, failed + 1);
      return decision;
    },
  };
}

/** The smoke profile's logins over POP3 to the deployment that has most of them, judged. */
async function judged(policy: Policy) {
  const all = plan({ seed: 1, profile: "smoke", protocols: ["pop3"] });
  const [scenarios = []] = [...Map.groupBy(all.scenarios, ({ deployment }) => deployment).values()]
    .toSorted((a, b) => b.length - a.length);
  const entries: Entry[] = [];
  await execute({
    target: referenceTarget({ policy }),
    worlds: worldsOf(scenarios),
    jobs: 1,
    timeout: 5_000,
    mode: "normal",
    seen: new Set(),
    record: (entry) => entries.push(entry),
  });
  const judged = judgeRun({ ...all, scenarios, relations: [], sequences: [] }, entries);
  return { ...judged, entries };
}

Deno.test("a server that locks nobody has no lockout, and nothing is left unproven", async () => {
  const { lockouts, results } = await judged(referencePolicy);
  assertEquals(lockouts, undefined);
  assertEquals(results.filter(({ verdict }) => verdict === "unproven"), []);
});

Deno.test("a server that shuts a client out is told so, and no refusal behind that conforms", async () => {
  const most = 12;
  const { lockouts = [], results, entries } = await judged(locking(most, CLIENT));
  assertEquals(lockouts.length, 1, lockouts.join("\n"));
  const [, latest] =
    /^locked out after at most (\d+) failed logins on this client's address; remedy: /
      .exec(lockouts[0] ?? "") ?? [];
  assert(Number(latest) >= most, lockouts[0]);
  const last = entries.findLastIndex((one) =>
    one.type === "login" && one.observation.kind === "opened"
  );
  const behind = new Set(
    entries.flatMap((one, at) => one.type === "login" && at > last ? [one.id] : []),
  );
  const verdicts = new Set(
    results.filter(({ id }) => behind.has(id)).map(({ verdict }) => verdict),
  );
  assertEquals([...verdicts], ["unproven"]);
  assert(results.some(({ why }) => why.includes("locked out after at most")));
});

Deno.test("a server that locks an account is told so by that account, though its neighbours still open", async () => {
  const { lockouts = [], results, entries } = await judged(locking(3, ACCOUNT));
  assertEquals(lockouts.length, 1);
  const [locked] = results.flatMap(({ why }) =>
    /; locked out after at most \d+ failed logins? on (\S+@\S+); remedy: /.exec(why)?.[1] ?? []
  );
  assert(locked !== undefined, lockouts.join("\n"));
  // Others are judged as ever.
  assert(
    results.some(({ verdict, login }) =>
      verdict === "conforms" && login?.observed.kind === "refused" &&
      login.scenario.subject !== locked
    ),
  );
  const opened = entries.findLastIndex((one) =>
    one.type === "login" && one.observation.kind === "opened" && one.observation.account === locked
  );
  const behind = new Set(
    entries.flatMap((one, at) => one.type === "login" && at > opened ? [one.id] : []),
  );
  const taken = results.filter(({ id, verdict, login }) =>
    behind.has(id) && verdict === "conforms" && login?.observed.kind === "refused" &&
    login.scenario.subject === locked
  );
  assertEquals(taken.map(({ id }) => id), []);
});

Deno.test("a server that refuses later and later is no lockout, and its refusals stand", async () => {
  let failed = 0;
  const { lockouts, results } = await judged({
    ...referencePolicy,
    async admit(world, login) {
      const decision = await referencePolicy.admit(world, login);
      if (decision.kind === "refused") {
        const { promise, resolve } = Promise.withResolvers<void>();
        setTimeout(resolve, Math.min(++failed * 2, 100));
        await promise;
      }
      return decision;
    },
  });
  assertEquals(lockouts, undefined);
  assertEquals(results.filter(({ verdict }) => verdict === "unproven"), []);
});
