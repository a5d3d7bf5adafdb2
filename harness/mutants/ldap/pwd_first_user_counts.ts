import { conversing, doorWith } from "../conversing.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "pwd-first-user-counts",
  title: "The password service keeps the first USER of a connection for every PASS.",
  clause: "access.isolation",
  protocols: ["pwd"],
  situation: "a refused login as info@client1.com, then info@client2.com with its password",
  verdicts: ["deviates", "differs"],
  ways: ["refuses", "another"],
  wrong: conversing(({ protocol, door }, activated) => {
    if (protocol !== "pwd") return {};
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
