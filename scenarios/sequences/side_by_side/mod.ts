import { workedExample } from "../../../fixtures/worked_example.ts";
import type { SequenceKind } from "../../sequence.ts";

/** Several clients on one account, over the same and different modules. */
const kind: SequenceKind = {
  id: "side-by-side",
  title:
    "Clients on one account, interleaved: nobody waits, changes are told, POP deletes at its proper end alone.",
  clauses: ["access.simultaneous", "access.live", "access.pop-quit"],
  // It looks on from another session what the steps have come to.
  needs: ["imap"],
  joins: ["pop3", "ximss", "web", "ftp", "xmpp"],
  runs: { smoke: 4, standard: 24, exhaustive: 200 },
  deployments: () => [{ ...workedExample, name: "side-by-side" }],
};

export default kind;
