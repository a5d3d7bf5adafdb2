import { assertEquals } from "@std/assert";
import { Admission } from "./admission.ts";

const never = new Promise<void>(() => {});

Deno.test("connections are counted in all and of each peer, until they are gone", async () => {
  const admission = new Admission({ connections: 3, connectionsPerPeer: 2 });
  const first = Promise.withResolvers<void>();
  assertEquals(admission.enter("a", first.promise), "admitted");
  assertEquals(admission.enter("a", never), "admitted");
  assertEquals(admission.enter("a", never), "turned away");
  assertEquals(admission.enter("b", never), "admitted");
  assertEquals(admission.enter("c", never), "turned away");
  first.resolve();
  await first.promise;
  assertEquals(admission.enter("a", never), "admitted");
  assertEquals(admission.enter("c", never), "turned away");
});

Deno.test("those who are told that there are too many are not too many themselves", async () => {
  const admission = new Admission({ connections: 0, connectionsPerPeer: 1 });
  const told = Promise.withResolvers<void>();
  const entries = Array.from({ length: 101 }, () => admission.enter("a", told.promise));
  assertEquals(entries.filter((entry) => entry === "turned away").length, 100);
  assertEquals(entries.at(-1), "dropped");
  told.resolve();
  await told.promise;
  assertEquals(admission.enter("a", never), "turned away");
});
