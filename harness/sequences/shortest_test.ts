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

Deno.test("what shows without any step needs none", async () => {
  assertEquals((await shortest([..."abcde"], 5, has())).steps, []);
  assertEquals((await shortest([], 0, has())).steps, []);
});
