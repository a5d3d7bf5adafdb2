import { assertEquals, assertNotEquals } from "@std/assert";
import { hash, randomFrom } from "./random.ts";

const three = (key: string) => {
  const random = randomFrom(key);
  return [random.nextInt(), random.nextInt(), random.nextInt()];
};

Deno.test("the numbers of a key are written down: another machine draws the same", () => {
  assertEquals(three("1/deployment/1"), [1327383951, -181404050, 2036503519]);
  assertEquals(hash("1/deployment/1"), 2989023791);
});

Deno.test("keys that differ little draw differently", () => {
  assertNotEquals(three("1/deployment/1"), three("1/deployment/2"));
});

Deno.test("a copy goes on as the original does, and apart from it", () => {
  const random = randomFrom("key");
  const copy = random.clone();
  const first = random.nextInt();
  assertEquals(copy.nextInt(), first);
  assertEquals(random.nextInt(), copy.nextInt());
});
