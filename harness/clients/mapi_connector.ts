import type { Client, Dial } from "./client.ts";

/** The name that leaves the connector: a simple one gets `@` and the Server Name setting (client.mapi). */
export const qualified = (login: string, setting: string | undefined): string =>
  /[@%]/.test(login) || setting === undefined ? login : `${login}@${setting}`;

/** What the connector's IMAP client is told to do. */
function onward(dial: Dial): Dial {
  const { login, setting, before } = dial;
  return {
    ...dial,
    protocol: "imap",
    login: qualified(login, setting),
    ...before === undefined ? {} : {
      before: before.map((one) => ({ ...one, login: qualified(one.login, setting) })),
    },
  };
}

/** The MAPI connector, as far as a server can see it: a client of IMAP that never sends a simple name. */
export const connector = (client: Client): Client => ({
  get name() {
    return client.name.startsWith("loginspec")
      ? "loginspec's own mapi client"
      : `${client.name} as a MAPI connector`;
  },
  protocol: "mapi",
  ...client.writes === undefined ? {} : { writes: client.writes },
  says: (dial) => client.says(onward(dial)),
  login: (dial) => client.login(onward(dial)),
});
