import { curl } from "./curl.ts";
import { programClient } from "./program.ts";

export default programClient(curl("smtp"));
