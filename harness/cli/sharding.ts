import { type Command, InvalidArgumentError } from "commander";
import { resolve } from "node:path";
import type { Plan } from "../../scenarios/plan.ts";
import { durationsIn } from "../recorded/durations.ts";
import { Unreadable } from "../recorded/unreadable.ts";
import type { Shard } from "../run/entry.ts";
import { type Part, shardOf } from "../run/shard.ts";
import { Ended, EXIT } from "./exit.ts";

export interface ShardOptions {
  readonly shard?: Part | "auto";
  readonly durations?: string;
}

/** `--shard` and `--durations`. */
export function shardOptions(command: Command): Command {
  return command
    .option(
      "--shard <part>",
      "one part of several, as 1/4; auto: as GitLab's parallel says (CI_NODE_INDEX, CI_NODE_TOTAL), or an Indexed Job of " +
        "Kubernetes (JOB_COMPLETION_INDEX, and LOGINSPEC_SHARDS for how many), or else LOGINSPEC_SHARD_INDEX, from 0, and " +
        "LOGINSPEC_SHARDS: strategy.job-index and strategy.job-total of GitHub Actions",
      partIn,
    )
    .option(
      "--durations <folder>",
      "the report folder of an earlier run: the parts take as long as each other by what it took. Equal for all parts",
    );
}

const NUMBER = /^[0-9]{1,6}$/;

function partIn(typed: string): Part | "auto" {
  if (typed === "auto") return typed;
  const [index, of, ...more] = typed.split("/");
  const isTwo = NUMBER.test(index ?? "") && NUMBER.test(of ?? "") && more.length === 0;
  const part = { index: Number(index), of: Number(of) };
  if (isTwo && part.index >= 1 && part.index <= part.of) return part;
  throw new InvalidArgumentError("It is I/N, as 1/4 for the first of four, or auto.");
}

/** Where an engine says which part a job is. */
interface Engine {
  readonly name: string;
  readonly index: string;
  readonly total: string;
  /** What the first part's index is. */
  readonly first: 0 | 1;
}

/** The first whose index is set counts: ours before those that an engine sets by itself. */
const ENGINES: readonly Engine[] = [
  {
    name: "LOGINSPEC_SHARD_INDEX",
    index: "LOGINSPEC_SHARD_INDEX",
    total: "LOGINSPEC_SHARDS",
    first: 0,
  },
  {
    name: "a Kubernetes Indexed Job",
    index: "JOB_COMPLETION_INDEX",
    total: "LOGINSPEC_SHARDS",
    first: 0,
  },
  { name: "GitLab's parallel", index: "CI_NODE_INDEX", total: "CI_NODE_TOTAL", first: 1 },
];

/** A name of the environment to its value; empty says nothing. */
export type Environment = (name: string) => string | undefined;

/** GitLab counts the jobs of one without `parallel` too, and gives none of them an index. */
const isAlone = (said: Environment): boolean => said("CI_NODE_TOTAL") === "1";

/** Which part a CI engine says that this is. @throws {Ended} where none does, with what was found and what is missing */
export function partByEnvironment(env: Environment): Part {
  const said = (name: string) => env(name) || undefined;
  const engine = ENGINES.find(({ index }) => said(index) !== undefined);
  if (!engine && isAlone(said)) return { index: 1, of: 1 };
  if (!engine) throw new Ended(EXIT.usage, nothingFound(said));
  const { name, index, total, first } = engine;
  const [at, of] = [said(index) ?? "", said(total)];
  if (of === undefined) {
    throw new Ended(
      EXIT.usage,
      `Cannot tell which shard this is: ${index} is ${at} (${name}), and ${total} is missing. Remedy: set ${total} to the number of shards`,
    );
  }
  const part = { index: Number(at) + 1 - first, of: Number(of) };
  if (NUMBER.test(at) && NUMBER.test(of) && part.index >= 1 && part.index <= part.of) return part;
  throw new Ended(
    EXIT.usage,
    `Cannot tell which shard this is: ${index} is ${at} and ${total} is ${of}, where the index goes from ${first} to ${
      first === 1 ? total : `one less than ${total}`
    }. Remedy: set them so, or --shard I/N`,
  );
}

function nothingFound(said: Environment): string {
  const totals = [...new Set(ENGINES.map(({ total }) => total))].filter((name) => said(name));
  const found = totals.map((name) => `${name} is ${said(name)}`).join(", ") ||
    "none of them is set";
  const indices = ENGINES.map(({ index }) => index).join(", ");
  return `Cannot tell which shard this is: ${found}, and of ${indices} none is. Remedy: set LOGINSPEC_SHARD_INDEX, from 0, and LOGINSPEC_SHARDS, or --shard I/N`;
}

/**
 * The shard that was asked for; nothing where none was.
 * @param report where this run reports; absent: nowhere
 * @throws {Ended} where it cannot be told, or the durations cannot be read
 */
export function chosenShard(
  plan: Plan,
  { shard, durations }: ShardOptions,
  report?: string,
): Shard | undefined {
  if (shard === undefined) {
    if (durations === undefined) return undefined;
    throw new Ended(
      EXIT.usage,
      "--durations balances shards, and there is no --shard. Remedy: --shard I/N, or leave it out",
    );
  }
  const part = shard === "auto" ? partByEnvironment((name) => Deno.env.get(name)) : shard;
  if (durations === undefined) return shardOf(plan, part);
  if (report !== undefined && resolve(report) === resolve(durations)) {
    throw new Ended(
      EXIT.usage,
      `--durations and --report both name ${report}: its record would be another one for the next shard. Remedy: keep the earlier run elsewhere`,
    );
  }
  try {
    return shardOf(plan, part, durationsIn(durations));
  } catch (error) {
    if (error instanceof Unreadable) throw new Ended(EXIT.usage, error.message);
    throw error;
  }
}
