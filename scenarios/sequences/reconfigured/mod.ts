import { workedExample } from "../../../fixtures/worked_example.ts";
import type { SequenceKind } from "../../sequence.ts";

/** The deployment changes while sessions are open: it counts for the next login, and for no session that is open. */
const kind: SequenceKind = {
  id: "reconfigured",
  title:
    "The deployment changes while sessions are open: the next login goes by it, an open session does not.",
  clauses: ["access.reconfigured"],
  needs: [],
  joins: ["pop3", "imap", "ftp", "xmpp", "ximss", "web", "smtp", "ldap", "pwd"],
  runs: { smoke: 4, standard: 36, exhaustive: 200 },
  deployments: () => [{ ...workedExample, name: "reconfigured" }],
};

export default kind;
