import { CLAUSE_IDS, type ClauseId, CLAUSES } from "../../../fixtures/clauses/mod.ts";
import { PROTOCOLS } from "../../../fixtures/protocols.ts";
import { decide } from "../../../scenarios/decide.ts";
import { shownIn } from "../../../scenarios/shown.ts";
import { say } from "../../judge/login.ts";
import { sketch } from "../../reports/sketch.ts";
import { exampleOf } from "../example.ts";
import { HINTS } from "../hints.ts";
import { clauseSeen } from "../measured/talk.ts";
import { prose } from "../prose.ts";
import type { Block, Cell, Table } from "../table.ts";

/** How a clause's readings may be held, and which one the reference server holds. */
function readings(clause: ClauseId): Block[] {
  const { readings = {}, reference } = CLAUSES[clause];
  const items = Object.entries(readings).map(([reading, says]): Cell => [
    `(${reading}) `,
    ...[prose(says)].flat(),
    ...reading === reference ? [" (the reference server)"] : [],
  ]);
  return items.length === 0
    ? []
    : [{ kind: "paragraph", text: "It can be read in these ways:" }, { kind: "list", items }];
}

/** A login that it decides: the deployment in a few lines, what is sent, what comes of it and by which clauses. */
function example(clause: ClauseId): Block[] {
  const found = exampleOf(clause);
  if (!found) return [];
  const { deployment, attempt, cell, subject } = found;
  const { outcome, trace } = decide(deployment, attempt, shownIn(found));
  const hints = HINTS.flatMap(([words, key]): Cell[] =>
    attempt[key] === undefined ? [] : [[`${words}: `, { code: attempt[key] }]]
  );
  return [
    { kind: "paragraph", text: "For example, where the server has" },
    { kind: "code", text: sketch(deployment).join("\n") },
    {
      kind: "list",
      items: [
        [`login name, over ${attempt.protocol}: `, { code: attempt.login }],
        ["on the address ", { code: attempt.address }],
        ...hints,
        [`password: ${cell.credential}, of `, { code: subject }],
      ],
    },
    {
      kind: "table",
      head: ["step", "clause", "what it says"],
      rows: [
        ...trace.map((id): Cell[] => [
          CLAUSES[id].step,
          { code: id },
          prose(CLAUSES[id].statement),
        ]),
        ["so", "", { strong: say(outcome) }],
      ],
    },
  ];
}

export default {
  id: "clause",
  about:
    "A page of one clause: what it says, a login that it decides, step by step, and what was seen",
  needs: "a run, if named",
  options: {
    id: { about: "the clause", values: CLAUSE_IDS, required: true },
    example: { about: "whether a login is shown; else yes", values: ["yes", "no"] },
    protocol: {
      about: "of a target: whose talk is shown; else the first that shows the name",
      values: PROTOCOLS,
    },
  },
  example: { id: "name.percent" },
  make({ options, runs: [told] }) {
    const clause = CLAUSE_IDS.find((id) => id === options.id);
    if (!clause) return { problem: "No clause is named. Remedy: id=CLAUSE" };
    const { level, step, statement, source, protocols } = CLAUSES[clause];
    const over = PROTOCOLS.find((one) => one === options.protocol);
    return {
      blocks: [
        { kind: "paragraph", text: [{ strong: clause }, ` (${level}; ${step})`] },
        { kind: "paragraph", text: prose(statement) },
        { kind: "paragraph", text: `Source: ${source}. Over ${protocols.join(", ")}.` },
        ...readings(clause),
        ...options.example === "no" ? [] : example(clause),
        ...told ? clauseSeen(told, clause, over && { protocol: over }) : [],
      ],
    };
  },
} satisfies Table as Table;
