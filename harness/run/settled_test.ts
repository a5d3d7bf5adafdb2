import { assertEquals } from "@std/assert";
import type { Entry, LoginEntry } from "./entry.ts";
import { settled } from "./settled.ts";

const GROUP = "one/pop3/127.0.0.1/plain";
const OTHER = "two/pop3/127.0.0.1/plain";

const login = (
  id: string,
  kind: "opened" | "refused" | "unclear",
  { group = GROUP, role = "scenario" }: Partial<Pick<LoginEntry, "group" | "role">> = {},
): Entry => ({
  type: "login",
  role,
  id,
  group,
  client: "any",
  ms: 1,
  observation: kind === "opened"
    ? { kind, account: "info@client1.com" }
    : kind === "refused"
    ? { kind, class: "login", answer: "-ERR" }
    : { kind, because: "no answer" },
});

const lost = (deployment: string, group?: string): Entry => ({
  type: "lost",
  deployment,
  because: "it is gone",
  ...group === undefined ? {} : { group },
});

Deno.test("a login that was answered is not made again, one that was unclear is, until it is answered", () => {
  assertEquals(settled([login("a", "opened"), login("b", "unclear")]), new Set(["a"]));
  assertEquals(settled([login("b", "unclear"), login("b", "refused")]), new Set(["b"]));
});

Deno.test("what a server refused before it was lost is asked again, unless a login opened in between", () => {
  assertEquals(
    settled([
      login("a", "refused"),
      login("control", "opened", { role: "neighbour" }),
      login("b", "refused"),
      lost("one"),
    ]),
    new Set(["a"]),
  );
});

Deno.test("what another server or another endpoint refused stands", () => {
  const refused = [login("a", "refused"), login("b", "refused", { group: OTHER })];
  assertEquals(settled([...refused, lost("two")]), new Set(["a"]));
  assertEquals(settled([...refused, lost("one", "one/pop3/127.0.0.1/tls")]), new Set(["a", "b"]));
});

Deno.test("a group is finished where none of its logins is unclear", () => {
  const end = { type: "group", id: GROUP } as const;
  assertEquals(settled([login("a", "refused"), end, lost("one")]), new Set(["a", GROUP]));
  assertEquals(settled([login("a", "unclear"), end]), new Set());
});
