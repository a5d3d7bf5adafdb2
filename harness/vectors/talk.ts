import type { Security } from "../../fixtures/endpoint.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import type { Credentials } from "../clients/credentials.ts";

/** What a client does next. Expressions mean the same in JavaScript and in Python. */
export type Step =
  /** Sends a text, in UTF-8. */
  | { readonly send: string }
  /** Sends what is no text. */
  | { readonly sendBase64: string }
  /**
   * Waits until `await` is found in what came since it last sent, read as Latin-1. Where `yes` is not found in it the talk is over, and the
   * login refused; the last `yes` of a talk says that the login opened an account.
   */
  | { readonly await: string; readonly yes: string }
  /** Goes over to TLS. */
  | { readonly handshake: true };

/** Why a login is left out, in words that many of them share. */
export type LeftOut = string;

/** What a talk is made for: the credentials are as they go over the wire. */
export interface Saying {
  readonly scenario: Scenario;
  readonly credentials: Credentials;
  readonly mechanism: string;
}

/** How a protocol talks, up to the answer to a login. */
export interface Talk {
  readonly greet: (saying: Saying) => readonly Step[];
  /** What is said anew behind an upgrade. Absent: nothing. */
  readonly greetAgain?: (saying: Saying) => readonly Step[];
  /** Asks for TLS. Absent: it is there from the start, or never. */
  readonly upgrade?: readonly Step[];
  readonly login: (saying: Saying) => readonly Step[] | LeftOut;
}

/** All steps of a login in their order, sends that follow each other as one. A text: why there is none. */
export function stepsOf(
  { greet, greetAgain, upgrade, login }: Talk,
  saying: Saying,
  security: Security,
): Step[] | LeftOut {
  const said = login(saying);
  if (typeof said === "string") return said;
  const greeting = greet(saying);
  const handshake = { handshake: true } as const;
  if (security === "plain") return joined([...greeting, ...said]);
  if (security === "tls") return joined([handshake, ...greeting, ...said]);
  if (!upgrade) return "the protocol has no upgrade to TLS";
  return joined([
    ...greeting,
    ...upgrade,
    handshake,
    ...greetAgain?.(saying) ?? [],
    ...said,
  ]);
}

function joined(steps: readonly Step[]): Step[] {
  const all: Step[] = [];
  for (const step of steps) {
    const last = all.at(-1);
    if (last && "send" in last && "send" in step) {
      all[all.length - 1] = { send: last.send + step.send };
    } else all.push(step);
  }
  return all;
}
