import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { workedExample } from "../../fixtures/worked_example.ts";
import { folder, loginspec } from "./_loginspec.ts";

const passwords = workedExample.domains.flatMap(({ accounts }) =>
  accounts.map(({ password }) => password)
);

Deno.test("an export has the server's files, a README, and no password outside its tables", async () => {
  using there = folder();
  const out = `${there.path}/out`;
  const { code, stdout, stderr } = await loginspec("export", "--for", "dovecot", "--out", out);
  assertEquals([code, stderr], [0, ""]);
  const readme = Deno.readTextFileSync(`${out}/README.txt`);
  assertStringIncludes(Deno.readTextFileSync(`${out}/dovecot.conf`), "port = 143");
  assertStringIncludes(readme, `dovecot -F -c ${out}/dovecot.conf`);
  for (const password of passwords) assert(!`${stdout}${readme}`.includes(password));
  assertEquals(Deno.statSync(`${out}/users/imap`).mode! & 0o777, 0o600);
  Deno.statSync(`${out}/authority/ca.pem`);
});

Deno.test("a folder that has something in it is not written to, unless it is forced", async () => {
  using there = folder();
  Deno.writeTextFileSync(`${there.path}/mine`, "mine");
  const args = ["export", "--for", "csv", "--out", there.path];
  const refused = await loginspec(...args);
  assertEquals(refused.code, 2);
  assertStringIncludes(refused.stderr, "is not empty");
  assertEquals([...Deno.readDirSync(there.path)].map(({ name }) => name), ["mine"]);
  assertEquals((await loginspec(...args, "--force")).code, 0);
  assertEquals(Deno.readTextFileSync(`${there.path}/mine`), "mine");
  Deno.statSync(`${there.path}/accounts.csv`);
});

Deno.test("--port-base moves every port, and --configuration chooses", async () => {
  using there = folder();
  const { code } = await loginspec(
    ...["export", "--for", "dovecot", "--out", there.path, "--port-base", "10000"],
    ...["--configuration", "default"],
  );
  assertEquals(code, 0);
  const written = Deno.readTextFileSync(`${there.path}/dovecot.conf`);
  assertStringIncludes(written, "port = 10143");
  assertStringIncludes(written, "auth_default_realm = company.com");
});

Deno.test("what cannot be said is told", async () => {
  using there = folder();
  const file = `${there.path}/deployment.json`;
  const routes = [{ from: "*.old.example", to: "company.com" }];
  Deno.writeTextFileSync(file, JSON.stringify({ ...workedExample, routes }));
  const out = `${there.path}/out`;
  const { code, stdout } = await loginspec(
    ...["export", "--for", "dovecot", "--deployment", file, "--out", out],
  );
  assertEquals(code, 0);
  assertStringIncludes(stdout, "Left out: Router records with a wildcard domain (1)");
  assertStringIncludes(Deno.readTextFileSync(`${out}/README.txt`), "*.old.example = company.com");
});

Deno.test("what is wrong with a call is said in a sentence", async () => {
  using there = folder();
  const out = ["--out", `${there.path}/out`];
  const calls: readonly (readonly [readonly string[], string])[] = [
    [["--for", "dovecott", ...out], "Did you mean dovecot?"],
    [["--for", "csv", ...out, "--configuration", "default"], "has none such"],
    [["--for", "dovecot", ...out, "--port-base", "65000"], "there is no port"],
    [["--for", "csv", "--out", `${there.path}/a b`], "cannot quote"],
  ];
  for (const [args, said] of calls) {
    const { code, stderr } = await loginspec("export", ...args);
    assertEquals(code, 2, stderr);
    assertStringIncludes(stderr, said);
  }
});
