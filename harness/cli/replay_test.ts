import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { there } from "../external/_there.ts";
import percentIsALetter from "../mutants/names/percent_is_a_letter.ts";
import { folder, loginspec } from "./_loginspec.ts";
import { packed } from "../page/_packs.ts";

/** A run of one kind of sequence, with what it said on the terminal. */
async function recorded(report: string, target: string, clause: string) {
  return await loginspec(
    ...["run", "--target", target, "--profile", "smoke", "--only", clause, "--report", report],
  );
}

const BROKEN: readonly [mutant: string, clause: string][] = [
  ["rights-ignored", "share.granted"],
  ["imap-one-session", "access.simultaneous"],
];

for (const [mutant, clause] of BROKEN) {
  Deno.test(`a run that only a sequence breaks (${mutant}) shows the fewest steps, and their replay shows them again`, async () => {
    using report = folder();
    const { code, stdout } = await recorded(report.path, `mutant:${mutant}`, clause);
    assertEquals(code, 1);
    const shown = stdout.slice(0, stdout.indexOf("\n\n"));
    assertMatch(
      shown,
      new RegExp(`^DEVIATES ${clause} .*\n.*\n  observed .*\n  steps +[1-6]\n +1\\. `),
    );
    const id = /^ {2}again +deno task loginspec replay "([^"]*)" --report "([^"]*)"$/m.exec(shown);
    assertEquals(id?.[2], report.path);
    const again = await loginspec("replay", id?.[1] ?? "", "--report", report.path);
    assertEquals(again.code, 1);
    assertStringIncludes(again.stdout, shown);
    assertMatch(again.stdout, /^ {2}same$/m);
  });
}

Deno.test("a sequence is replayed by its own id too, and told to be mended on a server that is right", async () => {
  using report = folder();
  await recorded(report.path, "mutant:rights-ignored", "share.granted");
  const { code, stdout } = await loginspec(
    ...["replay", "sharing/0", "--report", report.path, "--target", "reference"],
  );
  assertEquals(code, 0);
  assertMatch(stdout, /^conforms share\.granted over imap: .* \(fixed\)$/m);
});

Deno.test("a sequence that was not planned is a usage error", async () => {
  using report = folder();
  await recorded(report.path, "reference", "share.granted");
  const { code, stderr } = await loginspec("replay", "sharing/99", "--report", report.path);
  assertEquals(code, 2);
  assertMatch(stderr, /no such login and no such sequence/);
});

Deno.test("a failure's file is replayed on the server that it is of, by its own passwords", async () => {
  await using server = await there({
    protocols: ["pop3"],
    translated: true,
    parts: { ...percentIsALetter.wrong(() => {}), onFault() {} },
  });
  using report = folder();
  const { code, stdout } = await loginspec(
    ...["run", "--target", server.path, "--profile", "smoke", "--only", "name.percent"],
    ...["--only", "pop3", "--report", report.path],
  );
  assertEquals(code, 1);
  const file = /replay "([^"]*)"$/m.exec(stdout)?.[1] ?? "";
  assertEquals(file, `${report.path}/failures/name.percent-pop3.json`);
  // The page dials as the terminal does.
  const page = packed(Deno.readTextFileSync(`${report.path}/index.html`));
  assertMatch(page, /127\.0\.3\.1:\d+/);
  assertStringIncludes(page, `--report \\"${report.path}\\"`);
  const again = await loginspec("replay", file);
  assertEquals([again.code, /^ {2}same$/m.test(again.stdout)], [1, true], again.stdout);
  assertMatch(again.stdout, /^ {2}login .* \(dialled: 127\.0\.3\.1:\d+\), /m);
  // Of a server that is right it is fixed; of nobody's nothing is said.
  const right = await loginspec("replay", file, "--target", "reference");
  assertMatch(right.stdout, /^conforms name\.percent: .* \(fixed\)$/m);
  const { target: _, ...unnamed } = JSON.parse(Deno.readTextFileSync(file)) as { target: string };
  Deno.writeTextFileSync(file, JSON.stringify(unnamed));
  const asked = await loginspec("replay", file);
  assertEquals(asked.code, 2);
  assertMatch(asked.stderr, /does not say which server it was\. Remedy: --target/);
});
