import { foldCase, OBJECT_NAME } from "../../fixtures/name_shapes.ts";
import { refused, type Rule, rulesAt, type Situation } from "./rule.ts";
import { prepared } from "./shapes.ts";

type Sought = Situation<"sought">;

function isName({ stage: { name } }: Sought): boolean {
  return OBJECT_NAME.test(name);
}

/** Whether a character remains that name.prepared, in its reading (a), left as it stood. */
function isUnprepared({ stage: { name }, taken }: Sought): boolean {
  return taken.get("name.prepared") === "a" && prepared(name) !== name;
}

function isAliasElsewhere({ stage: { name }, world }: Sought): boolean {
  return world.aliases.has(foldCase(name));
}

/** Is there such an account in the Domain found? */
export const LOCATE_RULES: readonly Rule[] = rulesAt("sought", [
  {
    clause: "access.every-module",
    applies: (sought) => isName(sought) && !!sought.stage.account,
    decides: ({ stage: { account, domain } }) =>
      account ? { to: { at: "found", account, domain } } : refused(),
  },
  {
    clause: "name.charset",
    applies: (sought) => !isName(sought) && !isUnprepared(sought),
    decides: () => refused(),
  },
  {
    clause: "name.prepared",
    applies: (sought) => !isName(sought) && isUnprepared(sought),
    decides: () => refused(),
  },
  {
    clause: "route.alias.own-domain",
    applies: (sought) => isName(sought) && !sought.stage.account && isAliasElsewhere(sought),
    decides: () => refused(),
  },
  {
    clause: "address.no-fallback",
    applies: (sought) => isName(sought) && !sought.stage.account && !isAliasElsewhere(sought),
    decides: () => refused(),
  },
]);
