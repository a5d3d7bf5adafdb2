import { assertEquals, assertMatch } from "@std/assert";
import type { Entry } from "../run/entry.ts";
import { refused } from "./_judged.ts";
import { judgeRun } from "./run.ts";
import { slowingIn } from "./slowing.ts";

const logins = (times: readonly number[]) =>
  times.map((ms, at): Entry => ({
    type: "login",
    role: "scenario",
    id: `${at}`,
    group: "world/pop3/127.0.0.1/plain",
    observation: refused(),
    client: "none",
    ms,
  }));

const upTo = (count: number, of: (at: number) => number) =>
  Array.from({ length: count }, (_, at) => of(at));

Deno.test("refusals that come later and later are told once, with how late", () => {
  const entries = logins(upTo(15, (at) => 100 * 2 ** (at / 2)));
  const [text = "", ...more] = slowingIn(entries);
  assertMatch(
    text,
    /^refused logins took longer and longer in world, from 0\.2 s to 6\.4 s; remedy: /,
  );
  assertEquals(more, []);
  const plan = {
    seed: 1,
    profile: "smoke",
    deployments: [],
    scenarios: [],
    relations: [],
  } as const;
  const { lockouts } = judgeRun({ ...plan, observed: [], sequences: [], short: [] }, entries);
  assertEquals(lockouts, [text]);
});

Deno.test("refusals that are slow from the first, quick to the last, or few show no growth", () => {
  assertEquals(slowingIn(logins(upTo(15, () => 4000))), []);
  assertEquals(slowingIn(logins(upTo(15, (at) => 1 + at * 10))), []);
  assertEquals(slowingIn(logins(upTo(6, (at) => 100 * 2 ** at))), []);
});
