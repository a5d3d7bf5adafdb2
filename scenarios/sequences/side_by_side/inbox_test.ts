import { assertEquals } from "@std/assert";
import { appended, DELETED, expunged, FLAGGED, flagged, without } from "./inbox.ts";

const two = appended(appended([], "a"), "b");

Deno.test("a message that is appended is the last, without flags", () => {
  assertEquals(two, [{ id: "a", flags: [] }, { id: "b", flags: [] }]);
});

Deno.test("a flag is given once, to one message", () => {
  const once = flagged(two, "b", FLAGGED);
  assertEquals(once, [{ id: "a", flags: [] }, { id: "b", flags: [FLAGGED] }]);
  assertEquals(flagged(once, "b", FLAGGED), once);
});

Deno.test("EXPUNGE removes what is marked, QUIT what is named", () => {
  assertEquals(expunged(flagged(two, "a", DELETED)).map(({ id }) => id), ["b"]);
  assertEquals(without(two, new Set(["b"])).map(({ id }) => id), ["a"]);
});
