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

/** How a connection of each protocol is made, before its first login. They throw `Lost`. */
export const CONNECT: Readonly<Partial<Record<Protocol, (dial: Dial) => Promise<Session>>>> = {
  pop3: Pop3Session.connect,
  imap: ImapSession.connect,
  ftp: FtpSession.connect,
  xmpp: XmppSession.connect,
  ximss: XimssSession.connect,
  web: WebSession.connect,
  ldap: LdapSession.connect,
  smtp: toldAtLogin(smtpTalk),
  pwd: toldAtLogin(pwdTalk, pwdHalves),
};
