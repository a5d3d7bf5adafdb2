// A provision command: the reference, for the deployment on stdin, until SIGTERM. Arguments: `tls`, `mutant:ID`, `noisy`.
import { certificatesOf, testAuthority } from "../../fixtures/certificates/mod.ts";
import { accountsOf, type Deployment } from "../../fixtures/deployment.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { startReference } from "../../reference/mod.ts";
import { ALL as MUTANTS } from "../mutants/mod.ts";
import type { Mutant } from "../mutants/mutant.ts";
import { bindable } from "../targets/bindable.ts";

/** What a command reads of its order. */
export interface Order {
  readonly deployment: Deployment;
  readonly protocols: readonly Protocol[];
}

const { deployment, protocols } = JSON.parse(
  await new Response(Deno.stdin.readable).text(),
) as Order;
if (Deno.args.includes("noisy")) {
  for (const { account: { password } } of accountsOf(deployment)) console.error(password);
  Deno.exit(7);
}
const mutants: readonly Mutant[] = MUTANTS;
const wrong = mutants.find(({ id }) => Deno.args.includes(`mutant:${id}`));
const addresses: string[] = [];
for (const address of deployment.addresses) if (await bindable(address)) addresses.push(address);
const authority = Deno.args.includes("tls") ? await testAuthority() : undefined;
const { promise: told, resolve: end } = Promise.withResolvers<void>();
Deno.addSignalListener("SIGTERM", end);
await using running = await startReference(deployment, {
  ...wrong?.wrong(() => {}),
  addresses,
  serve: protocols,
  ...authority ? { tls: { certificate: certificatesOf(authority) } } : {},
});
const { endpoints } = running;
console.log(
  "%s",
  JSON.stringify({ endpoints, ...authority ? { authority: authority.certificate } : {} }),
);
await told;
Deno.exit(0);
