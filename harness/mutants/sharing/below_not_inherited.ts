import type { Session } from "../../../reference/mod.ts";
import { conversing, doorWith } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

type Mail = Session["mail"];

/** A new mailbox has nobody in its list. */
const emptied = (mail: Mail, activated: () => void): Mail => {
  const create = mail.create.bind(mail);
  return new Proxy(mail, {
    get(target, part) {
      if (part === "create") {
        return (name: string) => {
          const created = create(name);
          const acl = created ? target.open(name)?.acl : undefined;
          for (const { identifier } of acl?.entries() ?? []) {
            if (acl?.always(identifier).size) continue;
            activated();
            acl?.change(identifier, () => new Set());
          }
          return created;
        };
      }
      const value: unknown = Reflect.get(target, part);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
};

const mutant: Mutant = {
  id: "below-not-inherited",
  title: "A new mailbox is its owner's alone, whoever the one above it is open to.",
  clause: "share.granted",
  protocols: ["imap"],
  situation: "a mailbox created below one that others may read",
  caughtUnder: ["share.granted", "share.rights", "share.identifiers"],
  verdicts: ["deviates"],
  ways: ["breaks"],
  wrong: conversing(({ door }, activated) => ({
    door: doorWith(door, async (request) => {
      const admission = await door.login(request);
      if (admission.kind === "refused") return admission;
      const { session } = admission;
      return { ...admission, session: { ...session, mail: emptied(session.mail, activated) } };
    }),
  })),
};

export default mutant;
