import { canaryIn } from "../../fixtures/canary.ts";
import { blank } from "../clients/secrets.ts";
import { say } from "../judge/login.ts";
import type { Result } from "../judge/verdict.ts";
import type { Proof } from "../observation.ts";
import { type Mark, marksOf, saidInBase64 } from "./sequence_marks.ts";
import { visible } from "./visible.ts";

/** A login as its talk shows it: who said what, where the name was sent, where the decision fell, which account showed its canary. */
export interface Sequence {
  readonly id: string;
  /** One line: what was asked, and what came of it. */
  readonly title: string;
  /** The same in a few sentences, for those who do not see the drawing. */
  readonly about: string;
  readonly client: string;
  readonly server: string;
  /** Absent: none opened, or nobody knows which. */
  readonly account?: string;
  /** `green`: as expected, or by a reading of an OPEN clause. */
  readonly tone: "green" | "red";
  /** What should have come of it, and by which clauses. */
  readonly expected: string;
  readonly steps: readonly Step[];
}

export interface Line {
  readonly text: string;
  readonly mark?: Mark;
  /** What a drawing without room for all of it should show. */
  readonly focus?: string;
  /** What its base64 says, where the name stands in that alone. */
  readonly reads?: string;
  /** It carries the name, which is blanked together with the password. */
  readonly hidden?: true;
}

export type Step =
  /** What one side says until the other speaks. */
  | { readonly kind: "turn"; readonly from: "client" | "server"; readonly lines: readonly Line[] }
  /** What nobody said, such as that TLS begins. */
  | { readonly kind: "remark"; readonly text: string }
  /** The decision: `by` are the clauses that expect it. */
  | { readonly kind: "opens"; readonly account: string; readonly by: readonly string[] }
  | { readonly kind: "refuses"; readonly says: string; readonly by: readonly string[] }
  | { readonly kind: "unclear"; readonly says: string }
  /** How the account is known. */
  | { readonly kind: "shows"; readonly proof: "canary" | Proof }
  /** Turns that tell nothing of the decision. */
  | { readonly kind: "left out"; readonly lines: readonly Line[] };

type Login = NonNullable<Result["login"]>;

/**
 * The sequence of a login whose talk was recorded.
 * @param whole no turn is left out
 * @returns nothing where there is no login, or its talk was not recorded
 */
export function sequenceOf(result: Result, { whole = false } = {}): Sequence | undefined {
  const { login } = result;
  if (!login || login.transcript.length === 0) return undefined;
  const { scenario, observed, expected, client } = login;
  const { protocol, address, login: name } = scenario.attempt;
  const asked = `${JSON.stringify(visible(name))} by ${protocol} on ${address}`;
  // It is blanked as it is recorded; a password that came through there must not come out here.
  const talk = login.transcript.map((line) => blank(line, scenario));
  const steps = decidedSteps(login, turnsOf(talk, marksOf(login, talk), scenario.attempt));
  const wanted = `${say(expected.outcome)}, by ${expected.trace.join(", ")}`;
  const seen = visible(blank(say(observed), scenario));
  return {
    id: result.id,
    title: `${asked}: ${seen}`,
    about: [
      ...marked(steps),
      `Seen: ${seen}.`,
      `Expected: ${wanted}.`,
      `Verdict: ${result.verdict}.`,
    ].join(" "),
    client,
    server: `${protocol} on ${address}`,
    ...observed.kind === "opened" && { account: observed.account },
    tone: ["conforms", "open"].includes(result.verdict) ? "green" : "red",
    expected: wanted,
    steps: whole ? steps : folded(steps),
  };
}

const FROM = { C: "client", S: "server" } as const;

/** Steps of the talk alone, each line with what it is to the decision. */
function turnsOf(
  talk: readonly string[],
  marks: ReadonlyMap<number, Mark>,
  attempt: Login["scenario"]["attempt"],
): Step[] {
  const steps: Step[] = [];
  talk.forEach((said, at) => {
    const side = said[0];
    const text = visible(said.slice("C: ".length)).trimEnd();
    if (side !== "C" && side !== "S") {
      const named = text.startsWith("TLS") && attempt.serverName !== undefined
        ? `, server name ${visible(attempt.serverName)}`
        : "";
      steps.push({ kind: "remark", text: `${text}${named}` });
      return;
    }
    const line = lineOf(text, marks.get(at), attempt);
    const last = steps.at(-1);
    if (last?.kind !== "turn" || last.from !== FROM[side]) {
      steps.push({ kind: "turn", from: FROM[side], lines: [line] });
    } else {
      steps[steps.length - 1] = { ...last, lines: joined(last.lines, line, attempt.protocol) };
    }
  });
  return steps;
}

