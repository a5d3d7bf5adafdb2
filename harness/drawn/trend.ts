import type { PastRun } from "../history/past_run.ts";
import { percent, type Point, pointOf, RED } from "../history/series.ts";
import style from "./trend.css" with { type: "text" };
import { visible } from "./visible.ts";

const WIDTH = 560;
const LEFT = 60;
const RIGHT = WIDTH - 12;
/** Three plots below each other over one axis of runs: where each begins, and how high it is. */
const RATE = { top: 28, height: 80 };
const REDS = { top: 144, height: 56 };
const TOOK = { top: 236, height: 48 };
const FOOT = TOOK.top + TOOK.height;
const HEIGHT = FOOT + 24;

const xml = (text: string): string =>
  visible(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

const round = (at: number): number => Math.round(at * 10) / 10;
const day = (at: string): string => at.slice(0, "2030-01-01".length);
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/**
 * Runs over time as an SVG image, the oldest at the left: how much came out well, as a line; what is red, as bars; what each took. It
 * is 560 units wide, and shrinks with its place. A table of the same is the page's.
 */
export function trend(runs: readonly PastRun[]): string {
  const points = runs.map(pointOf);
  const width = (RIGHT - LEFT) / Math.max(1, runs.length);
  const places = points.map((point, at): Place => ({
    point,
    left: LEFT + at * width,
    middle: round(LEFT + (at + 0.5) * width),
    // Bars do not touch, nor grow to walls where there are few runs.
    bar: round(Math.max(1, Math.min(28, width * 0.7))),
  }));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="drawn-trend" role="img" ` +
    `viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" ` +
    `style="max-width:100%;height:auto">`,
    `<title>${xml(titleOf(runs))}</title><desc>${xml(said(points))}</desc>`,
    `<style>${style}</style>`,
    ...places.length === 0
      ? [`<text class="head" x="${LEFT}" y="${RATE.top}">No run is kept yet.</text>`]
      : [...news(places), ...rates(places), ...reds(places), ...durations(places), ...feet(places)],
    "</svg>",
  ].join("\n");
}

interface Place {
  readonly point: Point;
  readonly left: number;
  readonly middle: number;
  readonly bar: number;
}
type Plot = typeof RATE;

function titleOf(runs: readonly PastRun[]): string {
  const last = runs.at(-1);
  if (!last) return "Trend of runs: none is kept yet";
  return `${last.target}: trend of ${runs.length} ${runs.length === 1 ? "run" : "runs"}, from ${
    day(runs[0]!.startedAt)
  } to ${day(last.startedAt)}`;
}

/** What the plots show, for who does not see them. */
function said(points: readonly Point[]): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return "There is nothing to show.";
  const worst = Math.max(...points.map(({ red }) => red));
  return `Came out well: ${percent(first.rate)} in the first run, ${
    percent(last.rate)
  } in the last. Red: ${first.red} in the first, ${last.red} in the last, ${worst} at most. Took: ${
    seconds(first.run.durationMs)
  } in the first, ${seconds(last.run.durationMs)} in the last.`;
}

/** All of a run, where somebody points at it. */
const tip = ({ run, rate, red }: Point): string =>
  `<title>${
    xml([
      run.startedAt,
      `loginspec ${run.version}${run.server === undefined ? "" : `, server ${run.server}`}`,
      `${percent(rate)} well, ${red} red, ${seconds(run.durationMs)}, seed ${run.seed}`,
      ...run.stopped === undefined ? [] : [`stopped: ${run.stopped}`],
    ].join("\n"))
  }</title>`;

/** The head of a plot, its ground line, and what its upper and its lower end say. */
const frame = ({ top, height }: Plot, head: string, high: string, low: string): string[] => [
  `<text class="head" x="${LEFT}" y="${top - 10}">${head}</text>`,
  `<path class="axis" d="M${LEFT} ${top}H${RIGHT}M${LEFT} ${top + height}H${RIGHT}"/>`,
  `<text x="${LEFT - 8}" y="${top + 4}" text-anchor="end">${high}</text>`,
  `<text x="${LEFT - 8}" y="${top + height + 4}" text-anchor="end">${low}</text>`,
];

