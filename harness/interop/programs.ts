import { curl } from "./curl.ts";
import { lftp } from "./lftp.ts";
import { mbsync } from "./mbsync.ts";
import { mpop } from "./mpop.ts";
import { NEOMUTT } from "./neomutt.ts";
import type { Program } from "./program.ts";
import { PYTHON_CLIENTS, pythonClients } from "./python_clients.ts";
import { slixmpp } from "./slixmpp.ts";
import { ximss } from "./ximss.ts";

/** Tried with every worked login: each program once in each protocol that it speaks, without TLS. */
export const PLAIN: readonly Program[] = [
  curl({ protocol: "pop3" }),
  curl({ protocol: "imap" }),
  curl({ protocol: "ftp" }),
  curl({ protocol: "web" }),
  curl({ protocol: "ldap" }),
  lftp("plain"),
  mbsync("plain", "LOGIN"),
  ...NEOMUTT,
  ...pythonClients("plain"),
  slixmpp("plain", "PLAIN"),
  ximss("plain"),
];

/** Over TLS, upgraded and implicit. Their certificates are verified too. */
export const SECURED: readonly Program[] = [
  ...(["pop3", "imap", "ftp"] as const).flatMap((protocol) => [
    curl({ protocol, security: "upgrade" }),
    curl({ protocol, security: "tls" }),
  ]),
  curl({ protocol: "web", security: "tls" }),
  ...(["upgrade", "tls"] as const).flatMap((security) => [
    lftp(security),
    mbsync(security, "LOGIN"),
    mpop(security, "USER"),
    slixmpp(security, "PLAIN"),
    ximss(security),
  ]),
  ...PYTHON_CLIENTS.filter(({ security }) => security !== "plain"),
];

/** Each mechanism that a program can be told to take, where the rows above did not. EXTERNAL has a test of its own. */
export const MECHANISMS: readonly Program[] = [
  ...["APOP", "PLAIN", "SASL LOGIN", "CRAM-MD5"].map((mechanism) =>
    curl({ protocol: "pop3", mechanism })
  ),
  ...["PLAIN", "SASL LOGIN", "CRAM-MD5"].map((mechanism) => curl({ protocol: "imap", mechanism })),
  ...["PLAIN", "CRAM-MD5"].map((mechanism) => curl({ protocol: "ldap", mechanism })),
  ...["APOP", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256"].map((mechanism) =>
    mpop("plain", mechanism)
  ),
  mpop("upgrade", "SCRAM-SHA-256"),
  ...["PLAIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256"].map((mechanism) =>
    mbsync("plain", mechanism)
  ),
  mbsync("tls", "SCRAM-SHA-256"),
  ...["SCRAM-SHA-1", "SCRAM-SHA-256"].flatMap((mechanism) => [
    slixmpp("plain", mechanism),
    slixmpp("upgrade", mechanism),
  ]),
];

/** By the client's certificate, so only over TLS. */
export const EXTERNAL: readonly Program[] = (["upgrade", "tls"] as const).flatMap((security) => [
  curl({ protocol: "pop3", security, mechanism: "EXTERNAL" }),
  curl({ protocol: "imap", security, mechanism: "EXTERNAL" }),
  mpop(security, "EXTERNAL"),
  mbsync(security, "EXTERNAL"),
  slixmpp(security, "EXTERNAL"),
]);
