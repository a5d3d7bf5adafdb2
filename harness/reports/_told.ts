import { opened, refused, result, scenario } from "../judge/_judged.ts";
import { VERDICTS } from "../judge/verdict.ts";
import type { Told } from "./report.ts";
import { summarise } from "./summary.ts";

/** What markup, readers of lines and terminals take for their own. */
export const nasty = "a\u0001<b>&\"c'\ud800]]>\n|";

/** What begins, ends or escapes something in one format or another. */
const HARSH = [
  '=HYPERLINK("http://a.example")',
  "# TODO not so",
  "\\# SKIP \\",
  "100%0A::error::%",
  "...\n---\nBail out! no",
  "]]>&amp;((a)){b}`c`*d*_e_",
  "@x,\"y\",'z'\r\n+1",
  "\u0085\u2028\ud83d\ude00\u202e",
];

/** What a server says to drive a terminal, a log of CI, or a page of Markdown. */
export const OBEYED =
  "530-no\r\n::error title=pwned::a\n\n# Head\n<img src=x onerror=a> ![p](http://a.example/p.png)\u001b[2J\u001b]0;evil\u0007\u009b2J\u202e\u2066##[error]b ##vso[task.c]d";

/** What of a text somebody would obey: a control, a sign that turns the direction, a command of a CI's log. Line ends are the format's own. */
const OBEYS =
  // deno-lint-ignore no-control-regex -- these are what is looked for
  /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|^\s*::\w+|##\w*\[/gmu;

/** What of a line Markdown could take for markup, references left out; lines of our own begin by a mark of their own. */
export const markupIn = (line: string): string | undefined =>
  line.replace(/^(?:- |#{1,3} |\d+\. )/, "").replace(/&#\d+;/g, "").match(
    /[*_`<>[\]|\\~#&]|^ *(?:[-+=]|\d+\.) /,
  )?.[0];

/** All of it that stands in a text. */
export const obeyedIn = (text: string): string[] =>
  text.replaceAll("\r\n", "\n").match(OBEYS) ?? [];

/** A result of each verdict, all of them with what XML and Markdown cannot carry. */
const results = VERDICTS.map((verdict, at) =>
  result(scenario(`${nasty}${at}`), at % 2 ? refused(nasty) : opened("info@client1.com"), {
    id: `id ${at} ${nasty}`,
    verdict,
    why: nasty,
  })
);

/** A run of them, of the worked example. */
export const told: Told = {
  results,
  followed: { "name.spaces": "a" },
  summary: summarise({
    target: "reference",
    plan: {
      seed: 1,
      profile: "smoke",
      deployments: [],
      scenarios: [],
      relations: [],
      observed: [],
      sequences: [],
      short: [],
    },
    entries: [],
    results,
    followed: { "name.spaces": "a" },
    durationMs: 1500,
  }),
  only: [],
  skip: [],
  startedAt: "2026-01-01T00:00:00.000Z",
  version: "0.1.0",
};

/** The same with what each format takes for its own, and with what a deviations file says of the known one and the stale one. */
export const harsh: Told = {
  ...told,
  results: told.results.map((result, at) => ({
    ...result,
    id: `${HARSH[at % HARSH.length]} ${result.id}`,
    why: `${HARSH[at % HARSH.length]}${nasty}`,
    ...["known", "stale"].includes(result.verdict) && {
      listed: {
        state: "known" as const,
        reason: `# SKIP ${nasty}`,
        link: "https://example.org/a b",
        at: "our files/known:1.yaml:12",
        was: "deviates" as const,
      },
    },
  })),
};
