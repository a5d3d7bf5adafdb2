import { assertEquals } from "@std/assert";
import { dispatch, type LineProtocol, rows, say } from "./line_protocol.ts";
import type { ServedProtocol } from "./protocol.ts";
import { talk } from "./testing/talk.ts";
import { doorTo, sessionWith } from "./testing/door.ts";

type State = { phase: "shut" } | { phase: "ajar"; by: string } | { phase: "over" };

const row = rows<State, null>();

const commands: LineProtocol<State, null>["commands"] = {
  OPEN: row(["shut"], (_, by) => say({ phase: "ajar", by: by ?? "nobody" }, "done")),
  WHO: row(["ajar"], (state, argument) => say(state, `[${state.by}] [${argument}]`)),
  BYTES: row(["shut", "ajar"], async function* (state) {
    yield new TextEncoder().encode("raw");
    yield await Promise.resolve("line");
    return state;
  }),
  BYE: row(["shut", "ajar"], () => say({ phase: "over" }, "bye")),
};

const gate: ServedProtocol = {
  id: "pwd",
  upgrades: false,
  converse: (wire) =>
    dispatch<State, null>(
      {
        commands,
        unknown: "unknown",
        misplaced: (state, verb) => `${verb} not while ${state.phase}`,
      },
      wire,
      null,
      { phase: "shut" },
    ),
  farewell: () => "",
};

const door = doorTo({ name: "", password: "", session: sessionWith({}) });
const said = (...lines: string[]) => talk(gate, door, ...lines);

Deno.test("the verb's letter case does not matter, the argument comes untouched", async () => {
  assertEquals(await said("oPeN  A b ", "WHO", "WHO "), [
    "done",
    "[ A b ] [undefined]",
    "[ A b ] []",
  ]);
});

Deno.test("a command out of its phase does not run", async () => {
  assertEquals(await said("WHO", "OPEN x", "OPEN y", "WHO"), [
    "WHO not while shut",
    "done",
    "OPEN not while ajar",
    "[x] [undefined]",
  ]);
});

Deno.test("what is not in the table is unknown, an empty line too", async () => {
  assertEquals(
    await said("", " OPEN", "OPEN\tx", "w\u0131o", "BYTE\u017f"),
    Array(5).fill("unknown"),
  );
});

Deno.test("bytes go out as they are, text gets its line end", async () => {
  assertEquals(await said("BYTES"), ["rawline"]);
});

Deno.test("nothing is read once the conversation is over", async () => {
  assertEquals(await said("BYE", "OPEN"), ["bye"]);
});
