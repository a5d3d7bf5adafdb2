import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { CHECKS } from "../../../fixtures/checks/mod.ts";
import { deploymentSchema } from "../../../fixtures/schema.ts";
import type { FullName } from "../../../fixtures/deployment.ts";
import { controlsOf } from "./controls.ts";
import { steps } from "./draw.ts";
import { expect } from "./expect.ts";
import { begin, type Model } from "./model.ts";
import sharing from "./mod.ts";
import { rightsIn, toldRights } from "./rights.ts";
import type { Deed, Path, Seen, Step } from "./step.ts";
import { walk } from "./walk.ts";
import { castOf, sharingWorld } from "./world.ts";

const deployment = sharingWorld(0);
const owner = "ann@north.example";

type Said = readonly [by: FullName, deed: Deed, on?: Step["on"]];

/** Steps in a row, each with what it comes to. `undefined`: no clause says. */
function told(...said: readonly Said[]) {
  let model: Model = begin(deployment);
  return said.map(([by, deed, on = "own"]): Seen | undefined => {
    const come = expect(model, { ...deed, by, on });
    model = come?.next ?? model;
    return come?.seen;
  });
}

const at = (name?: string, path: Path = "top") => ({
  where: { path, ...name === undefined ? {} : { name } },
});
const create = [owner, { does: "create", ...at() }] as const;
const grant = (to: string, letters: string, by: FullName = owner, how: "" | "+" | "-" = "") =>
  [by, { does: "grant", ...at(by === owner ? undefined : owner), to, letters, how }] as const;
const rights = (by: FullName, name = owner as string, on: Step["on"] = "own") =>
  [by, { does: "rights", ...at(name) }, on] as const;

/** The rights that somebody is told of behind some steps. */
function lettersOf(...said: readonly Said[]): string | undefined {
  const seen = told(create, ...said).at(-1);
  return seen?.kind === "rights" ? seen.letters : seen?.kind;
}

Deno.test("the owner has all rights, whatever it is given (share.owner)", () => {
  assertEquals(lettersOf(grant(owner, "l"), rights(owner)), "lrswipcda");
});

Deno.test("nobody else has any before they are given, and after they are taken (share.granted)", () => {
  const bob = "bob@north.example";
  assertEquals(lettersOf(rights(bob)), "refused");
  assertEquals(lettersOf(grant(bob, "lr"), rights(bob)), "lr");
  const taken: Deed = { does: "revoke", ...at(), to: bob };
  assertEquals(lettersOf(grant(bob, "lr"), [owner, taken], rights(bob)), "refused");
});

Deno.test("administrators look up and administer, those of the Main Domain everywhere (share.granted)", () => {
  assertEquals(lettersOf(rights("root@north.example")), "la");
  assertEquals(lettersOf(rights("root@hq.example")), "la");
  assertEquals(lettersOf(rights("root@south.example")), "refused");
  const root = "root@hq.example";
  assertEquals(lettersOf(grant(root, "r", root), rights(root)), "lra");
});

Deno.test("letters add up and go, and those that cover finer ones give them (share.rights)", () => {
  const bob = "bob@north.example";
  assertEquals(lettersOf(grant(bob, "lkx"), grant(bob, "te", owner, "+"), rights(bob)), "lcd");
  assertEquals(lettersOf(grant(bob, "lrw"), grant(bob, "r", owner, "-"), rights(bob)), "lw");
  assertEquals(lettersOf(grant(bob, "ly")), "refused");
  assertEquals(lettersOf(grant(`-${bob}`, "l")), "refused");
});

Deno.test("what a finer letter gives beside itself no clause says, and is not asked (share.rights)", () => {
  const bob = "bob@north.example";
  const note = [owner, { does: "append", ...at() }] as const;
  const flag = [bob, { does: "flag", ...at(owner), flag: "\\Deleted" }] as const;
  const expunge = [bob, { does: "expunge", ...at(owner) }] as const;
  const sub = [bob, { does: "create", ...at(owner, "sub") }] as const;
  const given = (letters: string, ...said: readonly Said[]) =>
    told(create, note, grant(bob, letters), ...said).slice(3).map((seen) => seen?.kind);
  assertEquals(given("lrt", flag, expunge, rights(bob)), ["done", undefined, undefined]);
  assertEquals(given("lre", flag, expunge), [undefined, "done"]);
  assertEquals(given("lrd", flag, expunge, rights(bob)), ["done", "done", "rights"]);
  assertEquals(given("lr", flag, expunge), ["refused", "refused"]);
  assertEquals(given("lrk", sub), ["done"]);
  assertEquals(given("lrx", sub), [undefined]);
  const less = grant(bob, "t", owner, "-");
  assertEquals(given("lrd", less, flag, expunge), ["done", "refused", undefined]);
});

Deno.test("a server's letters are read past what is its own, and those that are sent are not", () => {
  assertEquals(toldRights("lrswipcdan"), "lrswipcda");
  assertEquals(toldRights("lr0"), "lr");
  assertEquals(toldRights("letdkxr"), "lrcd");
  assertEquals(toldRights("lrt"), "lrt");
  assertEquals(rightsIn("lrn"), undefined);
});

