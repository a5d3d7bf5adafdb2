import { conversing, doorWith } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "refused-bind-stays",
  title: "LDAP binds a connection by its first name: a later bind proves that name or none.",
  clause: "access.isolation",
  protocols: ["ldap"],
  situation: "a refused bind as info@client1.com, then info@client2.com with its password",
  verdicts: ["deviates", "differs"],
  ways: ["refuses", "another"],
  wrong: conversing(({ protocol, door }, activated) => {
    if (protocol !== "ldap") return {};
    let first: string | undefined;
    return {
      door: doorWith(door, async (request) => {
        first ??= request.name;
        const right = await door.login(request);
        if (first === request.name) return right;
        const wrong = await door.login({ ...request, name: first });
        if (wrong.kind !== right.kind) activated();
        return wrong;
      }),
    };
  }),
};

export default mutant;
