import { LOGINS } from "../../../fixtures/clauses/carried.ts";
import type { Level } from "../../../fixtures/clauses/mod.ts";
import type { Protocol } from "../../../fixtures/protocols.ts";
import { decide } from "../../../scenarios/decide.ts";
import type { Decision } from "../../../scenarios/decision.ts";
import type { Form } from "../../../scenarios/forms/form.ts";
import type { Outcome } from "../../../scenarios/outcome.ts";
import { ADDRESS_KINDS, type AddressKind } from "../../../scenarios/scenario.ts";
import { type Cell, type Grid, type Options, severalOf, type Table } from "../table.ts";
import { attemptOf, FORMS, formsDeployment, writtenOn } from "./forms_world.ts";

const LEVELS: readonly Level[] = ["must", "should", "open"];

const REFUSALS = { login: "refused", stream: "stream error", page: "error page" } as const;

const said = (outcome: Outcome): Cell =>
  outcome.kind === "opened" ? { code: outcome.account } : REFUSALS[outcome.class];

/** A form over a protocol: a decision for each address kind, and the names that were typed. */
interface Line {
  readonly form: Form;
  readonly protocol: Protocol;
  readonly logins: readonly string[];
  readonly decisions: readonly (Decision | undefined)[];
}

function lineOf(
  form: Form,
  protocol: Protocol,
  kinds: readonly AddressKind[],
  by: typeof decide,
): Line {
  const written = writtenOn(form, kinds);
  return {
    form,
    protocol,
    logins: [...new Set(written.flatMap((one) => one ? [one.login] : []))],
    decisions: written.map((one) => one && by(formsDeployment, attemptOf(one, protocol))),
  };
}

/** A name of a hundred characters would make every row as wide. */
const LONG = 40;
const shortened = (login: string) =>
  login.length <= LONG ? login : `${login.slice(0, 8)}…${login.slice(-14)}`;

const clausesOf = ({ decisions }: Line) =>
  [...new Set(decisions.flatMap((one) => one ? [one.clause] : []))].join(", ");

/** Protocols in which a form comes to the same stand in one row. */
const answersOf = (line: Line) =>
  JSON.stringify([line.decisions.map((one) => one && said(one.outcome)), clausesOf(line)]);

/** @param by the oracle, or one that is wrong */
export function formsBy(by: typeof decide, options: Options): Grid {
  const [forms, levels] = [severalOf(options.form), severalOf(options.level)];
  const protocols = LOGINS.filter((one) => (severalOf(options.protocol) ?? ["imap"]).includes(one));
  const kinds = ADDRESS_KINDS.filter((kind) => severalOf(options.address)?.includes(kind) ?? true);
  const several = protocols.length > 1;
  const rows = FORMS.filter(({ id }) => forms?.includes(id) ?? true).flatMap((form) => {
    const lines = protocols.map((protocol) => lineOf(form, protocol, kinds, by)).filter((
      { decisions },
    ) => decisions.some((one) => one && (levels?.includes(one.level) ?? true)));
    return [...Map.groupBy(lines, answersOf).values()].flatMap((of): Cell[][] => {
      const [line] = of;
      if (!line) return [];
      return [[
        line.form.id,
        line.logins.flatMap((login, at) => [...at > 0 ? [", "] : [], { code: shortened(login) }]),
        ...several ? [of.map(({ protocol }) => protocol).join(", ")] : [],
        ...line.decisions.map((one) => one ? said(one.outcome) : ""),
        clausesOf(line),
      ]];
    });
  });
  return {
    caption: "The address of the connection is the account's own Domain's, another Domain's " +
      "(foreign), the Main Domain's, or assigned to nobody",
    head: ["form", "login name", ...several ? ["protocol"] : [], ...kinds, "decided by"],
    rows,
  };
}

export default {
  id: "forms",
  about:
    "What each way to write a login name opens, by the address of the connection and the protocol",
  needs: "documentation",
  options: {
    protocol: { about: "over these; else imap", values: LOGINS, several: true },
    form: { about: "in these; else all", values: FORMS.map(({ id }) => id), several: true },
    address: { about: "on these; else all", values: ADDRESS_KINDS, several: true },
    level: { about: "where the answer is of these; else all", values: LEVELS, several: true },
  },
  example: { protocol: "imap,xmpp", form: "simple,at,percent" },
  make({ options }) {
    const grid = formsBy(decide, options);
    return grid.rows.length > 0
      ? grid
      : { problem: "No form is left. Remedy: fewer of form=, level=, address=" };
  },
} satisfies Table as Table;
