import { canaryOf } from "../../fixtures/canary.ts";
import { accountsOf, type Deployment } from "../../fixtures/deployment.ts";
import { foldCase } from "../../fixtures/name_shapes.ts";
import { binary } from "./ejabberd/erlang.ts";
import { FURNISH } from "./ejabberd/furnish.ts";
import type { ExportedFile, Exporter, Site } from "./exporter.ts";
import { fitPasswords, UNPREPARED } from "./passwords/fit.ts";
import { isServed } from "./names/is_served.ts";
import { lesser } from "./xmpp/lesser.ts";

/** Read as YAML: a JSON text is one, too, and has no quoting of its own to get wrong. */
function configurationFile(
  { domains }: Deployment,
  { folder, addresses, ports }: Site,
): ExportedFile {
  const listen = addresses.flatMap((ip) =>
    ports.map(({ port, security }) => ({
      ip,
      port,
      module: "ejabberd_c2s",
      access: "c2s",
      shaper: "none",
      ...security === "tls" ? { tls: true } : { starttls: true },
    }))
  );
  const configuration = {
    hosts: domains.map(({ name }) => foldCase(name)),
    loglevel: "warning",
    certfiles: domains.map(({ name }) => `${folder}/certs/${foldCase(name)}.pem`),
    ca_file: `${folder}/certs/authority.pem`,
    listen,
    auth_method: ["mnesia"],
    disable_sasl_mechanisms: ["DIGEST-MD5", "X-OAUTH2"],
    auth_password_format: "plain",
    access_rules: { c2s: { allow: "all" } },
    modules: { mod_disco: {}, mod_ping: {}, mod_roster: {} },
  };
  return { path: "ejabberd.yml", content: `${JSON.stringify(configuration, null, 2)}\n` };
}

/** An Erlang term for each account: user, server, password, and its canary as a contact. An account that is off has none. */
function accountsFile(deployment: Deployment): ExportedFile {
  const terms = accountsOf(deployment).filter((home) => isServed(home, "xmpp"))
    .map(({ account, domain, fullName }) => {
      const { contact } = canaryOf(deployment.name, fullName);
      const jid = contact.jid.split("@").map(binary).join(", ");
      const names = [account.name, domain.name].map((name) => binary(foldCase(name))).join(", ");
      return `{${names}, ${binary(account.password)}, {${jid}}, ${binary(contact.name)}}.\n`;
    });
  return { path: "accounts.terms", content: terms.join("") };
}

/** ejabberd 23 with its own database: XMPP alone. It reads a name in one way, so that it has one configuration. */
const exporter: Exporter = {
  id: "ejabberd",
  title: "ejabberd",
  configurations: ["default"],
  write(deployment, site) {
    const fit = fitPasswords(deployment, UNPREPARED);
    const { served, cannot } = lesser(fit.served, "ejabberd");
    return {
      served,
      cannot: [...fit.cannot, ...cannot],
      files: [
        configurationFile(served, site),
        accountsFile(served),
        { path: "furnish.erl", content: FURNISH },
        { path: "certs/authority.pem", content: site.authority, mode: 0o644 },
        ...served.domains.flatMap(({ name }): ExportedFile[] => {
          const certificate = site.certificates[name];
          return certificate === undefined ? [] : [{
            path: `certs/${foldCase(name)}.pem`,
            content: `${certificate.chain.trimEnd()}\n${certificate.key.trimEnd()}\n`,
          }];
        }),
      ],
      steps: [
        "apt-get install --no-install-recommends ejabberd  (Debian starts a server of its own: systemctl disable --now ejabberd)",
        `cd ${site.folder} && ERL_LIBS=/usr/lib/$(uname -m)-linux-gnu EJABBERD_CONFIG_PATH=${site.folder}/ejabberd.yml erl -noinput -mnesia dir '"${site.folder}/mnesia"' -s ejabberd -eval '{ok, _} = file:script("furnish.erl").'  (it stays in the foreground)`,
      ],
    };
  },
};

export default exporter satisfies Exporter;
