import { ALL } from "../../reports/mod.ts";
import type { Report } from "../../reports/report.ts";
import { inventory } from "../inventory.ts";
import { prose } from "../prose.ts";

const REPORTS: readonly Report[] = ALL;

export default inventory(
  "formats",
  "The formats of reports, and whom each is for",
  ["format", "file", "what it is", "written"],
  () =>
    REPORTS.map(({ id, filename, about, usual }) => [
      { code: id },
      { code: filename },
      prose(about),
      usual ? "where nothing is chosen" : "where it is asked for",
    ]),
);
