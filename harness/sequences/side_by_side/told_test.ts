import { assertEquals } from "@std/assert";
import { Told } from "./told.ts";

const inbox = (...flags: readonly (readonly string[])[]) =>
  flags.map((flags, at) => ({ id: `message ${at + 1}`, flags }));

function told(...responses: readonly string[]) {
  const told = new Told();
  told.hear(["* 2 EXISTS", "* 1 FETCH (FLAGS ())", "* 2 FETCH (FLAGS (\\Recent))"]);
  told.hear(responses);
  return told;
}

Deno.test("who was told all lacks nothing; Recent is no flag of the message", () => {
  assertEquals(told().lacks(inbox([], [])), undefined);
  assertEquals(told("* 3 EXISTS").lacks(inbox([], [], [])), undefined);
  assertEquals(told("* 1 EXPUNGE").lacks(inbox([])), undefined);
  assertEquals(
    told("* 2 FETCH (UID 7 FLAGS (\\Deleted))").lacks(inbox([], ["\\Deleted"])),
    undefined,
  );
});

Deno.test("who read a message is no matter of the model: servers mark as seen what POP took", () => {
  assertEquals(told("* 1 FETCH (FLAGS (\\Seen))").lacks(inbox([], [])), undefined);
});

Deno.test("a number that is not told is lacked", () => {
  assertEquals(told().lacks(inbox([], [], [])), "it was told of 2 messages, and there are 3");
  assertEquals(told().lacks(inbox([])), "it was told of 2 messages, and there are 1");
});

Deno.test("a flag that is not told is lacked, and so is one that went with another message", () => {
  const lacks = "it was not told that message 1 has the flags (\\Flagged)";
  assertEquals(told().lacks(inbox(["\\Flagged"], [])), lacks);
  const moved = told("* 2 FETCH (FLAGS (\\Flagged))", "* 1 EXPUNGE");
  assertEquals(moved.lacks(inbox(["\\Flagged"])), undefined);
  assertEquals(moved.lacks(inbox([])), "it was not told that message 1 has the flags ()");
});
