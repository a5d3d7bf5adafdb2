import { SECURITIES, type Security } from "../../fixtures/endpoint.ts";
import { counted } from "./counted.ts";
import type { Summary } from "./summary.ts";

/** What a user calls the securities. */
export const SECURED: Readonly<Record<Security, string>> = {
  plain: "plain",
  upgrade: "upgraded",
  tls: "implicit",
};

/** How many logins were made, those that were planned apart from those beside them. */
export const loginSentence = (
  { logins, controls, distinctLogins, deployments, sequences }: Summary,
): string =>
  `${counted(logins - controls, "login")} (${distinctLogins} different), ${
    counted(controls, "control")
  } and ${counted(sequences, "sequence")} over ${counted(deployments, "deployment")}`;

export const MODULE_HEAD = [
  "module",
  "logins",
  "of these controls",
  "time of logins",
  ...SECURITIES.map((security) => SECURED[security]),
  "mechanisms",
  "told by",
];

/**
 * A line for each module: its logins, the time that they took, by what those were made that are no controls, and by what those that
 * opened told whose account it was.
 */
export function moduleRows({ protocols }: Summary): string[][] {
  // Where nobody logs in (LMTP) there is nothing to tell of logins.
  return protocols.filter(({ logins }) => logins > 0).map((
    { protocol, logins, controls, loginMs, ways, proven },
  ) => [
    protocol,
    `${logins}`,
    `${controls}`,
    `${(loginMs / 1000).toFixed(1)} s`,
    ...SECURITIES.map((security) => {
      const made = sum(ways.filter((way) => way.security === security));
      return made === 0 ? "" : `${made}`;
    }),
    [...Map.groupBy(ways, ({ mechanism }) => mechanism)]
      .map(([mechanism, of]) => `${mechanism} ${sum(of)}`).join(", "),
    Object.entries(proven).map(([proof, logins]) => `${proof} ${logins}`).join(", "),
  ]);
}

const sum = (ways: readonly { readonly logins: number }[]) =>
  ways.reduce((sum, { logins }) => sum + logins, 0);

export const WAY_HEAD = [
  "module",
  "mechanism",
  "security",
  "logins",
  "opened",
  "not offered",
  "clients",
];

/** A line for each way to log in, and who went it. */
export function wayRows({ protocols }: Summary): string[][] {
  return protocols.flatMap(({ protocol, ways }) =>
    ways.toSorted((a, b) => a.mechanism < b.mechanism ? -1 : a.mechanism > b.mechanism ? 1 : 0)
      .map(({ mechanism, security, logins, opened, notOffered, clients }) => [
        protocol,
        mechanism,
        SECURED[security],
        `${logins}`,
        `${opened}`,
        notOffered === 0 ? "" : `${notOffered}`,
        clients.join(", "),
      ])
  );
}
