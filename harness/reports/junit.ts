import type { Result } from "../judge/verdict.ts";
import type { Report } from "./report.ts";

/** Text in XML: markup escaped, and what XML 1.0 cannot carry (section 2.2) written out. */
function text(raw: string): string {
  return raw
    .replace(
      // deno-lint-ignore no-control-regex -- these are what XML 1.0 excludes
      /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
    )
    .replace(/[&<>"\n\t\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** What JUnit calls a verdict that is not green. A SHOULD that a server differs from is told, and no failure. */
const ELEMENT: Readonly<Partial<Record<Result["verdict"], string>>> = {
  deviates: "failure",
  stale: "failure",
  unproven: "error",
  notOffered: "skipped",
};

function testcase({ id, protocol, clause, verdict, why }: Result): string {
  const element = ELEMENT[verdict];
  const begin = `    <testcase classname="${text(`${clause}.${protocol}`)}" name="${text(id)}"`;
  if (!element) {
    return verdict === "conforms"
      ? `${begin}/>`
      : `${begin}><system-out>${text(`${verdict}: ${why}`)}</system-out></testcase>`;
  }
  return `${begin}><${element} message="${text(`${verdict}: ${why}`)}"/></testcase>`;
}

/** The server went out of reach: that it stays up is not proven, whatever the checks came to. */
const lossCase = (loss: string) =>
  `    <testcase classname="server" name="stays within reach: ${text(loss)}"><error message="${
    text(`unproven: the server went out of reach: ${loss}`)
  }"/></testcase>`;

/** JUnit XML: a suite for each protocol, a case for each check; one more where the server went out of reach. */
const junit: Report = {
  id: "junit",
  about: "JUnit XML, for the test pages of CI systems",
  usual: true,
  filename: "junit.xml",
  write({ summary, results, startedAt, shard, losses = [] }) {
    const count = (of: readonly Result[], element: string) =>
      of.filter(({ verdict }) => ELEMENT[verdict] === element).length;
    const numbers = (of: readonly Result[], lost = 0) =>
      `tests="${of.length + lost}" failures="${count(of, "failure")}" errors="${
        count(of, "error") + lost
      }"`;
    const timestamp = startedAt.slice(0, 19);
    const suites = [...Map.groupBy(results, ({ protocol }) => protocol)].map(([protocol, of]) =>
      [
        `  <testsuite name="${protocol}" ${numbers(of)} skipped="${
          count(of, "skipped")
        }" timestamp="${timestamp}">`,
        ...of.map(testcase),
        "  </testsuite>",
      ].join("\n")
    );
    const server = losses.length === 0 ? [] : [
      `  <testsuite name="server" ${
        numbers([], losses.length)
      } skipped="0" timestamp="${timestamp}">`,
      ...losses.map(lossCase),
      "  </testsuite>",
    ];
    const part = shard ? `, shard ${shard.index} of ${shard.of}` : "";
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites name="loginspec ${text(summary.target)}${part}" ${
        numbers(results, losses.length)
      } time="${summary.durationMs / 1000}">`,
      ...suites,
      ...server,
      "</testsuites>",
      "",
    ].join("\n");
  },
};
export default junit;
