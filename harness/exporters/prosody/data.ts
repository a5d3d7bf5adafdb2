import { canaryOf } from "../../../fixtures/canary.ts";
import { accountsOf, type Deployment } from "../../../fixtures/deployment.ts";
import { foldCase } from "../../../fixtures/name_shapes.ts";
import type { ExportedFile } from "../exporter.ts";
import { isServed } from "../names/is_served.ts";
import { lua, stored } from "./lua.ts";

/**
 * The internal storage: of each account its password, as it is, and a roster with the canary. An account that is off has none.
 * `internal_hashed` puts a hash in the password's place at the first login.
 */
export const dataFiles = (deployment: Deployment): ExportedFile[] =>
  accountsOf(deployment).filter((home) => isServed(home, "xmpp"))
    .flatMap(({ account, domain, fullName }) => {
      const { contact } = canaryOf(deployment.name, fullName);
      const file = (store: string, content: string): ExportedFile => ({
        path: `data/${stored(foldCase(domain.name))}/${store}/${
          stored(foldCase(account.name))
        }.dat`,
        content: `return { ${content} };\n`,
      });
      const item = `name = ${lua(contact.name)}, subscription = "none", groups = {}`;
      return [
        file("accounts", `password = ${lua(account.password)}`),
        file(
          "roster",
          `[false] = { version = 1, pending = {} }, [${lua(contact.jid)}] = { ${item} }`,
        ),
      ];
    });
