import type { Socket } from "node:net";
import type { Protocol } from "../../../fixtures/protocols.ts";
import type { Dial } from "../../clients/client.ts";
import { ftpTalk } from "../../clients/ftp_raw.ts";
import { imapTalk } from "../../clients/imap_raw.ts";
import { ldapTalk } from "../../clients/ldap_raw.ts";
import { pop3Talk } from "../../clients/pop3_raw.ts";
import { pwdTalk } from "../../clients/pwd_raw.ts";
import { RawConnection } from "../../clients/raw_connection.ts";
import type { RawTalk } from "../../clients/raw_login.ts";
import { smtpTalk } from "../../clients/smtp_raw.ts";
import { ximssTalk } from "../../clients/ximss_raw.ts";
import { xmppTalk } from "../../clients/xmpp_raw.ts";

/** Our own clients, as far as the login; of HTTP there is none, which has no state before it. */
export const TALKS: Readonly<Partial<Record<Protocol, RawTalk>>> = {
  pop3: pop3Talk,
  imap: imapTalk,
  ftp: ftpTalk,
  xmpp: xmppTalk,
  ximss: ximssTalk,
  smtp: smtpTalk,
  ldap: ldapTalk,
  pwd: pwdTalk,
};

/**
 * Connects, and has a talk that takes no longer than the dial's time. Leaves no socket.
 * @throws the socket's error, and where time is up
 */
export async function talked<T>(
  dial: Dial,
  talk: (connection: RawConnection) => Promise<T>,
): Promise<T> {
  const sockets: Socket[] = [];
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new Error(`no answer within ${dial.timeout} ms`)),
    dial.timeout,
  );
  const work = async () => {
    const hold = (socket: Socket) => sockets.push(socket);
    return await talk(await RawConnection.open(dial.endpoint, { ...dial, hold }));
  };
  try {
    return await Promise.race([work(), late.promise]);
  } finally {
    clearTimeout(timer);
    sockets.forEach((socket) => socket.destroy());
  }
}
