import { CLAUSES } from "../../fixtures/clauses/mod.ts";
import { type Alert, alertsIn, listedAt, sentenceOf } from "./alert.ts";
import { inOneLine } from "./inert.ts";
import type { Report } from "./report.ts";
import { shardSentence } from "./shard_text.ts";

/** GitHub shows so many of a step, of each kind. */
const SHOWN = 10;

/** A workflow command's message: `%` first, then the line ends that would end it. */
const data = (text: string) =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

/** The value of one of its properties, which colons and commas would end. */
const property = (text: string) => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

type Kind = "error" | "warning" | "notice";

function command(kind: Kind, title: string, message: string, alert?: Alert): string {
  const listed = alert && listedAt(alert);
  const place = listed ? [`file=${property(listed.file)}`, `line=${listed.line}`] : [];
  return `::${kind} ${[...place, `title=${property(inOneLine(title))}`].join(",")}::${
    data(message)
  }`;
}

/** The clause's sentence below what was seen. */
const messageOf = (alert: Alert) =>
  `${inOneLine(sentenceOf(alert))}\n${CLAUSES[alert.first.clause].statement}`;

/** As many as are shown; the last says how many more there are. */
function commands(kind: Kind, alerts: readonly Alert[]): string[] {
  const whole = alerts.length <= SHOWN;
  return [
    ...(whole ? alerts : alerts.slice(0, SHOWN - 1)).map((alert) => {
      const { clause, protocol } = alert.first;
      return command(kind, `${alert.verdict}: ${clause} (${protocol})`, messageOf(alert), alert);
    }),
    ...whole ? [] : [
      command(kind, "loginspec", `and ${alerts.length - SHOWN + 1} more: see the reports.`),
    ],
  ];
}

/** Workflow commands of GitHub Actions: an error, warning or notice for all checks that say one thing. */
export default {
  id: "annotations",
  about: "workflow commands that annotate a run of GitHub Actions",
  usual: false,
  filename: "annotations.txt",
  write({ results, stopped, shard, losses = [] }) {
    const course = [
      ...stopped === undefined ? [] : [`The run was stopped: ${stopped}`],
      ...losses.map((loss) => `The server went out of reach: ${loss}`),
    ];
    return [
      ...shard ? [command("notice", "loginspec", shardSentence(shard))] : [],
      ...course.map((text) => command("error", "loginspec", inOneLine(text))),
      ...commands("error", alertsIn(results, ["deviates", "stale"])),
      ...commands("warning", alertsIn(results, ["unproven", "differs"])),
      ...commands("notice", alertsIn(results, ["known"])),
      "",
    ].join("\n");
  },
} satisfies Report;
