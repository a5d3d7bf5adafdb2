import { otherCase } from "./letters.ts";
import { oneSeparator } from "./one_separator.ts";
import type { Relation } from "./relation.ts";
import { variant } from "./variant.ts";

const relation: Relation = {
  id: "letter-case",
  clause: "name.case.account",
  title: "the letter case of the account part does not matter",
  pair: (scenario) => {
    const { login } = scenario.attempt;
    const name = oneSeparator(login);
    const other = name
      ? `${otherCase(name.account)}${name.separator}${name.domain}`
      : /^[\w.-]+$/.test(login)
      ? otherCase(login)
      : login;
    return other === login ? undefined : variant(scenario, { attempt: { login: other } });
  },
};

export default relation;
