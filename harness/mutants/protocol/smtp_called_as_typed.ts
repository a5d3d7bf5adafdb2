import { conversing, doorWith, saying } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "smtp-called-as-typed",
  title: "SMTP's AUTH says the name that was typed, at the Main Domain where it is simple.",
  clause: "name.full",
  protocols: ["smtp"],
  situation: "an alias, a simple name on another Domain's address",
  verdicts: ["deviates"],
  ways: ["answers"],
  wrong: conversing(({ protocol, wire, door }, activated) => {
    if (protocol !== "smtp") return {};
    let typed = "";
    return {
      wire: saying(wire, (text) => {
        const [, right] = /^235 .* as (\S*)\r\n$/.exec(text) ?? [];
        if (right === undefined || right.toLowerCase() === typed.toLowerCase()) return text;
        activated();
        return text.replace(right, () => typed);
      }),
      door: doorWith(door, (request) => {
        const name = request.name.replace("%", "@").replace(/[^\w@.-]/g, "");
        typed = name.includes("@") ? name : `${name}@company.com`;
        return door.login(request);
      }),
    };
  }),
};

export default mutant;
