import { assert, assertEquals, assertMatch } from "@std/assert";
import { testAuthority } from "../../fixtures/certificates/mod.ts";
import type { Security } from "../../fixtures/endpoint.ts";
import { scenario } from "../judge/_judged.ts";
import { readJournal } from "../run/journal.ts";
import { folder, loginspec } from "./_loginspec.ts";

/** A login to client1.com's address, as a file to be replayed. */
function written(path: string, security: Security): string {
  const made = scenario("info");
  const file = `${path}/${security}.json`;
  Deno.writeTextFileSync(
    file,
    JSON.stringify({ ...made, cell: { ...made.cell, security } }),
  );
  return file;
}

const UNPROVEN = 5;

/** Options, exit code, what is said. `FOREIGN` stands for the file of an authority that signed nothing here. */
type Case = readonly [options: readonly string[], code: number, says: RegExp];

const CASES: Readonly<Record<"upgrade" | "tls", readonly Case[]>> = {
  upgrade: [
    [["--ca", "FOREIGN"], UNPROVEN, /TLS: unable to verify/],
    [["--insecure"], 0, /^conforms /],
  ],
  tls: [
    [[], 0, /^conforms /],
    [["--server-name", "client1.com"], 0, /^conforms /],
    [["--server-name", "elsewhere.example"], UNPROVEN, /TLS: .*elsewhere\.example/],
    [["--ca", "FOREIGN"], UNPROVEN, /TLS: unable to verify/],
    [["--pin", "AB:".repeat(31) + "AB"], UNPROVEN, /not the pinned one, but [0-9a-f]{64}/],
    [["--insecure"], 0, /^conforms /],
  ],
};

for (const security of ["upgrade", "tls"] as const) {
  Deno.test(`${security}: the certificate is checked as the options say`, async () => {
    using at = folder();
    const foreign = `${at.path}/foreign.pem`;
    Deno.writeTextFileSync(foreign, (await testAuthority()).certificate);
    const file = written(at.path, security);
    for (const [options, code, says] of CASES[security]) {
      const typed = options.map((option) => option === "FOREIGN" ? foreign : option);
      const said = await loginspec("replay", file, "--target", "reference", ...typed);
      assertEquals(said.code, code, `${options} ${said.stdout}${said.stderr}`);
      assertMatch(said.stdout, says);
      assertEquals(said.stderr.includes("WARNING: --insecure"), options.includes("--insecure"));
    }
  });
}

Deno.test("a run without checks says so on stderr and in its record", async () => {
  using at = folder();
  const said = await loginspec(
    ...["run", "--target", "reference", "--report", at.path, "--json", "--insecure"],
    ...["--profile", "smoke", "--only", "name.percent", "--only", "pop3"],
  );
  assert(said.stderr.includes("WARNING: --insecure"), said.stderr);
  const [header] = readJournal(Deno.readTextFileSync(`${at.path}/run.ndjson`), "run.ndjson");
  assert(header?.type === "run");
  assertEquals(header.trust, "nothing");
});
