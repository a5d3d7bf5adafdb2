import { LOCATE_RULES } from "./locate.ts";
import { CLIENT_RULES } from "./qualify_client.ts";
import { DOMAIN_RULES } from "./qualify_domain.ts";
import { NAME_RULES } from "./qualify_name.ts";
import { PLACE_RULES } from "./route_domain.ts";
import { OBJECT_RULES } from "./route_object.ts";
import { TABLE_RULES } from "./route_table.ts";
import type { Rule } from "./rule.ts";
import { VERIFY_RULES } from "./verify.ts";

export type { Move, Rule, Situation } from "./rule.ts";

/** Every rule that can decide a step of a login. Their order means nothing. */
export const RULES: readonly Rule[] = [
  ...CLIENT_RULES,
  ...NAME_RULES,
  ...DOMAIN_RULES,
  ...TABLE_RULES,
  ...PLACE_RULES,
  ...OBJECT_RULES,
  ...LOCATE_RULES,
  ...VERIFY_RULES,
];
