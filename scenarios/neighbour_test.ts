import { assert, assertEquals } from "@std/assert";
import { accountsOf, type Deployment } from "../fixtures/deployment.ts";
import { workedExample } from "../fixtures/worked_example.ts";
import { neighbourAt } from "./neighbour.ts";

/** The worked example, where all accounts but those of the Main Domain have one password. */
const sharing: Deployment = {
  ...workedExample,
  name: "sharing",
  domains: workedExample.domains.map((domain) =>
    domain.name === workedExample.main ? domain : {
      ...domain,
      accounts: domain.accounts.map((account) => ({ ...account, password: "one for all of them" })),
    }
  ),
};

Deno.test("where no session shows an account its neighbour has a password of its own", () => {
  for (const protocol of ["smtp", "pwd"] as const) {
    const neighbour = neighbourAt(sharing, protocol, "127.0.1.1");
    assert(neighbour);
    const having = accountsOf(sharing).filter(({ account }) =>
      account.password === neighbour.account.password
    );
    assertEquals(having.length, 1, neighbour.opens);
  }
});

Deno.test("else the neighbour is of the Domain that the address gives", () => {
  for (
    const [deployment, protocol] of [
      [sharing, "imap"],
      [workedExample, "imap"],
      [workedExample, "smtp"],
    ] as const
  ) {
    assertEquals(
      neighbourAt(deployment, protocol, "127.0.1.1")?.opens.split("@")[1],
      "client1.com",
    );
  }
});

Deno.test("beside a target domain the neighbour says its simple name", () => {
  const neighbour = neighbourAt(workedExample, "xmpp", "127.0.1.1");
  assertEquals(neighbour?.attempt, {
    protocol: "xmpp",
    address: "127.0.1.1",
    login: "info",
    targetDomain: "client1.com",
  });
});
