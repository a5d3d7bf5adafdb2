import { assertEquals } from "@std/assert";
import { refused, result, scenario } from "./_judged.ts";
import { oneReading } from "./readings.ts";

const reads = (...readings: readonly string[]) =>
  result(scenario(" info@client1.com"), refused(), {
    verdict: "open",
    readings: readings.map((reading) => ({ "name.spaces": reading })),
  });

const verdicts = (...results: Parameters<typeof oneReading>[0]) =>
  oneReading(results).results.map(({ verdict }) => verdict);

Deno.test("a server that follows one reading throughout keeps its verdicts", () => {
  assertEquals(verdicts(reads("a"), reads("a")), ["open", "open"]);
});

Deno.test("what fits two readings follows the one that the others follow", () => {
  assertEquals(verdicts(reads("a", "b"), reads("b"), reads("b")), ["open", "open", "open"]);
  assertEquals(oneReading([reads("a", "b"), reads("b")]).followed, { "name.spaces": "b" });
});

Deno.test("a server that mixes readings deviates where it leaves the one it mostly follows", () => {
  assertEquals(verdicts(reads("a"), reads("b"), reads("a")), ["open", "deviates", "open"]);
});

Deno.test("what is not open tells no reading", () => {
  const conforms = { ...reads("b"), verdict: "conforms" } as const;
  assertEquals(oneReading([reads("a"), conforms]).followed, { "name.spaces": "a" });
  assertEquals(verdicts(reads("a"), conforms), ["open", "conforms"]);
});

Deno.test("in a tie the reference's reading counts, and the other side deviates", () => {
  assertEquals(verdicts(reads("b"), reads("a"), reads("b"), reads("a")), [
    "deviates",
    "open",
    "deviates",
    "open",
  ]);
});

Deno.test("a combination counts whole: a part of one that does not fit tells nothing", () => {
  const both = result(scenario(" info@client1.com"), refused(), {
    verdict: "open",
    readings: [
      { "route.record.identity": "a" },
      { "route.record.identity": "b", "route.record.after-alias": "b" },
    ],
  });
  const after = result(scenario(" info@client1.com"), refused(), {
    verdict: "open",
    readings: [{ "route.record.after-alias": "a" }],
  });
  assertEquals(verdicts(both, after, both, both), ["open", "open", "open", "open"]);
  assertEquals(oneReading([both, after, both, both]).followed["route.record.after-alias"], "a");
});