/** How much came out well. The lower end is that of the runs, not 0: one failure of a thousand is to be seen. */
function rates(places: readonly Place[]): string[] {
  const there = places.flatMap(({ point: { rate } }) => rate ?? []);
  const low = Math.min(0.99, Math.floor(Math.min(1, ...there) * 100) / 100);
  const { top, height } = RATE;
  const y = (rate: number) => round(top + (1 - rate) / (1 - low) * height);
  // Where nothing was offered the line has a gap.
  let pen = "M";
  const line = places.map(({ point: { rate }, middle }) => {
    const step = rate === undefined ? "" : `${pen}${middle} ${y(rate)}`;
    pen = rate === undefined ? "M" : "L";
    return step;
  }).join("");
  return [
    ...frame(RATE, "came out well", "100 %", percent(low)),
    `<path class="rate" d="${line || `M${LEFT} ${top}`}"/>`,
    ...places.flatMap(({ point, middle }) =>
      point.rate === undefined ? [] : [
        `<circle class="dot" cx="${middle}" cy="${y(point.rate)}" r="3">${tip(point)}</circle>`,
      ]
    ),
  ];
}

/** A word with the colour of its bars. */
const legend = (verdict: typeof RED[number]): string =>
  `<tspan class="${verdict}">■</tspan> ${verdict}`;

/** Red results: those that deviate below, then stale ones, then what is unproven. */
function reds(places: readonly Place[]): string[] {
  const most = Math.max(1, ...places.map(({ point }) => point.red));
  const { top, height } = REDS;
  return [
    ...frame(REDS, `red: ${RED.map(legend).join(", ")}`, String(most), "0"),
    ...places.flatMap(({ point, middle, bar }) => {
      let foot = top + height;
      const parts = RED.flatMap((verdict) => {
        const count = point.run.verdicts[verdict];
        if (count === 0) return [];
        const tall = count / most * height;
        foot -= tall;
        return [
          `<rect class="${verdict}" x="${round(middle - bar / 2)}" y="${
            round(foot)
          }" width="${bar}" height="${round(Math.max(1, tall))}"/>`,
        ];
      });
      return parts.length === 0 ? [] : [`<g>${tip(point)}${parts.join("")}</g>`];
    }),
  ];
}

function durations(places: readonly Place[]): string[] {
  const most = Math.max(1, ...places.map(({ point: { run } }) => run.durationMs));
  const { top, height } = TOOK;
  return [
    ...frame(TOOK, "took", seconds(most), "0"),
    ...places.map(({ point, middle, bar }) => {
      const tall = round(Math.max(1, point.run.durationMs / most * height));
      return `<rect class="took" x="${round(middle - bar / 2)}" y="${
        round(top + height - tall)
      }" width="${bar}" height="${tall}">${tip(point)}</rect>`;
    }),
  ];
}

/** A line where the server, or loginspec, is of another version than in the run before. */
const news = (places: readonly Place[]): string[] =>
  places.flatMap(({ point: { run }, left }, at) => {
    const before = places[at - 1]?.point.run;
    if (!before || before.version === run.version && before.server === run.server) return [];
    const told = before.version === run.version
      ? `server ${run.server ?? "of unknown version"}`
      : `loginspec ${run.version}`;
    return [
      `<path class="news" d="M${round(left)} ${RATE.top}V${FOOT}"><title>${
        xml(`from here: ${told}`)
      }</title></path>`,
    ];
  });

/** The days of the first and the last run. */
function feet(places: readonly Place[]): string[] {
  const [first, last] = [places[0]!.point.run.startedAt, places.at(-1)!.point.run.startedAt];
  const y = FOOT + 18;
  return [
    `<text x="${LEFT}" y="${y}">${xml(day(first))}</text>`,
    ...day(first) === day(last)
      ? []
      : [`<text x="${RIGHT}" y="${y}" text-anchor="end">${xml(day(last))}</text>`],
  ];
}
