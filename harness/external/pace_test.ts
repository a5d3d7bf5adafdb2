import { assertEquals } from "@std/assert";
import { paceOf } from "./pace.ts";

Deno.test("so many a second go on, evenly, however many ask at once", async () => {
  let now = 0;
  const waits: number[] = [];
  const ahead = paceOf(4, {
    now: () => now,
    wait(milliseconds) {
      waits.push(milliseconds);
      return Promise.resolve();
    },
  });
  await Promise.all([ahead(), ahead(), ahead()]);
  assertEquals(waits, [250, 500]);
  // Nothing is saved up in a pause.
  now = 10_000;
  await Promise.all([ahead(), ahead()]);
  assertEquals(waits, [250, 500, 250]);
});
