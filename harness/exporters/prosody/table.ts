import type { Domain } from "../../../fixtures/deployment.ts";
import { foldCase } from "../../../fixtures/name_shapes.ts";
import type { ExportedFile } from "../exporter.ts";
import type { NameTable } from "../names/name_table.ts";
import { isOpen } from "../xmpp/lesser.ts";
import { lua } from "./lua.ts";

/**
 * What our module looks up, all in small letters: `name@host` to the account, `*@host` for any name there, and the hosts of the Main
 * Domain, where a name with `%` is read again (name.both).
 */
export function tableFile(
  { rows, catchAll, served }: NameTable,
  hosts: ReadonlyMap<string, Domain>,
): ExportedFile {
  const all = [...rows, ...catchAll.map((row) => ({ ...row, account: "*" }))];
  const main = [...hosts].filter(([, { name }]) => foldCase(name) === foldCase(served.main));
  return {
    path: "logins.lua",
    content: [
      "-- Who opens by which name. Accounts that are off stand in no line.",
      "return {",
      "  main = {",
      ...main.map(([host]) => `    [${lua(host)}] = true;`),
      "  };",
      "  logins = {",
      ...all.filter(({ opens: { account, domain } }) => isOpen(account, domain))
        .map(({ account, domain, opens }) =>
          `    [${lua(`${account}@${domain}`)}] = ${lua(foldCase(opens.fullName))};`
        ),
      "  };",
      "}",
      "",
    ].join("\n"),
  };
}
