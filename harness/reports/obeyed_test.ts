import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { workedExample } from "../../fixtures/worked_example.ts";
import { matrixText } from "../cli/matrix.ts";
import { opened, refused, result, scenario } from "../judge/_judged.ts";
import type { Result } from "../judge/verdict.ts";
import { OBEYED, obeyedIn, told } from "./_told.ts";
import { failureText } from "./failure.ts";
import { inJson } from "./inert.ts";
import { ALL } from "./mod.ts";
import type { Report, Told } from "./report.ts";

/** The page is looked at in a browser. */
const REPORTS: readonly Report[] = ALL.filter(({ id }) => id !== "html");

/** A run in which everything that another may word is worded so. */
const run: Told = {
  ...told,
  results: told.results.map((one) => ({
    ...one,
    ...{ id: OBEYED, why: OBEYED, steps: [OBEYED] },
    login: { ...one.login!, observed: refused(OBEYED), transcript: [`S: ${OBEYED}`] },
    listed: { state: "known", reason: OBEYED, link: OBEYED, at: "a.yaml:1", was: "deviates" },
  })),
  summary: { ...told.summary, target: OBEYED },
  ...{ stopped: OBEYED, losses: [OBEYED], lockouts: [OBEYED], notes: [OBEYED] },
  server: { title: OBEYED, version: OBEYED },
};

Deno.test("no terminal and no log of CI obeys a report, whatever a server says", () => {
  assert(obeyedIn(OBEYED).length > 8);
  for (const { id, write } of REPORTS) {
    // Annotations are commands of GitHub's log, one a line: of nothing else.
    const text = write(run).replace(id === "annotations" ? /^::/gm : /(?!)/, "");
    assertEquals(obeyedIn(text), [], id);
  }
  assertEquals(obeyedIn(matrixText(run)), []);
});

Deno.test("a reader of JSON has every sign as it was", () => {
  assertEquals(JSON.parse(inJson({ [OBEYED]: [OBEYED] }, 1)), { [OBEYED]: [OBEYED] });
});

/** A login that was refused so, to a deployment that is called so. */
const failing = (more: Partial<Result> = {}): Result => {
  const deployment = { ...workedExample, name: OBEYED };
  const made = { ...scenario(OBEYED, { id: OBEYED }), deployment: workedExample };
  const failed = result(made, refused(OBEYED), { verdict: "deviates", why: OBEYED, ...more });
  const login = { ...failed.login!, client: OBEYED, transcript: [`S: ${OBEYED}`] };
  return { ...failed, login: { ...login, scenario: { ...made, deployment } } };
};

Deno.test("no terminal and no log of CI obeys a failure, whatever a server says", () => {
  const listed = { state: "another way", reason: OBEYED, at: OBEYED, was: "deviates" } as const;
  const { login: _, ...alone } = failing();
  for (
    const failure of [
      failing({ listed }),
      failing({ check: "probe:login-first" }),
      failing({ check: "sequence:rename", steps: [OBEYED] } as Partial<Result>),
      alone,
    ]
  ) {
    const text = failureText(failure, { replay: OBEYED, report: OBEYED, shrunkFrom: OBEYED });
    assertEquals(obeyedIn(text), [], text);
  }
  assertStringIncludes(
    failureText(failing(), { replay: "none" }),
    "(530-no\\u000d\\u000a::error title=pwned::a",
  );
});

Deno.test("a failure says why, where what was expected and what was seen do not", () => {
  const info = scenario("info@client1.com");
  const text = (seen: Parameters<typeof result>[1], why: string) =>
    failureText(result(info, seen, { verdict: "unproven", why }), { replay: "none" });
  const gainsaid = "another login follows another reading";
  const right = opened("info@client1.com");
  assertStringIncludes(text(right, gainsaid), `\n  because    ${gainsaid}\n`);
  const parted = "expected: info@client1.com opens; seen: the login is refused";
  assertStringIncludes(
    text(refused(), `${parted}; and nobody was seen to open`),
    "\n  because    and nobody was seen to open\n",
  );
  for (
    const said of [
      text(refused(), parted),
      text({ kind: "unclear", because: "no answer in time" }, "no answer in time"),
    ]
  ) assert(!said.includes("because "), said);
});
