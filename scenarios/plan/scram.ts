import type { Order } from "../draw/scenario.ts";
import type { Form } from "../forms/form.ts";
import type { Cell } from "../scenario.ts";

/** The forms that are also sent by SCRAM, in the order in which they are taken. */
const FORMS = ["percent", "simple", "domain-alias", "account-alias", "mixed-domain", "at"];
const ADDRESSES = ["foreign", "own"] as const;

/** A few logins by SCRAM-SHA-1, over XMPP: access.mechanisms. */
export function scramOrders(forms: readonly Form[], many: number): Order[] {
  return ADDRESSES.flatMap((address) =>
    FORMS.flatMap((id) => forms.find((form) => form.id === id) ?? []).map((form): Order => {
      const cell: Cell = {
        protocol: "xmpp",
        form: form.id,
        address,
        credential: "own",
        security: "plain",
        target: "own",
      };
      return { cell, form, mechanism: "SCRAM-SHA-1" };
    })
  ).slice(0, many);
}
