import { OPERATION } from "../../clients/ldap_message.ts";
import type { Admission } from "../../../reference/mod.ts";
import { conversing, doorWith, saying } from "../conversing.ts";
import { insteadOf, result } from "../ldap_says.ts";
import type { Mutant } from "../mutant.ts";

const OPENED = result(OPERATION.bound, 0).toString("latin1");

const mutant: Mutant = {
  id: "first-bind-stays",
  title: "A bind that is refused leaves the one before it: its account stays open.",
  clause: "access.isolation",
  protocols: ["ldap"],
  situation: "a bind with the right password, one with a wrong one, a search",
  verdicts: ["differs", "deviates"],
  ways: ["gives"],
  wrong: conversing(({ protocol, wire, door }, activated) => {
    if (protocol !== "ldap") return {};
    let opened: Admission | undefined;
    let stays = false;
    return {
      // The protocol takes the old account for a new success, and the client is told a refusal.
      wire: saying(wire, (said) => {
        if (!stays || !said.endsWith(OPENED)) return said;
        activated();
        return insteadOf(said, result(OPERATION.bound, 49, "Login refused"));
      }),
      door: doorWith(door, async (request) => {
        const right = await door.login(request);
        if (right.kind === "opened") opened = right;
        stays = right.kind === "refused" && opened !== undefined;
        return opened ?? right;
      }),
    };
  }),
};

export default mutant;
