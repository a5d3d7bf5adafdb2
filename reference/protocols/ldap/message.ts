import type { Wire } from "../../wire.ts";
import { booleanIn, elementsIn, integerIn, octetsOfLength, UNIVERSAL, unsigned } from "./ber.ts";

/** A request in its envelope (RFC 4511, section 4.1.1). */
export interface Message {
  /** Never 0, which is the server's own. */
  readonly id: number;
  /** What is asked, by the tag of its protocolOp, and its contents, not yet read. */
  readonly tag: number;
  readonly content: Uint8Array;
  /** It comes with a control that must be heeded; none is known here (section 4.1.11). */
  readonly critical: boolean;
}

export type Arrival =
  | { readonly kind: "message"; readonly message: Message }
  | { readonly kind: "end" }
  | { readonly kind: "broken" };

const BROKEN: Arrival = { kind: "broken" };
const END: Arrival = { kind: "end" };

/**
 * The next message. Exactly its bytes are read, so that the wire drops whatever is pipelined behind StartTLS. One larger than a
 * stanza may be is not read at all.
 */
export async function nextMessage(wire: Pick<Wire, "bytes" | "limits">): Promise<Arrival> {
  const head = await wire.bytes(2);
  if (!head) return END;
  const first = head[1]!;
  const octets = octetsOfLength(first);
  if (head[0] !== UNIVERSAL.sequence || octets === undefined) return BROKEN;
  const long = octets === 0 ? undefined : await wire.bytes(octets);
  if (octets > 0 && !long) return END;
  const length = long ? unsigned(long) : first;
  if (length > wire.limits.stanza) return BROKEN;
  const bytes = await wire.bytes(length);
  if (!bytes) return END;
  const message = messageIn(bytes);
  return message ? { kind: "message", message } : BROKEN;
}

const CONTROLS = 0xa0;

/** What stands behind the controls is a later version's, and passed over (RFC 4511, section 4). */
function messageIn(bytes: Uint8Array): Message | undefined {
  const [id, operation, controls] = elementsIn(bytes) ?? [];
  if (id?.tag !== UNIVERSAL.integer || !operation) return undefined;
  const number = integerIn(id.content);
  const critical = controls?.tag === CONTROLS ? criticalIn(controls.content) : false;
  if (number === undefined || number <= 0 || critical === undefined) return undefined;
  return { id: number, ...operation, critical };
}

/** Whether one of these controls is critical; nothing where they are none. */
function criticalIn(controls: Uint8Array): boolean | undefined {
  let critical = false;
  for (const control of elementsIn(controls) ?? [undefined]) {
    if (control?.tag !== UNIVERSAL.sequence) return undefined;
    const [type, second] = elementsIn(control.content) ?? [];
    if (type?.tag !== UNIVERSAL.octets) return undefined;
    if (second?.tag === UNIVERSAL.boolean) critical ||= booleanIn(second.content) ?? true;
  }
  return critical;
}
