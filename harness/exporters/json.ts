import type { Exporter } from "./exporter.ts";
import { canaryFiles, type Sheet, SHEETS, STEPS } from "./neutral/sheets.ts";

/** Each row an object by the names of its columns. */
const objects = ({ columns, rows }: Sheet) =>
  rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at] ?? ""])));

const text = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** For a server that has no exporter: the deployment as `--deployment` reads it, and what follows from it as tables. */
export default {
  id: "json",
  title: "JSON, for a set-up by hand",
  configurations: ["taught"],
  write: (deployment) => ({
    files: [
      { path: "deployment.json", content: text(deployment) },
      ...Object.entries(SHEETS).map(([name, sheet]) => ({
        path: `${name}.json`,
        content: text(objects(sheet(deployment))),
      })),
      ...canaryFiles(deployment),
    ],
    cannot: [],
    served: deployment,
    steps: STEPS,
  }),
} satisfies Exporter;
