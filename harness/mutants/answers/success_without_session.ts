import { type Answers, instead } from "../answers.ts";
import { conversing, doorWith, saying } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const ANSWERS: Answers = {
  pop3: "+OK 1 messages",
  imap: "OK Logged in",
  ftp: "230 Logged in",
  xmpp: "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>",
};

const mutant: Mutant = {
  id: "success-without-session",
  title: "Success is said, and the session is not authenticated.",
  clause: "name.full",
  protocols: ["pop3", "imap", "ftp", "xmpp"],
  situation: "any login that should open",
  caughtUnder: ["name.full", "name.percent", "name.explicit-wins", "address.mixed"],
  verdicts: ["unproven"],
  ways: ["nothing"],
  wrong: conversing(({ protocol, wire, door }, activated) => {
    let right = false;
    const answer = instead(protocol, ANSWERS);
    return {
      wire: saying(wire, (text) => right ? answer(text) : text),
      door: doorWith(door, async (request) => {
        right = (await door.login(request)).kind === "opened";
        if (right) activated();
        return { kind: "refused", because: "password" };
      }),
    };
  }),
};

export default mutant;
