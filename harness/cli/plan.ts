import type { Command } from "commander";
import { decide } from "../../scenarios/decide.ts";
import { shownIn } from "../../scenarios/shown.ts";
import { loginsOf, planned } from "../run/planned.ts";
import { partOf } from "../run/shard.ts";
import { worldsOf } from "../run/group.ts";
import { type Choosing, choosing, chosen, selected, targetOf } from "./options.ts";
import { columns } from "./list.ts";
import { print } from "./print.ts";
import { chosenShard, type ShardOptions, shardOptions } from "./sharding.ts";

export function addPlan(program: Command): void {
  shardOptions(
    choosing(program.command("plan").description("count what a run would do, without doing it")),
  )
    .option("--target <id>", "the server under test", "reference")
    .option("--json", "as JSON")
    .addHelpText(
      "after",
      "\nExamples:\n  deno task loginspec plan --profile exhaustive\n  deno task loginspec plan --only 'route.*'\n  deno task loginspec plan --shard 2/4",
    )
    .action((options: Choosing & ShardOptions & { target: string; json?: true }) => {
      const { seed, profile } = options;
      const whole = planned({
        seed,
        profile,
        selection: chosen(options),
        target: targetOf(options.target),
      });
      selected(whole);
      const shard = chosenShard(whole, options);
      const plan = shard ? partOf(whole, shard.worlds) : whole;
      const logins = loginsOf(plan);
      const worlds = worldsOf(logins, plan.sequences);
      const decided = plan.scenarios.map((one) =>
        decide(one.deployment, one.attempt, shownIn(one))
      );
      const counts = {
        ...shard && { shard: shard.index, shards: shard.of },
        deployments: worlds.length,
        endpoints: worlds.reduce((sum, { groups }) => sum + groups.length, 0),
        logins: logins.length,
        shouldOpen: decided.filter(({ outcome }) => outcome.kind === "opened").length,
        shouldBeRefused: decided.filter(({ outcome }) => outcome.kind === "refused").length,
        relations: plan.relations.length,
        sequences: plan.sequences.length,
        sequenceRuns: plan.sequences.reduce((sum, { runs }) => sum + runs, 0),
      };
      const clauses = Map.groupBy(decided, ({ clause }) => clause);
      const byClause = [...clauses].map(([clause, of]) => [clause, of.length] as const)
        .sort(([a], [b]) => a.localeCompare(b));
      if (options.json) {
        return print(
          JSON.stringify({ ...counts, clauses: Object.fromEntries(byClause), short: plan.short }),
        );
      }
      print(columns(Object.entries(counts).map(([what, count]) => [what, String(count)])));
      print(
        `\nscenarios by the clause that decides\n${
          columns(byClause.map(([clause, count]) => [clause, String(count)]))
        }`,
      );
      if (plan.short.length === 0) return;
      print(
        `\nfewer than the profile promises, whatever is selected\n${
          columns(
            plan.short.map((
              { clause, protocol, decides, because },
            ) => [clause, protocol, String(decides), because]),
          )
        }`,
      );
    });
}