const MEANT: Readonly<Record<string, readonly string[]>> = {
  "bob": ["bob@north.example"],
  "BOB@SOUTH.EXAMPLE": ["bob@south.example"],
  "#team": ["bob@south.example", "eve@north.example", "ann@hq.example"],
  "#team@south.example": ["bob@north.example", "eve@south.example"],
  "anyone@south.example": [
    "bob@south.example",
    "ann@south.example",
    "root@south.example",
    "eve@south.example",
  ],
  "anyone@": ["bob@north.example", "root@north.example", "eve@north.example"],
};
for (const [identifier, meant] of Object.entries(MEANT)) {
  Deno.test(`${identifier} means those and nobody else (share.identifiers)`, () => {
    const others = castOf(deployment).actors.filter((one) => one !== owner);
    const given = others.filter((by) =>
      lettersOf(grant(identifier, "lr"), rights(by))?.startsWith("lr")
    );
    assertEquals<string[]>([...given].sort(), [...meant].sort());
  });
}

Deno.test("~account is one of the session's own Domain, wherever it arrived (share.default-domain)", () => {
  for (const on of ["own", "foreign"] as const) {
    assertEquals(lettersOf(grant("anyone", "lr"), rights("bob@north.example", "ann", on)), "lr");
    assertEquals(
      lettersOf(grant("anyone", "lr"), rights("bob@south.example", "ann", on)),
      "refused",
    );
    assertEquals(lettersOf(grant("anyone", "lr"), rights("bob@south.example", "old", on)), "lr");
  }
});

Deno.test("~ and a name is read and routed as a login name is (share.name)", () => {
  for (const name of castOf(deployment).names) {
    if (name === undefined || name === "ann@south.example" || !/[@%]/.test(name)) continue;
    assertEquals(lettersOf(grant("anyone", "lr"), rights("bob@south.example", name)), "lr", name);
  }
});

Deno.test("a mailbox below another one has its grants as they are then", () => {
  const bob = "bob@north.example";
  const below = { does: "rights", ...at(owner, "sub") } as const;
  const sub = [owner, { does: "create", ...at(undefined, "sub") }] as const;
  assertEquals(lettersOf(grant(bob, "lr"), sub, grant(bob, "l"), [bob, below]), "lr");
  assertEquals(lettersOf(sub, grant(bob, "lr"), [bob, below]), "refused");
});

Deno.test("a right that was taken is gone in a session that has the mailbox open", () => {
  const bob = "bob@north.example";
  const note = [owner, { does: "append", ...at() }] as const;
  const hold = [bob, { does: "hold", ...at(owner) }] as const;
  const look = [bob, { does: "look" }] as const;
  const seen = told(create, note, grant(bob, "lr"), hold, look, grant(bob, "l"), look).slice(-3);
  assertEquals(seen.map((one) => one?.kind), ["messages", "done", "refused"]);
});

Deno.test("what no clause says is not asked", () => {
  const bob = "bob@north.example";
  // It may be used, says RFC 4314; it cannot be found, says the right `l`.
  assertEquals(
    told(create, grant(bob, "r"), [bob, { does: "read", ...at(owner), over: "imap" }]).at(-1),
    undefined,
  );
  // Whether another spelling is another entry.
  assertEquals(told(create, grant(bob, "lr"), grant("bob", "l")).at(-1), undefined);
});

Deno.test("the deployments are in order, and each clause is walked", () => {
  for (const seed of [0, 1, 2]) {
    for (const world of sharing.deployments(seed, "exhaustive")) {
      const { name: _, ...input } = structuredClone(world);
      const read = deploymentSchema.parse(input);
      assertEquals(CHECKS.flatMap((check) => check(read)), []);
      const clauses = walk(world, true).flatMap((list) => {
        let model = begin(world);
        const { owner: by } = castOf(world);
        const before = { does: "create", where: { path: "top" }, by, on: "own" } as const;
        return [before, ...list].flatMap((step) => {
          const come = expect(model, step);
          model = come?.next ?? model;
          return come?.about.slice(0, 1) ?? [];
        });
      });
      assertEquals(sharing.clauses.filter((clause) => !clauses.includes(clause)), []);
    }
  }
});

Deno.test("what is drawn and then held against the owner is made alike by equal seeds, and accepted", () => {
  const drawn = () => fc.sample(fc.oneof(...steps(deployment, true)), { seed: 3, numRuns: 200 });
  assertEquals(drawn(), drawn());
  for (const [step] of drawn()) {
    if (!step) continue;
    let model = expect(begin(deployment), { ...create[1], by: owner, on: "own" })?.next;
    for (const control of controlsOf(model ?? begin(deployment), step, owner)) {
      assert(model);
      const come = expect(model, control);
      if (!come) break;
      assert(come.seen.kind !== "refused", JSON.stringify(control));
      model = come.next;
    }
  }
});
