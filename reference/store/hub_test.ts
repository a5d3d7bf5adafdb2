import { assert, assertEquals } from "@std/assert";
import type { FullName } from "../../fixtures/deployment.ts";
import { createHub } from "./hub.ts";
import type { Resource } from "./signals.ts";

const INFO = "info@a.example";
const ADDRESSES = new Map<string, FullName>([["help@alias.example", INFO]]);
const hub = () => createHub((address) => ADDRESSES.get(address));
const resource = (name: string, priority?: number): Resource => ({
  name,
  ...priority === undefined ? {} : { priority },
  deliver: () => {},
});

Deno.test("a resource name belongs to the session that bound it until it lets go", () => {
  const all = hub();
  const [first, second, other] = [all.enter(INFO), all.enter(INFO), all.enter("info@b.example")];
  assert(first.bind(resource("desk")));
  assertEquals(second.bind(resource("desk")), false);
  assert(other.bind(resource("desk")));
  second.unbind("desk");
  assertEquals(second.bind(resource("desk")), false);
  first.unbind("desk");
  assert(second.bind(resource("desk")));
});

Deno.test("binding again replaces what is known of a resource", () => {
  const session = hub().enter(INFO);
  session.bind(resource("desk"));
  session.bind(resource("desk", 5));
  assertEquals(session.resources(INFO).map(({ priority }) => priority), [5]);
});

Deno.test("a resource gets what others send, found by the account an address leads to", () => {
  const all = hub();
  const got: unknown[] = [];
  all.enter(INFO).bind({ name: "desk", deliver: (signal) => got.push(signal.body) });
  const sender = all.enter("joe@a.example");
  const account = sender.resolve("help@alias.example");
  assert(account);
  for (const { deliver } of sender.resources(account)) {
    deliver({ from: { account: "joe@a.example", resource: "x" }, body: "<message/>" });
  }
  assertEquals(got, ["<message/>"]);
  assertEquals(sender.resolve("nobody@a.example"), undefined);
});

Deno.test("a session that leaves takes its own resources off line, and no other's", () => {
  const all = hub();
  const [first, second] = [all.enter(INFO), all.enter(INFO)];
  first.bind(resource("desk"));
  first.bind(resource("phone"));
  second.bind(resource("sofa"));
  first.leave();
  assertEquals(second.resources(INFO).map(({ name }) => name), ["sofa"]);
  second.leave();
  assertEquals(second.resources(INFO), []);
});

Deno.test("who has a name now is not on line by the sessions of who had it earlier", () => {
  let holder = 1;
  const all = createHub(() => undefined, (account) => account === INFO ? holder : account);
  const [before, joe] = [all.enter(INFO), all.enter("joe@a.example")];
  assert(before.bind(resource("desk")));
  holder = 2;
  assertEquals(joe.resources(INFO), []);
  const after = all.enter(INFO);
  assert(after.bind(resource("desk")));
  assert(before.bind(resource("sofa")));
  const names = (session: typeof joe) => session.resources(INFO).map(({ name }) => name);
  assertEquals([names(before), names(after), names(joe)], [["desk", "sofa"], ["desk"], ["desk"]]);
  before.leave();
  assertEquals([names(before), names(joe)], [[], ["desk"]]);
});
