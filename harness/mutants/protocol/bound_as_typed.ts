import { conversing, doorWith, saying } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const mutant: Mutant = {
  id: "bound-as-typed",
  title: "XMPP binds the name as it was typed, with the target domain behind it.",
  clause: "client.xmpp.jid",
  protocols: ["xmpp"],
  situation: "an alias, or a full name in capitals, or one of another Domain than the target's",
  verdicts: ["differs"],
  ways: ["answers"],
  wrong: conversing(({ protocol, wire, door }, activated) => {
    let typed: string | undefined;
    const as = (text: string) => {
      const [, bound, resource] = /<jid>([^<\/]*)(\/[^<]*)<\/jid>/.exec(text) ?? [];
      if (protocol !== "xmpp" || typed === undefined || resource === undefined) return text;
      if (bound?.toLowerCase() === typed.toLowerCase()) return text;
      activated();
      return text.replace(
        /<jid>[^<]*<\/jid>/,
        () => `<jid>${escaped(typed ?? "")}${resource}</jid>`,
      );
    };
    return {
      wire: saying(wire, as),
      door: doorWith(door, async (request) => {
        const { name, hint } = request;
        typed = /[@%]/.test(name) ? name.replace("%", "@") : `${name}@${hint}`;
        return await door.login(request);
      }),
    };
  }),
};

export default mutant;
