import type { Pick, World } from "../forms/form.ts";
import type { Cell, Scenario } from "../scenario.ts";
import { usualMechanism } from "../offers.ts";
import { inexpressible } from "./expressible.ts";

type Earlier = NonNullable<Scenario["before"]>[number];

/** One login in this many has others before it. */
const ONE_IN = 16;

/** No account has it, under any name: what comes first fails whichever way its name is read. */
const NOBODYS = "no-password-of-anyone-before";

/**
 * Logins that fail first on the same connection (access.isolation): a namesake's, another Domain's, a known name of
 * nobody's. An XMPP stream or a host that is refused as a whole has no room for them.
 */
export function beforeOf(
  cell: Cell,
  { subject, domain, others }: World,
  drawn: number,
  pick: Pick,
): readonly Earlier[] | undefined {
  if (drawn % ONE_IN !== 0 || !goesOn(cell)) return undefined;
  const other = pick(others) ?? domain;
  const tries: readonly (readonly string[])[] = [
    [`${subject.name}@${other.name}`],
    [`${other.accounts[0]?.name ?? "nobody"}%${other.name}`],
    [subject.name],
    [`nobody@${other.name}`, `${subject.name}@${domain.name}`],
  ];
  const logins = pick(tries) ?? [];
  const sayable = logins.filter((login) =>
    inexpressible(cell.protocol, usualMechanism(cell.protocol), { login, password: NOBODYS }) ===
      undefined
  );
  return sayable.map((login) => ({ login, password: NOBODYS }));
}

/** Whether the target or host lets a login begin at all, and nothing else is asked of this one. */
function goesOn({ target = "own", host = "own", authzid }: Cell): boolean {
  const served = host !== "unserved" && host !== "unified";
  return target === "own" && served && authzid === undefined;
}
