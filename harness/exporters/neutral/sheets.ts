import { canaryOf } from "../../../fixtures/canary.ts";
import { accountsOf, type Deployment } from "../../../fixtures/deployment.ts";
import { foldCase } from "../../../fixtures/name_shapes.ts";
import type { ExportedFile } from "../exporter.ts";
import { domainAt, nameTable, toldAddress } from "../names/name_table.ts";

/** A table: the names of its columns, and a value for each in every row. */
export interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A list in one field. None of its members has a blank. */
const list = (words: readonly string[] | undefined) => words?.join(" ") ?? "";
const yes = (is: boolean) => is ? "yes" : "no";

/** A deployment as tables, a file each, for who sets a server up by hand; nothing of it is left out. */
export const SHEETS: Readonly<Record<string, (deployment: Deployment) => Sheet>> = {
  domains: ({ domains, main }) => ({
    columns: ["domain", "main", "aliases", "services", "all services"],
    rows: domains.map(({ name, aliases, services }) => [
      name,
      yes(foldCase(name) === foldCase(main)),
      list(aliases),
      list(services),
      yes(services === undefined),
    ]),
  }),
  addresses: (deployment) => ({
    columns: ["address", "assigned", "simple names are of"],
    rows: deployment.addresses.map((address) => {
      const domain = domainAt(deployment, address);
      const assigned = deployment.domains.some(({ addresses }) =>
        addresses.map(toldAddress).includes(toldAddress(address))
      );
      return [address, yes(assigned), domain?.name ?? ""];
    }),
  }),
  hosts: ({ dns }) => ({
    columns: ["host", "addresses"],
    rows: Object.entries(dns).map(([host, addresses]) => [host, list(addresses)]),
  }),
  records: ({ routes }) => ({
    columns: ["order", "from", "to"],
    rows: routes.map(({ from, to }, at) => [String(at + 1), from, to]),
  }),
  accounts: (deployment) => ({
    columns: [
      ...["account", "password", "aliases", "enabled", "services", "all services"],
      ...["administrator", "canary", "roster item"],
    ],
    rows: accountsOf(deployment).map(({ fullName, account }) => {
      const { password, aliases, enabled, services, administrator = false } = account;
      const { token, contact } = canaryOf(deployment.name, fullName);
      return [
        ...[fullName, password, list(aliases), yes(enabled), list(services)],
        ...[yes(services === undefined), yes(administrator), token, contact.jid],
      ];
    }),
  }),
  objects: ({ domains }) => ({
    columns: ["name", "kind", "leads to"],
    rows: domains.flatMap(({ name: domain, forwarders, groups, lists }) => [
      ...forwarders.map(({ name, to }) => [`${name}@${domain}`, "forwarder", to]),
      ...groups.map(({ name, members }) => [`${name}@${domain}`, "group", list(members)]),
      ...lists.map(({ name, members }) => [`${name}@${domain}`, "list", list(members)]),
    ]),
  }),
  names: (deployment) => {
    const { rows, catchAll } = nameTable(deployment);
    const simple = deployment.addresses.flatMap((address) => {
      const domain = foldCase(domainAt(deployment, address)?.name ?? "");
      return rows.filter((row) => row.domain === domain).map(({ spelled, opens }) => [
        ...[spelled.split("@")[0] ?? "", address, opens.fullName],
      ]);
    });
    return {
      columns: ["login name", "arrives on", "leads to"],
      rows: [
        ...rows.map(({ spelled, opens }) => [spelled, "any address", opens.fullName]),
        ...catchAll.map(({ domain, opens }) => [`*@${domain}`, "any address", opens.fullName]),
        ...simple,
      ],
    };
  },
};

/** What is to be put into every account: the message of its INBOX, and the file of its file store. */
export const canaryFiles = (deployment: Deployment): ExportedFile[] =>
  accountsOf(deployment).flatMap(({ fullName, account, domain }) => {
    const { message, file } = canaryOf(deployment.name, fullName);
    const folder = `canaries/${foldCase(domain.name)}/${foldCase(account.name)}`;
    return [
      { path: `${folder}/message.eml`, content: message },
      { path: `${folder}/${file.name}`, content: file.content },
    ];
  });

export const STEPS: readonly string[] = [
  "Set the server up with the Domains, addresses, records, accounts and objects of these files.",
  "canaries/DOMAIN/ACCOUNT/message.eml is the one message of the account's INBOX, canary.txt lies at the top of its file store,",
  "and its roster has the item that stands beside it in accounts: by these a run tells whose account is open.",
  "names says what login names lead to, which records with * before a domain have more of; whether an account then opens is a matter of its password, its state and its services.",
];
