import { accountsOf } from "../../fixtures/deployment.ts";
import type { Order } from "../draw/scenario.ts";
import type { Credential, Scenario } from "../scenario.ts";
import { type Decided, decided } from "./count.ts";
import type { Pool } from "./pool.ts";

/** So many draws for one mechanism, at most. */
const ROUNDS = 30;

/** What an order by a certain mechanism is to show: that its credential makes the difference. */
const SHOWS: Readonly<Record<Credential, (each: Decided) => boolean>> = {
  // Or that no credential does: an error page is all there is.
  own: ({ decision: { outcome } }) => outcome.kind === "opened" || outcome.class === "page",
  namesake: (each) => isRefusedByPassword(each) && isOfHere(each.scenario),
  wrong: isRefusedByPassword,
  empty: isRefusedByPassword,
};

function isRefusedByPassword({ clause }: Decided): boolean {
  return clause === "access.password";
}

/** Whether the password opens the account of that name in the Domain that the address gives: the stranger's. */
function isOfHere({ deployment, attempt: { address }, subject, password }: Scenario): boolean {
  const given = deployment.domains.find(({ addresses }) => addresses.includes(address))?.name ??
    deployment.main;
  const [name = ""] = subject.toLowerCase().split("@");
  return accountsOf(deployment).some(({ account, domain }) =>
    domain.name === given && account.name.toLowerCase() === name && account.password === password
  );
}

/** The first of some draws that shows it. */
export function placeShowing(pool: Pool, order: Order): Decided | undefined {
  for (let round = 0; round < ROUNDS; round++) {
    const scenario = pool.place(order, round);
    const each = scenario && decided(scenario);
    if (each && SHOWS[order.cell.credential](each)) return each;
  }
  return undefined;
}
