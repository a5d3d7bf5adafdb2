import type { Domain } from "../../../fixtures/deployment.ts";
import { foldCase } from "../../../fixtures/name_shapes.ts";
import type { Opening } from "./openings.ts";

/** The simple names that mean a Domain's objects where that Domain is the one of the connection. */
export function simpleNames(openings: readonly Opening[], { name: domain }: Domain): Opening[] {
  const end = `@${foldCase(domain)}`;
  return openings.flatMap(({ name, account }) =>
    foldCase(name).endsWith(end) ? [{ name: name.slice(0, -end.length), account }] : []
  );
}
