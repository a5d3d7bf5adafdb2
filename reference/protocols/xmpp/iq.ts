import type { Signal } from "../../store/signals.ts";
import { iqResult, type StanzaCondition, stanzaError } from "./conditions.ts";
import { destination } from "./destination.ts";
import { type Element, elementsOf, xml } from "./element.ts";
import { NS } from "./namespaces.ts";
import { type ConnectedResource, handOver, show } from "./resource.ts";
import { rosterGet, rosterSet } from "./roster.ts";
import { sharesPresence } from "./sharing.ts";

/** Answers a request with a stanza. */
type Answer = (me: ConnectedResource, request: Element, query: Element) => Element;

/** What the server answers for itself and for the client's own account: type, namespace, element. */
const ANSWERS: ReadonlyMap<string, Answer> = new Map<string, Answer>([
  [`get ${NS.roster} query`, rosterGet],
  [`set ${NS.roster} query`, rosterSet],
  [`get ${NS.ping} ping`, (_, request) => iqResult(request)],
  [`set ${NS.session} session`, (_, request) => iqResult(request)],
  // A stream has one resource (RFC 6120, section 7.2 on).
  [`set ${NS.bind} bind`, (_, request) => stanzaError(request, "not-allowed")],
]);

const REQUESTS = new Set(["get", "set"]);
const REPLIES = new Set(["result", "error"]);

/** An iq from the client (RFC 6120, sections 8.2.3 and 10). */
export async function iq(me: ConnectedResource, stanza: Element): Promise<void> {
  const { type = "", id, to } = stanza.attrs;
  if (REPLIES.has(type)) return passReply(me, stanza);
  const refuse = (because: StanzaCondition) => me.say(stanzaError(stanza, because));
  const [query, ...others] = elementsOf(stanza);
  if (!REQUESTS.has(type) || !id || !query || others.length > 0) return await refuse("bad-request");

  const goal = destination(me, to);
  if (goal.kind === "nowhere") return await refuse(goal.because);
  if (goal.kind === "account" && goal.resource !== undefined) {
    const resources = me.session.signals.resources(goal.account);
    const asked = resources.find(({ name }) => name === goal.resource);
    if (!asked) return await refuse("service-unavailable");
    return handOver(me, asked, stanza);
  }
  // For another account the server has no answers: its roster is its own.
  const answer = goal.kind === "server" || goal.account === me.account
    ? ANSWERS.get(`${type} ${query.ns} ${query.name}`)
    : undefined;
  if (!answer) return await refuse("service-unavailable");
  await me.say(answer(me, stanza, query));
}

/** A reply for a resource goes there; one for the server (to a roster push) has done its work. */
function passReply(me: ConnectedResource, stanza: Element): void {
  const goal = destination(me, stanza.attrs["to"]);
  if (goal.kind !== "account" || goal.resource === undefined) return;
  const resources = me.session.signals.resources(goal.account);
  const asker = resources.find(({ name }) => name === goal.resource);
  if (asker) show(me, asker, stanza);
}

/** A request from a client elsewhere: only for who may know that this one is on line (RFC 6121, section 8.5.3.1). */
export function receiveIq(me: ConnectedResource, stanza: Element, from: Signal["from"]): void {
  const resources = me.session.signals.resources(from.account);
  const asker = resources.find(({ name }) => name === from.resource);
  if (sharesPresence(me, from)) return me.stream.pass(xml(stanza));
  if (asker) show(me, asker, stanzaError(stanza, "service-unavailable"));
}
