import { testWorkedLogins } from "./_worked_programs.ts";
import { PLAIN } from "./programs.ts";

testWorkedLogins(PLAIN);
