import type { Protocol } from "../../fixtures/protocols.ts";
import type { Dial } from "../clients/client.ts";
import { pwdHalves, pwdTalk } from "../clients/pwd_raw.ts";
import { smtpTalk } from "../clients/smtp_raw.ts";
import { FtpSession } from "./ftp.ts";
import { ImapSession } from "./imap.ts";
import { LdapSession } from "./ldap.ts";
import { Pop3Session } from "./pop3.ts";
import type { Session } from "./session.ts";
import { toldAtLogin } from "./told_at_login.ts";
import { WebSession } from "./web.ts";
import { XimssSession } from "./ximss.ts";
import { XmppSession } from "./xmpp.ts";

/** Where there is a limit to connections in a time, each waits for its turn. */
function inTurn(connect: (dial: Dial) => Promise<Session>): (dial: Dial) => Promise<Session> {
  return async (dial) => {
    await dial.ahead?.();
    return await connect(dial);
  };
}

/** How a connection of each protocol is made, before its first login. They throw `Lost`. */
export const CONNECT: Readonly<Partial<Record<Protocol, (dial: Dial) => Promise<Session>>>> = {
  pop3: inTurn(Pop3Session.connect),
  imap: inTurn(ImapSession.connect),
  ftp: inTurn(FtpSession.connect),
  xmpp: inTurn(XmppSession.connect),
  ximss: inTurn(XimssSession.connect),
  web: inTurn(WebSession.connect),
  ldap: inTurn(LdapSession.connect),
  smtp: inTurn(toldAtLogin(smtpTalk)),
  pwd: inTurn(toldAtLogin(pwdTalk, pwdHalves)),
};
