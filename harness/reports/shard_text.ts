import type { Told } from "./report.ts";

/** That a report is of one shard alone. */
export const shardSentence = ({ index, of, worlds }: NonNullable<Told["shard"]>): string =>
  worlds === 0
    ? `Shard ${index} of ${of} is empty: the plan has fewer deployments than shards. Nothing was tried here, and nothing is proven by it; \`loginspec merge\` judges them all.`
    : `Shard ${index} of ${of}: ${worlds} of the plan's deployments, and verdicts on these alone; \`loginspec merge\` judges them all.`;
