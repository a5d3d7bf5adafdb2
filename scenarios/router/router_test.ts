import { assertEquals, assertGreaterOrEqual } from "@std/assert";
import type { ClauseId } from "../../fixtures/clauses/mod.ts";
import { readDeployment } from "../../fixtures/read_deployment.ts";
import { PROTOCOLS } from "../../fixtures/protocols.ts";
import { possibilities } from "../decide.ts";
import { MECHANISMS } from "../offers.ts";
import { decided } from "../plan/count.ts";
import { limitDeployment, routerDeployment } from "./deployment.ts";
import { routerRows } from "./mod.ts";
import { FIVE } from "./records.ts";
import { LIMIT_ROWS } from "./rows.ts";

const rows = routerRows(PROTOCOLS.filter((protocol) => MECHANISMS[protocol]));

const outcomesOf = ({ deployment, attempt, password }: (typeof rows)[number]) =>
  possibilities(deployment, attempt, password);

Deno.test("both deployments are legal", () => {
  for (const deployment of [routerDeployment, limitDeployment]) {
    const read = readDeployment(JSON.stringify(deployment), "router.json");
    assertEquals(read, { kind: "read", deployment });
  }
});

Deno.test("no two rows are one login", () => {
  const ids = rows.map(({ id }) => id);
  assertEquals(new Set(ids).size, ids.length);
});

/** Where no password opens anything; a wrong server opens the Main Domain's account of that name. */
const SHUT: ReadonlySet<ClauseId> = new Set([
  "route.loop",
  "route.not-account",
  "access.service",
  "address.no-fallback",
]);

Deno.test("a row's own password opens in some reading, or nothing is there to open; another one opens in none, or in another reading", () => {
  for (const row of rows) {
    const decisions = outcomesOf(row);
    const opened = new Set(
      decisions.flatMap(({ outcome }) => outcome.kind === "opened" ? [outcome.account] : []),
    );
    const shut = decisions.every(({ clause }) => SHUT.has(clause));
    const own = row.cell.credential === "own" && row.cell.target !== "unserved" &&
      row.cell.host !== "unified";
    if (own && !shut) assertEquals([...opened], [row.subject], row.id);
    else if (decisions.length === 1) assertEquals(opened.size, 0, row.id);
  }
});

/** So many of a protocol's logins at least each clause should decide, whatever is drawn. */
const DECIDES: Readonly<Partial<Record<ClauseId, number>>> = {
  "route.order": 20,
  "route.record.identity": 20,
  "route.record.after-alias": 20,
  "route.record.account": 18,
  "route.loop": 7,
  "access.service": 3,
  "route.record.wildcard": 4,
};

Deno.test("the clauses of the Router show as often as a plan promises", () => {
  const counted = Object.groupBy(
    rows.filter(({ attempt }) => attempt.protocol === "ldap").map(decided),
    ({ clause }) => clause,
  );
  for (const [clause, least] of Object.entries(DECIDES)) {
    assertGreaterOrEqual(counted[clause as ClauseId]?.length ?? 0, least, clause);
  }
});

Deno.test("a hundred rewrites open, one more does not", () => {
  const verdicts = Object.keys(LIMIT_ROWS).map((sentence) => {
    const row = rows.find(({ deployment, attempt }) =>
      deployment === limitDeployment && attempt.login === LIMIT_ROWS[sentence]?.login
    );
    return row && outcomesOf(row)[0]?.outcome.kind;
  });
  assertEquals(verdicts, ["opened", "refused", "opened", "refused", "opened", "refused"]);
});

Deno.test("both readings of a record that changes nothing show, by what opens and by what does not", () => {
  const parted = rows.filter(({ attempt }) => attempt.protocol === "imap").filter((row) => {
    const kinds = outcomesOf(row).filter(({ readings }) => readings["route.record.identity"])
      .map(({ outcome }) => JSON.stringify(outcome));
    return new Set(kinds).size === 2;
  });
  const pairs = parted.map(({ attempt, password }) => `${attempt.login} ${password}`);
  for (const name of FIVE) {
    assertEquals(pairs.filter((pair) => pair.startsWith(`${name}@client4.com`)), [
      `${name}@client4.com pw-${name}-of-client4.com`,
      `${name}@client4.com pw-${name}-of-client6.com`,
    ]);
  }
  assertEquals(pairs.filter((pair) => pair.startsWith("info@old")).length, 1);
});

Deno.test("every record is there for a reason: without it some row comes out otherwise", () => {
  const idle = routerDeployment.routes.filter((left) => {
    const routes = routerDeployment.routes.filter((route) => route !== left);
    const deployment = { ...routerDeployment, name: "one less", routes };
    return rows.filter((row) =>
      row.deployment === routerDeployment && row.attempt.protocol === "pop3"
    )
      .every((row) =>
        JSON.stringify(outcomesOf(row)) === JSON.stringify(outcomesOf({ ...row, deployment }))
      );
  });
  assertEquals(idle.map(({ from }) => from), []);
});
