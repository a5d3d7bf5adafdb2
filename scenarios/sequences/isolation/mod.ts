import { workedExample } from "../../../fixtures/worked_example.ts";
import type { SequenceKind } from "../../sequence.ts";

/** Attempts on several connections at once: each session is decided by its own login, and by nothing else. */
const kind: SequenceKind = {
  id: "isolation",
  title:
    "Attempts on several connections at once: each session is that of its own login, and of nothing else.",
  clauses: ["access.isolation"],
  needs: [],
  joins: ["pop3", "imap", "ftp", "xmpp", "ximss", "web", "smtp", "ldap", "pwd"],
  runs: { smoke: 4, standard: 36, exhaustive: 200 },
  deployments: () => [{ ...workedExample, name: "isolation" }],
};

export default kind;
