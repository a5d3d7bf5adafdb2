import type { FileEntry } from "../../store/files.ts";

const HALF_A_YEAR = 182 * 24 * 3600 * 1000;
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** A line of LIST as `ls -l` writes it, in UTC: no standard, but the only form that all clients read. */
export function unixLine({ kind, size, modified, name }: FileEntry, now: Date): string {
  const mode = kind === "file" ? "-rw-------" : "drwx------";
  const age = now.getTime() - modified.getTime();
  const time = age >= 0 && age < HALF_A_YEAR
    ? modified.toISOString().slice(11, 16)
    : String(modified.getUTCFullYear()).padStart(5);
  const day = String(modified.getUTCDate()).padStart(2);
  const date = `${MONTHS[modified.getUTCMonth()]} ${day} ${time}`;
  return `${mode} 1 owner group ${String(size).padStart(10)} ${date} ${name}`;
}