/** LDAP has no lines: where its bytes are those of a line's end, nothing ends. */
function joined(lines: readonly Line[], line: Line, protocol: string): readonly Line[] {
  const last = lines.at(-1);
  if (protocol !== "ldap" || !last) return [...lines, line];
  return [...lines.slice(0, -1), { ...last, ...line, text: `${last.text}·${line.text}` }];
}

function lineOf(
  text: string,
  mark: Mark | undefined,
  { login, targetDomain }: Login["scenario"]["attempt"],
): Line {
  if (!mark) return { text };
  const words = mark === "hint"
    ? [targetDomain ?? ""]
    : mark === "name"
    ? spellings(login)
    : mark === "canary"
    ? [canaryIn(text) ?? ""]
    : [];
  const focus = words.find((word) => word !== "" && text.includes(word));
  const reads = mark === "name" && focus === undefined ? saidInBase64(text, login) : undefined;
  return {
    text,
    mark,
    ...focus !== undefined && { focus },
    ...reads !== undefined && { reads: visible(reads) },
    ...mark === "name" && focus === undefined && reads === undefined && { hidden: true as const },
  };
}

/** A name as a line and as a web form have it. */
const spellings = (login: string): string[] => [
  visible(login),
  new URLSearchParams([["", login]]).toString().slice(1),
];

const has = (step: Step, mark: Mark) =>
  step.kind === "turn" && step.lines.some((line) => line.mark === mark);

/** What the server does between the lines: it decides before it answers, and the account shows before it tells. */
function decidedSteps({ observed, expected, scenario }: Login, turns: readonly Step[]): Step[] {
  const by = expected.trace;
  const decision: Step = observed.kind === "opened"
    ? { kind: "opens", account: observed.account, by }
    : observed.kind === "refused"
    ? { kind: "refuses", says: say(observed), by }
    : { kind: "unclear", says: visible(blank(say(observed), scenario)) };
  const shown: readonly Step[] = observed.kind === "opened"
    ? [{ kind: "shows", proof: observed.proof ?? "canary" }]
    : [];
  const isTold = turns.some((step) => has(step, "canary"));
  const isDecided = turns.some((step) => has(step, "decision"));
  const steps = turns.flatMap((step) => [
    ...has(step, "decision") ? [decision] : [],
    ...has(step, "canary") ? shown : [],
    step,
    // Where it needs no canary, the answer itself tells.
    ...has(step, "decision") && observed.kind === "opened" && observed.proof ? shown : [],
  ]);
  // What passes beside the talk, as FTP's files do.
  const beside = observed.kind === "opened" && !observed.proof && !isTold ? shown : [];
  return [...steps, ...isDecided ? [] : [decision], ...beside];
}

const WORDS: Readonly<Record<Mark, string>> = {
  hint: "A Domain is told",
  name: "The name is sent",
  decision: "The server answers",
  canary: "The account shows itself",
};

const marked = (steps: readonly Step[]): string[] =>
  steps.flatMap((step) => step.kind === "turn" ? step.lines : [])
    .flatMap(({ mark, text, reads, hidden }) => {
      const words = mark && `${WORDS[mark]}${hidden ? ", with the password" : ""}`;
      return words ? [`${words}: ${reads ?? text}`.replace(/\.?$/, ".")] : [];
    });

const NOTES: Readonly<Record<Mark, string>> = {
  hint: "tells a Domain",
  name: "the login name",
  decision: "the answer",
  canary: "the canary",
};

/** What stands beside a marked line. */
export const noteOf = ({ mark, hidden }: Line): string | undefined =>
  hidden ? "name and password" : mark && NOTES[mark];

/** Leaves out what tells nothing: a turn stays that has a mark or stands beside one, and the first. One line is no less than its count. */
function folded(steps: readonly Step[]): Step[] {
  const tells = (step: Step | undefined) =>
    step?.kind === "turn" && step.lines.some(({ mark }) => mark !== undefined);
  const kept = steps.map((step, at) =>
    at === 0 || step.kind !== "turn" || [steps[at - 1], step, steps[at + 1]].some(tells)
  );
  const runs: { kept: boolean; steps: Step[] }[] = [];
  steps.forEach((step, at) => {
    const last = runs.at(-1);
    if (last && last.kept === kept[at]) last.steps.push(step);
    else runs.push({ kept: kept[at] ?? true, steps: [step] });
  });
  return runs.flatMap((run) => {
    const lines = run.steps.flatMap((step) => step.kind === "turn" ? step.lines : []);
    return run.kept || lines.length < 2 ? run.steps : [{ kind: "left out" as const, lines }];
  });
}

/** The lines of a turn that a drawing has room for: the first and the marked ones; all, where there are few. */
export function shownOf(lines: readonly Line[]): readonly Line[] {
  const FEW = 3;
  return lines.length <= FEW ? lines : lines.filter(({ mark }, at) => at === 0 || mark);
}
