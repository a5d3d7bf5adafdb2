import { assertEquals } from "@std/assert";
import { foldCase } from "../../../fixtures/name_shapes.ts";
import { decide } from "../../../scenarios/decide.ts";
import { drawDeployment } from "../../../scenarios/draw/deployment.ts";
import { nameTable } from "./name_table.ts";

const DEPLOYMENTS = 40;

Deno.test("a table of a drawn deployment says of every name what the oracle says", () => {
  let opening = 0;
  for (let number = 0; number < DEPLOYMENTS; number++) {
    const { served, rows, places, catchAll, barred } = nameTable(drawDeployment(7, number).value);
    const [address = ""] = served.addresses;
    const accounts = new Set(
      served.domains.flatMap(({ accounts, forwarders, groups }) =>
        [...accounts.flatMap(({ name, aliases }) => [name, ...aliases]), "sales-desk", "anybody"]
          .concat([...forwarders, ...groups].map(({ name }) => name))
      ),
    );
    for (const account of accounts) {
      for (const domain of new Set([...places.keys(), ...catchAll.map((one) => one.domain)])) {
        const login = `${account}@${domain}`;
        const { outcome } = decide(served, { protocol: "imap", address, login });
        const isIt = (one: { account: string; domain: string }) =>
          one.account === foldCase(account) && one.domain === domain;
        const row = rows.find(isIt) ??
          (barred.some(isIt) ? undefined : catchAll.find((one) => one.domain === domain));
        // Whether it is open over a protocol is no matter of names.
        const isOn = row && row.opens.account.enabled &&
          [row.opens.account, row.opens.domain].every(({ services }) =>
            services?.includes("imap") ?? true
          );
        const expected = outcome.kind === "opened" ? outcome.account : undefined;
        assertEquals(isOn ? row.opens.fullName : undefined, expected, `${served.name} ${login}`);
        if (expected) opening++;
      }
    }
  }
  assertEquals(opening > 500, true, `${opening}`);
});
