import type { Deployment } from "../../../fixtures/deployment.ts";
import type { ExportedFile, Site } from "../exporter.ts";
import { crypted } from "../ftp/crypt.ts";
import { homeOf } from "../ftp/homes.ts";
import type { Opening } from "../ftp/openings.ts";
import { passwordsOf } from "../ftp/passwords.ts";

/** A name that PAM takes for a service: it reads it in small letters. */
export const serviceOf = (table: string) => `vsftpd-${table.toLowerCase()}`;

/**
 * What knows the names of a table: a line for `db_load` with the name and one with its password, PAM's file, which looks there, and
 * for each name a file that says where its account's files are.
 */
export function tableFiles(
  served: Deployment,
  { folder }: Site,
  table: string,
  names: readonly Opening[],
): ExportedFile[] {
  const password = passwordsOf(served);
  const look = `pam_userdb.so db=${folder}/db/${table} crypt=crypt`;
  return [
    {
      path: `names/${table}.txt`,
      content: names.map(({ name, account }) => `${name}\n${crypted(password(account))}\n`).join(
        "",
      ),
    },
    {
      path: `pam.d/${serviceOf(table)}`,
      content: `auth required ${look}\naccount required ${look}\n`,
      mode: 0o644,
    },
    ...names.map(({ name, account }) => ({
      path: `users/${table}/${name}`,
      content: `local_root=${folder}/${homeOf(account)}\n`,
    })),
  ];
}
