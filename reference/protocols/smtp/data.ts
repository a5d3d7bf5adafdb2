import { Buffer } from "node:buffer";
import { type Command, say } from "../../line_protocol.ts";
import { deliverEach, deliverTogether } from "./delivery.ts";
import { receive } from "./dots.ts";
import { BAD_ARGUMENTS, type Here, OVER, reset, row } from "./standing.ts";
import type { SmtpTurn, Standing } from "./standing.ts";
import { traceOf } from "./trace.ts";
import { TOO_LARGE } from "./transaction.ts";

type Addressed = Extract<Standing, { readonly phase: "recipients" }>;

/** RFC 5321, section 4.1.1.4: the message, and with it the end of the transaction. */
export const DATA: Command<Standing, Here> = row(
  ["recipients"],
  (state, argument, here) =>
    argument?.trim() ? say<Standing>(state, BAD_ARGUMENTS) : take(state, here),
);

async function* take(state: Addressed, { wire, door, dialect }: Here): SmtpTurn {
  yield "354 End with a line of a single dot";
  const received = await receive(wire);
  if (received.kind === "lost") return OVER;
  const { to } = state;
  // RFC 2033, section 4.2: one answer for each recipient that was accepted, in their order.
  const each = (answers: readonly string[]) => to.map(({ text }, n) => `${answers[n]} (<${text}>)`);
  if (received.kind === "too large") {
    yield* dialect.answersEach ? each(to.map(() => TOO_LARGE)) : [TOO_LARGE];
    return reset(state);
  }
  const trace = Buffer.from(traceOf(state.from, state.client, dialect, wire));
  const message = Buffer.concat([trace, received.content]);
  yield* dialect.answersEach
    ? each(deliverEach(door.post, to, message))
    : [deliverTogether(door.post, to, message)];
  return reset(state);
}
