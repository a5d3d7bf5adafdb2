import { assert, assertEquals, assertThrows } from "@std/assert";
import { pathToFileURL } from "node:url";
import { printProblem } from "../../fixtures/problem.ts";
import { folder } from "../cli/_loginspec.ts";
import { TARGETS } from "../targets/find.ts";
import { ownDeviations, ownFile } from "./own_file.ts";
import { deviationsAt } from "./read_deviations.ts";

const FOLDER = new URL("../servers/deviations/", import.meta.url);

function filesThere(): string[] {
  try {
    return [...Deno.readDirSync(FOLDER)].map(({ name }) => name).filter((name) =>
      /\.ya?ml$/.test(name)
    );
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}

Deno.test("every file of ours is of a target, and every entry of it has its reason", () => {
  for (const name of filesThere()) {
    const target = TARGETS.find(({ id }) => name === `${id}.yaml`);
    assert(target, `no target is called as ${name}`);
    const file = ownFile(target);
    assert(file !== undefined && file.endsWith(`harness/servers/deviations/${name}`), file);
    const read = deviationsAt(file);
    assertEquals(read.kind === "read" ? [] : read.problems.map(printProblem), []);
  }
});

Deno.test("a target that is none of ours has no file of ours, whatever it is called", () => {
  using at = folder();
  const there = pathToFileURL(`${at.path}/`);
  for (const target of TARGETS.slice(0, 3)) {
    assertEquals(ownFile(target, there), undefined);
    Deno.writeTextFileSync(`${at.path}/${target.id}.yaml`, "deviations: []\n");
    assertEquals(ownFile(target, there), `${at.path}/${target.id}.yaml`);
    assertEquals(ownFile({ ...target }, there), undefined);
  }
});

Deno.test("what is known is found below a folder with blanks and escapes in its name", () => {
  using at = folder();
  const path = `${at.path}/a b%41`;
  Deno.mkdirSync(path);
  const [target] = TARGETS;
  assert(target);
  Deno.writeTextFileSync(`${path}/${target.id}.yaml`, "deviations: []\n");
  assertEquals(ownFile(target, pathToFileURL(`${path}/`)), `${path}/${target.id}.yaml`);
});

Deno.test("what is known is never passed over: where its file is not on this machine, that is said", () => {
  const away = new URL("https://example.org/@who/what/1.0.0/harness/servers/deviations/");
  const target = TARGETS.find(({ id }) => id === "dovecot");
  const [reference] = TARGETS;
  assert(target && reference);
  assertThrows(() => ownDeviations(target, away), RangeError, "not on this machine");
  assertEquals(ownDeviations(reference, away), []);
});
