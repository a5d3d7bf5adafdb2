import { referencePolicy } from "../../../reference/mod.ts";
import { decidingOver } from "../over_tls.ts";
import type { Mutant } from "../mutant.ts";

const PROTOCOLS = ["pop3", "imap", "xmpp", "ximss", "mapi", "smtp", "ldap"] as const;

const mutant: Mutant = {
  id: "percent-lost-over-tls",
  title: "Over TLS names are read by another parser, to which a `%` is a letter.",
  clause: "access.mechanisms",
  protocols: PROTOCOLS,
  securities: ["plain", "upgrade", "tls"],
  situation: "info%client2.com, without TLS and over it",
  by: "relation:security",
  verdicts: ["differs"],
  ways: ["refuses"],
  wrong: decidingOver(["upgrade", "tls"], PROTOCOLS, {
    split(name) {
      return name.includes("@") || name === ""
        ? referencePolicy.split.call(this, name)
        : { kind: "simple", account: name };
    },
  }),
};

export default mutant;
