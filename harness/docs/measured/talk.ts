import { type ClauseId, CLAUSES } from "../../../fixtures/clauses/mod.ts";
import { type Protocol, PROTOCOLS } from "../../../fixtures/protocols.ts";
import { workedExample } from "../../../fixtures/worked_example.ts";
import { type Line, sequenceOf } from "../../drawn/sequence.ts";
import { sequenceSvg } from "../../drawn/sequence_svg.ts";
import { sequenceText } from "../../drawn/sequence_text.ts";
import type { Result } from "../../judge/verdict.ts";
import { compare } from "../../reports/compare.ts";
import { signOf } from "../../reports/compare_cells.ts";
import type { Told } from "../../reports/report.ts";
import type { Block } from "../table.ts";
import { stable } from "./stable.ts";

/** Which recorded login is to be shown: by its id, or the first that a clause decided. */
export interface Wanted {
  readonly clause?: ClauseId;
  readonly protocol?: Protocol;
  readonly login?: string;
}

/** A login with its talk; or why there is none. */
export type Found = { readonly result: Result } | { readonly problem: string };

const GREEN: readonly string[] = ["conforms", "open"];

/** A longer name makes no good example. */
const SHORT = 30;

/** Whether the name can be seen in it: SASL PLAIN is blanked with its password. */
const showsName = ({ login }: Result): boolean => {
  const name = login?.scenario.attempt.login ?? "";
  return login?.transcript.some((line) => line.startsWith("C: ") && line.includes(name)) ?? false;
};

/** Of several that fit: what came out well, then short names that show, then the order of the protocols, the worked example, the plan's order. */
export function findLogin({ results, summary }: Told, { clause, protocol, login }: Wanted): Found {
  const of = results.filter((result) =>
    result.login !== undefined &&
    (login === undefined ? result.check === "decide" : result.id === login) &&
    (clause === undefined || result.clause === clause) &&
    (protocol === undefined || result.protocol === protocol)
  );
  const asked = [
    ...login === undefined ? [] : [`the id ${login}`],
    ...clause === undefined ? [] : [`clause ${clause}`],
    ...protocol === undefined ? [] : [`protocol ${protocol}`],
  ].join(", ");
  if (of.length === 0) {
    return {
      problem:
        `The run of ${summary.target} has no login of ${asked}. Remedy: an id of its run.json, or a run with --only and the clause`,
    };
  }
  const rank = (result: Result) => {
    const { verdict, login: made, protocol } = result;
    return [
      GREEN.includes(verdict) ? 0 : 1,
      (made?.scenario.attempt.login.length ?? 0) <= SHORT ? 0 : 1,
      showsName(result) ? 0 : 1,
      PROTOCOLS.indexOf(protocol),
      made?.scenario.deployment.name === workedExample.name ? 0 : 1,
    ];
  };
  const [first] = of.filter(({ login: made }) => (made?.transcript.length ?? 0) > 0)
    .map((result) => ({ result, by: rank(result) }))
    .toSorted((a, b) => a.by.map((one, at) => one - b.by[at]!).find((one) => one !== 0) ?? 0);
  return first ?? {
    problem:
      `The run of ${summary.target} kept no talk of ${asked}: it keeps those that came out otherwise than expected, and one of each clause and protocol. ` +
      "Remedy: `loginspec run` with --only and the clause, --only and the protocol, into a --report folder of its own",
  };
}

/** A login's talk as a picture, without what differs from run to run. */
export function talkBlock(result: Result): Block | undefined {
  const drawn = sequenceOf(result);
  if (!drawn) return undefined;
  const sequence = {
    ...drawn,
    about: stable(drawn.about),
    steps: drawn.steps.map((step) =>
      "lines" in step ? { ...step, lines: step.lines.map(stableLine) } : step
    ),
  };
  return { kind: "picture", svg: sequenceSvg(sequence), text: sequenceText(sequence) };
}

const stableLine = ({ text, reads, ...line }: Line): Line => ({
  ...line,
  text: stable(text),
  ...reads !== undefined && { reads: stable(reads) },
});

const NO_TALK: Block = { kind: "paragraph", text: "The run kept no talk of such a login." };

/** What a run saw of a clause: how each protocol came out, and the talk of one login that it decided. */
export function clauseSeen(
  told: Told,
  clause: ClauseId,
  wanted: Omit<Wanted, "clause"> = {},
): readonly Block[] {
  const { target } = told.summary;
  const comparison = compare([told]);
  const cells = comparison.rows.find((row) => row.clause === clause)?.cells[0] ?? [];
  const level = CLAUSES[clause].level;
  const sums = [...Map.groupBy(cells, (cell) => signOf(level, cell))]
    .map(([sign, of]) => `${sign} ${of.map(({ protocol }) => protocol).join(", ")}`);
  const found = findLogin(told, { ...wanted, clause });
  const talk = "result" in found ? talkBlock(found.result) : undefined;
  return [
    {
      kind: "paragraph",
      text: sums.length === 0
        ? `${target}: nothing of it was checked.`
        : `What was seen of ${target}: ${sums.join("; ")}.`,
    },
    ...talk ? [talk] : sums.length > 0 ? [NO_TALK] : [],
  ];
}
