import type { Exporter } from "./exporter.ts";
import { canaryFiles, type Sheet, SHEETS, STEPS } from "./neutral/sheets.ts";

/** A field in quotes, whatever stands in it; quotes are doubled (RFC 4180, section 2). */
const quoted = (field: string) => `"${field.replaceAll('"', '""')}"`;

/** RFC 4180: a line of names, CRLF line ends. */
export const csvOf = ({ columns, rows }: Sheet): string =>
  [columns, ...rows].map((row) => `${row.map(quoted).join(",")}\r\n`).join("");

/** For a server that has no exporter: tables to be read by whatever provisions it. */
export default {
  id: "csv",
  title: "CSV, for a set-up by hand",
  configurations: ["taught"],
  write: (deployment) => ({
    files: [
      ...Object.entries(SHEETS).map(([name, sheet]) => ({
        path: `${name}.csv`,
        content: csvOf(sheet(deployment)),
      })),
      ...canaryFiles(deployment),
    ],
    cannot: [],
    served: deployment,
    steps: STEPS,
  }),
} satisfies Exporter;
