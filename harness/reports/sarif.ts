import { createHash } from "node:crypto";
import { CLAUSE_IDS, type ClauseId, CLAUSES, type Level } from "../../fixtures/clauses/mod.ts";
import { type Policy, reddens, USUAL_POLICY } from "../judge/policy.ts";
import type { Verdict } from "../judge/verdict.ts";
import { isTargetFile } from "../targets/find.ts";
import { type Alert, ALERTING, alertsIn, keyOf, listedAt, sentenceOf } from "./alert.ts";
import { inJson, inOneLine } from "./inert.ts";
import { courseChecks, endingOf } from "./ending.ts";
import type { Report, Told } from "./report.ts";
import { shardSentence } from "./shard_text.ts";

/** SARIF 2.1.0, section 3.27.10. */
type SarifLevel = "error" | "warning" | "note";

/** What does not make a run red. */
const LEVELS: Readonly<Partial<Record<Verdict, SarifLevel>>> = {
  deviates: "warning",
  stale: "warning",
  unproven: "warning",
  differs: "warning",
  known: "note",
};

/** What deviates is an error, as the run's policy has it; of what is not proven nobody can say more than a warning. */
const levelOf = ({ first, verdict }: Alert, policy?: Policy): SarifLevel =>
  reddens(first, policy) === "deviates" ? "error" : LEVELS[verdict] ?? "note";

/** What a clause's failure comes to, where nothing else is said. */
const USUAL: Readonly<Record<Level, SarifLevel>> = {
  must: "error",
  should: "warning",
  open: "note",
};

function ruleOf(id: ClauseId) {
  const { level, statement, source, step, readings } = CLAUSES[id];
  const said = Object.entries(readings ?? {}).map(([reading, text]) => `(${reading}) ${text}`);
  const help = [
    statement,
    ...said.length > 0 ? [`Readings: ${said.join(" ")}`] : [],
    `Level: ${level}. Source: the chapter "${source}" of the product guide.`,
    `loginspec explain ${id} tells more.`,
  ];
  return {
    id,
    name: id,
    shortDescription: { text: statement },
    fullDescription: { text: [statement, ...said].join(" ") },
    help: { text: help.join("\n"), markdown: help.join("\n\n") },
    defaultConfiguration: { level: USUAL[level] },
    properties: { tags: [level, step], precision: "very-high" },
  };
}

/** A path as a URI reference, below the root of the sources where it is relative. */
function artifactAt(path: string) {
  const uri = path.split("/").map(encodeURIComponent).join("/");
  return path.startsWith("/") ? { uri: `file://${uri}` } : { uri, uriBaseId: "%SRCROOT%" };
}

/** A server has no source here. The line that lists the deviation stands in its place, else the target's file, else its id. */
function placeOf(alert: Alert, target: string) {
  const listed = listedAt(alert);
  const path = listed?.file ?? (isTargetFile(target) ? target : `targets/${target}`);
  return {
    artifactLocation: artifactAt(path.replace(/^\.\//, "")),
    region: { startLine: Math.max(1, listed?.line ?? 1) },
  };
}

/** The same for the same alert of any run of the target: nothing in it is drawn. */
const fingerprintOf = ({ first }: Alert, target: string) =>
  createHash("sha256").update(`${target}\n${keyOf(first)}`).digest("hex").slice(0, 32);

function resultOf(
  alert: Alert,
  { summary: { target }, policy }: Told,
  rules: readonly { readonly id: ClauseId }[],
) {
  const { first, verdict, count } = alert;
  const { clause, protocol, check, level, login, listed } = first;
  const fingerprint = fingerprintOf(alert, target);
  const address = login?.scenario.attempt.address;
  return {
    ruleId: clause,
    ruleIndex: rules.findIndex(({ id }) => id === clause),
    level: levelOf(alert, policy),
    message: { text: inOneLine(`${verdict}, over ${protocol}: ${sentenceOf(alert)}`) },
    locations: [{
      physicalLocation: placeOf(alert, target),
      logicalLocations: [
        { name: protocol, fullyQualifiedName: `${target}/${protocol}`, kind: "resource" },
      ],
    }],
    // The first is the only one that GitHub goes by.
    partialFingerprints: {
      primaryLocationLineHash: `${fingerprint}:1`,
      "loginspecAlert/v1": fingerprint,
    },
    occurrenceCount: count,
    // Nobody looks at what is suppressed.
    ...verdict === "known" && listed && !reddens(first, policy) && {
      suppressions: [{ kind: "external", status: "accepted", justification: listed.reason }],
    },
    ...listed?.link !== undefined && URL.canParse(listed.link) &&
      { workItemUris: [new URL(listed.link).href] },
    properties: {
      ...{ verdict, check, clauseLevel: level, first: first.id },
      ...address !== undefined && { address },
    },
  };
}

/** What GitHub keeps apart: of two runs of one id it has the later one alone. */
const runId = ({ shard, summary: { target, profile } }: Told) =>
  `loginspec/${target}/${profile}/${shard ? `shard-${shard.index}-of-${shard.of}/` : ""}`;

const notification = (level: SarifLevel, text: string) => ({
  level,
  message: { text: inOneLine(text) },
});

/** Stopped or out of reach: what was not asked is no result. */
const troubles = (told: Told) => {
  const { stopped, shard, losses = [], lockouts = [], policy = USUAL_POLICY } = told;
  const { unproven } = told.summary.verdicts;
  return [
    ...shard ? [notification("note", shardSentence(shard))] : [],
    ...stopped === undefined ? [] : [notification("error", `The run was stopped: ${stopped}`)],
    ...losses.map((loss) =>
      notification(
        policy.has("lost") ? "error" : "warning",
        `The server went out of reach: ${loss}`,
      )
    ),
    ...courseChecks(told).slice(losses.length).map(({ why }) =>
      notification("error", `Not all is proven: ${why}`)
    ),
    ...endingOf(told) === "unproven" && unproven > 0
      ? [notification("error", `Not all is proven: ${unproven} of the checks are not`)]
      : [],
    ...lockouts.map((lockout) => notification("warning", `The server shut us out: ${lockout}`)),
  ];
};

/** SARIF 2.1.0: rules are clauses, a result stands for all checks that say one thing. What is green is no result. */
export default {
  id: "sarif",
  about: "SARIF 2.1.0, for code scanning",
  usual: false,
  filename: "run.sarif",
  write(told) {
    const { results, startedAt, version } = told;
    const alerts = alertsIn(results, [...ALERTING, "known"]);
    const asked = new Set(results.map(({ clause }) => clause));
    const rules = CLAUSE_IDS.filter((id) => asked.has(id)).map(ruleOf);
    const notifications = troubles(told);
    return `${
      inJson(
        {
          $schema:
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
          version: "2.1.0",
          runs: [{
            tool: { driver: { name: "loginspec", semanticVersion: version, version, rules } },
            automationDetails: { id: runId(told) },
            columnKind: "utf16CodeUnits",
            originalUriBaseIds: {
              "%SRCROOT%": { description: { text: "Where loginspec was called." } },
            },
            invocations: [{
              executionSuccessful: !notifications.some(({ level }) => level === "error"),
              startTimeUtc: startedAt,
              toolExecutionNotifications: notifications,
            }],
            results: alerts.map((alert) => resultOf(alert, told, rules)),
          }],
        },
        1,
      )
    }\n`;
  },
} satisfies Report;
