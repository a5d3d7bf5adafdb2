import { canaryOf } from "../../../fixtures/canary.ts";
import { accountsOf, type Deployment } from "../../../fixtures/deployment.ts";
import { foldCase } from "../../../fixtures/name_shapes.ts";
import { mailFolder } from "../maildir/maildir.ts";
import type { ExportedFile, Site } from "../exporter.ts";

/** The shell script that delivers them. */
export const DELIVERING = "deliver.sh";

/**
 * The canaries, each a file, and the script that delivers them: Cyrus keeps an index of all mail, so that nothing can be laid into
 * its spool. Names have no character that a shell would read otherwise (name.charset, and host names).
 */
export function mailFiles(deployment: Deployment, { folder, root }: Site): ExportedFile[] {
  const all = accountsOf(deployment).map(({ fullName, account, domain }) => ({
    name: foldCase(fullName),
    path: `mail/${mailFolder({ account, domain })}`,
    content: canaryOf(deployment.name, fullName).message,
  }));
  const deliver = `${root}/usr/lib/cyrus/bin/deliver -C ${folder}/imapd.conf`;
  return [
    ...all.map(({ path, content }) => ({ path, content })),
    {
      path: DELIVERING,
      content: [
        "set -e\n",
        ...all.map(({ name, path }) => `${deliver} -- ${name} <${folder}/${path}\n`),
      ].join(""),
    },
  ];
}
