import { assert, assertEquals, assertRejects } from "@std/assert";
import fc from "fast-check";
import { Lost } from "../sessions/lost.ts";
import { type Play, play } from "./drawn.ts";
import type { Fault, Story } from "./story.ts";

const CLAUSE = "access.isolation";
const programs = fc.array(fc.array(fc.constantFrom(..."abcdef"), { minLength: 1 }), {
  minLength: 3,
  maxLength: 3,
});

/** Plays in which `fault` looks at the steps that were made so far. */
const drawn = (
  fault: (made: readonly string[], story: Story) => Fault | undefined,
  { seed = 1, runs = 20, orders = [] as string[] } = {},
) => ({
  seed,
  runs,
  programs,
  about: { clause: CLAUSE, protocol: "ftp" } as const,
  begin(story: Story): Promise<Play<string>> {
    const made: string[] = [];
    return Promise.resolve({
      make(client, step) {
        made.push(step);
        story.say(`${client} ${step}`);
        story.ask(CLAUSE, client === 0 ? "imap" : "pop3");
        return Promise.resolve(fault(made, story));
      },
      end: () => Promise.resolve(undefined),
      [Symbol.asyncDispose]: () => Promise.resolve(void orders.push(story.steps.join())),
    });
  },
});

Deno.test("what was asked for and came out right is kept, once for each protocol", async () => {
  const findings = await play(drawn(() => undefined));
  assertEquals(findings.map(({ protocol, finding }) => [protocol, finding]).sort(), [
    ["imap", "kept"],
    ["pop3", "kept"],
  ]);
});

Deno.test("a fault is told with the fewest steps that show it", async () => {
  const findings = await play(
    drawn((made, story) =>
      made.includes("b") && made.includes("e") ? story.broken(CLAUSE, "imap", "b and e") : undefined
    ),
  );
  const broken = findings.find(({ finding }) => finding === "broken");
  assertEquals(broken?.why, "b and e");
  assertEquals(broken?.steps?.map((step) => step.slice(2)).sort(), ["b", "e"]);
  assertEquals(findings.filter(({ protocol }) => protocol === "imap").length, 1);
});

Deno.test("steps of one client stay in their order, those of several come in many", async () => {
  const orders: string[] = [];
  await play(drawn(() => undefined, { orders }));
  const interleaved = orders.filter((order) => /0.*1.*0|1.*0.*1/.test(order));
  assert(interleaved.length > orders.length / 3, orders.join("\n"));
});

Deno.test("the same seed gives the same steps in the same order", async () => {
  const [one, two, other] = [[], [], []] as string[][];
  await play(drawn(() => undefined, { orders: one }));
  await play(drawn(() => undefined, { orders: two }));
  await play(drawn(() => undefined, { orders: other, seed: 2 }));
  assertEquals(one, two);
  assert(one?.join() !== other?.join());
});

Deno.test("a connection that is lost leaves unclear what was asked for, and breaks nothing", async () => {
  const findings = await play(drawn((made) => {
    if (made.length > 2) throw new Lost("no answer within 5 ms");
    return undefined;
  }));
  assertEquals(findings.filter(({ finding }) => finding === "broken"), []);
  assertEquals(findings.find(({ finding }) => finding === "unclear")?.why, "no answer within 5 ms");
});

Deno.test("an error of our own is nobody's fault, and is thrown", async () => {
  await assertRejects(
    async () => {
      await play(drawn(() => {
        throw new TypeError("ours");
      }));
    },
    TypeError,
    "ours",
  );
});

Deno.test("a beginning that is lost is unclear, too", async () => {
  const findings = await play({
    ...drawn(() => undefined),
    begin: () => Promise.reject(new Lost("nobody is there")),
  });
  assertEquals(findings.map(({ protocol, finding }) => [protocol, finding]), [["ftp", "unclear"]]);
});
