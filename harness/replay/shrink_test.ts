import { assert, assertEquals } from "@std/assert";
import type { Scenario } from "../../scenarios/scenario.ts";
import { refused, result, scenario } from "../judge/_judged.ts";
import { shrink } from "./shrink.ts";

const lengthOf = ({ attempt }: Scenario) => attempt.login.length;

/** One letter less each time. */
function* shorter({ attempt: { login } }: Scenario): Iterable<Scenario> {
  for (let cut = 1; cut <= login.length; cut++) yield scenario(login.slice(cut));
}

/** A server that fails with names of so many letters or more. */
const failsFrom = (least: number) => {
  const tried: Scenario[] = [];
  const run = (one: Scenario) => {
    tried.push(one);
    const fails = lengthOf(one) >= least;
    return Promise.resolve(
      result(one, refused(), { verdict: fails ? "deviates" : "conforms", clause: "name.full" }),
    );
  };
  return { run, tried };
};

const failing = result(scenario("abcdefghij"), refused(), {
  verdict: "deviates",
  clause: "name.full",
});

Deno.test("the simplest case that still fails comes back", async () => {
  const { run, tried } = failsFrom(4);
  const shrunk = await shrink(failing, shorter, run, 100);
  assertEquals(shrunk.result.login?.scenario.attempt.login, "ghij");
  assertEquals(shrunk.tried, tried.length);
});

Deno.test("what comes back has failed in the same way, never passed", async () => {
  for (let least = 0; least <= 11; least++) {
    for (const tries of [0, 1, 3, 100]) {
      const { run } = failsFrom(least);
      const { result: shrunk } = await shrink(failing, shorter, run, tries);
      assertEquals([shrunk.verdict, shrunk.clause], ["deviates", "name.full"]);
      assert(shrunk === failing || lengthOf(shrunk.login!.scenario) >= least);
    }
  }
});

Deno.test("another failure than the one that was found is not taken for it", async () => {
  const run = (one: Scenario) =>
    Promise.resolve(result(one, refused(), { verdict: "deviates", clause: "name.spaces" }));
  assertEquals((await shrink(failing, shorter, run, 100)).result, failing);
});

Deno.test("no more logins are made than were allowed", async () => {
  const { run, tried } = failsFrom(11);
  await shrink(failing, shorter, run, 3);
  assertEquals(tried.length, 3);
});
