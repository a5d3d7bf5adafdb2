import type { Attempt, Call, Program } from "./program.ts";
import { idOf } from "./way.ts";

const COPY_AND_QUIT = [
  "<tag-pattern>~A<enter>",
  "<tag-prefix><copy-message>out/mbox<enter>",
  "<quit>",
].join("");

interface Manner {
  readonly scheme: string;
  readonly prefix: string;
  readonly flags: string;
  /** Keys are pressed only once the mailbox is open: where none opens, they would be read in the wrong place. */
  readonly keys: readonly string[];
  readonly refused: RegExp;
}

const MANNERS: Readonly<Record<"imap" | "pop3", Manner>> = {
  // With -z it ends by itself where there is no message to show.
  imap: {
    scheme: "imap",
    prefix: "imap",
    flags: "-z -n",
    keys: [`push "${COPY_AND_QUIT}"`],
    refused: /AUTHENTICATIONFAILED[^]*Login failed/,
  },
  // For POP -z looks for a file of that name. The hook runs once the mailbox is open; else a second without a key ends it.
  pop3: {
    scheme: "pop",
    prefix: "pop",
    flags: "-n",
    keys: [
      `folder-hook . 'push "${COPY_AND_QUIT}"'`,
      "set timeout = 1",
      `timeout-hook 'push "<quit>"'`,
    ],
    refused: /Login failed PASS: \[AUTH\]/,
  },
};

/** It wants a terminal: `script` is one. */
function call(
  { scheme, prefix, flags, keys }: Manner,
  { address, port, name, password }: Attempt,
): Call {
  return {
    args: ["--quiet", "--return", "--command", `neomutt ${flags} -F config`, "/dev/null"],
    files: {
      config: [
        `set ${prefix}_user = "${name}"`,
        `set ${prefix}_pass = "${password}"`,
        `set spool_file = "${scheme}://${address}:${port}/"`,
        'set folder = "out"', // one that is not there is asked about
        'set imap_authenticators = "login"',
        'set pop_authenticators = "user"',
        'set header_cache = ""',
        ...["ssl_starttls", "ssl_force_tls", "confirm_append", "confirm_create", "pop_delete"]
          .map((option) => `set ${option} = no`),
        "set quit = yes",
        "set sleep_time = 0",
        ...keys,
        "",
      ].join("\n"),
    },
  };
}

const neomutt = (protocol: "imap" | "pop3"): Program => ({
  id: idOf("neomutt", { protocol }),
  protocol,
  security: "plain",
  command: "script",
  package: "neomutt and bsdutils",
  call: (attempt) => call(MANNERS[protocol], attempt),
  refused: ({ text }) => MANNERS[protocol].refused.test(text),
});

export const NEOMUTT: readonly Program[] = [neomutt("imap"), neomutt("pop3")];
