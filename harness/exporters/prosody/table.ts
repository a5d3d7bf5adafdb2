import type { Domain } from "../../../fixtures/deployment.ts";
import { foldCase } from "../../../fixtures/name_shapes.ts";
import type { ExportedFile } from "../exporter.ts";
import type { NameTable } from "../names/name_table.ts";
import { isServed } from "../names/is_served.ts";
import { lua } from "./lua.ts";

/**
 * What our module looks up, all in small letters: `name@host` to the account, `*@host` for any name there, and the hosts of the Main
 * Domain, where a name with `%` is read again (name.both). `false`: nobody, whatever `*@host` says (route.order, access.service).
 */
export function tableFile(
  { rows, catchAll, barred, served }: NameTable,
  hosts: ReadonlyMap<string, Domain>,
): ExportedFile {
  const all = [...rows, ...catchAll.map((row) => ({ ...row, account: "*" }))].map(
    ({ account, domain, opens }) => {
      const isOn = isServed(opens, "xmpp");
      return { account, domain, value: isOn ? lua(foldCase(opens.fullName)) : "false" };
    },
  );
  const nobodys = barred.map((name) => ({ ...name, value: "false" }));
  const main = [...hosts].filter(([, { name }]) => foldCase(name) === foldCase(served.main));
  return {
    path: "logins.lua",
    content: [
      "-- Who opens by which name. An account that is off is nobody: false.",
      "return {",
      "  main = {",
      ...main.map(([host]) => `    [${lua(host)}] = true;`),
      "  };",
      "  logins = {",
      ...[...all, ...nobodys].map(({ account, domain, value }) =>
        `    [${lua(`${account}@${domain}`)}] = ${value};`
      ),
      "  };",
      "}",
      "",
    ].join("\n"),
  };
}
