import { assert, assertEquals, assertLess, assertRejects } from "@std/assert";
import { referenceTarget } from "../targets/reference.ts";
import { type Target, Unreachable } from "../targets/target.ts";
import { loginsOf } from "../run/planned.ts";
import { type Made, made, small } from "./_made.ts";
import type { Disturb } from "./proxy.ts";
import { unevenTarget } from "./uneven_target.ts";

const reference = referenceTarget();
const POP = small("pop3");

/** Where nothing comes. */
const SHORT = 200;
/** Logins that a server without an answer costs at most: a few at the same time in each of a few deployments, tried twice. */
const FEW = 80;

const RED = ["deviates", "differs", "stale"] as const;
const none = ({ verdicts }: Made, ...which: readonly (typeof RED[number] | "unproven")[]) =>
  assertEquals(which.filter((verdict) => verdicts.has(verdict)), []);

/** It takes what comes, and says nothing. */
const silent: Disturb = () => ({ alone: true, heard() {} });

/** It takes what comes, and drops it. */
const dropping: Disturb = ({ close }) => ({ alone: true, accepted: close });

/** Like the reference, up to so many connections; then otherwise. */
function upTo(count: number, then: Disturb): Disturb {
  let connections = 0;
  return (passage) => ++connections > count ? then(passage) : {};
}

Deno.test("a server that is silent costs a few logins, not all, and proves nothing", async () => {
  const all = loginsOf(POP).length;
  const seen = await made(unevenTarget(reference, () => () => silent), POP, { timeout: SHORT });
  assert(seen.outOfReach, seen.stopped);
  assertLess(seen.logins, Math.min(FEW, all));
  none(seen, ...RED);
  assertEquals(seen.verdicts.get("conforms"), undefined);
});

Deno.test("a server that answers nothing from the middle on ends the run, with what was proven so far", async () => {
  const stops = upTo(150, dropping);
  const plan = small("pop3", "imap");
  const seen = await made(unevenTarget(reference, () => () => stops), plan);
  assert(seen.outOfReach, seen.stopped);
  none(seen, ...RED);
  assert((seen.verdicts.get("conforms") ?? 0) > 50, JSON.stringify([...seen.verdicts]));
  assert((seen.verdicts.get("unproven") ?? 0) > 0);
  assertLess(seen.logins, 150 + FEW);
});

/** Goes down at its connection of that number, with all its endpoints. */
function downAt(connection: number) {
  let connections = 0;
  return (): Disturb => ({ close }) =>
    ++connections < connection ? {} : { alone: true, accepted: close };
}

Deno.test("a server that crashes once is started again, and everything is proven", async () => {
  let starts = 0;
  const target = unevenTarget(reference, () => ++starts === 2 ? downAt(10) : () => () => ({}));
  const seen = await made(target, POP);
  assert(seen.entries.some(({ type }) => type === "lost"));
  assertEquals(seen.stopped, undefined);
  none(seen, ...RED, "unproven");
});

Deno.test("an endpoint that crashes once is there again, and everything is proven", async () => {
  let crashed = false;
  const crashes: Disturb = ({ nth, crash }) => {
    if (crashed || nth < 4) return {};
    crashed = true;
    return { alone: true, accepted: crash };
  };
  const seen = await made(unevenTarget(reference, () => () => crashes), POP);
  assert(crashed);
  assertEquals(seen.stopped, undefined);
  none(seen, ...RED, "unproven");
});

Deno.test("a server that crashes each time is left alone after a few deployments", async () => {
  const seen = await made(unevenTarget(reference, () => downAt(5)), POP);
  assert(seen.outOfReach, seen.stopped);
  none(seen, ...RED);
});

Deno.test("endpoints that answer nothing are left alone, and the others are proven", async () => {
  const plan = small("pop3", "imap");
  const seen = await made(
    unevenTarget(reference, () => ({ protocol }) => protocol === "imap" ? dropping : () => ({})),
    plan,
  );
  assertEquals(seen.stopped, undefined);
  none(seen, ...RED);
  const unclear = seen.entries.filter((entry) =>
    entry.type === "login" && entry.client !== "none" && entry.observation.kind === "unclear"
  );
  assert(unclear.every((entry) => entry.type === "login" && entry.group.includes("/imap/")));
  // Without TLS, with, and on demand.
  assertLess(unclear.length, 3 * FEW / 2);
  const pop = plan.scenarios.filter(({ cell }) => cell.protocol === "pop3").length;
  assert((seen.verdicts.get("conforms") ?? 0) + (seen.verdicts.get("open") ?? 0) >= pop);
});

/** What the system says where a disk is full. */
function noSpace(): string {
  const { stderr } = new Deno.Command("cp", { args: ["/etc/passwd", "/dev/full"] }).outputSync();
  return new TextDecoder().decode(stderr);
}

/** Starts so often, and then finds its disk full. */
function full(starts: number): Target & { readonly started: number } {
  let started = 0;
  return {
    ...reference,
    get started() {
      return started;
    },
    start(...order) {
      if (++started > starts) return Promise.reject(new Error(noSpace()));
      return reference.start(...order);
    },
  };
}

Deno.test("where nothing can be started nothing is told, but why", async () => {
  await assertRejects(() => made(full(0), POP), Unreachable, "No space left on device");
});

Deno.test("where the disk gets full the run ends soon, with what was proven so far", async () => {
  const target = full(2);
  const seen = await made(target, POP);
  assert(seen.outOfReach, seen.stopped);
  assert(seen.stopped?.includes("No space left on device"), seen.stopped);
  none(seen, ...RED);
  assert((seen.verdicts.get("conforms") ?? 0) > 10);
  assertLess(target.started, 2 + 10);
});

Deno.test("a server that refuses everything costs no more than twice the logins of a right one", async () => {
  const refusing = referenceTarget({
    door: (door) => ({
      ...door,
      login: () => Promise.resolve({ kind: "refused", because: "account" }),
    }),
  });
  const right = await made(reference, POP);
  const wrong = await made(refusing, POP);
  assertLess(wrong.logins, 2 * right.logins);
  // Not even by probes, which are given nothing there.
  assertEquals(wrong.verdicts.get("conforms"), undefined);
  none(wrong, ...RED);
});
