import { CLAUSE_IDS, type ClauseId, CLAUSES } from "../../fixtures/clauses/mod.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Order } from "../draw/scenario.ts";
import type { Form } from "../forms/form.ts";
import { cellIn } from "../draw/cell_in.ts";
import type { Cell } from "../scenario.ts";
import { aimingAt } from "./aims.ts";
import { unique } from "./unique.ts";
import { type Count, type Decided, decided, type Showing, SHOWINGS } from "./count.ts";
import { FURTHER, type Pool } from "./pool.ts";

/** For each scenario that is wanted so many draws are tried, at most. */
const TRIES = 60;
/** So many in vain, and there is taken to be nothing. */
const IN_VAIN = 240;
/** After so many of them more deployments are looked at. */
const PATIENCE = 60;

/** A plan while it grows. */
export interface Draft {
  readonly forms: readonly Form[];
  readonly count: Count;
  readonly pool: Pool;
  /** What is to be written in a cell; undefined: its form is not in this plan. */
  order(cell: Cell): Order | undefined;
}

/**
 * Draws more for the clauses that show too seldom in a protocol, in the cells where they showed in any protocol or that
 * aim at them: first for those that decide something, then for those that are only passed. What does not show the
 * clause is dropped.
 */
export function topUpClauses(draft: Draft, protocols: readonly Protocol[], least: number): void {
  const walked = [...draft.count.all];
  for (const showing of ["decides", "passed"] as const) {
    const found = cellsShowing(showing, walked);
    for (const clause of CLAUSE_IDS) {
      const cells = [...found.get(clause) ?? [], ...aimingAt(clause, draft.forms)];
      const shows = (each: Decided) => SHOWINGS[showing](each).includes(clause);
      for (const protocol of protocols) {
        const wanted = least - draft.count.shown(showing, clause, protocol);
        if (wanted > 0 && CLAUSES[clause].protocols.includes(protocol)) {
          drawUntil(wanted, draft, inProtocol(cells, protocol), shows);
        }
      }
    }
  }
}

/** Draws more logins that should open, in the cells where one did, until they are so many hundredths of all. */
export function topUpOpening(draft: Draft, hundredths: number, most: number): void {
  const { all, opened } = draft.count;
  const opens = ({ decision }: Decided) => decision.outcome.kind === "opened";
  const share = hundredths / 100;
  // Each one more adds to both sides of the fraction.
  const missing = Math.ceil((share * all.length - opened) / (1 - share));
  const cells = unique(all.filter(opens).map(({ scenario }) => scenario.cell));
  drawUntil(Math.min(missing, most - all.length), draft, cells, opens);
}

function cellsShowing(showing: Showing, walked: readonly Decided[]): Map<ClauseId, Cell[]> {
  const cells = new Map<ClauseId, Cell[]>();
  for (const each of walked) {
    for (const clause of SHOWINGS[showing](each)) {
      const known = cells.get(clause) ?? [];
      known.push(each.scenario.cell);
      cells.set(clause, known);
    }
  }
  return cells;
}

function drawUntil(
  wanted: number,
  { count, pool, order: orderOf }: Draft,
  cells: readonly Cell[],
  keeps: (each: Decided) => boolean,
): void {
  const groups = [...Map.groupBy(cells, ({ protocol, form }) => `${protocol}/${form}`).values()];
  let found = 0;
  const most = groups.length === 0 ? 0 : Math.max(wanted * TRIES, IN_VAIN);
  for (let tried = 0; tried < most && found < wanted; tried++) {
    if (found === 0 && tried >= IN_VAIN) return;
    // Protocols and forms take turns, so that one with many cells does not crowd out the others.
    const group = groups[tried % groups.length] ?? [];
    const turn = Math.floor(tried / groups.length);
    const cell = group[turn % group.length];
    const order = cell && orderOf(cell);
    // Where nothing shows it, it is looked for further off.
    const further = found === 0 ? FURTHER * Math.floor(tried / PATIENCE) : 0;
    // Round 0 is the walk's.
    const round = 1 + Math.floor(turn / group.length) + further;
    const scenario = order && pool.placeAnywhere(order, round);
    if (!scenario) continue;
    const each = decided(scenario);
    if (keeps(each) && count.add(each)) found++;
  }
}

/** The same cells over another protocol. */
function inProtocol(cells: readonly Cell[], protocol: Protocol): Cell[] {
  return unique(cells.map((cell) => cellIn(protocol, cell)));
}
