import type { Deployment, Domain } from "../../fixtures/deployment.ts";
import type { Proof } from "../session.ts";
import { directoryOf, type Login, type Policy, referencePolicy } from "./mod.ts";

/** For tests: accounts as `name` or `name=alias,alias`, each with the password `NAME at DOMAIN`; Groups and lists as `name=member,member`. */
interface DomainSketch extends Partial<Omit<Domain, "accounts" | "groups" | "lists">> {
  readonly accounts?: readonly string[];
  readonly groups?: readonly string[];
  readonly lists?: readonly string[];
}

/** For tests: a deployment of the worked example's three Domains, `info` in each, and more on top. */
export function deploy(
  domains: Readonly<Record<string, DomainSketch>> = {},
  routes: readonly string[] = [],
): Deployment {
  const sketches: Record<string, DomainSketch> = {
    "company.com": {},
    "client1.com": { addresses: ["192.0.0.2"] },
    "client2.com": {},
  };
  for (const [name, sketch] of Object.entries(domains)) {
    sketches[name] = { ...sketches[name], ...sketch };
  }
  return {
    name: "test",
    main: "company.com",
    addresses: ["192.0.0.1", "192.0.0.2", "192.0.0.9", "::1"],
    domains: Object.entries(sketches).map(([name, sketch]) => ({
      aliases: [],
      addresses: [],
      forwarders: [],
      ...sketch,
      name,
      accounts: ["info", ...sketch.accounts ?? []].map((line) => accountOf(line, name)),
      groups: (sketch.groups ?? []).map(membersOf),
      lists: (sketch.lists ?? []).map(membersOf),
    })),
    routes: routes.map((line) => {
      const [from = "", to = ""] = line.split(" = ");
      return { from, to };
    }),
    dns: {},
  };
}

function accountOf(line: string, domain: string) {
  const [name = "", aliases] = line.split("=");
  return {
    name,
    password: `${name} at ${domain}`,
    aliases: aliases?.split(",") ?? [],
    enabled: true,
  };
}

function membersOf(line: string) {
  const [name = "", members] = line.split("=");
  return { name, members: members?.split(",") ?? [] };
}

/** A proof that fits whatever account was found: for tests of the name alone. */
export const ANY: Proof = { mechanism: "USER", accepts: () => true };

export function knows(password: string): Proof {
  return { mechanism: "USER", password, accepts: (right) => right === password };
}

/** The account that a login opens, or `refused: BECAUSE`. An IMAP login on the Main Domain's address where nothing else is said. */
export async function outcome(
  deployment: Deployment,
  login: Partial<Login>,
  policy: Policy = referencePolicy,
): Promise<string> {
  const decision = await policy.admit(directoryOf(deployment), {
    protocol: "imap",
    localAddress: "192.0.0.1",
    name: "info",
    proof: ANY,
    ...login,
  });
  return decision.kind === "found" ? decision.fullName : `refused: ${decision.because}`;
}

/** Registers a test for each row: what is said, and what comes of it. */
export function rows(
  about: string,
  deployment: Deployment,
  table: readonly (readonly [login: string | Partial<Login>, expected: string])[],
  check: (actual: string, expected: string) => void,
): void {
  for (const [login, expected] of table) {
    const said = typeof login === "string" ? { name: login } : login;
    const shown = JSON.stringify(said).slice(0, 120);
    Deno.test(`${about}: ${shown} comes to ${expected}`, async () => {
      check(await outcome(deployment, said), expected);
    });
  }
}
