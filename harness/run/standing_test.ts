import { assertEquals } from "@std/assert";
import type { Entry } from "./entry.ts";
import { standing } from "./standing.ts";

const group = (id: string): Entry => ({ type: "group", id });
const lost: Entry = { type: "lost", deployment: "a", because: "it fell over" };
const stopped: Entry = { type: "stopped", because: "it is gone", outOfReach: true };
const resumed: Entry = { type: "resumed", at: "2030-01-01T00:00:00.000Z" };
const end: Entry = {
  ...{ type: "end", durationMs: 1 },
  ...{ server: { title: "a server" }, deviations: [] },
};

Deno.test("all of a record stands that nobody went on with", () => {
  assertEquals(standing([group("a"), lost, stopped, end]), [group("a"), lost, stopped, end]);
});

Deno.test("how an earlier sitting ended does not stand, what it saw does", () => {
  const sittings = [group("a"), lost, end, resumed, group("b"), stopped, end, resumed];
  assertEquals(standing([...sittings, group("c"), lost, end]), [
    ...[group("a"), group("b"), group("c")],
    ...[lost, end],
  ]);
});

Deno.test("a sitting that was killed behind a whole one has no end", () => {
  assertEquals(standing([group("a"), end, resumed, group("b")]), [group("a"), group("b")]);
});
