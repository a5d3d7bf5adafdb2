import { Buffer } from "node:buffer";
import type { FullName } from "../../../fixtures/deployment.ts";
import { type Command, say } from "../../line_protocol.ts";
import { receive } from "./dots.ts";
import { BAD_ARGUMENTS, type Here, OVER, type Recipient, reset, row } from "./standing.ts";
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
  if (received.kind === "message") {
    const trace = Buffer.from(traceOf(state.from, state.client, dialect, wire));
    const message = Buffer.concat([trace, received.content]);
    for (const account of accountsOf(state.to)) door.post.deliver(account, message);
  }
  const answer = received.kind === "message" ? "250 2.0.0 Delivered" : TOO_LARGE;
  // RFC 2033, section 4.2: one answer for each recipient that was accepted, in their order.
  yield* dialect.answersEach ? state.to.map(({ address }) => `${answer} (<${address}>)`) : [answer];
  return reset(state);
}

/** Each account once, however many of the addresses lead to it. */
function accountsOf(to: readonly Recipient[]): Set<FullName> {
  return new Set(to.flatMap(({ accounts }) => accounts));
}
