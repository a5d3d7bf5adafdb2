import { FEW, testWorkedLogins } from "./_worked_programs.ts";
import { SECURED } from "./programs.ts";

testWorkedLogins(SECURED, FEW);
