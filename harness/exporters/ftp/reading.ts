import type { Deployment } from "../../../fixtures/deployment.ts";
import { foldCase } from "../../../fixtures/name_shapes.ts";
import { nameTable } from "../names/name_table.ts";

/** A name as a regular expression that fits it alone. */
const literal = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, "[$&]");

/** The domain parts that lead to the Main Domain, by alias or record too: behind them a name is read again (name.both). */
export function mainParts(served: Deployment): string[] {
  const { places, rows } = nameTable(served);
  const spelled = new Map(rows.map(({ domain, spelled }) => [domain, spelled.split("@").at(-1)]));
  return [...places].flatMap(([part, { name }]) =>
    foldCase(name) === foldCase(served.main) ? [spelled.get(part) ?? part] : []
  );
}

/** The same, in small letters, as a regular expression that POSIX and Perl read alike. */
export const mainNames = (served: Deployment): string =>
  mainParts(served).map((one) => literal(foldCase(one))).join("|");
