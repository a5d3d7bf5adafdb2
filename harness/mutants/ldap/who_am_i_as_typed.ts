import { conversing, doorWith, saying } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

/** An identity of the length that another has, so that no length in the message changes. */
const asLong = (name: string, right: string) =>
  name.padEnd(right.length, "x").slice(0, right.length);

const mutant: Mutant = {
  id: "who-am-i-as-typed",
  title: "LDAP's Who am I says a name that was typed, not the account that was opened.",
  clause: "client.ldap",
  protocols: ["ldap"],
  situation: "an alias, a simple name",
  caughtUnder: ["client.ldap", "name.full"],
  verdicts: ["deviates", "differs"],
  ways: ["answers"],
  wrong: conversing(({ protocol, wire, door }, activated) => {
    if (protocol !== "ldap") return {};
    let typed = "";
    return {
      wire: saying(wire, (text) => {
        const [, right] = /u:([^@]+@[^@]+)$/.exec(text) ?? [];
        if (right === undefined || right.toLowerCase() === typed.toLowerCase()) return text;
        activated();
        return text.replace(/u:[^@]+@[^@]+$/, () => `u:${asLong(typed, right)}`);
      }),
      door: doorWith(door, (request) => {
        typed = request.name.replace("%", "@").replace(/[^\w@.-]/g, "");
        return door.login(request);
      }),
    };
  }),
};

export default mutant;
