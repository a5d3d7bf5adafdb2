import { closest } from "../../fixtures/closest.ts";
import type { Told } from "../reports/report.ts";
import type { Complaint, Marker } from "./marker.ts";
import { type Command, type Given, type Option, severalOf, type Table } from "./table.ts";

/** What tables are made from, in one call of `loginspec docs`. */
export interface Sources {
  readonly tables: readonly Table[];
  /** The recorded runs that were given; absent: none were. */
  readonly runs?: readonly Told[];
  readonly commands: readonly Command[];
}

/** What a marker asks for. `runs wanted`: nothing is wrong with it, and no run was given. */
export type Chosen =
  | {
    readonly kind: "chosen";
    readonly table: Table;
    readonly given: Given;
    readonly ofRuns: boolean;
  }
  | { readonly kind: "runs wanted"; readonly target?: string }
  | { readonly kind: "faulty" } & Complaint;

const TARGET: Option = {
  about: "the target whose recorded run it tells of, of those given by --from",
};
const TARGETS: Option = {
  about: "the targets whose recorded runs it tells of, in this order; else all given by --from",
};

/** All options of a table: its own, and what it needs runs for. */
export const optionsOf = ({ needs, options }: Table): Readonly<Record<string, Option>> => ({
  ...options,
  ...(needs === "a run" || needs === "a run, if named") && { target: TARGET },
  ...needs === "several runs" && { targets: TARGETS },
});

/** What a marker is to be made from. */
export function chosen(marker: Marker, { tables, runs, commands }: Sources): Chosen {
  const table = tables.find(({ id }) => id === marker.id);
  if (!table) return faulty(`no table is called ${marker.id}.`, ids(tables), marker.id);
  const fault = optionFault(marker, table);
  if (fault) return fault;
  const { options } = marker;
  const wantsRuns = table.needs === "a run" || table.needs === "several runs" ||
    (table.needs === "a run, if named" && options.target !== undefined);
  if (!wantsRuns) {
    return { kind: "chosen", table, given: { options, runs: [], commands }, ofRuns: false };
  }
  const named = options.target === undefined ? severalOf(options.targets) : [options.target];
  if (runs === undefined) {
    return { kind: "runs wanted", ...named?.length === 1 && { target: named[0]! } };
  }
  const picked = named?.map((target) => runs.filter(({ summary }) => summary.target === target)) ??
    [runs];
  const missing = named?.find((_, at) => picked[at]?.length === 0);
  if (missing !== undefined) {
    const given = runs.map(({ summary }) => summary.target);
    return faulty(`no run of ${missing} was given.`, given, missing, "--from its report folder");
  }
  if (table.needs !== "several runs" && picked.some(({ length }) => length !== 1)) {
    return faulty(
      `${picked.flat().length} runs were given, and table ${table.id} tells of one.`,
      [],
      "",
      named === undefined
        ? `name one: target=${runs[0]?.summary.target ?? "ID"}`
        : "give one of them by --from",
    );
  }
  return { kind: "chosen", table, given: { options, runs: picked.flat(), commands }, ofRuns: true };
}

/** What is wrong with a marker's options. */
function optionFault(marker: Marker, table: Table): Chosen | undefined {
  const known = optionsOf(table);
  for (const [name, value = ""] of Object.entries(marker.options)) {
    const option = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!option) {
      return faulty(`table ${table.id} has no option ${name}.`, Object.keys(known), name);
    }
    const each = option.several ? severalOf(value) ?? [] : [value];
    if (each.length === 0 || each.includes("")) {
      return faulty(
        `${name}= names nothing.`,
        option.values ?? [],
        "",
        "name something, or leave it out",
      );
    }
    const strange = option.values && each.find((one) => !option.values?.includes(one));
    if (strange !== undefined) {
      return faulty(
        `${name}=${strange} means nothing to ${table.id}.`,
        option.values ?? [],
        strange,
        (option.values?.length ?? 0) > NAMED
          ? `\`loginspec docs list ${table.id}\` shows all that it can be`
          : undefined,
      );
    }
  }
  const left = Object.entries(known).find(([name, { required }]) =>
    required && marker.options[name] === undefined
  );
  return left &&
    faulty(`table ${table.id} needs ${left[0]}=, ${left[1].about}.`, [], "", `write ${left[0]}=`);
}

const ids = (tables: readonly Table[]) => tables.map(({ id }) => id);
/** So many words are named in a remedy. */
const NAMED = 24;

function faulty(problem: string, known: readonly string[], typed: string, remedy?: string): Chosen {
  const near = closest(typed, known);
  const list = known.length === 0 || (known.length > NAMED && remedy !== undefined)
    ? undefined
    : known.length > NAMED
    ? "see `loginspec docs list`"
    : `there is ${known.join(", ")}`;
  return {
    kind: "faulty",
    problem: near === undefined ? problem : `${problem} Did you mean ${near}?`,
    remedy: [remedy, list].filter((one) => one !== undefined).join("; ") || "leave it out",
  };
}
