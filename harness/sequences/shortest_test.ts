import { assertEquals } from "@std/assert";
import { shortest } from "./shortest.ts";

const has = (...wanted: readonly string[]) => (steps: readonly string[]) =>
  Promise.resolve(wanted.every((one) => steps.includes(one)) ? steps.length : undefined);

Deno.test("every step that is not needed is left out, and the order stays", async () => {
  const steps = [..."abcdefghijk"];
  const { steps: least, seen } = await shortest(steps, steps.length, has("b", "c", "k"));
  assertEquals(least, ["b", "c", "k"]);
  assertEquals(seen, 3);
});

Deno.test("steps that are all needed stay", async () => {
  assertEquals((await shortest([..."abc"], 3, has("a", "b", "c"))).steps, [..."abc"]);
});

Deno.test("when the time is over, the fewest so far are told", async () => {
  const steps = [..."abcdefghijk"];
  let tries = 0;
  const slow = async (some: readonly string[]) => {
    tries++;
    const until = performance.now() + 5;
    while (performance.now() < until);
    return await has("b")(some);
  };
  const { steps: least } = await shortest(steps, steps.length, slow, 4);
  assertEquals([tries, least], [1, [..."abcde"]]);
});

Deno.test("what shows without any step needs none", async () => {
  assertEquals((await shortest([..."abcde"], 5, has())).steps, []);
  assertEquals((await shortest([], 0, has())).steps, []);
});
