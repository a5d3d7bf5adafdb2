import { hinted, table, TYPED, typed } from "./onward.ts";
import { always, refused, type Rule, rulesAt } from "./rule.ts";
import type { ClauseId } from "../../fixtures/clauses/mod.ts";

/** The client's side of a protocol that qualifies by itself. */
const appended = rulesAt("client", [{
  clause: "client.mapi",
  applies: always,
  decides: (situation) => {
    const { attempt: { login, setting = "" } } = situation;
    return {
      to: typed(situation, `${login}@${setting}`, { kind: "nothing" }),
      as: "changes",
    };
  },
}]);

/** A target domain or a host that keeps a login from beginning, or that only a reading lets pass. */
const hints = rulesAt("hint", [
  {
    clause: "route.record.identity",
    applies: ({ stage }) => stage.identity,
    decides: (situation) => {
      // The hint is followed anew, by the reading that was taken.
      const again = () => ({ to: hinted(situation) });
      return situation.read("route.record.identity", { a: again, b: again });
    },
  },
  {
    clause: "client.xmpp.unknown-target",
    applies: ({ stage: { hint, identity }, traits: { carries } }) =>
      !identity && hint.kind === "unserved" && carries === "target domain",
    decides: (situation) =>
      situation.read("client.xmpp.unknown-target", {
        a: () => refused("stream"),
        b: () => refused(),
        c: () => ({ to: typed(situation, situation.attempt.login, situation.stage.hint) }),
      }),
  },
  {
    clause: "client.xmpp.unified-target",
    applies: ({ stage: { hint, identity }, traits: { carries } }) =>
      !identity && hint.kind === "unified" && carries === "target domain",
    decides: (situation) =>
      situation.read("client.xmpp.unified-target", {
        a: () => refused("stream"),
        b: () => ({ to: typed(situation, situation.attempt.login, situation.stage.hint) }),
      }),
  },
  {
    clause: "client.web.unserved",
    applies: ({ stage: { hint, identity }, traits: { carries } }) =>
      !identity && hint.kind === "unserved" && carries === "host",
    decides: () => refused("page"),
  },
  {
    clause: "client.web.unified-host",
    applies: ({ stage: { hint, identity }, traits: { carries } }) =>
      !identity && hint.kind === "unified" && carries === "host",
    decides: (situation) =>
      situation.read("client.web.unified-host", {
        a: () => refused("page"),
        b: () => ({ to: typed(situation, situation.attempt.login, situation.stage.hint) }),
      }),
  },
]);

const FOLLOWING: readonly ClauseId[] = [
  "client.ximss",
  "client.smtp-auth",
  "client.ldap",
  "client.pwd",
];

/** Protocols that follow POP and IMAP: what they add shows most in a simple name. */
const following = FOLLOWING.flatMap((clause) =>
  rulesAt("follows", [{
    clause,
    applies: ({ traits }) => traits.follows === clause,
    decides: ({ stage: { name, several, simple }, world }) => ({
      to: table(world, name, { rewrites: 0, ...TYPED, several }),
      ...(simple ? { as: "changes" } : {}),
    }),
  }])
);

export const CLIENT_RULES: readonly Rule[] = [...appended, ...hints, ...following];
