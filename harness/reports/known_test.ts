import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { parse } from "junit2json";
import { entry, failed, foreign, right } from "../deviations/_said.ts";
import { applyDeviations } from "../deviations/apply_deviations.ts";
import { failureText } from "./failure.ts";
import { inert } from "./inert.ts";
import junit from "./junit.ts";
import { knownSentences } from "./known.ts";
import matrix from "./matrix_md.ts";
import type { Told } from "./report.ts";
import { summarise } from "./summary.ts";

const today = { today: "2030-01-01" };
const imap = { protocol: "imap" } as const;
const results = applyDeviations(
  [failed(), failed(imap), failed({ clause: "name.at" }), right({ clause: "name.full" })],
  [
    entry({ protocol: ["pop3", "imap"] }),
    entry({ line: 11, clause: ["name.at"] }),
    entry({ line: 12, clause: ["name.full"], reason: "It went away." }),
  ],
  today,
);

const told: Told = {
  ...{ results, followed: {}, only: [], skip: [], version: "0.1.0" },
  startedAt: "2030-01-01T00:00:00.000Z",
  summary: summarise({
    target: "reference",
    plan: {
      ...{ seed: 1, profile: "smoke", observed: [], sequences: [] },
      ...{ deployments: [], scenarios: [], relations: [], short: [] },
    },
    ...{ entries: [], results, followed: {}, durationMs: 1 },
  }),
};

const SENTENCE =
  "name.at (pop3); name.percent (pop3, imap): It takes % for a letter. [known.yaml:2, 11]";

Deno.test("one reason is one sentence, with all that it is the reason of", () => {
  assertEquals(knownSentences(results), [SENTENCE]);
});

Deno.test("the matrix tells what is known with its reason, and what is stale as red", () => {
  const text = matrix.write(told);
  assertStringIncludes(
    text,
    `## Known deviations\n\nDeviations that are known, each with its reason:\n\n- ${
      inert(SENTENCE)
    }\n`,
  );
  assertStringIncludes(
    text,
    "- name.full, pop3: stale. known.yaml:12 lists a deviation that is gone",
  );
});

Deno.test("JUnit: what is known passes and says why, what is stale fails", async () => {
  const read = await parse(junit.write(told));
  assert(read && "testsuite" in read);
  const cases = (read.testsuite ?? []).flatMap(({ testcase }) => testcase ?? []);
  const saying = cases.filter((one) => one["system-out"]?.some((out) => out.includes("known: It")));
  assertEquals(saying.length, 3);
  assertEquals(cases.filter(({ failure, skipped }) => failure || skipped).length, 1);
});

Deno.test("a failure says that another way of failing was listed", () => {
  const [failure] = applyDeviations([foreign()], [entry()], today);
  assertStringIncludes(
    failureText(failure!, { replay: "none" }),
    "  listed     in another way, in known.yaml:2: It takes % for a letter.",
  );
});
