import { assert, assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";
import { plan } from "../../scenarios/plan.ts";
import reference from "../targets/reference.ts";
import type { Expected, Vectors } from "./vector.ts";
import { vectorsOf } from "./vectors_of.ts";

const PYTHON = "/usr/bin/python3";
const RUNNER = fileURLToPath(new URL("../../fixtures/vectors/", import.meta.url));

const there = (() => {
  try {
    return Deno.statSync(PYTHON).isFile;
  } catch {
    return false;
  }
})();

const test = (name: string, fn: () => Promise<void>) =>
  Deno.test({ name: there ? name : `${name} (no ${PYTHON} here)`, ignore: !there, fn });

const vectors = vectorsOf(plan({ seed: 1, profile: "smoke", protocols: reference.offers }));

/** A server's function that knows the answers by heart, from a file beside it. */
const BY_HEART = `
import json
with open("answers.json", encoding="utf-8") as file:
    ANSWERS = json.load(file)

def which_account(deployment, **said):
    hints = ("protocol", "local_address", "peer_address", "server_name", "target_domain", "host", "authzid", "mechanism", "login", "password")
    return ANSWERS[json.dumps([deployment["name"], *(said[hint] for hint in hints)], ensure_ascii=False, separators=(",", ":"))]
`;

const opened = (expected: Expected) => "opened" in expected ? expected.opened : null;

/** What to each question is the right answer; `choose`: by which reading. */
const answersOf = (
  { vectors }: Vectors,
  choose = (expected: Expected, _readings: readonly Expected[]) => expected,
) =>
  Object.fromEntries(vectors.map((one) => {
    const { deployment, protocol, localAddress, peerAddress, tls, targetDomain, host } = one;
    const readings = (one.openReadings ?? []).map(({ expected }) => expected);
    const asked = [
      ...[deployment, protocol, localAddress, peerAddress, tls?.serverName, targetDomain, host],
      ...[one.authzid, one.mechanism, one.login, one.password],
    ];
    return [
      JSON.stringify(asked.map((hint) => hint ?? null)),
      opened(choose(one.expected, readings)),
    ];
  }));

interface Said {
  readonly code: number;
  readonly lines: readonly string[];
}

/** Has the runner ask a function about vectors. */
async function asked(
  of: Vectors,
  name: string,
  answers: Readonly<Record<string, string | null>> = {},
  ...options: readonly string[]
): Promise<Said> {
  const cwd = await Deno.makeTempDir({ prefix: "loginspec-" });
  try {
    await Deno.writeTextFile(`${cwd}/vectors.json`, JSON.stringify(of));
    await Deno.writeTextFile(`${cwd}/by_heart.py`, BY_HEART);
    await Deno.writeTextFile(`${cwd}/answers.json`, JSON.stringify(answers));
    const { code, stdout, stderr } = await new Deno.Command(PYTHON, {
      args: ["-B", `${RUNNER}run_vectors.py`, "vectors.json", name, ...options],
      cwd,
      stdin: "null",
    }).output();
    assertEquals(new TextDecoder().decode(stderr), "");
    return { code, lines: new TextDecoder().decode(stdout).trimEnd().split("\n") };
  } finally {
    await Deno.remove(cwd, { recursive: true });
  }
}

const RIGHT = "by_heart:which_account";

test("the runner passes a function that answers right, by the reference's readings or by others", async () => {
  const { code, lines } = await asked(vectors, RIGHT, answersOf(vectors), "--strict");
  assertEquals(lines.slice(0, 2), ["TAP version 14", `1..${vectors.vectors.length}`]);
  assertEquals(lines.filter((line) => line.startsWith("not ok")), []);
  assertEquals(code, 0);
  const last = answersOf(vectors, (expected, readings) => readings.at(-1) ?? expected);
  assertEquals((await asked(vectors, RIGHT, last)).code, 0);
});

test("one wrong answer is one failure, and one of a SHOULD fails by --strict alone", async () => {
  for (const [level, code] of [["must", 1], ["should", 0]] as const) {
    const wrong = vectors.vectors.find((one) =>
      one.level === level && !one.openReadings && "opened" in one.expected
    )!;
    const one = { ...vectors, vectors: [wrong] };
    const answers = answersOf(one, () => ({ refused: "login" }));
    const said = await asked(one, RIGHT, answers);
    assertEquals(said.code, code);
    const [, , line = ""] = said.lines;
    assert(line.startsWith(`not ok 1 - ${wrong.clause} ${wrong.id}, `), line);
    assertEquals(line.endsWith(" # TODO a SHOULD"), level === "should");
    assertEquals((await asked(one, RIGHT, answers, "--strict")).code, 1);
  }
});

test("a function that only splits at the first @ fails where the clauses say so, and nowhere else", async () => {
  const { code, lines } = await asked(vectors, "naive:which_account", {}, "--strict");
  assertEquals(code, 1);
  const clausesOf = (begin: string) =>
    new Set(
      lines.filter((line) => line.startsWith(begin)).map((line) => / - (\S+) /.exec(line)?.[1]),
    );
  const failed = clausesOf("not ok");
  for (const clause of ["name.percent", "name.case.account", "client.xmpp", "client.web.host"]) {
    assert(failed.has(clause), clause);
  }
  for (const clause of ["address.assigned", "address.main", "name.at", "route.unknown-domain"]) {
    assert(!failed.has(clause), clause);
  }
  assert(clausesOf("ok").has("address.assigned"));
});
