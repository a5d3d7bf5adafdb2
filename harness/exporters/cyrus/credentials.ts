import { Buffer } from "node:buffer";
import type { Account, Deployment, Domain } from "../../../fixtures/deployment.ts";
import { foldCase } from "../../../fixtures/name_shapes.ts";
import type { ExportedFile } from "../exporter.ts";
import { isServed } from "../names/is_served.ts";
import { type Service, SERVICES } from "./services.ts";

/** A line of db_load's printable format: a blank, then bytes; all but printable ASCII, and the backslash, as `\` and two digits. */
function line(text: string): string {
  const bytes = [...Buffer.from(text)].map((byte) =>
    byte < 0x20 || byte > 0x7e || byte === 0x5c
      ? `\\${byte.toString(16).padStart(2, "0")}`
      : String.fromCharCode(byte)
  );
  return ` ${bytes.join("")}\n`;
}

/** Who may log in to a service. A disabled account has no password, so that it is refused as any unknown one. */
const admitted = (domain: Domain, service: Service): readonly Account[] =>
  domain.accounts.filter((account) => isServed({ account, domain }, service));

/** sasldb's key: user, realm and what of them is kept, parted by NUL. Names are looked up in small letters. */
const entry = ({ name, password }: Account, realm: string) =>
  line(`${foldCase(name)}\0${foldCase(realm)}\0userPassword`) + line(password);

/**
 * `pop3.passwords`, `imap.passwords`: a sasldb each, as db_load reads it. Rejected: userdeny_db for services that are off; over
 * POP3 it answers `[SYS/TEMP]` and hangs up, which is no refusal (RFC 3206).
 */
export function credentialFiles({ domains }: Deployment): ExportedFile[] {
  return SERVICES.map((service) => ({
    path: `${service}.passwords`,
    content: [
      "VERSION=3\nformat=print\ntype=hash\nHEADER=END\n",
      ...domains.flatMap((domain) =>
        admitted(domain, service).map((account) => entry(account, domain.name))
      ),
      "DATA=END\n",
    ].join(""),
  }));
}
