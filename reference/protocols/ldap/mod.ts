import type { Ending, ServedProtocol } from "../../protocol.ts";
import type { Door } from "../../session.ts";
import type { Wire } from "../../wire.ts";
import { bind } from "./bind.ts";
import { extended } from "./extended.ts";
import { type Message, nextMessage } from "./message.ts";
import { CODE, type Code, notice, RESPONSE, result } from "./result.ts";
import { search } from "./search.ts";
import { ANONYMOUS, type Here, left, OVER, type Run, type Standing } from "./standing.ts";

interface Row {
  readonly run: Run;
  /** The tag of the answer; absent: there is none. */
  readonly response?: number;
}

/** Reading is all that is done here: what would write, or compare with what one may not read, is left undone. */
const unwilling = (response: number): Row => ({
  response,
  async run(state, { id }, { wire }) {
    await wire.send(result(id, response, CODE.unwillingToPerform, "Not done here"));
    return state;
  },
});

/** By the tag of the request (RFC 4511, sections 4.2 to 4.12). */
const REQUESTS: Readonly<Partial<Record<number, Row>>> = {
  0x60: { response: RESPONSE.bind, run: bind },
  0x42: { run: () => Promise.resolve(OVER) },
  0x63: { response: RESPONSE.searchDone, run: search },
  0x66: unwilling(RESPONSE.modify),
  0x68: unwilling(RESPONSE.add),
  0x4a: unwilling(RESPONSE.delete),
  0x6c: unwilling(RESPONSE.modifyDN),
  0x6e: unwilling(RESPONSE.compare),
  // Each answer is whole before the next request is read: there is nothing left to abandon.
  0x50: { run: (state) => Promise.resolve(state) },
  0x77: { response: RESPONSE.extended, run: extended },
};

const BIND = 0x60;

async function answer(state: Standing, request: Message, here: Here) {
  const row = REQUESTS[request.tag];
  if (!row) return undefined;
  const { response, run } = row;
  if (response === undefined || !request.critical) return await run(state, request, here);
  // Section 4.1.11: where a control must be heeded and is not known, nothing is done. But a bind starts afresh all the same.
  const code = CODE.unavailableCriticalExtension;
  await here.wire.send(result(request.id, response, code, "A control is not known"));
  return request.tag === BIND ? left(state, here) : state;
}

/** RFC 4511, section 4.4.1: how the server says why it goes. */
const NOTICES: Readonly<Record<Ending, Code>> = {
  "too long": CODE.protocolError,
  "too slow": CODE.unavailable,
  "too many connections": CODE.busy,
  "shutting down": CODE.unavailable,
  "our fault": CODE.other,
};

/** LDAP: RFC 4511 to 4513, Who am I (RFC 4532). The client speaks first. */
export const ldap: ServedProtocol = {
  id: "ldap",
  upgrades: true,

  async converse(wire: Wire, door: Door) {
    const here: Here = { wire, door };
    let state: Standing = ANONYMOUS;
    while (state.phase !== "over") {
      const arrival = await nextMessage(wire);
      if (arrival.kind === "end") return;
      const after = arrival.kind === "message"
        ? await answer(state, arrival.message, here)
        : undefined;
      // Section 4.1.1: of what cannot be read nobody knows where it ends.
      if (!after) return await wire.send(notice(CODE.protocolError, "Not LDAP"));
      state = after;
    }
  },

  farewell: (ending: Ending) => notice(NOTICES[ending], ending),
};

export default ldap;
