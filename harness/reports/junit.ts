import { type Policy, reddens } from "../judge/policy.ts";
import type { Result } from "../judge/verdict.ts";
import { type CourseCheck, courseChecks } from "./ending.ts";
import { inOneLine } from "./inert.ts";
import type { Report } from "./report.ts";
import { wordOf } from "./verdict_word.ts";

/** Text in XML: markup escaped. What XML 1.0 cannot carry (section 2.2) is among what is written out. */
const text = (raw: string) =>
  inOneLine(raw).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** What JUnit calls a check that makes a run red. What differs from a SHOULD is told, and no failure, unless the run's policy says so. */
const ELEMENTS = { deviates: "failure", unproven: "error" } as const;

const elementOf = (result: Result, policy?: Policy): string | undefined => {
  const red = reddens(result, policy);
  if (red) return ELEMENTS[red];
  return result.verdict === "notOffered" ? "skipped" : undefined;
};

function testcase(result: Result, policy?: Policy): string {
  const { id, protocol, clause, verdict, why } = result;
  const element = elementOf(result, policy);
  const begin = `    <testcase classname="${text(`${clause}.${protocol}`)}" name="${text(id)}"`;
  if (!element) {
    return verdict === "conforms"
      ? `${begin}/>`
      : `${begin}><system-out>${text(`${wordOf(verdict)}: ${why}`)}</system-out></testcase>`;
  }
  return `${begin}><${element} message="${text(`${wordOf(verdict)}: ${why}`)}"/></testcase>`;
}

/** The server went out of reach, or not all was tried: it is not proven, whatever the checks came to. */
function courseCase({ name, why, red }: CourseCheck): string {
  const message = text(`unproven: ${why}`);
  return `    <testcase classname="server" name="${text(name)}">${
    red ? `<error message="${message}"/>` : `<system-out>${message}</system-out>`
  }</testcase>`;
}

/** JUnit XML: a suite for each protocol, a case for each check; more where the server went out of reach, or not all was tried. */
const junit: Report = {
  id: "junit",
  about: "JUnit XML, for the test pages of CI systems",
  usual: true,
  filename: "junit.xml",
  write(told) {
    const { summary, results, startedAt, shard, policy } = told;
    const course = courseChecks(told);
    const count = (of: readonly Result[], element: string) =>
      of.filter((one) => elementOf(one, policy) === element).length;
    const numbers = (of: readonly Result[], more: readonly CourseCheck[] = []) =>
      `tests="${of.length + more.length}" failures="${count(of, "failure")}" errors="${
        count(of, "error") + more.filter(({ red }) => red).length
      }"`;
    const timestamp = startedAt.slice(0, 19);
    const suites = [...Map.groupBy(results, ({ protocol }) => protocol)].map(([protocol, of]) =>
      [
        `  <testsuite name="${protocol}" ${numbers(of)} skipped="${
          count(of, "skipped")
        }" timestamp="${timestamp}">`,
        ...of.map((one) => testcase(one, policy)),
        "  </testsuite>",
      ].join("\n")
    );
    const server = course.length === 0 ? [] : [
      `  <testsuite name="server" ${numbers([], course)} skipped="0" timestamp="${timestamp}">`,
      ...course.map(courseCase),
      "  </testsuite>",
    ];
    const part = shard ? `, shard ${shard.index} of ${shard.of}` : "";
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites name="loginspec ${text(summary.target)}${part}" ${
        numbers(results, course)
      } time="${summary.durationMs / 1000}">`,
      ...suites,
      ...server,
      "</testsuites>",
      "",
    ].join("\n");
  },
};
export default junit;
