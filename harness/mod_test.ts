import { assertEquals, assertRejects } from "@std/assert";
import { conform, REPORTS, retell } from "./mod.ts";

const small = { profile: "smoke", only: ["pop3", "name.percent"] } as const;

Deno.test("a run from a program is judged and recorded as one from the command line", async () => {
  const folder = await Deno.makeTempDir({ prefix: "loginspec-" });
  try {
    const told = await conform({ target: "reference", folder, ...small });
    assertEquals(told.results.length > 0, true);
    assertEquals(told.results.filter(({ verdict }) => verdict !== "conforms"), []);
    assertEquals(retell(folder).summary.verdicts, told.summary.verdicts);
    assertEquals(REPORTS.some(({ id }) => id === "junit"), true);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("a target or a pattern that is unknown is refused, with those that are known", async () => {
  const folder = "/nowhere/that/anything/is/written";
  await assertRejects(() => conform({ target: "dovecott", folder }), RangeError, "dovecot");
  const only = ["name.persent"];
  await assertRejects(
    () => conform({ target: "reference", folder, only }),
    RangeError,
    "name.percent",
  );
});
