import { otherCase } from "./letters.ts";
import { oneSeparator } from "./one_separator.ts";
import type { Relation } from "./relation.ts";
import { variant } from "./variant.ts";

const relation: Relation = {
  id: "letter-case-domain",
  clause: "name.case.domain",
  title: "the letter case of the domain part does not matter",
  pair: (scenario) => {
    const name = oneSeparator(scenario.attempt.login);
    if (!name || otherCase(name.domain) === name.domain) return undefined;
    const login = `${name.account}${name.separator}${otherCase(name.domain)}`;
    return variant(scenario, { attempt: { login } });
  },
};

export default relation;
