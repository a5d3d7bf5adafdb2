import type { Summary } from "./summary.ts";

/** What stands above the rows. */
export const SHORT_NOTE = "Fewer logins than the profile promises are decided by these clauses:";

/** The clauses that fall short for one reason, in one sentence for each reason. */
export function shortSentences({ short }: Pick<Summary, "short">): string[] {
  return [...Map.groupBy(short, ({ because, protocol }) => `${protocol}: ${because}`)].map(
    ([reason, of]) =>
      `${of.map(({ clause, decides }) => `${clause} (${decides})`).join(", ")}. ${reason}.`,
  );
}
