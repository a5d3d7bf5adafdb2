import type { Observation } from "../observation.ts";
import type { Client, Dial } from "./client.ts";
import { within } from "./deadline.ts";
import { identify, shows } from "./identity.ts";
import { isOffered, NotOffered, type Offer } from "./offer.ts";
import { versionOf } from "./program_version.ts";
import { hear, type Marked } from "./program_talk.ts";
import { type Call, type Left, type Process, start } from "./program_process.ts";
import { blank } from "./secrets.ts";

/** A program of other people that logs in by mechanisms that no library here speaks. */
export interface Program {
  /** As reports name it. */
  readonly title: string;
  readonly protocol: Client["protocol"];
  readonly command: string;
  /** Makes it say its version, and where in what it says that stands. */
  readonly version: { readonly args: readonly string[]; readonly pattern: RegExp };
  readonly mechanisms: readonly string[];
  /** See `Client`. */
  readonly writes?: string;
  /** Whether it says these names and this way of checking certificates; the rest is asked for all programs alike. */
  says(dial: Dial): boolean;
  call(dial: Dial): Call;
  readonly talk: Marked;
  /** What the server offers, by all that it said before the login; nothing where the talk did not come so far. */
  offer(talk: string): Offer | undefined;
  /** Who opened, where the protocol shows no canary; nothing where nobody did. Absent: what it shows tells. */
  opened?(left: Left, dial: Dial): Observation | undefined;
  /** The refusal that it tells of, where it does: no other trouble looks like one. */
  refusal(left: Left, dial: Dial): Observation | undefined;
}

/** What a program's settings cannot hold; libraries prepare names beyond ASCII (RFC 4013) before they send them. */
const typable = (text: string) => /^[\x20-\x7e]*$/.test(text);

function says(program: Program, dial: Dial): boolean {
  const { mechanism, login, password, authzid = "", before = [], carriage, peer, trust } = dial;
  if (!program.mechanisms.includes(mechanism)) return false;
  const proves = mechanism === "EXTERNAL"
    ? dial.certificate !== undefined && dial.security !== "plain"
    : login !== "" && password !== "" && typable(login + password);
  return proves && typable(authzid) && before.length === 0 && carriage === undefined &&
    peer === undefined &&
    (dial.security === "plain" || trust.kind === "authorities" && trust.name === undefined) &&
    program.says(dial) && versionOf(program) !== undefined;
}

/** So much of what a program printed is told: its end, where errors stand. */
const TOLD = 400;

/** @throws {NotOffered} */
function observed(program: Program, left: Left, dial: Dial): Observation {
  const { ahead, accepted } = hear(
    program.protocol,
    program.talk,
    left.text,
    (side, words) => dial.transcript.note(side, `${words}\r\n`),
  );
  const refused = program.refusal(left, dial);
  const opened = program.opened
    ? program.opened(left, dial)
    : shows(left.text, dial) || accepted && !refused
    ? identify(left.text, dial)
    : undefined;
  if ((opened === undefined) === (refused === undefined)) {
    const offer = opened ? undefined : program.offer(ahead);
    if (offer && !isOffered(offer, dial)) throw new NotOffered(dial);
    // Blanked before it is cut: of a password across the cut a part would stay.
    const end = blank(left.text, dial).trim().slice(-TOLD);
    return { kind: "unclear", because: `${program.command} ended with ${left.code}: ${end}` };
  }
  return refused ?? opened!;
}

/** A client that runs a program. Where it is not installed it says nothing. */
export function programClient(program: Program): Client {
  return {
    get name() {
      return `${program.title} ${versionOf(program) ?? "(not installed)"}`;
    },
    protocol: program.protocol,
    ...program.writes === undefined ? {} : { writes: program.writes },
    says: (dial) => says(program, dial),
    async login(dial) {
      let process: Process | undefined;
      try {
        return await within(dial, async () => {
          process = await start(program.command, program.call(dial));
          return observed(program, await process.left, dial);
        }, () => process?.kill());
      } finally {
        await process?.[Symbol.asyncDispose]();
      }
    },
  };
}
