import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { parse } from "junit2json";
import { matrixText } from "../cli/matrix.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import { plan } from "../../scenarios/plan.ts";
import { limitDeployment, routerDeployment } from "../../scenarios/router/deployment.ts";
import { result, scenario } from "../judge/_judged.ts";
import { VERDICTS } from "../judge/verdict.ts";
import { failureText } from "./failure.ts";
import { inOneLine } from "./inert.ts";
import junit from "./junit.ts";
import matrix from "./matrix_md.ts";
import runJson from "./run_json.ts";
import { RUN } from "./run_schema.ts";
import { sketch } from "./sketch.ts";
import { nasty, told } from "./_told.ts";

Deno.test("JUnit: a case for each check; deviations fail, what is unproven is an error", async () => {
  const read = await parse(junit.write(told));
  assert(read && "testsuite" in read && read.testsuite);
  const [suite] = read.testsuite;
  assertEquals(
    [suite?.tests, suite?.failures, suite?.errors, suite?.skipped],
    [VERDICTS.length, 2, 1, 1],
  );
  const red = (kind: "failure" | "error" | "skipped") =>
    suite?.testcase?.flatMap((one, at) => one[kind] ? [VERDICTS[at]] : []);
  assertEquals(red("failure"), ["deviates", "stale"]);
  assertEquals(red("error"), ["unproven"]);
  assertEquals(red("skipped"), ["notOffered"]);
  const skipped = suite?.testcase?.flatMap((one) => one.skipped ?? [])[0];
  assertStringIncludes(JSON.stringify(skipped), "not offered: ");
});

Deno.test("JUnit: a name comes through XML as it was, but for what XML cannot carry or somebody would obey", async () => {
  const read = await parse(junit.write(told));
  assert(read && "testsuite" in read);
  const name = read.testsuite?.[0]?.testcase?.[0]?.name;
  assertEquals(name, inOneLine(`id 0 ${nasty}`));
});

Deno.test("a server that went out of reach is told of by every report, and is an error of JUnit", async () => {
  const lost = { ...told, losses: ["drawn 3: it ended"] };
  for (const { write } of [junit, matrix, runJson]) {
    assertStringIncludes(write(lost), "drawn 3: it ended");
  }
  assertStringIncludes(matrixText(lost), "drawn 3: it ended");
  assertEquals(RUN.parse(JSON.parse(runJson.write(lost))).losses, lost.losses);
  const read = await parse(junit.write(lost));
  assert(read && "testsuite" in read);
  assertEquals([read.tests, read.errors], [VERDICTS.length + 1, 2]);
  const server = read.testsuite?.find(({ name }) => name === "server");
  assertEquals([server?.tests, server?.errors, server?.testcase?.length], [1, 1, 1]);
  assertStringIncludes(
    server?.testcase?.[0]?.error?.[0]?.message ?? "",
    "went out of reach: drawn 3: it ended",
  );
});

Deno.test("run.json has the shape that is published, and logins where they are not green", () => {
  const run = RUN.parse(JSON.parse(runJson.write(told)));
  assertEquals(run.results.length, VERDICTS.length);
  assertEquals(
    run.results.flatMap(({ login, verdict }) => login ? [] : [verdict]),
    ["conforms", "open"],
  );
  assertEquals(run.results.map(({ client }) => client), VERDICTS.map(() => "none"));
});

Deno.test("the tables of the matrix keep their columns, whatever a check says", () => {
  const text = matrix.write(told);
  const tables = text.split("\n\n").filter((part) => part.startsWith("| "));
  assertEquals(tables.length, 3);
  for (const table of tables) {
    assertEquals(new Set(table.trim().split("\n").map((row) => row.split("|").length)).size, 1);
  }
  assertStringIncludes(text, "1 deviate, 1 stale, 1 unproven, 1 differ");
});

Deno.test("a run that was stopped says so", () => {
  assertStringIncludes(matrix.write({ ...told, stopped: "nobody opens" }), "nobody opens");
});

Deno.test("a deployment is sketched in six lines at most, its Main Domain the second", () => {
  const { deployments } = plan({ seed: 1, profile: "smoke", protocols: ["pop3"] });
  for (const deployment of [workedExample, ...deployments]) {
    const lines = sketch(deployment);
    assert(lines.length <= 6, deployment.name);
    assertStringIncludes(lines[0] ?? "", deployment.name);
    assertStringIncludes(lines[1] ?? "", `${deployment.main} (Main)`);
  }
});

Deno.test("a sketch ends with the first records of the Router, however many Domains there are", () => {
  for (const deployment of [routerDeployment, limitDeployment]) {
    const lines = sketch(deployment);
    assert(lines.length <= 6, deployment.name);
    const { from, to } = deployment.routes[0]!;
    assert(lines.at(-1)?.startsWith(`${from} = ${to}; `), lines.at(-1));
    assert(lines.at(-1)?.endsWith(`and ${deployment.routes.length - 12} records more`));
  }
});

Deno.test("a probe's failure shows deployment, endpoint, talk, and how to make it again", () => {
  const seen = { kind: "unclear", because: "STAT was answered by +OK 1" } as const;
  const failure = result(scenario("info"), seen, {
    check: "probe:login-first",
    clause: "access.login-first",
    verdict: "deviates",
    why: seen.because,
  });
  const transcript = ["S: +OK", "C: STAT", "S: +OK 1"];
  const text = failureText(
    { ...failure, login: { ...failure.login!, transcript } },
    { replay: "none" },
  );
  for (
    const part of [
      sketch(workedExample)[1]!,
      "pop3 on 127.0.1.1",
      "observed   STAT was answered by +OK 1",
      "C: STAT",
      "run --only access.login-first --only pop3",
      `printf '%s\\r\\n' 'STAT' | curl -sN "telnet://127.0.1.1:$PORT"`,
    ]
  ) assertStringIncludes(text, part);
  assert(!text.includes("replay"), text);
});
