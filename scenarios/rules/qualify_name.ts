import { domainAt } from "./hint.ts";
import { parted, qualified, split, typed } from "./onward.ts";
import { refused, type Rule, rulesAt, type Situation } from "./rule.ts";
import { asAddress, blanksAround, prepared, trimmed } from "./shapes.ts";

function unprepared({ stage: { text }, taken }: Situation<"typed">): boolean {
  return !taken.has("name.prepared") && prepared(text) !== text;
}

/** A login name as a whole. */
const odd = rulesAt("typed", [
  {
    clause: "name.spaces",
    applies: ({ stage: { text } }) => blanksAround(text),
    decides: (situation) =>
      situation.read("name.spaces", {
        a: () => refused(),
        b: () => ({
          to: typed(situation, trimmed(situation.stage.text), situation.stage.hint),
          as: "changes",
        }),
      }),
  },
  {
    clause: "name.prepared",
    applies: (situation) => !blanksAround(situation.stage.text) && unprepared(situation),
    decides: (situation) => {
      const { stage: { text, hint } } = situation;
      return situation.read("name.prepared", {
        a: () => ({ to: typed(situation, text, hint) }),
        b: () => ({ to: typed(situation, prepared(text), hint), as: "changes" }),
      });
    },
  },
  {
    clause: "name.route-syntax",
    applies: (situation) =>
      asAddress(situation.stage.text) !== undefined && !blanksAround(situation.stage.text) &&
      !unprepared(situation),
    decides: ({ stage: { text, hint }, read }) =>
      read("name.route-syntax", {
        a: () => refused(),
        b: () => ({
          to: parted(asAddress(text) ?? text, { kind: "login", hint }),
          as: "changes",
        }),
      }),
  },
]);

/** The separators of a name: how many `@`, how many `%`, and whether a `%` stands before the last `@`. */
function separators({ stage: { text } }: Situation<"parted">) {
  const ats = text.split("@").length - 1;
  const percents = text.split("%").length - 1;
  return {
    ats,
    percents,
    both: ats === 1 && text.indexOf("%") >= 0 && text.indexOf("%") < text.indexOf("@"),
  };
}

/**
 * An account's full name to the letter, where the connection's address has a Domain too. On an address that is nobody's the
 * `@` is all that names one (name.at).
 */
function isFull({ world, attempt, stage: { text } }: Situation<"parted">): boolean {
  return world.fullNames.has(text) && !!domainAt(world, attempt.address);
}

/** Splits at one separator, which is left out. */
function splitAt(situation: Situation<"parted">, at: number, several = false) {
  const { stage: { text, origin } } = situation;
  const name = { account: text.slice(0, at), domain: text.slice(at + 1) };
  return split(situation, name, origin, several);
}

/** Which separator splits. */
const parts = rulesAt("parted", [
  {
    clause: "name.full",
    applies: (situation) => separators(situation).ats === 1 && isFull(situation),
    decides: (situation) => ({
      to: splitAt(situation, situation.stage.text.indexOf("@")),
      as: "reads",
    }),
  },
  {
    clause: "name.at",
    applies: (situation) => {
      const { ats, both } = separators(situation);
      return ats === 1 && !both && !isFull(situation);
    },
    decides: (situation) => ({
      to: splitAt(situation, situation.stage.text.indexOf("@")),
      as: "reads",
    }),
  },
  {
    clause: "name.both",
    applies: (situation) => separators(situation).both,
    decides: (situation) => ({
      to: splitAt(situation, situation.stage.text.indexOf("@")),
      as: "reads",
    }),
  },
  {
    clause: "name.many-at",
    applies: (situation) => separators(situation).ats > 1,
    decides: (situation) =>
      situation.read("name.many-at", {
        a: () => refused(),
        b: () => ({
          to: splitAt(situation, situation.stage.text.lastIndexOf("@"), true),
          as: "reads",
        }),
      }),
  },
  {
    clause: "name.percent",
    applies: (situation) => separators(situation).ats === 0 && separators(situation).percents === 1,
    decides: (situation) => ({
      to: splitAt(situation, situation.stage.text.indexOf("%")),
      as: "reads",
    }),
  },
  {
    clause: "name.many-percent",
    applies: (situation) => separators(situation).ats === 0 && separators(situation).percents > 1,
    decides: (situation) => {
      const { stage: { text }, read } = situation;
      return read("name.many-percent", {
        a: () => ({ to: splitAt(situation, text.lastIndexOf("%")), as: "reads" }),
        b: () => ({ to: splitAt(situation, text.indexOf("%")), as: "reads" }),
      });
    },
  },
]);

const halves = rulesAt("halves", [
  {
    clause: "name.empty-account",
    applies: ({ stage: { name } }) => name.account === "",
    decides: () => refused(),
  },
  {
    clause: "name.empty-domain",
    applies: ({ stage: { name } }) => name.account !== "" && name.domain === "",
    decides: (situation) => {
      const { stage: { name, origin, several }, world, read } = situation;
      const inMain = { account: name.account, domain: world.main.name };
      return read("name.empty-domain", {
        a: () => refused(),
        b: () => ({ to: qualified(situation, inMain, origin, several), as: "changes" }),
      });
    },
  },
]);

export const NAME_RULES: readonly Rule[] = [...odd, ...parts, ...halves];
