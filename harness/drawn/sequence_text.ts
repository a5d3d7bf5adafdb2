import { noteOf, type Sequence, shownOf, type Step } from "./sequence.ts";
import { columnsOf, cut, cutAround } from "./visible.ts";

/** What the lines are drawn with. */
const SIGNS = {
  unicode: { line: "│", across: "─", right: "▶", left: "◀", cross: "✗", more: "⋮" },
  ascii: { line: "|", across: "-", right: ">", left: "<", cross: "x", more: ":" },
} as const;

/** Columns between the lifelines: of client and server, and of server and account. */
const TALK = 52;
const DECISION = 25;

/** How an account is known. */
const PROOFS = {
  canary: "its canary",
  password: "its password",
  claim: "the session's word",
} as const;

/** A sequence for a terminal, a comment, a text file: 80 columns. */
export function sequenceText(
  { title, client, server, account, tone, expected, steps }: Sequence,
  { ascii = false } = {},
): string {
  const signs = SIGNS[ascii ? "ascii" : "unicode"];
  const plain = (text: string) => ascii ? text.replaceAll("…", "~").replace(/[^ -~]/gu, ".") : text;
  const fill = (text: string, columns: number, sign = " ") => {
    const fits = plain(cut(plain(text), columns));
    return fits + sign.repeat(Math.max(0, columns - columnsOf(fits)));
  };
  const lane = (talk: string, decision: string) =>
    `${signs.line}${talk}${signs.line}${decision}${signs.line}`;
  const empty = { talk: " ".repeat(TALK), decision: " ".repeat(DECISION) };
  const arrow = (text: string, columns: number, way: "right" | "left") => {
    const inside = `${signs.across} ${plain(cut(plain(text), columns - 5))} `;
    return way === "right"
      ? `${fill(inside, columns - 1, signs.across)}${signs.right}`
      : `${signs.left}${fill(inside, columns - 1, signs.across)}`;
  };
  const beside = (text: string) => lane(empty.talk, fill(` ${text}`, DECISION));

  const said = (text: string, way?: "right" | "left", note = "") =>
    lane(way ? arrow(text, TALK, way) : fill(`  ${text}`, TALK), fill(` ${note}`, DECISION));

  const drawn: { [K in Step["kind"]]: (step: Extract<Step, { kind: K }>) => string[] } = {
    turn: ({ from, lines }) => {
      const way = from === "client" ? "right" : "left";
      const shown = shownOf(lines).flatMap((line) => [
        { text: cutAround(line.text, TALK - 5, line.focus), note: noteOf(line) },
        ...line.reads === undefined ? [] : [{ text: `= ${line.reads}`, note: undefined }],
      ]);
      const more = lines.length - shownOf(lines).length;
      const rest = { text: `(${count(more)} more)`, note: undefined };
      const all = more === 0 ? shown : [...shown, rest];
      return all.map(({ text, note }, at) =>
        said(text, at === all.length - 1 ? way : undefined, note)
      );
    },
    remark: ({ text }) => [said(`* ${text}`)],
    opens: ({ account: opened }) => [
      lane(empty.talk, arrow("opens", DECISION, "right")),
      beside(opened),
    ],
    refuses: ({ says }) => [beside(`${signs.cross} ${says}`)],
    unclear: ({ says }) => [beside(`? ${says}`)],
    shows: ({ proof }) => [lane(empty.talk, arrow(PROOFS[proof], DECISION, "left"))],
    "left out": ({ lines }) => [said(`${signs.more} (${count(lines.length)})`)],
  };
  const draw = <K extends Step["kind"]>(step: Extract<Step, { kind: K }>) =>
    (drawn[step.kind] as (step: Extract<Step, { kind: K }>) => string[])(step);
  const head = `${fill(client, TALK - 2)} ${fill(server, DECISION + 1)} ${
    account === undefined ? "" : "account"
  }`;
  const all = TALK + DECISION + 3;
  return [
    plain(cut(title, all)),
    "",
    head,
    ...steps.flatMap((step) => draw(step)),
    ...tone === "red" ? ["", plain(cut(`expected: ${expected}`, all))] : [],
  ]
    .map((line) => line.trimEnd()).join("\n");
}

const count = (lines: number) => `${lines} line${lines === 1 ? "" : "s"}`;
