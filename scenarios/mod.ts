/**
 * What should happen: the oracle, and the plan of logins that are worth making.
 *
 * `decide` says what a login comes to, and by which clauses; it opens no connection:
 *
 * ```ts
 * import { workedExample } from "@loginspec/loginspec/fixtures";
 * import { decide } from "@loginspec/loginspec/scenarios";
 *
 * const { outcome, clause } = decide(workedExample, {
 *   protocol: "pop3",
 *   address: "127.0.1.1",
 *   login: "info%client2.com",
 * });
 * // { kind: "opened", account: "info@client2.com" }, by name.explicit-wins
 * console.log(outcome, clause);
 * ```
 *
 * @module
 */
export type { Attempt } from "./attempt.ts";
export { decide, possibilities } from "./decide.ts";
export type { Decision, Reading, Readings } from "./decision.ts";
export type { Outcome, RefusalClass } from "./outcome.ts";
export { plan } from "./plan.ts";
export type { Given, Plan, PlanOptions, Profile, Related, Short } from "./plan.ts";
export type { Relation } from "./relations/relation.ts";
export {
  ADDRESS_KINDS,
  type AddressKind,
  AUTHZID_KINDS,
  type AuthzidKind,
  type Carriage,
  type Cell,
  type Credential,
  CREDENTIALS,
  type HintName,
  HOST_KINDS,
  type HostKind,
  type Scenario,
  SERVER_NAME_KINDS,
  type ServerNameKind,
  SETTING_KINDS,
  type SettingKind,
  type Side,
  STATE_KINDS,
  type StateKind,
  type Switches,
  TARGET_KINDS,
  type TargetKind,
} from "./scenario.ts";
export type { Sequence } from "./sequence.ts";
export { type Shown, shownIn } from "./shown.ts";
