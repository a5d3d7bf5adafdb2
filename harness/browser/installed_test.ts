import { assertEquals, assertMatch } from "@std/assert";
import { CERTUTIL, CHROMIUM, missing } from "./installed.ts";
import { main } from "./main.ts";

const NOWHERE = { path: "/nowhere/chromium", package: "chromium" };

Deno.test("what is missing is named with the package that has it", async () => {
  const here = { path: await Deno.makeTempFile(), package: "some" };
  try {
    assertEquals(missing([here]), undefined);
    assertEquals(
      missing([here, NOWHERE]),
      "this machine has no /nowhere/chromium (Debian's chromium)",
    );
    const both = missing([{ ...CHROMIUM, path: "/nowhere/a" }, {
      ...CERTUTIL,
      path: "/nowhere/b",
    }]);
    assertMatch(both ?? "", /chromium\) and no .*libnss3-tools\)$/);
  } finally {
    await Deno.remove(here.path);
  }
});

Deno.test("where there is no browser, browsing says so in a sentence, and ends with 4", async () => {
  const said: unknown[] = [];
  const { error } = console;
  console.error = (...all: unknown[]) => said.push(all.at(-1));
  try {
    assertEquals(await main(["/nowhere/pictures"], [NOWHERE]), 4);
  } finally {
    console.error = error;
  }
  assertEquals(said, [
    "Not run, because this machine has no /nowhere/chromium (Debian's chromium).",
  ]);
});
