import type { Deployment } from "../../fixtures/deployment.ts";
import type { Endpoint } from "../../fixtures/endpoint.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import { type Reference, type ReferenceOptions, type SeenLogin, startReference } from "../mod.ts";

/** The worked example, with an alias, records and a Forwarder on top. */
export const WORLD: Deployment = {
  ...workedExample,
  routes: [
    { from: "old.example", to: "www.client2.com" },
    { from: "*.client2.com", to: "client2.com" },
    { from: "joes.example", to: "john.local" },
    { from: "gone.example", to: "elsewhere.example" },
  ],
};

export interface WebServer {
  readonly reference: Reference;
  readonly seen: readonly SeenLogin[];
  on(address: string): Endpoint;
}

/** Runs `work` beside a web server of WORLD, on its three addresses: of company.com, of client1.com, and of nobody. */
export async function webServer(
  work: (server: WebServer) => Promise<void>,
  options: ReferenceOptions = {},
): Promise<void> {
  const seen: SeenLogin[] = [];
  const faults: unknown[] = [];
  const reference = await startReference(WORLD, {
    serve: ["web"],
    onLogin: (login) => void seen.push(login),
    onFault: (error) => void faults.push(error),
    ...options,
  });
  try {
    await work({
      reference,
      seen,
      on(address) {
        const found = reference.endpoints.find((each) => each.address === address);
        if (!found) throw new RangeError(`Cannot find a web endpoint on ${address}`);
        return found;
      },
    });
  } finally {
    await reference.close();
  }
  if (faults.length > 0) throw faults[0];
}

export const MAIN = "127.0.0.1";
export const CLIENT1 = "127.0.1.1";
export const UNASSIGNED = "127.0.1.9";

/** The passwords of the accounts that are logged in to. */
export const PASSWORDS = {
  "info@company.com": "brass-kettle-main",
  "info@client1.com": "maple-lantern-one",
  "info@client2.com": "granite-feather-two",
  "john@client2.com": "saffron-bridge-two",
} as const;
