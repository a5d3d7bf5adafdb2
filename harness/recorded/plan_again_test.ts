import { assert, assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { folder, loginspec } from "../cli/_loginspec.ts";
import { record, recordAt } from "./_shards.ts";
import { retell, Unreadable } from "./retell.ts";

const TARGET = {
  endpoints: [{ protocol: "pop3", host: "127.0.0.1", port: 9, security: "plain" }],
  deployment: {
    main: "a.example",
    addresses: ["127.0.0.1"],
    domains: [{
      name: "a.example",
      addresses: ["127.0.0.1"],
      accounts: [{ name: "info", passwordFrom: "env:NOBODY_HAS_SET_THIS", canary: "none" }],
    }],
  },
};

Deno.test("where a target's file cannot be read again, its reader says what is wrong", async () => {
  using at = folder();
  await loginspec(
    ...["run", "--target", "reference", "--profile", "smoke", "--only", "pop3,name.full"],
    ...["--json", "--no-history", "--report", at.path],
  );
  const file = `${at.path}/mail.json`;
  record(at.path, recordAt(at.path).replace('"reference"', JSON.stringify(file)));
  const said = () => assertThrows(() => retell(at.path), Unreadable).message;
  assertStringIncludes(said(), `There is no file ${file}`);
  Deno.writeTextFileSync(file, JSON.stringify(TARGET, null, 1));
  const message = said();
  assertStringIncludes(message, "The variable NOBODY_HAS_SET_THIS is not set. Remedy: Set it");
  assert(/mail\.json:\d+: /.test(message), message);
});

Deno.test("a line that is none of a run's is told once", () => {
  using at = folder();
  record(at.path, "not a line\n");
  const { message } = assertThrows(() => retell(at.path), Unreadable);
  assertEquals(message.match(/Cannot read/g)?.length, 1, message);
  assertEquals(message.match(/Remedy: /g)?.length, 1, message);
  assertStringIncludes(message, ":1: no line of a run");
});
