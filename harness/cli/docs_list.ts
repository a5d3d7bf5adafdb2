import { optionsOf } from "../docs/choose.ts";
import { BEGIN, markerText } from "../docs/marker.ts";
import type { Needs, Table } from "../docs/table.ts";

/** A table as `docs list --json` has it. */
export const listed = (table: Table) => ({
  id: table.id,
  about: table.about,
  needs: table.needs,
  options: optionsOf(table),
  example: `${BEGIN} ${markerText({ id: table.id, options: table.example ?? {} })}`,
});

const OF: Readonly<Record<Needs, string>> = {
  "documentation": "of the documentation",
  "a run": "of a recorded run",
  "several runs": "of several recorded runs",
  "a run, if named": "of the documentation, or by target= of a recorded run",
};

/** So many values are named where all tables are listed, and the number of the others. */
export const NAMED = 12;

/** A table as `docs list` has it: what it tells, its options, a marker that can be written. @param named absent: all values are named */
export function listText(table: Table, named = Infinity): string {
  const { id, about, needs, options, example } = listed(table);
  return [
    `${id} (${OF[needs]})`,
    `  ${about}`,
    ...Object.entries(options).map(([name, { about, values = [], several, required }]) => {
      const more = values.length - named;
      const of = values.length === 0
        ? ""
        : ` (${several ? "some of " : ""}${values.slice(0, named).join(", ")}${
          more > 0 ? ` and ${more} more` : ""
        })`;
      return `  ${name}=  ${about}${of}${required ? "; must be given" : ""}`;
    }),
    `  ${example}`,
  ].join("\n");
}
