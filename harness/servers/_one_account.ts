import type { Deployment } from "../../fixtures/deployment.ts";
import { workedExample } from "../../fixtures/worked_example.ts";

const gone = { name: "gone", password: "gone-word", aliases: [], enabled: false };

/** The worked example with a domain that is john's of company.com, but for two of its names, which open nothing. */
export const oneAccount: Deployment = {
  ...workedExample,
  domains: workedExample.domains.map((domain) =>
    domain.name === "client1.com" ? { ...domain, accounts: [...domain.accounts, gone] } : domain
  ),
  routes: [
    { from: "<sales@unified.example>", to: "gone@client1.com" },
    { from: "<far@unified.example>", to: "who@elsewhere.invalid" },
    { from: "unified.example", to: "john.local" },
  ],
};
