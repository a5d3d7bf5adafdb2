import { assert, assertEquals, assertGreater } from "@std/assert";
import { findTarget } from "../targets/find.ts";
import { selectionOf } from "../select/selection.ts";
import { boundWorlds, nameOf } from "./bound.ts";
import { loginsOf, planned } from "./planned.ts";
import { partOf, shardOf } from "./shard.ts";
import { sizeOf } from "./share_out.ts";

const target = findTarget("reference");
const selecting = selectionOf([], []);
assert(target && selecting.kind === "selection");
const plan = planned({ seed: 1, profile: "smoke", selection: selecting.selection, target });
const all = boundWorlds(plan).flat();

const shardsOf = (
  of: number,
  ...more: Parameters<typeof shardOf> extends [unknown, unknown, ...infer R] ? R : never
) => Array.from({ length: of }, (_, at) => shardOf(plan, { index: at + 1, of }, ...more));

Deno.test("shards have each login, relation and sequence once, whatever their number", () => {
  for (const many of [1, 2, 3, 4, 7, 60]) {
    const parts = shardsOf(many).map(({ worlds }) => partOf(plan, worlds));
    const ids = (each: (part: typeof plan) => readonly string[]) => parts.flatMap(each).sort();
    assertEquals(
      ids((part) => [...loginsOf(part), ...part.sequences].map(({ id }) => id)),
      [...loginsOf(plan), ...plan.sequences].map(({ id }) => id).sort(),
    );
    assertEquals(
      ids((part) => part.relations.map(({ base, relation }) => `${base} ${relation.id}`)),
      plan.relations.map(({ base, relation }) => `${base} ${relation.id}`).sort(),
    );
  }
});

Deno.test("the sides of a relation are in one shard, be they in different deployments", () => {
  const deployments = new Map(loginsOf(plan).map(({ id, deployment }) => [id, deployment.name]));
  const across = plan.relations.filter(({ base, others }) =>
    others.some(({ id }) => deployments.get(id) !== deployments.get(base))
  );
  assertGreater(across.length, 0);
  for (const { worlds } of shardsOf(30)) {
    for (const { base, others } of across) {
      const sides = [base, ...others.map(({ id }) => id)].map((id) => deployments.get(id) ?? "");
      const here = sides.filter((name) => worlds.includes(name)).length;
      assert(here === 0 || here === sides.length, `${base}: ${here} of ${sides.length} sides`);
    }
  }
});

Deno.test("without durations shards are about as large as each other", () => {
  const size = ({ worlds }: { readonly worlds: readonly string[] }) =>
    sizeOf(all.filter((world) => worlds.includes(nameOf(world))));
  const sizes = shardsOf(3).map(size);
  assert(Math.max(...sizes) < 1.3 * Math.min(...sizes), sizes.join());
});

Deno.test("a deployment that took as long as all others has a shard for itself", () => {
  const slow = "d-1-3";
  const byWorld = new Map(all.map((world) => [nameOf(world), 1]));
  byWorld.set(slow, 1000);
  const shards = shardsOf(2, { byWorld, digest: "x" });
  const own = shards.find(({ worlds }) => worlds.includes(slow));
  const bound = boundWorlds(plan).find((worlds) => worlds.some((one) => nameOf(one) === slow));
  assertEquals(own?.worlds.toSorted(), bound?.map(nameOf).sort());
  assertEquals(shards.map(({ balancedBy }) => balancedBy), ["x", "x"]);
});

Deno.test("what no record tells the duration of is taken at the pace of what was recorded", () => {
  const known = all.filter((_, at) => at % 2 === 0);
  const byWorld = new Map(known.map((world) => [nameOf(world), 50 * sizeOf([world])]));
  const without = shardsOf(4).map(({ worlds }) => worlds);
  assertEquals(shardsOf(4, { byWorld, digest: "x" }).map(({ worlds }) => worlds), without);
});

Deno.test("more shards than deployments leave some with nothing", () => {
  const shards = shardsOf(all.length + 1);
  assert(shards.some(({ worlds }) => worlds.length === 0));
});
