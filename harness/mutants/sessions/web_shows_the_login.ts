import type { Session } from "../../../reference/mod.ts";
import { conversing, doorWith } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

type Mail = Session["mail"];
type Mailbox = NonNullable<ReturnType<Mail["open"]>>;

/** The same with another way to do one thing. A proxy, since what is replaced is an object of a class. */
const replacing = <T extends object, K extends keyof T>(whole: T, part: K, by: T[K]): T =>
  new Proxy(whole, {
    get(target, key) {
      if (key === part) return by;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });

/** Mail in which nothing happens any more. */
function frozen(mail: Mail, activated: () => void): Mail {
  const shown = new Map<string, ReturnType<Mailbox["messages"]>>();
  return replacing(mail, "open", (name) => {
    const mailbox = mail.open(name);
    if (!mailbox) return undefined;
    const first = shown.get(name) ?? mailbox.messages();
    shown.set(name, first);
    return replacing(mailbox, "messages", () => {
      if (mailbox.messages().length !== first.length) activated();
      return first;
    });
  });
}

const mutant: Mutant = {
  id: "web-shows-the-login",
  title: "A web session shows the mail that there was at its login.",
  clause: "access.live",
  protocols: ["web"],
  situation: "the session's page, behind a change by IMAP",
  verdicts: ["differs"],
  ways: ["breaks"],
  wrong: conversing(({ protocol, door }, activated) =>
    protocol !== "web" ? {} : {
      door: doorWith(door, (request) => door.login(request), {
        pages: {
          ...door.pages,
          keep(session, bound) {
            const mail = frozen(session.mail, activated);
            mail.open("INBOX");
            return door.pages.keep({ ...session, mail }, bound);
          },
        },
      }),
    }
  ),
};

export default mutant;
