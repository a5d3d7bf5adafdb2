import { assert, assertEquals } from "@std/assert";
import { setImmediate } from "node:timers/promises";
import { Turn } from "./turn.ts";

/** Spends without an end, until told. @returns how often it has spent */
function spending() {
  let spent = 0;
  let over = false;
  const turn = new Turn();
  const done = (async () => {
    while (!over) {
      await turn.spend();
      spent++;
    }
  })();
  return {
    spent: () => spent,
    end: async () => {
      over = true;
      await done;
    },
  };
}

/** How often they spend in each of so many turns of the event loop, the first two not counted. */
async function turns(count: number, all: readonly { spent(): number }[]): Promise<number[]> {
  const spent = () => all.reduce((sum, each) => sum + each.spent(), 0);
  const counts: number[] = [];
  for (let n = -2; n < count; n++) {
    const before = spent();
    await setImmediate();
    if (n >= 0) counts.push(spent() - before);
  }
  return counts;
}

Deno.test("fifty that never wait do no more in a turn of the event loop than one does, and have even shares", async () => {
  const alone = spending();
  const share = Math.max(...await turns(10, [alone]));
  await alone.end();
  const all = Array.from({ length: 50 }, spending);
  const most = Math.max(...await turns(200, all));
  const each = all.map(({ spent }) => spent());
  await Promise.all(all.map(({ end }) => end()));
  assert(share > 0 && most <= 2 * share, `${most} in a turn, where one alone has ${share}`);
  assert(Math.min(...each) > 0 && Math.max(...each) - Math.min(...each) <= 2 * share, `${each}`);
});

Deno.test("who waited for its peer begins its turn anew", () => {
  const turn = new Turn();
  for (let n = 0; n < 1000; n++) {
    assertEquals(turn.spend(), undefined);
    turn.renew();
  }
});
