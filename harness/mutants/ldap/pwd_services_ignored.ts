import { decidingWhere } from "../deciding.ts";
import type { Mutant } from "../mutant.ts";

const mutant: Mutant = {
  id: "pwd-services-ignored",
  title: "The password service is there for every account, disabled ones too.",
  clause: "access.service",
  protocols: ["pwd"],
  situation: "USER and PASS of an account that has this service off",
  verdicts: ["deviates", "differs"],
  ways: ["opens"],
  wrong: decidingWhere(({ protocol }) => protocol === "pwd", { checkService: () => true }),
};

export default mutant;
