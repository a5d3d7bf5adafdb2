import { PROTOCOLS } from "../../fixtures/protocols.ts";
import { words } from "../drawn/boxes.ts";
import type { Row } from "./columns.ts";
import { hashOf, text } from "./escape.ts";
import { tableHtml } from "./table.ts";

/** A login that was made, and what it took in milliseconds. */
interface Timed {
  readonly row: Row;
  readonly ms: number;
  readonly client: string;
}

const timedIn = (rows: readonly Row[]): Timed[] =>
  rows.flatMap((row) => {
    const { check, login } = row.result;
    return check === "decide" && login?.ms !== undefined
      ? [{ row, ms: login.ms, client: login.client }]
      : [];
  });

/** The nearest rank: always a time that was measured. @param times sorted */
const at = (times: readonly number[], part: number) =>
  times[Math.ceil(part * times.length) - 1] ?? 0;

const milliseconds = (ms: number) => ms < 10 ? ms.toFixed(1) : ms.toFixed(0);

const PARTS = [["median", 0.5], ["90 %", 0.9], ["99 %", 0.99], ["slowest", 1]] as const;

/** Bars go by powers of two, from a millisecond to a minute. */
const BARS = 16;
const STEP = 9;
const HIGH = 26;

const bucket = (ms: number) => Math.max(0, Math.min(BARS - 1, Math.floor(Math.log2(ms)) + 1));

/** How times are spread: a bar for each power of two of milliseconds. */
function histogram(name: string, times: readonly number[]): string {
  const counts = Array.from({ length: BARS }, () => 0);
  for (const ms of times) counts[bucket(ms)]!++;
  const most = Math.max(...counts);
  const bars = counts.map((many, at) => {
    const height = many === 0 ? 0 : Math.max(2, Math.round(many / most * HIGH));
    return many === 0
      ? ""
      : `<rect x="${at * STEP}" y="${HIGH - height}" width="${
        STEP - 2
      }" height="${height}" rx="1"><title>${
        at === 0 ? "under 1 ms" : `${2 ** (at - 1)} to ${2 ** at} ms`
      }: ${many}</title></rect>`;
  }).join("");
  return `<svg class="spread" role="img" width="${BARS * STEP}" height="${HIGH + 1}" viewBox="0 0 ${
    BARS * STEP
  } ${HIGH + 1}"><title>${
    words(`Times of ${name}, by powers of two: ${times.length} logins`)
  }</title><path d="M0 ${HIGH + 0.5}h${
    BARS * STEP
  }" stroke="currentColor" stroke-opacity="0.4"/>${bars}</svg>`;
}

function spreadOf(caption: string, what: string, groups: ReadonlyMap<string, readonly Timed[]>) {
  return tableHtml({
    caption,
    head: [what, "logins", ...PARTS.map(([word]) => `${word}, ms`), "spread: 1 ms to 16 s"],
    rows: [...groups].map(([name, of]) => {
      const times = of.map(({ ms }) => ms).sort((a, b) => a - b);
      return [
        name,
        `${times.length}`,
        ...PARTS.map(([, part]) => milliseconds(at(times, part))),
        { html: histogram(name, times) },
      ];
    }),
  });
}

/** In the order of the protocols: rows stand in that of their verdicts. */
const byProtocol = (timed: readonly Timed[]) =>
  new Map(
    [...Map.groupBy(timed, ({ row }) => row.result.protocol)]
      .sort(([a], [b]) => PROTOCOLS.indexOf(a) - PROTOCOLS.indexOf(b)),
  );

/** How long logins took: by protocol, by client, and the slowest ten. They ran side by side: no verdict rests on it. */
export function durationsHtml(rows: readonly Row[]): string {
  const timed = timedIn(rows);
  if (timed.length === 0) return "";
  const slowest = timed.toSorted((a, b) => b.ms - a.ms).slice(0, 10);
  return [
    `<p>Milliseconds of each login for itself. They ran side by side with others: no verdict rests on these.</p>`,
    spreadOf("By protocol", "protocol", byProtocol(timed)),
    spreadOf(
      "By client",
      "client",
      new Map([...Map.groupBy(timed, ({ client }) => client)].sort(([a], [b]) => a < b ? -1 : 1)),
    ),
    tableHtml({
      caption: "The slowest ten",
      head: ["login", "ms", "protocol", "client", "observed"],
      rows: slowest.map(({ row: { result: { id, clause, protocol, why } }, ms, client }) => [
        { html: `<a href="${text(hashOf({ open: id, clause, protocol }))}">${text(id)}</a>` },
        milliseconds(ms),
        protocol,
        client,
        why,
      ]),
    }),
  ].join("\n");
}
