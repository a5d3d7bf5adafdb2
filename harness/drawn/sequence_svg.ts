import style from "./sequence.css" with { type: "text" };
import { type Line, noteOf, type Sequence, shownOf, type Step } from "./sequence.ts";
import { cut, cutAround } from "./visible.ts";

/** Where the lifelines stand, and how long a text between them may be, in letters of one width. */
const CLIENT = 16;
const SERVER = 596;
const ACCOUNT = 884;
const WIDTH = 900;
const TALK = 76;
const DECISION = 34;
/** What a line of text takes. */
const LINE = 18;
const TOP = 92;

/** Text in XML: what it cannot carry is a dot by now. */
const xml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

interface Written {
  readonly x: number;
  readonly y: number;
  readonly of: string;
  /** What stands there of it. */
  readonly shown: string;
  readonly look?: string;
  readonly anchor?: "end";
}

/** A text, with the whole of it as its title where a part is left out. */
const written = ({ x, y, of, shown, look = "", anchor }: Written): string =>
  `<text x="${x}" y="${y}"${look === "" ? "" : ` class="${look}"`}${
    anchor ? ` text-anchor="${anchor}"` : ""
  } xml:space="preserve">${shown === of ? "" : `<title>${xml(of)}</title>`}${xml(shown)}</text>`;

function arrow(from: number, to: number, y: number): string {
  const back = to > from ? -7 : 7;
  return `<path class="arrow" d="M${from} ${y}H${to}m${back} -4L${to} ${y}l${back} 4"/>`;
}

const PROOFS = {
  canary: "shows its canary",
  password: "known by its password",
  claim: "known by the session's word",
} as const;

/** A sequence of a login as an SVG image, without script or fonts of its own. It is 900 units wide, and shrinks with its place. */
export function sequenceSvg(
  { title, about, client, server, account, tone, expected, steps }: Sequence,
): string {
  let y = TOP;
  const next = () => y += LINE;
  const beside = (of: string, look: string) =>
    written({ x: SERVER + 10, y: next(), of, shown: cut(of, DECISION), look });
  const note = (of: string) => written({ x: SERVER + 10, y, of, shown: of, look: "mark" });
  const told = tone === "green" ? "good" : "bad";

  const lines = (said: readonly Line[]): string[] =>
    said.flatMap((line) => {
      const { text, mark, focus, reads } = line;
      const beside = noteOf(line);
      const look = mark ? "strong" : "";
      const all = [{ of: text, shown: cutAround(text, TALK, focus) }];
      if (reads !== undefined) all.push({ of: `= ${reads}`, shown: cut(`= ${reads}`, TALK) });
      const drawn = all.map((one) => written({ x: CLIENT + 10, y: next(), ...one, look }));
      return [...drawn, ...beside === undefined ? [] : [note(beside)]];
    });
  const rest = (left: readonly Line[], word: string) => {
    const of = left.map(({ text }) => text).join("\n");
    const shown = `(${left.length} line${left.length === 1 ? "" : "s"}${word})`;
    return written({ x: CLIENT + 10, y: next(), of, shown, look: "quiet" });
  };
  const drawers: { [K in Step["kind"]]: (step: Extract<Step, { kind: K }>) => string[] } = {
    turn: ({ from, lines: all }) => {
      const shown = shownOf(all);
      const left = all.filter((line) => !shown.includes(line));
      const drawn = [...lines(shown), ...left.length > 0 ? [rest(left, " more")] : []];
      y += 7;
      const way = from === "client" ? arrow(CLIENT, SERVER, y) : arrow(SERVER, CLIENT, y);
      y += 3;
      return [...drawn, way];
    },
    remark: ({ text }) => [
      written({ x: CLIENT + 10, y: next(), of: text, shown: cut(text, TALK), look: "mark" }),
    ],
    opens: ({ account: opened, by }) => {
      const drawn = [
        beside(`${opened} opens`, told),
        ...by.length > 0 && tone === "green" ? [beside(`by ${by.join(", ")}`, "quiet")] : [],
      ];
      y += 7;
      return [...drawn, arrow(SERVER, ACCOUNT, y)];
    },
    refuses: ({ says, by }) => [
      beside(`✗ ${says}`, told),
      ...tone === "green" && by.length > 0 ? [beside(`by ${by.join(", ")}`, "quiet")] : [],
    ],
    unclear: ({ says }) => [beside(`? ${says}`, told)],
    shows: ({ proof }) => {
      const drawn = beside(PROOFS[proof], "mark");
      y += 7;
      return [drawn, arrow(ACCOUNT, SERVER, y)];
    },
    "left out": ({ lines: left }) => [rest(left, " of what tells nothing here")],
  };
  const draw = <K extends Step["kind"]>(step: Extract<Step, { kind: K }>) =>
    (drawers[step.kind] as (step: Extract<Step, { kind: K }>) => string[])(step);
  const drawn = steps.flatMap((step) => draw(step));
  const life = y + 14;
  const foot = tone === "red" ? [`expected: ${expected}`] : [];
  const end = life + 10 + 2 * LINE * foot.length;

  const head = [
    written({ x: CLIENT, y: 30, of: title, shown: cut(title, 118), look: "strong" }),
    written({ x: CLIENT, y: 66, of: client, shown: cut(client, 60), look: "quiet" }),
    written({ x: SERVER, y: 66, of: server, shown: cut(server, 26), look: "quiet" }),
    ...account === undefined ? [] : [
      written({ x: ACCOUNT, y: 66, of: "account", shown: "account", look: "quiet", anchor: "end" }),
    ],
  ];
  const lives = [CLIENT, SERVER, ...account === undefined ? [] : [ACCOUNT]].map((x) =>
    `<path class="life" d="M${x} 76V${life}"/>`
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${WIDTH} ${end}" ` +
    `width="${WIDTH}" height="${end}" style="max-width:100%;height:auto">`,
    `<title>${xml(title)}</title><desc>${xml(about)}</desc>`,
    `<style>${style}</style>`,
    `<g class="drawn-sequence"><rect class="ground" width="${WIDTH}" height="${end}"/>`,
    ...lives,
    ...head,
    ...drawn,
    ...foot.map((of) =>
      written({ x: CLIENT, y: life + LINE, of, shown: cut(of, 118), look: "bad" })
    ),
    "</g></svg>",
  ].join("\n");
}
