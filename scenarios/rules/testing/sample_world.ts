import type { Account, Deployment, Domain, Route } from "../../../fixtures/deployment.ts";

/** The deployment of the rules' tests. Every Domain but none.example has an `info`; a password is `pw-` and the full name. */
const DOMAINS: readonly Domain[] = [
  domain("main.example", ["info+help", "joe", "off", "x-y"], {
    aliases: ["mail.main.example"],
    addresses: ["127.0.0.1"],
    forwarders: {
      sales: "john@one.example",
      chain: "step@one.example",
      toalias: "HELP@mail.one.example",
      away: "x@remote.test",
      gone: "nobody@one.example",
      ring: "ring@one.example",
      self: "self@main.example",
      typed: "any@joe.local",
      literal: "info@[127.0.1.1]",
    },
    groups: [{ name: "staff", members: [] }],
    lists: [{ name: "news", members: [] }],
  }),
  domain("one.example", ["info+help", "john", "a.b"], {
    aliases: ["mail.one.example"],
    addresses: ["127.0.1.1"],
    forwarders: { step: "info@two.example", ring: "ring@main.example" },
  }),
  domain("two.example", ["info", "Ada+Countess", "nopop"], {
    addresses: ["127.0.2.1", "127.0.2.2"],
  }),
  domain("six.example", ["info"], { addresses: ["fd00::6"] }),
  domain("bare.example", ["info", "only+solo"], {}),
  domain("closed.example", ["info"], { addresses: ["127.0.3.1"], services: ["imap", "xmpp"] }),
];

/** The deployment with these records in its Router table, each written `left = right`. */
export function world(...records: string[]): Deployment {
  return {
    name: "sample",
    main: "main.example",
    addresses: [...DOMAINS.flatMap(({ addresses }) => addresses), "127.0.9.9", "::1"],
    domains: DOMAINS,
    routes: records.map((record): Route => {
      const [from = "", to = ""] = record.split(" = ");
      return { from, to };
    }),
    dns: {},
  };
}

function domain(
  name: string,
  accounts: readonly string[],
  { forwarders = {}, ...more }: Partial<Omit<Domain, "forwarders">> & {
    forwarders?: Readonly<Record<string, string>>;
  },
): Domain {
  return {
    name,
    aliases: [],
    addresses: [],
    groups: [],
    lists: [],
    ...more,
    accounts: accounts.map((text) => account(name, text)),
    forwarders: Object.entries(forwarders).map(([name, to]) => ({ name, to })),
  };
}

/** `name+alias`; `off` is disabled and `nopop` has IMAP alone. */
function account(domain: string, text: string): Account {
  const [name = "", ...aliases] = text.split("+");
  return {
    name,
    password: `pw-${name}@${domain}`,
    aliases,
    enabled: name !== "off",
    ...(name === "nopop" ? { services: ["imap"] } : {}),
  };
}
