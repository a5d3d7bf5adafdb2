import { CLAUSE_IDS, type ClauseId, CLAUSES } from "../../fixtures/clauses/mod.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Order } from "../draw/scenario.ts";
import type { Form } from "../forms/form.ts";
import { cellIn } from "../draw/cell_in.ts";
import type { Cell } from "../scenario.ts";
import { aimingAt } from "./aims.ts";
import { isDecided, undecidable } from "./short.ts";
import { unique } from "./unique.ts";
import { type Count, type Decided, decided, type Showing, SHOWINGS } from "./count.ts";
import { FURTHER, type Pool } from "./pool.ts";

/** For each scenario that is wanted so many draws are tried, at most. */
const TRIES = 60;
/** So many in vain, and there is taken to be nothing. */
const IN_VAIN = 240;
/** After so many of them more deployments are looked at. */
const PATIENCE = 60;

/** So many in a row, and the others of its form and address are left out. */
const GIVEN_UP = 12;
/** What was left out in one protocol is soon left out in another. */
const DOUBTED = 10;
/** So many times less often than in another form is by chance. */
const SELDOM = 4;
/** Forms, with the addresses on which they were left out. */
type Vain = Set<string>;

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
      const cells = [...oftenIn(found.get(clause) ?? []), ...aimingAt(clause, draft.forms)];
      const vain: Vain = new Set();
      const shows = (each: Decided) => SHOWINGS[showing](each).includes(clause);
      for (const protocol of protocols) {
        if (!CLAUSES[clause].protocols.includes(protocol)) continue;
        const shown = draft.count.shown(showing, clause, protocol);
        const hopeless = showing === "decides"
          ? !isDecided(clause) || undecidable(clause, protocol) !== undefined
          : shown === 0;
        if (hopeless || shown >= least) continue;
        drawUntil(least - shown, draft, inProtocol(cells, protocol), shows, vain);
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
  drawUntil(Math.min(missing, most - all.length), draft, cells, opens, new Set());
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

/** The cells of the forms that showed it often: in others it was by chance. */
function oftenIn(cells: readonly Cell[]): Cell[] {
  const forms = [...Map.groupBy(cells, ({ form }) => form).values()];
  const most = Math.max(...forms.map(({ length }) => length));
  return forms.filter(({ length }) => length * SELDOM >= most).flat();
}

function drawUntil(
  wanted: number,
  { count, pool, order: orderOf }: Draft,
  cells: readonly Cell[],
  keeps: (each: Decided) => boolean,
  vain: Vain,
): void {
  const all = [...Map.groupBy(cells, ({ form, address }) => `${form}/${address}`)]
    .map(([kind, cells]) => ({ kind, cells, turn: 0, vain: vain.has(kind) ? DOUBTED : 0 }));
  let groups = all;
  let found = 0;
  const most = Math.max(wanted * TRIES, IN_VAIN);
  for (let tried = 0; tried < most && found < wanted; tried++) {
    if (found === 0 && tried >= IN_VAIN) return;
    // Forms and addresses take turns, so that one with many cells does not crowd out the others.
    const group = groups[tried % groups.length];
    if (!group) return;
    const cell = group.cells[group.turn % group.cells.length];
    const order = cell && orderOf(cell);
    // Where nothing shows it, it is looked for further off.
    const further = found === 0 ? FURTHER * Math.floor(tried / PATIENCE) : 0;
    // Round 0 is the walk's.
    const round = 1 + Math.floor(group.turn / group.cells.length) + further;
    group.turn++;
    const scenario = order && pool.placeAnywhere(order, round);
    const each = scenario && decided(scenario);
    const shows = each !== undefined && keeps(each) && count.add(each);
    if (shows) found++;
    group.vain = shows ? 0 : group.vain + 1;
    if (group.vain < GIVEN_UP) continue;
    vain.add(group.kind);
    group.vain = 0;
    groups = groups.filter((one) => one !== group);
    // What is left of the tries is shared by all.
    if (groups.length === 0) groups = all;
  }
}

/** The same cells over another protocol. */
function inProtocol(cells: readonly Cell[], protocol: Protocol): Cell[] {
  return unique(cells.map((cell) => cellIn(protocol, cell)));
}
