import type { FullName } from "../../../fixtures/deployment.ts";
import type { Resource } from "../../store/signals.ts";
import { stanzaError } from "./conditions.ts";
import { destination } from "./destination.ts";
import type { Element } from "./element.ts";
import { type ConnectedResource, show } from "./resource.ts";

/** What becomes of a message of a type (RFC 6121, section 8.5). */
interface Rule {
  /** Whether one to an account goes to its resources. */
  readonly toAccount: boolean;
  /** Whether one to a resource that is not there is one to its account. */
  readonly fallsBack: boolean;
  /** Whether the sender hears that nobody got it. */
  readonly returns: boolean;
}

const NORMAL: Rule = { toAccount: true, fallsBack: false, returns: true };

/** A type that is none of these is `normal` (RFC 6121, section 5.2.2). */
const RULES: ReadonlyMap<string, Rule> = new Map([
  ["normal", NORMAL],
  ["chat", { toAccount: true, fallsBack: true, returns: true }],
  ["groupchat", { toAccount: false, fallsBack: false, returns: true }],
  ["headline", { toAccount: true, fallsBack: false, returns: false }],
  ["error", { toAccount: false, fallsBack: false, returns: false }],
]);

/** Nothing is kept for later: an account without a client that takes messages is told of to the sender. */
export async function message(me: ConnectedResource, stanza: Element): Promise<void> {
  const rule = RULES.get(stanza.attrs["type"] ?? "normal") ?? NORMAL;
  const goal = destination(me, stanza.attrs["to"]);
  const takers = goal.kind === "account" ? takersOf(me, rule, goal.account, goal.resource) : [];
  for (const taker of takers) show(me, taker, stanza);
  if (takers.length > 0 || !rule.returns) return;
  const because = goal.kind === "nowhere" ? goal.because : "service-unavailable";
  await me.say(stanzaError(stanza, because));
}

function takersOf(
  me: ConnectedResource,
  rule: Rule,
  account: FullName,
  name: string | undefined,
): readonly Resource[] {
  const resources = me.session.signals.resources(account);
  const named = resources.find((resource) => resource.name === name);
  if (named) return [named];
  const asAccount = name === undefined ? rule.toAccount : rule.fallsBack;
  // RFC 6121, 8.5.2.1.1: a negative priority takes no message to the account.
  return asAccount ? resources.filter(({ priority = -1 }) => priority >= 0) : [];
}
