import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { faultIn } from "../drawn/_well_formed.ts";
import { folder, loginspec } from "./_loginspec.ts";

Deno.test("a login of an earlier run is drawn, the red by its id, the green by its clause", async () => {
  using at = folder();
  const run = await loginspec(
    ...["run", "--target", "mutant:percent-is-a-letter", "--profile", "smoke", "--json"],
    ...["--only", "name.percent", "--only", "name.full", "--only", "pop3", "--report", at.path],
  );
  assertEquals(run.code, 1, run.stderr);
  const record = Deno.readTextFileSync(`${at.path}/run.json`);
  const results: { id: string; verdict: string; check: string }[] = JSON.parse(record).results;
  const red = results.find(({ verdict, check }) => verdict === "deviates" && check === "decide");
  assert(red);

  const text = await loginspec("diagram", red.id, "--report", at.path);
  assertEquals([text.code, text.stderr], [0, ""]);
  assertStringIncludes(text.stdout, "pop3 on 127.0.");
  assertStringIncludes(text.stdout, "✗ the login is refused");
  assertStringIncludes(text.stdout, "expected: ");

  const file = `${at.path}/login.svg`;
  const image = await loginspec(
    ...["diagram", "--clause", "name.percent", "--report", at.path, "--svg", file],
  );
  assertEquals([image.code, image.stdout], [0, ""]);
  assertStringIncludes(image.stderr, file);
  assertEquals(faultIn(Deno.readTextFileSync(file)), undefined);

  const refused = async (...more: readonly string[]) => {
    const { code, stdout, stderr } = await loginspec("diagram", ...more, "--report", at.path);
    assertEquals([code, stdout], [2, ""]);
    return stderr;
  };
  assertStringIncludes(await refused("pop3/none"), "no login of the id pop3/none. Remedy: ");
  assertStringIncludes(await refused(), "nothing says which. Remedy: ");
  assertStringIncludes(await refused("--clause", "name.percant"), "Remedy: --clause name.percent");
  assertStringIncludes(await refused("--protocol", "lmtp"), "has no login of protocol lmtp");
  assertStringIncludes(
    await refused(red.id, "--svg", `${at.path}/none/x.svg`),
    "cannot be written",
  );
  assertStringIncludes(await refused(red.id, "--svg", "-", "--ascii"), "two diagrams");
  const none = await loginspec("diagram", red.id, "--report", `${at.path}/none`);
  assertEquals(none.code, 2);
  assertStringIncludes(none.stderr, "there is no record of a run");
});
