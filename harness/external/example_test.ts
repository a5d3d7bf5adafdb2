import { assert, assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";
import { printProblem } from "../../fixtures/problem.ts";
import { readTarget, targetAt } from "./read_target.ts";

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const SECRETS = ["OUR_MAIL_INFO", "OUR_MAIL_JOHN", "OUR_MAIL_CLIENT1"];

Deno.test("the example is read, with all that it shows", () => {
  SECRETS.forEach((name) => Deno.env.set(name, `secret of ${name}`));
  try {
    const reading = targetAt(here("./example.yaml"));
    assertEquals(reading.kind === "rejected" ? reading.problems.map(printProblem) : [], []);
    assert(reading.kind === "read" && reading.target.serves.kind === "fixed");
    const { target: { lacks, limits, mode, trusting }, target: { serves } } = reading;
    assertEquals(serves.endpoints.map(({ address }) => address), [
      "10.0.0.1",
      "10.0.0.2",
      "10.0.0.1",
    ]);
    assertEquals(Object.values(serves.marks).map(({ kind }) => kind), ["canary", "text", "none"]);
    assertEquals([lacks.length, limits.connections, mode], [2, 4, "read-only"]);
    assertEquals(trusting, { kind: "authorities", name: "mail.example.org" });
  } finally {
    SECRETS.forEach((name) => Deno.env.delete(name));
  }
});

Deno.test("without its variables the example says which are missing, and where", () => {
  const reading = targetAt(here("./example.yaml"));
  assert(reading.kind === "rejected");
  assertEquals(
    reading.problems.map(({ problem }) => problem),
    SECRETS.map((name) => `The variable ${name} is not set.`),
  );
});

Deno.test("the README's provision command is read", () => {
  const [, yaml = ""] = /```yaml\n([^`]*)```/.exec(Deno.readTextFileSync(here("./README.md"))) ??
    [];
  const reading = readTarget(yaml, "readme.yaml");
  assertEquals(reading.kind === "rejected" ? reading.problems.map(printProblem) : [], []);
  assert(reading.kind === "read" && reading.target.serves.kind === "provisioned");
  assertEquals(reading.target.serves.hosts, ["test.example.org"]);
});
