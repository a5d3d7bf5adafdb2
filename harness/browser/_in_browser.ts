import { missing } from "./installed.ts";

const because = missing();

/** A test that starts browsers. Where there is none it is not run, and its name says why: neither green nor silent. */
export function inBrowser(name: string, fn: (t: Deno.TestContext) => Promise<void>): void {
  Deno.test({
    name: because === undefined ? name : `${name} (not run, because ${because})`,
    ignore: because !== undefined,
    fn,
  });
}
