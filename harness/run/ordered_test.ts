import { assertEquals } from "@std/assert";
import { small } from "../uneven/_made.ts";
import type { Entry } from "./entry.ts";
import { worldsOf } from "./group.ts";
import { ordered } from "./ordered.ts";
import { loginsOf } from "./planned.ts";

const plan = small("pop3");
const [first, second] = worldsOf(loginsOf(plan));

Deno.test("entries of deployments that were made side by side come in the plan's order, each deployment's in their own", () => {
  const groups = [first, second].map((world) => world?.groups[0]?.id ?? "");
  const [one = "", other = ""] = groups;
  const absent = (group: string, because: string): Entry => ({ type: "absent", group, because });
  const lost: Entry = {
    ...{ type: "lost", deployment: first?.deployment.name ?? "", because: "2" },
  };
  const stopped: Entry = { type: "stopped", because: "the last" };
  const mixed = [stopped, absent(other, "4"), absent(one, "1"), absent(other, "3"), lost];
  assertEquals(ordered(plan, mixed), [
    ...[absent(one, "1"), lost, absent(other, "4"), absent(other, "3")],
    stopped,
  ]);
});
