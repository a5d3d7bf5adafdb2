import { page } from "../page/mod.ts";
import type { Report } from "./report.ts";

/** A page to look at: one file, offline. */
const html: Report = {
  id: "html",
  about: "a page to look at, for people: verdicts, heat map, every result with its talk",
  usual: true,
  filename: "index.html",
  write: page,
};
export default html;
