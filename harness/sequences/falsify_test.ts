import { assertEquals } from "@std/assert";
import { falsify } from "./falsify.ts";

Deno.test("a statement of which no value was tried is not kept", async () => {
  const never = () => Promise.resolve(undefined);
  assertEquals((await falsify([1, 2], [], never)).finding, "unclear");
  assertEquals((await falsify([], [], never)).finding, "unclear");
});

Deno.test("a statement that no value breaks is kept, with how many were tried", async () => {
  const falsified = await falsify([1, 2], [2], () => Promise.resolve(undefined));
  assertEquals(falsified, { finding: "kept", runs: 1 });
});
