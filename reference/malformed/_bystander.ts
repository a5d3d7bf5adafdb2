import { canaryIn } from "../../fixtures/canary.ts";
import type { Endpoint } from "../../fixtures/endpoint.ts";
import { call, type Caller, gone } from "../server/_echo.ts";
import type { Shown } from "./_attack.ts";
import { request, searching, simpleBind } from "../testing/ldap.ts";
import { auth, bindAs, header } from "../testing/xmpp.ts";
import { within } from "./_deliver.ts";

/** A session beside the others. */
export interface Bystander extends AsyncDisposable {
  /** Asks whether the session is there, and reads the canary. @returns the canary's token */
  ask(): Promise<string | undefined>;
}

/** What is said, perhaps made of all that was heard at the login, and the mark up to which is heard. */
type Turn = readonly [say: string | Uint8Array | ((heard: string) => string), mark: string];

interface Manner {
  /** These in turn; the first of them after the greeting, where there is one. */
  readonly logIn: (name: string, password: string) => readonly Turn[];
  /** The same, and the canary is in what was heard. */
  readonly ask: readonly Turn[];
  /** Reads the canary from elsewhere, where it is not in what was heard. */
  readonly fetch?: (caller: Caller, endpoint: Endpoint) => Promise<string>;
}

const TO = "to='client1.com' version='1.0'";

/** What stands in what was heard, in the first group of a pattern. */
const found = (heard: string, pattern: RegExp) => pattern.exec(heard)?.[1] ?? "";

const HOST = "HTTP/1.1\r\nHost: client1.com\r\n";

/** The end of a result that is a success (RFC 4511, section 4.1.9). */
const SUCCESS = "\x07\x0a\x01\0\x04\0\x04\0";

const MANNERS: Readonly<Record<Shown, Manner>> = {
  pop3: {
    logIn: (name, password) => [["", "+OK"], [`USER ${name}\r\nPASS ${password}\r\n`, "messages"]],
    ask: [["NOOP\r\n", "+OK"], ["RETR 1\r\n", "\r\n.\r\n"]],
  },
  imap: {
    logIn: (name, password) => [
      ["", "* OK"],
      [`l LOGIN ${name} ${password}\r\n`, "l OK"],
      ["s SELECT INBOX\r\n", "s OK"],
    ],
    ask: [["n NOOP\r\n", "n OK"], ["f FETCH 1 (FLAGS BODY.PEEK[])\r\n", "f OK"]],
  },
  ftp: {
    logIn: (name, password) => [["", "220"], [`USER ${name}\r\n`, "331"], [
      `PASS ${password}\r\n`,
      "230",
    ]],
    ask: [["NOOP\r\n", "200"]],
    async fetch(caller, { address }) {
      caller.socket.write("EPSV\r\n");
      await caller.until("(|||");
      const port = parseInt(await caller.until("|)"));
      const data = await call({ protocol: "ftp", address, port, security: "plain" });
      caller.socket.write("RETR canary.txt\r\n");
      const content = await data.rest();
      await gone(data.socket);
      await caller.until("226");
      return content;
    },
  },
  xmpp: {
    logIn: (name, password) => [
      [header(TO) + auth(name, password), "<success"],
      [header(TO) + bindAs("bystander"), "</iq>"],
    ],
    ask: [
      ["<iq type='get' id='p'><ping xmlns='urn:xmpp:ping'/></iq>", "id='p'"],
      ["<iq type='get' id='r'><query xmlns='jabber:iq:roster'/></iq>", "</query>"],
    ],
  },
  ximss: {
    logIn: (name, password) => [
      [`<login id="l" authData="${name}" password="${password}"/>\0`, '<response id="l"/>'],
      ['<folderOpen id="o" folder="F" mailbox="INBOX"/>\0', '<response id="o"/>'],
    ],
    ask: [
      ['<noop id="n"/>\0', '<response id="n"/>'],
      ['<folderRead id="r" folder="F" UID="1"/>\0', '<response id="r"/>'],
    ],
  },
  ldap: {
    logIn: (name, password) => [[request(1, simpleBind(name, password)), `a${SUCCESS}`]],
    ask: [[request(2, searching()), `e${SUCCESS}`]],
  },
  web: {
    logIn: (username, password) => [
      [`GET / ${HOST}\r\n`, "</html>\n"],
      [(heard) => {
        const token = found(heard, /name="token" value="([^"]*)"/);
        const form = new URLSearchParams({ username, password, token }).toString();
        return `POST /login ${HOST}Cookie: login=${found(heard, / login=([^;]*)/)}\r\n` +
          "Content-Type: application/x-www-form-urlencoded\r\n" +
          `Content-Length: ${form.length}\r\n\r\n${form}`;
      }, "Location: /session/"],
      // The page without a cookie: what was heard by then is the whole answer to the form.
      [`GET /session/ ${HOST}\r\n`, "Location: /\r\n"],
    ],
    ask: [[
      (heard) => `GET /session/ ${HOST}Cookie: session=${found(heard, / session=([^;]+)/)}\r\n\r\n`,
      "</html>\n",
    ]],
  },
};

/** What is asked for is there at once; only a server that hangs makes anyone wait. */
const PATIENCE = 20_000;

/** Logs in. @throws {Error} where the server answers otherwise, or not at all */
export async function enter(
  endpoint: Endpoint & { readonly protocol: Shown },
  name: string,
  password: string,
): Promise<Bystander> {
  const { logIn, ask, fetch } = MANNERS[endpoint.protocol];
  const caller = await call(endpoint);
  const leave = async () => {
    caller.socket.destroy();
    await gone(caller.socket);
  };
  let atLogin = "";
  const talk = async (turns: readonly Turn[], before = "") => {
    let heard = before;
    for (const [say, mark] of turns) {
      const said = typeof say === "function" ? say(heard) : say;
      if (said.length > 0) caller.socket.write(said);
      heard += await caller.until(mark);
    }
    return heard.slice(before.length);
  };
  try {
    atLogin = await within(PATIENCE, talk(logIn(name, password)));
  } catch (error) {
    await leave();
    throw error;
  }
  return {
    ask: () =>
      within(
        PATIENCE,
        talk(ask, atLogin).then(async (heard) => {
          return canaryIn(heard + (await fetch?.(caller, endpoint) ?? ""));
        }),
      ),
    [Symbol.asyncDispose]: leave,
  };
}
