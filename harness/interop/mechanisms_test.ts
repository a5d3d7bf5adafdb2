import { FEW, testWorkedLogins } from "./_worked_programs.ts";
import { MECHANISMS } from "./programs.ts";

testWorkedLogins(MECHANISMS, FEW);
