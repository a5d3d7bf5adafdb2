import fc from "fast-check";
import { MORSELS, type Mutation, mutation } from "./_mutation.ts";

/** The protocols that show a canary: each has a bystander. */
export type Shown = "pop3" | "imap" | "ftp" | "xmpp" | "web" | "ximss" | "ldap";

/** The protocols of the reference. */
export type Attacked = Shown | "pwd" | "smtp" | "lmtp";

/** What is sent against a protocol. Texts are bytes: each character is one, 0 to 255. */
export interface Attack {
  readonly protocol: Attacked;
  /** Well-formed talks that lead into a phase; one begins each conversation. */
  readonly openings: readonly string[];
  /** Well-formed inputs, which are mutated. */
  readonly valid: readonly string[];
  /** Inputs that are wrong as they stand. */
  readonly broken: readonly string[];
  /** Inputs that end a conversation, or swallow what comes behind; a conversation may end in one. */
  readonly last: readonly string[];
  /** Pieces that this protocol chokes on, put into inputs beside those that any does. */
  readonly morsels: readonly string[];
  /** What stands behind each input. */
  readonly end: "\r\n" | "\0" | "";
  /** Where one wrong input ends the stream, a second one would never be read: 1. */
  readonly inputsPerConnection: number;
}

/** One connection's worth. */
export interface Conversation {
  readonly opening: string;
  readonly inputs: readonly string[];
  /** Where the bytes are cut into writes, as parts of their length. */
  readonly writes: readonly number[];
  /** The part of the bytes after which the connection is dropped; absent: all is sent, and the writing side closed. */
  readonly droppedAt?: number;
}

/** One part in ten thousand. */
const part = fc.nat(9_999).map((n) => n / 10_000);

/** The conversations of an attack: all of the same number of inputs. */
export function conversations(attack: Attack): fc.Arbitrary<Conversation> {
  const { openings, valid, broken, last, end, inputsPerConnection } = attack;
  const mutations = fc.array(mutation([...MORSELS, ...attack.morsels]), {
    minLength: 1,
    maxLength: 3,
  });
  const mutated = fc.tuple(fc.constantFrom(...valid), mutations).map(applied);
  const input = fc.oneof(
    { weight: 3, arbitrary: mutated },
    { weight: 1, arbitrary: fc.constantFrom(...broken) },
  );
  const lastInput = fc.oneof(
    { weight: 4, arbitrary: input },
    { weight: 1, arbitrary: fc.constantFrom(...last) },
  );
  const count = inputsPerConnection - 1;
  return fc.record({
    opening: fc.constantFrom(...openings),
    inputs: fc.tuple(fc.array(input, { minLength: count, maxLength: count }), lastInput)
      .map(([inputs, last]) => [...inputs, last].map((each) => each + end)),
    writes: fc.array(part, { maxLength: 2 }),
    droppedAt: fc.option(part, { freq: 10, nil: undefined }),
  }).map(({ droppedAt, ...rest }) => droppedAt === undefined ? rest : { ...rest, droppedAt });
}

function applied([text, mutations]: [string, Mutation[]]): string {
  return mutations.reduce((mutated, mutate) => mutate(mutated), text);
}
