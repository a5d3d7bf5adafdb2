import { assert, assertEquals, assertMatch } from "@std/assert";
import type { ClauseId } from "../../fixtures/clauses/mod.ts";
import type { ReferenceOptions, Session } from "../../reference/mod.ts";
import { conversing, doorWith } from "../mutants/conversing.ts";
import failedLoginSwitches from "../mutants/sessions/failed_login_switches.ts";
import noopSaysNothing from "../mutants/sessions/noop_says_nothing.ts";
import lastLogin from "../mutants/sessions/last_login_is_everybodys.ts";
import openSessionsFollow from "../mutants/sessions/open_sessions_follow.ts";
import passGoesWithLastUser from "../mutants/sessions/pass_goes_with_last_user.ts";
import popDeletesWhenLost from "../mutants/sessions/pop_deletes_when_lost.ts";
import popInUse from "../mutants/sessions/pop_in_use.ts";
import recordCached from "../mutants/sessions/record_cached.ts";
import type { Mutant } from "../mutants/mutant.ts";
import { onReference } from "./_site.ts";
import isolation from "./isolation/mod.ts";
import reconfigured from "./reconfigured/mod.ts";
import type { SequenceCheck, SequenceSite } from "./sequence.ts";
import sideBySide from "./side_by_side/mod.ts";

const found = (
  check: SequenceCheck,
  parts: ReferenceOptions = {},
  { timeout = 5_000, change = (site: SequenceSite) => site } = {},
) =>
  onReference(check.kind, (site) => check.run(change(site)), { parts, runs: 24, seed: 2, timeout });

const ABOUT: readonly (readonly [SequenceCheck, readonly ClauseId[]])[] = [
  [sideBySide, ["access.live", "access.pop-quit", "access.simultaneous"]],
  [isolation, ["access.isolation"]],
  [reconfigured, ["access.reconfigured"]],
];

for (const [check, clauses] of ABOUT) {
  Deno.test(`${check.kind}: the reference keeps what it is about`, async () => {
    const findings = await found(check);
    assertEquals(findings.filter(({ finding }) => finding !== "kept"), []);
    assertEquals([...new Set(findings.map(({ clause }) => clause))].sort(), [...clauses]);
  });
}

const PLANTED: readonly (readonly [SequenceCheck, Mutant])[] = [
  [sideBySide, popInUse],
  [sideBySide, popDeletesWhenLost],
  [sideBySide, noopSaysNothing],
  [isolation, lastLogin],
  [isolation, passGoesWithLastUser],
  [isolation, failedLoginSwitches],
  [reconfigured, openSessionsFollow],
  [reconfigured, recordCached],
];

for (const [check, { id, clause, wrong }] of PLANTED) {
  Deno.test(`${check.kind}: ${id} is told with at most six steps`, async () => {
    const findings = await found(check, wrong(() => {}));
    const broken = findings.filter(({ finding }) => finding !== "kept");
    assertEquals(broken.map(({ clause, finding }) => [clause, finding]), [[clause, "broken"]]);
    const steps = broken[0]?.steps ?? [];
    assert(steps.length > 0 && steps.length <= 6, steps.join("\n"));
  });
}

Deno.test("a server that falls silent breaks nothing: it is unclear, in time", async () => {
  let conversations = 0;
  const findings = await found(sideBySide, {
    wire(wire) {
      // Behind the first ones, which open the account alone, nobody hears more than a greeting and some answers.
      const heard = ++conversations > 12 ? 5 : Infinity;
      let sent = 0;
      return {
        ...wire,
        send: (...data) => ++sent > heard ? Promise.resolve() : wire.send(...data),
      };
    },
  }, { timeout: 1_500 });
  const others = findings.filter(({ finding }) => finding !== "kept");
  assertEquals(others.map(({ finding }) => finding), ["unclear"]);
  assertMatch(others[0]?.why ?? "", /no answer within 1500 ms/);
});

Deno.test("a server whose RETR sets \\Seen breaks nothing", async () => {
  let marked = 0;
  const findings = await found(
    sideBySide,
    conversing(({ protocol, wire, door }) => {
      if (protocol !== "pop3") return {};
      let mail: Session["mail"] | undefined;
      return {
        wire: {
          ...wire,
          async line(limit) {
            const line = await wire.line(limit);
            const inbox = /^RETR /i.test(line ?? "") ? mail?.open("INBOX") : undefined;
            const message = inbox?.messages()[Number(line?.slice(5)) - 1];
            if (inbox && message) {
              inbox.setFlags(message.uid, [...message.flags, "\\Seen"]);
              marked++;
            }
            return line;
          },
        },
        door: doorWith(door, async (request) => {
          const admission = await door.login(request);
          if (admission.kind === "opened") mail = admission.session.mail;
          return admission;
        }),
      };
    })(),
  );
  assert(marked > 0);
  assertEquals(findings.filter(({ finding }) => finding !== "kept"), []);
});

/** A server that tells in IDLE what it has to tell so many milliseconds later, or at its end. */
const idleLate = (late: number) =>
  conversing(({ protocol, wire }) => {
    if (protocol !== "imap") return {};
    let held: (string | Uint8Array)[] | undefined;
    const timers: ReturnType<typeof setTimeout>[] = [];
    const tell = async () => {
      const told = held?.splice(0) ?? [];
      if (told.length > 0) await wire.send(...told);
    };
    return {
      wire: {
        ...wire,
        async line(limit) {
          const line = await wire.line(limit);
          if (/^\S+ IDLE$/i.test(line ?? "")) held = [];
          else {
            timers.splice(0).forEach(clearTimeout);
            await tell();
            held = undefined;
          }
          return line;
        },
        async send(...data) {
          const goAhead = data.some((one) => typeof one === "string" && one.startsWith("+"));
          if (!held || goAhead) return await wire.send(...data);
          held.push(...data);
          timers.push(setTimeout(tell, late));
        },
      },
    };
  })();

Deno.test("news that come late in IDLE, and at once at NOOP, break nothing: what IDLE tells is unclear", async () => {
  const findings = await found(sideBySide, idleLate(60_000));
  const others = findings.filter(({ finding }) => finding !== "kept");
  assertEquals(others.map(({ clause, protocol, finding }) => [clause, protocol, finding]), [
    ["access.live", "imap", "unclear"],
  ]);
  assertMatch(others[0]?.why ?? "", /in IDLE .* NOOP told it/);
  assert(others[0]?.steps?.some((step) => step.includes("waits in IDLE")));
});

Deno.test("where a target cannot be changed while it runs, there is nothing to be said", async () => {
  const findings = await found(reconfigured, {}, {
    change: ({ sequence, dialling }) => ({ sequence, dialling }),
  });
  assert(findings.length > 0 && findings.every(({ finding }) => finding === "notOffered"));
});
