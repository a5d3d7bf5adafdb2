import { ALL } from "./syntaxes/mod.ts";
import type { Syntax } from "./syntaxes/syntax.ts";

/** Every syntax that authors' files may be in. */
export const SYNTAXES: readonly Syntax[] = ALL;
