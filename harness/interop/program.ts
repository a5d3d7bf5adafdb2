/** The protocols that the reference serves. */
export type Spoken = "pop3" | "imap" | "ftp" | "xmpp";

/** A login that a program is to try. */
export interface Attempt {
  readonly address: string;
  readonly port: number;
  /** As it is to reach the server. */
  readonly name: string;
  readonly password: string;
  /** The Domain that is typed as the server, where the protocol carries it (XMPP). */
  readonly target: string;
}

/** How a program is called, in an empty folder of its own that is HOME too. No password stands in `args`: others can read it there. */
export interface Call {
  readonly args: readonly string[];
  /** Files to be written before, by name. What a program writes itself goes into the folder `out`. */
  readonly files?: Readonly<Record<string, string>>;
  readonly stdin?: string;
}

/** What a program left behind. */
export interface Left {
  readonly code: number;
  /** All that it printed, and the files in `out`. */
  readonly text: string;
}

/** A program of other people, and one protocol that it speaks. */
export interface Program {
  readonly id: string;
  readonly protocol: Spoken;
  /** The executable. */
  readonly command: string;
  /** Debian's package that has it. */
  readonly package: string;
  call(attempt: Attempt): Call;
  /** Whether it says that the server refused the login: no other trouble looks like that. */
  refused(left: Left): boolean;
}
