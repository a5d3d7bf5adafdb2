import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import type { PastRun } from "../history/past_run.ts";
import { percent, pointOf, sparkline } from "../history/series.ts";
import { trend } from "./trend.ts";

const none = {
  ...{ conforms: 0, deviates: 0, differs: 0, open: 0 },
  ...{ unproven: 0, notOffered: 0, known: 0, stale: 0 },
};

const run = (day: number, verdicts: Partial<PastRun["verdicts"]>, more: Partial<PastRun> = {}) => ({
  ...{ startedAt: `2030-01-${String(day).padStart(2, "0")}T00:00:00.000Z`, version: "0.1.0" },
  ...{ target: "reference", profile: "smoke", seed: 1, logins: 9, durationMs: 1000 * day },
  verdicts: { ...none, ...verdicts },
  ...more,
});

/** Every element that begins ends, in the order of XML; nothing that is no XML stands between. */
function assertWellFormed(svg: string): void {
  const open: string[] = [];
  for (
    const [, end, name, closed] of svg.matchAll(/<(\/?)([a-z]+)(?:\s[\w:-]+="[^"<]*")*\s*(\/?)>/gi)
  ) {
    if (end) assertEquals(open.pop(), name);
    else if (!closed) open.push(name!);
  }
  assertEquals(open, []);
  const text = svg.replace(/<style>[^]*?<\/style>/g, "").replace(/<[^<>]*>/g, "");
  assert(!/[<>]|&(?!amp;|lt;|gt;|quot;)/.test(text), text);
}

/** The heights of the bars of a verdict, the oldest first. */
const heights = (svg: string, verdict: string) =>
  [...svg.matchAll(new RegExp(`<rect class="${verdict}"[^>]* height="([\\d.]+)"`, "g"))]
    .map(([, height]) => Number(height));

Deno.test("each red verdict has a bar as high as its share of the worst run", () => {
  const svg = trend([
    run(1, { conforms: 10 }),
    run(2, { conforms: 5, deviates: 4, unproven: 4 }),
    run(3, { conforms: 5, deviates: 2, stale: 1 }),
  ]);
  assertEquals(heights(svg, "deviates"), [28, 14]);
  assertEquals(heights(svg, "unproven"), [28]);
  assertEquals(heights(svg, "stale"), [7]);
  assertEquals(heights(svg, "took").length, 3);
  assertWellFormed(svg);
});

Deno.test("the line goes down where less comes out well, and has a gap where nothing was offered", () => {
  const line = (runs: readonly PastRun[]) => /class="rate" d="([^"]*)"/.exec(trend(runs))![1]!;
  const [, first, second] = line([
    run(1, { conforms: 100 }),
    run(2, { conforms: 90, deviates: 10 }),
  ]).match(/^M[\d.]+ ([\d.]+)L[\d.]+ ([\d.]+)$/)!;
  assert(Number(first) < Number(second));
  assertMatch(
    line([run(1, { conforms: 1 }), run(2, { notOffered: 5 }), run(3, { conforms: 1 })]),
    /^M[\d. ]+M[\d. ]+$/,
  );
});

Deno.test("the trend is told in words for who does not see it", () => {
  const svg = trend([run(1, { conforms: 1 }), run(2, { conforms: 1, deviates: 1 })]);
  assertStringIncludes(svg, 'role="img"');
  assertStringIncludes(
    svg,
    "<title>reference: trend of 2 runs, from 2030-01-01 to 2030-01-02</title>",
  );
  assertMatch(svg, /<desc>[^<]*100 % in the first run, 50 % in the last[^<]*1 in the last/);
});

Deno.test("another version of the server is marked where it came", () => {
  const at = (day: number, server: string) => run(day, { conforms: 1 }, { server });
  assertEquals(trend([at(1, "2.3"), at(2, "2.3")]).match(/class="news"/g), null);
  const svg = trend([at(1, "2.3"), at(2, "2.4"), at(3, "2.4")]);
  assertEquals(svg.match(/from here: server 2\.4/g)?.length, 1);
});

Deno.test("a name or a reason that is markup stays text", () => {
  const svg = trend([
    run(1, { conforms: 1 }, { target: '<img src="x">&', stopped: "]]>\u0007</svg>" }),
  ]);
  assertWellFormed(svg);
  assertStringIncludes(svg, "&lt;img src=&quot;x&quot;&gt;&amp;");
});

Deno.test("no run, and one run, are drawn as well", () => {
  assertWellFormed(trend([]));
  assertStringIncludes(trend([]), "No run is kept yet");
  assertWellFormed(trend([run(1, { conforms: 1 })]));
});

Deno.test("what is not all never reads as all, and what was not offered counts for nothing", () => {
  assertEquals(percent(0.99999), "99.9 %");
  assertEquals(pointOf(run(1, { conforms: 1, open: 1, notOffered: 8 })).rate, 1);
  assertEquals(pointOf(run(1, { notOffered: 8 })).rate, undefined);
  assertEquals(pointOf(run(1, { conforms: 1, known: 1 })).rate, 0.5);
});

Deno.test("a sparkline is low for 0, high for all alike, and goes from the least to the most", () => {
  assertEquals(sparkline([0, 0]), "▁▁");
  assertEquals(sparkline([1, 1]), "██");
  assertEquals(sparkline([3, undefined, 4, 5]), "▁ ▅█");
});
