import { type Mode, MODES } from "../target_file.ts";

/** What a check does to a server beside logging in, rightly and wrongly, and reading. */
export interface Deed {
  /** The mildest mode in which it is done. */
  readonly from: Exclude<Mode, "read-only">;
  /** What it does, as the end of a sentence: "it ...". */
  readonly what: string;
}

/** By the id of the check. One that is not here logs in and reads, and is made in every mode. */
export const DEEDS: Readonly<Record<string, Deed>> = {
  "probe:injection": {
    from: "intrusive",
    what: "smuggles commands in front of a TLS handshake, as an attacker on the way would",
  },
  "probe:challenge": {
    from: "intrusive",
    what: "begins exchanges for names that nobody has, and breaks them off",
  },
  "sequence:delivery": { from: "normal", what: "delivers mail" },
  "sequence:signal": { from: "normal", what: "sends messages, and shows that it is there" },
  "sequence:sharing": { from: "normal", what: "grants rights on mailboxes, and takes them back" },
  "sequence:files": { from: "normal", what: "stores files" },
  "sequence:side-by-side": {
    from: "intrusive",
    what: "adds and flags messages, and removes all that is in INBOX beside the canary",
  },
  "sequence:reconfigured": {
    from: "intrusive",
    what: "renames, moves and removes Domains and accounts",
  },
};

/**
 * Why a mode leaves a check out, as a sentence; nothing where it is made. No mode leaves nothing out: a server of our own may be
 * treated so.
 */
export function leftOut(check: string, mode: Mode | undefined): string | undefined {
  const deed = DEEDS[check];
  if (mode === undefined || !deed || MODES.indexOf(mode) >= MODES.indexOf(deed.from)) {
    return undefined;
  }
  return `not made in the mode ${mode}: it ${deed.what} (mode ${deed.from})`;
}

/** What would be done if a server let it through before a login: it loses mail or a password, or hands mail over. */
const CHANGES = /^(DELE|NEWPASS|PASS|TURN|ATRN)\b/;

/** Of the commands that are tried before a login those that a mode allows: a server at fault would do them. */
export const allowed = (commands: readonly string[], mode: Mode | undefined): readonly string[] =>
  mode === "read-only" ? commands.filter((command) => !CHANGES.test(command)) : commands;
