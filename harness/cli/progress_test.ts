import { assertEquals } from "@std/assert";
import { isCi, lineOf, lines } from "./progress.ts";

const what = "logins";

for (
  const [line, far] of [
    ["0/9508 logins, 0 %", { done: 0, total: 9508, ms: 10_000 }],
    ["1200/9508 logins, 12 %, 1 min 10 s left", { done: 1200, total: 9508, ms: 10_000 }],
    ["9507/9508 logins, 99 %, 1 s left", { done: 9507, total: 9508, ms: 60_000 }],
    ["9508/9508 logins, 100 %", { done: 9508, total: 9508, ms: 60_000 }],
    ["1/100 logins, 1 %, 1 h 39 min left", { done: 1, total: 100, ms: 60_000 }],
    ["0/0 logins", { done: 0, total: 0, ms: 10_000 }],
  ] as const
) {
  Deno.test(`progress says ${line}`, () => assertEquals(lineOf({ what, ...far }), line));
}

for (
  const [value, ci] of [
    ["true", true],
    ["1", true],
    ["false", false],
    ["0", false],
    ["", false],
  ] as const
) {
  Deno.test(`CI=${value} is ${ci ? "a" : "no"} CI`, () => assertEquals(isCi(value), ci));
}

Deno.test("a line is said while nothing gets done, and none after the end", async () => {
  using over = saying();
  over.far.step();
  await over.lines(1);
  assertEquals(over.said[0]?.startsWith("1/4 logins, 25 %"), true, over.said[0]);
  over.far[Symbol.dispose]();
  const before = over.said.length;
  using another = saying();
  await another.lines(3);
  assertEquals(over.said.length, before);
});

/** Lines a millisecond apart, and a way to wait for so many of them. */
function saying() {
  const said: string[] = [];
  const waiting: { count: number; go: () => void }[] = [];
  const far = lines({
    total: 4,
    what,
    period: 1,
    say(line) {
      said.push(line);
      for (const { count, go } of waiting) if (said.length >= count) go();
    },
  });
  // The lines' own timer keeps no process alive.
  const alive = setInterval(() => {}, 1000);
  return {
    far,
    said,
    lines: (count: number) => new Promise<void>((go) => waiting.push({ count, go })),
    [Symbol.dispose]() {
      far[Symbol.dispose]();
      clearInterval(alive);
    },
  };
}
