import axe from "axe-core";
import type { Page } from "playwright-core";

/** A rule of accessibility that a page breaks. */
export interface Violation {
  /** axe's name for the rule. */
  readonly rule: string;
  readonly help: string;
  /** CSS selectors of the elements. */
  readonly where: readonly string[];
}

/** axe's answer, as far as it is read. */
interface Found {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly target: readonly unknown[] }[];
  }[];
}

/** All that axe finds wrong with a page, its best practices included. It runs beside the page's own scripts, which may be off. */
export async function violationsOf(page: Page): Promise<Violation[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<Found>("axe.run()");
  return violations.map(({ id, help, nodes }) => ({
    rule: id,
    help,
    where: nodes.map(({ target }) => target.join(" ")),
  }));
}
