import { canaryIn } from "../../../fixtures/canary.ts";
import type { FullName } from "../../../fixtures/deployment.ts";
import { domainOf, leadsTo } from "../../../scenarios/sequences/sharing/leads.ts";
import type { Model } from "../../../scenarios/sequences/sharing/model.ts";
import type { Path, Where } from "../../../scenarios/sequences/sharing/step.ts";

/** What a run's things are called on the wire. */
export interface Names {
  /** The mailbox at the top, new in each run. */
  readonly box: string;
  accountOf(token: string): FullName | undefined;
}

/** A mailbox as it is named on the wire, without quotes. */
export function wireName({ name, path }: Where, { box }: Names): string {
  const local = { top: box, sub: `${box}/Below`, INBOX: "INBOX", none: "" }[path];
  return name === undefined ? local : local === "" ? `~${name}` : `~${name}/${local}`;
}

/** A message of a run, by the number that the model has for it. */
export const noteOf = ({ box }: Names, number: number): string =>
  `Subject: a note\r\n\r\nNote ${box} ${number}.\r\n`;

/** A message as the model calls it. */
export function calledBy({ box, accountOf }: Names, message: string): string {
  const [, of, number] = /Note (\S+) (\d+)\./.exec(message) ?? [];
  if (of === box) return `note ${number}`;
  if (of !== undefined) return `note ${number} of another mailbox`;
  const account = accountOf(canaryIn(message) ?? "");
  return account === undefined ? "a message that nobody wrote" : `canary of ${account}`;
}

/** Which of a run's mailboxes of an owner stand in a list that somebody got, however they are named there. */
export function pathsIn(
  listed: readonly string[],
  { names: { box }, owner, by, model }: {
    readonly names: Names;
    readonly owner: FullName | undefined;
    readonly by: FullName;
    readonly model: Model;
  },
): Path[] {
  return listed.flatMap((name): Path[] => {
    const [, account, path = name] = /^~([^/]*)\/(.*)$/.exec(name) ?? [];
    const whose = account === undefined ? by : leadsTo(model.deployment, account, domainOf(by));
    if (whose !== owner) return [];
    return path === box ? ["top"] : path === `${box}/Below` ? ["sub"] : [];
  }).toSorted();
}
