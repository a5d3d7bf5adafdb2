import { assertEquals } from "@std/assert";
import { workedExample } from "../../fixtures/worked_example.ts";
import { scenario } from "../judge/_judged.ts";
import type { Observation } from "../observation.ts";
import type { Group } from "./group.ts";
import { Pulse } from "./pulse.ts";

const group = (protocol: "pop3" | "imap"): Group => {
  const one = scenario("info@client1.com");
  return {
    id: `${workedExample.name}/${protocol}/127.0.1.1/plain`,
    scenarios: [{
      ...one,
      cell: { ...one.cell, protocol },
      attempt: { ...one.attempt, protocol },
    }],
  };
};

const POP = group("pop3"), IMAP = group("imap");
const UNCLEAR: Observation = { kind: "unclear", because: "no answer" };
const REFUSED: Observation = { kind: "refused", class: "login", answer: "-ERR" };

/** A deployment of two endpoints, of which some answer whoever asks. */
function pulse(...answering: readonly Group[]) {
  const asked: string[] = [];
  const made = new Pulse([POP, IMAP], ({ id }) => {
    asked.push(id);
    return Promise.resolve(answering.some((one) => one.id === id) ? REFUSED : UNCLEAR);
  });
  return { made, asked };
}

async function see(made: Pulse, times: number, seen: Observation, group = POP) {
  const doubts = [];
  for (let at = 0; at < times; at++) doubts.push(await made.saw(group, seen));
  return doubts;
}

Deno.test("nobody is asked for a few unclear logins, or where answers come between", async () => {
  const { made, asked } = pulse();
  await see(made, 3, UNCLEAR);
  await see(made, 1, REFUSED);
  await see(made, 3, UNCLEAR);
  assertEquals([asked, made.over(POP.id)], [[], false]);
});

Deno.test("where a login that should open is answered the endpoint is there", async () => {
  const { made, asked } = pulse(POP);
  assertEquals((await see(made, 4, UNCLEAR)).at(-1), "answers");
  assertEquals([asked, made.over(POP.id)], [[POP.id], false]);
});

Deno.test("where another endpoint answers this one alone is given up", async () => {
  const { made } = pulse(IMAP);
  assertEquals((await see(made, 4, UNCLEAR)).at(-1), "endpoint");
  assertEquals([made.over(POP.id), made.over(IMAP.id), made.lacks], [true, false, true]);
  assertEquals(made.lost, undefined);
});

Deno.test("where nobody answers the deployment is lost", async () => {
  const { made } = pulse();
  assertEquals((await see(made, 4, UNCLEAR)).at(-1), "deployment");
  assertEquals([made.over(POP.id), made.over(IMAP.id)], [true, true]);
});

Deno.test("a login that was let in is answered, though nothing shows whose account it is", async () => {
  const seen: Observation = { kind: "unclear", because: "logged in, but saw no canary" };
  const asked: string[] = [];
  const made = new Pulse([POP, IMAP], ({ id }) => {
    asked.push(id);
    return Promise.resolve(seen);
  });
  await see(made, 6, seen);
  assertEquals([asked, made.lost], [[], undefined]);
  await see(made, 4, UNCLEAR);
  assertEquals([asked, made.lost], [[POP.id], undefined]);
});

Deno.test("unclear logins are counted over all endpoints too: small ones never have so many", async () => {
  const { made } = pulse();
  await see(made, 2, UNCLEAR);
  assertEquals((await see(made, 2, UNCLEAR, IMAP)).at(-1), "deployment");
});
