import type { Attempt, Call, Program, Spoken } from "./program.ts";

/** CURLE_LOGIN_DENIED. */
const LOGIN_DENIED = 67;

/** The canary's place behind `scheme://address:port`. */
const CANARY: Readonly<Record<Exclude<Spoken, "xmpp">, string>> = {
  pop3: "/1",
  imap: "/INBOX;MAILINDEX=1",
  ftp: "/canary.txt",
};

/** The name is an option, read from stdin: in a URL curl would take `%cl` for an escape. */
function call(protocol: keyof typeof CANARY, { address, port, name, password }: Attempt): Call {
  const user = JSON.stringify(`${name}:${password}`);
  return {
    args: [
      ...["--disable", "--silent", "--show-error", "--config", "-"],
      `${protocol}://${address}:${port}${CANARY[protocol]}`,
    ],
    stdin: `user = ${user}\n`,
  };
}

const curl = (protocol: keyof typeof CANARY): Program => ({
  id: `curl (${protocol})`,
  protocol,
  command: "curl",
  package: "curl",
  call: (attempt) => call(protocol, attempt),
  refused: ({ code }) => code === LOGIN_DENIED,
});

/** libcurl's own clients. */
export const CURL: readonly Program[] = [curl("pop3"), curl("imap"), curl("ftp")];
