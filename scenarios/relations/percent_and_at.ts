import { oneSeparator } from "./one_separator.ts";
import type { Relation } from "./relation.ts";
import { variant } from "./variant.ts";

const relation: Relation = {
  id: "percent-and-at",
  clause: "name.percent",
  title: "info%client2.com and info@client2.com open the same account",
  pair: (scenario) => {
    const name = oneSeparator(scenario.attempt.login);
    if (!name) return undefined;
    const other = name.separator === "@" ? "%" : "@";
    return variant(scenario, { attempt: { login: `${name.account}${other}${name.domain}` } });
  },
};

export default relation;
