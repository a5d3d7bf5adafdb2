import { Buffer } from "node:buffer";
import { canaryIn } from "../../fixtures/canary.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { instead } from "../mutants/answers.ts";
import type { Disturb, Disturbance, Passage } from "./proxy.ts";
import { says } from "./said.ts";
import { FAULTY_GREETINGS, TEMPORARY } from "./words.ts";

/** What a ground knows of the login that is made on it. */
export interface Login {
  readonly protocol: Protocol;
  readonly login: string;
  readonly password: string;
}

/** A way for a server to be uneven. */
export type Ground = (login: Login) => Disturb;

/** Milliseconds, for each answer. */
const LATE = 20;
const GARBAGE = "\x00\xfe\xffgarbage \x1b[31m\r\n\x07 more of it\r\n\r\n";
const FILLER = "0123456789abcdef".repeat(2048);

/** From the word on that has a text in it all is done by `then`, which gets that word too. */
const from = (text: (login: Login) => string, then: (passage: Passage) => Disturbance): Ground =>
(
  login,
) =>
(passage) => {
  const changed = then(passage);
  let begun = false;
  return {
    heard(bytes) {
      begun ||= says(bytes, text(login));
      if (begun && changed.heard) changed.heard(bytes);
      else passage.toServer(bytes);
    },
    answered(bytes) {
      if (begun && changed.answered) changed.answered(bytes);
      else passage.toClient(bytes);
    },
  };
};

const atName = (then: (passage: Passage) => Disturbance) => from(({ login }) => login, then);
const atPassword = (then: (passage: Passage) => Disturbance) =>
  from(({ password }) => password, then);

/** What a ClientHello begins with (RFC 8446, section 5.1). */
const HANDSHAKE = 0x16;

/** From the TLS handshake on; before it all passes. */
const atHandshake = (then: (passage: Passage) => () => void): Ground => () => (passage) => {
  const changed = then(passage);
  let begun = false;
  return {
    heard(bytes) {
      begun ||= bytes[0] === HANDSHAKE;
      if (begun) changed();
      else passage.toServer(bytes);
    },
  };
};

/** What a client says last. */
const FAREWELL = /^(QUIT|\S+ LOGOUT)\r\n|<\/stream:stream>|<bye /;

/** Those that show only where TLS is spoken. */
export const TLS_GROUNDS = {
  "hangs-in-the-handshake": atHandshake(() => () => {}),
  "closes-in-the-handshake": atHandshake(({ close }) => close),
  "garbage-in-the-handshake": atHandshake((passage) => () => passage.toClient(GARBAGE)),
} satisfies Readonly<Record<string, Ground>>;

/** Bytes as text and back, one character each. */
const reworded = (passage: Passage, change: (text: string) => string): Disturbance => ({
  answered: (bytes) => passage.toClient(Buffer.from(change(bytes.toString("latin1")), "latin1")),
});

/** Every answer in its turn, each when `pass` has done with it. */
function inTurn({ end }: Passage, pass: (bytes: Buffer) => Promise<void>): Disturbance {
  let before = Promise.resolve();
  return {
    answered: (bytes) => void (before = before.then(() => pass(bytes))),
    ended: () => void before.then(end),
  };
}

export const GROUNDS = {
  /** Takes the connection, and never says a word. */
  "silent": () => () => ({ alone: true, heard() {} }),
  /** Right, and late. */
  "slow": () => (passage) =>
    inTurn(passage, async (bytes) => {
      await new Promise((resolve) => setTimeout(resolve, LATE));
      passage.toClient(bytes);
    }),
  /** Right, and one byte after the other. */
  "drip": () => (passage) =>
    inTurn(passage, async (bytes) => {
      for (const byte of bytes) {
        passage.toClient(Buffer.of(byte));
        await new Promise((resolve) => setImmediate(resolve));
      }
    }),
  "garbage": () => (passage) => ({
    alone: true,
    accepted: () => passage.toClient(GARBAGE),
    heard: () => passage.toClient(GARBAGE),
  }),
  "garbage-for-the-password": atPassword((passage) => ({
    answered: () => passage.toClient(GARBAGE),
  })),
  "greets-with-an-error": ({ protocol }) => (passage) => {
    const greeting = FAULTY_GREETINGS[protocol];
    const { first, words } = greeting;
    const greet = () => {
      passage.toClient(words);
      setImmediate(passage.close);
    };
    return first ? { alone: true, accepted: greet, heard() {} } : { alone: true, heard: greet };
  },
  "closes-at-once": () => (passage) => ({ alone: true, accepted: passage.close }),
  "closes-behind-its-first-word": () => (passage) => ({
    answered(bytes) {
      passage.toClient(bytes);
      setImmediate(passage.close);
    },
  }),
  "closes-at-the-name": atName(({ close }) => ({ heard: close })),
  "closes-at-the-password": atPassword(({ close }) => ({ heard: close })),
  "closes-instead-of-an-answer": atPassword(({ close }) => ({ answered: close })),
  "closes-each-second-connection": () => (passage) =>
    passage.nth % 2 === 0 ? { alone: true, accepted: passage.close } : {},
  "hangs-at-the-password": atPassword(() => ({ heard() {} })),
  "says-temporary": ({ protocol }) => (passage) =>
    reworded(passage, TEMPORARY[protocol] ?? instead(protocol, {})),
  "shows-no-canary": () => (passage) =>
    reworded(
      passage,
      (text) => text.replace(/(canary[ -])[0-9a-f]{24}/gi, `$1${"z".repeat(24)}`),
    ),
  "crashes-at-the-password": atPassword(({ crash }) => ({ heard: crash })),
  "never-says-goodbye": () => (passage) => {
    let over = false;
    return {
      heard(bytes) {
        over ||= FAREWELL.test(bytes.toString("latin1"));
        if (!over) passage.toServer(bytes);
      },
    };
  },
  "greets-without-end": () => (passage) => ({
    alone: true,
    accepted: () => passage.pour(FILLER),
    heard() {},
  }),
  "answers-without-end": atPassword((passage) => {
    let pouring = false;
    return {
      answered() {
        if (!pouring) passage.pour(FILLER);
        pouring = true;
      },
    };
  }),
  "shows-without-end": () => (passage) => {
    let pouring = false;
    return {
      answered(bytes) {
        if (pouring) return;
        const text = bytes.toString("latin1");
        pouring = canaryIn(text) !== undefined;
        if (!pouring) return passage.toClient(bytes);
        // All but what may tell that it ends.
        passage.toClient(text.slice(0, text.search(/ of the account|@loginspec/)));
        passage.pour(`${FILLER}\r\n`);
      },
    };
  },
} satisfies Readonly<Record<string, Ground>>;

export type GroundId = keyof typeof GROUNDS;
