import { assert, assertEquals, assertMatch } from "@std/assert";
import { KeptSessions } from "./kept.ts";
import type { KeptSession } from "./session.ts";

const sessionOf = (account: `${string}@${string}`) => ({ account }) as KeptSession;
const INFO = sessionOf("info@client1.com");
const JOHN = sessionOf("john@client1.com");

function keeping(more: Partial<ConstructorParameters<typeof KeptSessions>[0]> = {}) {
  return new KeptSessions({ most: 100, mostOfAccount: 100, idleTime: 1000, now: () => 0, ...more });
}

Deno.test("a ticket gives its session again, where it is bound and nowhere else", () => {
  const kept = keeping();
  const ticket = kept.keep(INFO, "client1.com");
  assertEquals(kept.resume(ticket, "client2.com"), undefined);
  assertEquals(kept.resume(ticket, "client1.com"), INFO);
  assertEquals(kept.resume(`${ticket}x`, "client1.com"), undefined);
});

Deno.test("tickets are 128 random bits, and each is new", () => {
  const kept = keeping();
  const tickets = Array.from({ length: 50 }, () => kept.keep(INFO, "a"));
  for (const ticket of tickets) assertMatch(ticket, /^[\w-]{22}$/);
  assertEquals(new Set(tickets).size, 50);
});

Deno.test("a session that was forgotten is over", () => {
  const kept = keeping();
  const [one, other] = [kept.keep(INFO, "a"), kept.keep(JOHN, "a")];
  kept.forget(one);
  assertEquals([kept.resume(one, "a"), kept.resume(other, "a")], [undefined, JOHN]);
});

Deno.test("a session that is not used for the idle time is over, and use prolongs it", () => {
  let time = 0;
  const kept = keeping({ now: () => time });
  const [used, unused] = [kept.keep(INFO, "a"), kept.keep(JOHN, "a")];
  time = 900;
  assert(kept.resume(used, "a"));
  time = 1_800;
  assertEquals([kept.resume(used, "a"), kept.resume(unused, "a")], [INFO, undefined]);
  time = 2_801;
  assertEquals(kept.resume(used, "a"), undefined);
});

Deno.test("one session too many ends the one that was unused longest", () => {
  const kept = keeping({ most: 2 });
  const [first, second] = [kept.keep(INFO, "a"), kept.keep(JOHN, "a")];
  kept.resume(first, "a");
  const third = kept.keep(INFO, "a");
  assertEquals([first, second, third].map((ticket) => kept.resume(ticket, "a") !== undefined), [
    true,
    false,
    true,
  ]);
});

Deno.test("an account with too many sessions ends its own that was unused longest, and nobody else's", () => {
  const kept = keeping({ mostOfAccount: 2 });
  const other = kept.keep(JOHN, "a");
  const [first, ...last] = Array.from({ length: 3 }, () => kept.keep(INFO, "a"));
  assert(first);
  assertEquals(kept.resume(first, "a"), undefined);
  assertEquals([...last, other].map((ticket) => kept.resume(ticket, "a")), [INFO, INFO, JOHN]);
});
