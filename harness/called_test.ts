import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { command, folder, loginspec } from "./cli/_loginspec.ts";
import { called } from "./called.ts";

Deno.test("a clone's command is its task", () => assertEquals(called(), "deno task loginspec"));

Deno.test("help, failures and remedies name the command as it is called", async () => {
  const env = { LOGINSPEC_CALLED: "npx loginspec", LOGINSPEC_SERVERS: "/nowhere" };
  const said = async (...args: readonly string[]) => {
    const { stdout, stderr } = await command(args, { env }).output();
    return [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes)).join("");
  };
  using report = folder();
  const wrong = [
    "--target",
    "mutant:rights-ignored",
    "--profile",
    "smoke",
    "--only",
    "share.granted",
  ];
  const right = [
    "--target",
    "reference",
    "--profile",
    "smoke",
    "--only",
    "name.full",
    "--only",
    "web",
  ];
  const texts = [
    await said("run", ...right, "--report", report.path),
    Deno.readTextFileSync(`${report.path}/matrix.md`),
    await said("explain", "--help"),
    await said("serve", "--help"),
    await said("targets"),
    await said("run", ...wrong, "--report", report.path),
  ];
  assertStringIncludes(texts.join(), "npx loginspec explain name.percent");
  assertMatch(texts.at(-1) ?? "", /again +npx loginspec replay/);
  for (const text of texts) assertEquals(/deno task/.exec(text), null);
  assertStringIncludes(
    (await loginspec("explain", "--help")).stdout,
    "deno task loginspec explain",
  );
});
