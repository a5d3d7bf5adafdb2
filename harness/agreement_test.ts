import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import type { Deployment } from "../fixtures/deployment.ts";
import { readDeployment } from "../fixtures/read_deployment.ts";
import { directoryOf, referencePolicy } from "../reference/policy/mod.ts";
import type { Attempt } from "../scenarios/attempt.ts";
import { decide } from "../scenarios/decide.ts";
import type { Outcome } from "../scenarios/outcome.ts";
import { attempts, deployments } from "../scenarios/rules/testing/drawn_world.ts";
import { TRAITS } from "../scenarios/traits.ts";
import { qualified } from "./clients/mapi_connector.ts";

/** Keeps of a drawn world what a deployment may have: each name and address once. */
function legal(drawn: Deployment): Deployment | undefined {
  const once = () => {
    const taken = new Set<string>();
    return (name: string) => {
      const key = name.toLowerCase();
      return !taken.has(key) && taken.add(key) && true;
    };
  };
  const domainName = once();
  const address = once();
  const domains = drawn.domains.filter(({ name }) => domainName(name)).map((domain) => {
    const object = once();
    return {
      ...domain,
      aliases: domain.aliases.filter((alias) => /^[a-z.]+$/i.test(alias) && domainName(alias)),
      addresses: domain.addresses.filter(address),
      accounts: domain.accounts.filter(({ name }) => object(name))
        .map((account) => ({ ...account, aliases: account.aliases.filter(object) })),
      forwarders: domain.forwarders.filter(({ name, to }) => to.includes("@") && object(name)),
      groups: domain.groups.filter(({ name }) => object(name)),
      lists: domain.lists.filter(({ name }) => object(name)),
    };
  });
  const main = domains.find(({ name }) => name === drawn.main) ?? domains[0];
  const read = readDeployment(
    JSON.stringify({ ...drawn, main: main?.name, domains }),
    "drawn.json",
  );
  return read.kind === "read" ? read.deployment : undefined;
}

/** What the reference does with a login whose password is right. */
async function referenceOutcome(deployment: Deployment, attempt: Attempt): Promise<Outcome> {
  const { address, targetDomain, host, authzid } = attempt;
  // To a server the connector is a client of IMAP, whose name is complete (client.mapi).
  const protocol = TRAITS[attempt.protocol].service;
  const login = attempt.protocol === "mapi"
    ? qualified(attempt.login, attempt.setting)
    : attempt.login;
  const world = directoryOf(deployment);
  const { carries } = TRAITS[protocol];
  const hint = { "nothing": undefined, "target domain": targetDomain, host }[carries];
  if (carries !== "nothing" && hint === "" || carries === "target domain" && hint === undefined) {
    return { kind: "refused", class: "stream" };
  }
  if (hint !== undefined && !referencePolicy.serves(world, protocol, hint)) {
    return { kind: "refused", class: carries === "host" ? "page" : "stream" };
  }
  const proof = { mechanism: "any", accepts: () => true };
  const found = await referencePolicy.admit(world, {
    protocol,
    localAddress: address,
    name: login,
    proof,
    ...(hint === undefined ? {} : { hint }),
    // An empty one asks for nothing (RFC 4616, 2): what reads the exchange drops it.
    ...(authzid ? { authzid } : {}),
  });
  return found.kind === "found"
    ? { kind: "opened", account: found.fullName }
    : { kind: "refused", class: "login" };
}

/** A numeric web host has syntax of its own, and a connector always has a setting: both are other tests' matter. */
const comparable = ({ protocol, host, setting }: Attempt) =>
  (protocol !== "mapi" || setting !== undefined) &&
  (protocol !== "web" || host === undefined || /^[a-z.]+$/i.test(host));

Deno.test("two readings of the clauses, by two authors, agree on every login", async () => {
  let compared = 0;
  let acted = 0;
  const drawn = fc.sample(
    fc.tuple(deployments, fc.array(attempts, { minLength: 6, maxLength: 6 })),
    {
      seed: 20_260,
      numRuns: 4_000,
    },
  );
  for (const [world, logins] of drawn) {
    const deployment = legal(world);
    if (!deployment) continue;
    for (const attempt of logins.filter(comparable)) {
      compared++;
      const outcome = await referenceOutcome(deployment, attempt);
      if (outcome.kind === "opened" && attempt.authzid) acted++;
      assertEquals(
        outcome,
        decide(deployment, attempt).outcome,
        JSON.stringify({ attempt, deployment }),
      );
    }
  }
  assert(compared > 4_000, `only ${compared} logins could be compared`);
  assert(acted > 20, `only ${acted} authorization identities were accepted`);
});
