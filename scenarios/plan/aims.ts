import type { ClauseId } from "../../fixtures/clauses/mod.ts";
import { cellIn } from "../draw/cell_in.ts";
import type { Form } from "../forms/form.ts";
import { ADDRESS_KINDS, type Cell, STATE_KINDS } from "../scenario.ts";

/** What is to stand in a cell beside its address and the right password. */
type Aim = Pick<Cell, "protocol" | "form"> & Partial<Cell>;

const byWeb = (host: Cell["host"], form = "simple") =>
  ({ protocol: "web", form, ...(host === undefined ? {} : { host }) }) as const;
const byXmpp = (target: Cell["target"], form = "simple") =>
  ({ protocol: "xmpp", form, ...(target === undefined ? {} : { target }) }) as const;

/** Clauses that no form aims at by itself: what they ask of is told beside the name, or is the account's. */
const BESIDE: Readonly<Partial<Record<ClauseId, readonly Aim[]>>> = {
  "address.mixed": [{ protocol: "pop3", form: "at" }, { protocol: "pop3", form: "percent" }],
  "address.family": [{ protocol: "pop3", form: "simple" }],
  "client.xmpp": [byXmpp("own"), byXmpp("other")],
  "client.xmpp.routed-target": [byXmpp("alias")],
  "client.xmpp.unified-target": [byXmpp("unserved"), byXmpp("unserved", "at")],
  "client.xmpp.qualified": [byXmpp("other", "at"), byXmpp("alias", "percent")],
  "client.mapi": [
    { protocol: "mapi", form: "simple", setting: "own" },
    { protocol: "mapi", form: "simple", setting: "other" },
  ],
  "client.ximss": [{ protocol: "ximss", form: "simple" }],
  "client.web.host": [byWeb("own"), byWeb("port"), byWeb("dot")],
  "client.web.numeric": [byWeb("numeric")],
  "client.web.no-host": [byWeb("none")],
  "client.web.full": [byWeb("other", "at"), byWeb("numeric-other", "percent")],
  "client.web.unserved": [byWeb("unserved")],
  "client.web.unified-host": [byWeb("unified")],
  "access.service": STATE_KINDS.map((state) => ({ protocol: "pop3", form: "at", state })),
};

/** Where a clause should be met: by the forms that aim at it or by what is beside the name, on every address. */
export function aimingAt(clause: ClauseId, forms: readonly Form[]): Cell[] {
  const byForm = forms.filter(({ clauses }) => clauses.includes(clause))
    .map(({ id: form }): Aim => ({ protocol: "pop3", form }));
  return [...byForm, ...BESIDE[clause] ?? []].flatMap((aim) =>
    ADDRESS_KINDS.map((address) =>
      cellIn(aim.protocol, { address, credential: "own", security: "plain", ...aim })
    )
  );
}
