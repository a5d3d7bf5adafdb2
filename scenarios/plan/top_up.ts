import { CLAUSES } from "../../fixtures/clauses/mod.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { cellKey } from "../draw/id.ts";
import type { Order } from "../draw/scenario.ts";
import type { Cell } from "../scenario.ts";
import { type Count, type Decided, decided } from "./count.ts";
import type { Pool } from "./pool.ts";

/** For each scenario that is wanted so many draws are tried, at most. */
const TRIES = 20;
/** So many in vain, and a clause is taken to decide nothing there. */
const IN_VAIN = 60;

/** A way from a cell to what is drawn there; undefined: its form is not in this plan. */
export type Orders = (cell: Cell) => Order | undefined;

/**
 * Draws more for the clauses that decided too few scenarios of a protocol: in the cells where they decided one, in any
 * protocol. Only what they decide is kept.
 */
export function topUpClauses(
  count: Count,
  pool: Pool,
  orders: Orders,
  protocols: readonly Protocol[],
  least: number,
): void {
  const walked = [...count.all];
  const clauses = [...new Set(walked.map(({ clause }) => clause))].sort();
  for (const clause of clauses) {
    const cells = walked.filter((each) => each.clause === clause).map(({ scenario }) =>
      scenario.cell
    );
    for (const protocol of protocols) {
      const wanted = least - count.deciding(clause, protocol);
      if (wanted > 0 && CLAUSES[clause].protocols.includes(protocol)) {
        drawUntil(
          wanted,
          count,
          pool,
          orders,
          inProtocol(cells, protocol),
          (each) => each.clause === clause,
        );
      }
    }
  }
}

/** Draws more logins that should open, in the cells where one did, until they are so many hundredths of all. */
export function topUpOpening(
  count: Count,
  pool: Pool,
  orders: Orders,
  hundredths: number,
  most: number,
): void {
  const opened = count.all.filter(({ decision }) => decision.outcome.kind === "opened");
  const share = hundredths / 100;
  // Each one more adds to both sides of the fraction.
  const missing = Math.ceil((share * count.all.length - count.opened) / (1 - share));
  const wanted = Math.min(missing, most - count.all.length);
  const cells = unique(opened.map(({ scenario }) => scenario.cell));
  drawUntil(
    wanted,
    count,
    pool,
    orders,
    cells,
    ({ decision }) => decision.outcome.kind === "opened",
  );
}

function drawUntil(
  wanted: number,
  count: Count,
  pool: Pool,
  orders: Orders,
  cells: readonly Cell[],
  keeps: (each: Decided) => boolean,
): void {
  const groups = [...Map.groupBy(cells, ({ protocol, form }) => `${protocol}/${form}`).values()];
  let found = 0;
  for (let tried = 0; tried < wanted * TRIES && found < wanted && groups.length > 0; tried++) {
    if (found === 0 && tried >= IN_VAIN) return;
    // Protocols and forms take turns, so that one with many cells does not crowd out the others.
    const group = groups[tried % groups.length] ?? [];
    const turn = Math.floor(tried / groups.length);
    const cell = group[turn % group.length];
    const order = cell && orders(cell);
    // Round 0 is the walk's.
    const scenario = order && pool.place(order, 1 + Math.floor(turn / group.length));
    if (!scenario) continue;
    const each = decided(scenario);
    if (keeps(each) && count.add(each)) found++;
  }
}

/** The same cells over another protocol. */
function inProtocol(cells: readonly Cell[], protocol: Protocol): Cell[] {
  return unique(cells.map(({ protocol: _, target, ...cell }) => ({
    ...cell,
    protocol,
    ...(protocol === "xmpp" ? { target: target ?? "own" } : {}),
  })));
}

function unique(cells: readonly Cell[]): Cell[] {
  return [...new Map(cells.map((cell) => [cellKey(cell), cell])).values()];
}
