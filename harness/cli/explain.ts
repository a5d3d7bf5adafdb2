import type { Command } from "commander";
import { CLAUSE_IDS, type ClauseId, CLAUSES } from "../../fixtures/clauses/mod.ts";
import { decide } from "../../scenarios/decide.ts";
import type { SequenceKind } from "../../scenarios/sequence.ts";
import { ALL as SEQUENCES } from "../../scenarios/sequences/mod.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import { shownIn } from "../../scenarios/shown.ts";
import { exampleOf } from "../docs/example.ts";
import { say } from "../judge/login.ts";
import { sketch } from "../reports/sketch.ts";
import { nearest } from "../select/glob.ts";
import { Ended, EXIT } from "./exit.ts";
import { print } from "./print.ts";

export function addExplain(program: Command): void {
  program.command("explain")
    .description("say what a clause is, what tests it, and show a login that it decides")
    .argument("<clause>", "its id: see `loginspec list clauses`")
    .option("--json", "as JSON")
    .addHelpText("after", "\nExample:\n  deno task loginspec explain name.percent")
    .action((id: string, { json }: { json?: true }) => {
      if (!(CLAUSE_IDS as string[]).includes(id)) {
        const near = nearest(id, CLAUSE_IDS);
        throw new Ended(
          EXIT.usage,
          `No clause is called ${JSON.stringify(id)}.${near ? ` Did you mean ${near}?` : ""}`,
        );
      }
      const clause = id as ClauseId;
      const example = exampleOf(clause);
      if (json) {
        return print(
          JSON.stringify({
            clause,
            ...CLAUSES[clause],
            ...sequencesOf(clause).map(({ id, title }) => `  sequence   ${id}: ${title}`),
            ...(example ? { example: told(example) } : {}),
          }),
        );
      }
      const { level, step, statement, source, protocols, readings, reference, tested } =
        CLAUSES[clause];
      print([
        `${clause} (${level}, step ${step})`,
        `  ${statement}`,
        `  source     ${source}`,
        `  protocols  ${protocols.join(" ")}`,
        ...Object.entries(readings ?? {}).map(([reading, says]) =>
          `  reading    ${reading}: ${says}${
            reading === reference ? " (the reference takes it)" : ""
          }`
        ),
        `  tested     ${"by" in tested ? tested.by.join(", ") : `not yet: ${tested.notYet}`}`,
        ...(example ? ["  example", ...exampleLines(example).map((line) => `    ${line}`)] : []),
      ].join("\n"));
    });
}

const sequencesOf = (clause: ClauseId) => {
  const kinds: readonly SequenceKind[] = SEQUENCES;
  return kinds.filter(({ clauses }) => clauses.includes(clause));
};

function told(scenario: Scenario) {
  const { deployment, attempt, cell, subject } = scenario;
  const { outcome, trace } = decide(deployment, attempt, shownIn(scenario));
  return {
    deployment: sketch(deployment),
    attempt,
    credential: cell.credential,
    subject,
    outcome,
    trace,
  };
}

function exampleLines(scenario: Scenario): string[] {
  const { deployment, attempt, credential, subject, outcome, trace } = told(scenario);
  const hint = attempt.targetDomain === undefined
    ? ""
    : `, target domain ${JSON.stringify(attempt.targetDomain)}`;
  return [
    ...deployment,
    `${attempt.protocol} login ${
      JSON.stringify(attempt.login)
    } on ${attempt.address}${hint}, with the password: ${credential} (of ${subject})`,
    `${say(outcome)}, by ${trace.join(" > ")}`,
  ];
}
