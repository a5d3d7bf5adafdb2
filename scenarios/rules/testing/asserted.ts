import { assertEquals } from "@std/assert";
import type { Deployment } from "../../../fixtures/deployment.ts";
import type { Attempt } from "../../attempt.ts";
import { decide, possibilities } from "../../decide.ts";
import type { Decision } from "../../decision.ts";
import type { Shown } from "../../shown.ts";

/** A login and what it comes to, in the words of `said`; several lines: one for each combination of readings. */
export interface Row {
  readonly login: string;
  readonly by?: Partial<Omit<Attempt, "login">>;
  readonly in?: Deployment;
  readonly shown?: Shown;
  readonly is: string | readonly string[];
  readonly trace?: string;
}

/** One test for each row; its name is a sentence, and the clause stands before it. */
export function rows(deployment: Deployment, table: Readonly<Record<string, Row>>) {
  for (const [sentence, row] of Object.entries(table)) {
    Deno.test(sentence, () => {
      const attempt: Attempt = {
        protocol: "pop3",
        address: "127.0.0.1",
        login: row.login,
        ...row.by,
      };
      const all = possibilities(row.in ?? deployment, attempt, row.shown);
      const expected = typeof row.is === "string" ? [row.is] : row.is;
      assertEquals(all.map(said), [...expected]);
      const taken = decide(row.in ?? deployment, attempt, row.shown);
      assertEquals([taken], all.slice(0, 1));
      if (row.trace !== undefined) assertEquals(taken.trace.join(" "), row.trace);
    });
  }
}

/** `info@a.example by name.at`, `login by name.spaces (name.spaces a)`. */
export function said({ outcome, clause, readings }: Decision): string {
  const taken = Object.entries(readings).map(([clause, reading]) => `${clause} ${reading}`);
  const what = outcome.kind === "opened" ? outcome.account : outcome.class;
  return `${what} by ${clause}${taken.length > 0 ? ` (${taken.join(", ")})` : ""}`;
}
