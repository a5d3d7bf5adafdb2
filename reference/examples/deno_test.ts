// How others test a mail client of theirs against the reference. Outside this repository:
//   import { canaryOf, readDeployment } from "jsr:@loginspec/loginspec/fixtures";
//   import { startReference } from "jsr:@loginspec/loginspec/reference";
import { assertStringIncludes } from "@std/assert";
import { canaryOf, type FullName, printProblem, readDeployment } from "../../fixtures/mod.ts";
import { startReference } from "../mod.ts";

const reading = readDeployment(
  `
name: two-shops
main: north.example
addresses: [127.0.0.1, 127.0.1.1]
domains:
  - name: north.example
    addresses: [127.0.0.1]
    accounts: [{ name: info, password: brass-kettle }]
  - name: south.example
    addresses: [127.0.1.1]
    accounts: [{ name: info, password: maple-lantern }]
`,
  "two_shops.yaml",
);
if (reading.kind === "rejected") throw new Error(reading.problems.map(printProblem).join("\n"));
const { deployment } = reading;

/** The client under test: here a few lines of POP3 (RFC 1939), in place of yours. */
async function firstMessage(hostname: string, port: number, name: string, password: string) {
  using connection = await Deno.connect({ hostname, port });
  const commands = [`USER ${name}`, `PASS ${password}`, "RETR 1", "QUIT", ""].join("\r\n");
  await connection.write(new TextEncoder().encode(commands));
  return await new Response(connection.readable).text();
}

Deno.test("the address of the connection says which info is meant, and a qualified name wins over it", async () => {
  await using reference = await startReference(deployment, { serve: ["pop3"] });
  const opens = async (address: string, name: string, password: string, account: FullName) => {
    const { port } = reference.endpoints.find((endpoint) => endpoint.address === address)!;
    const { message } = canaryOf(deployment.name, account);
    // Every account has a message that no other one has: it tells whose mailbox this is.
    assertStringIncludes(await firstMessage(address, port, name, password), message);
  };
  await opens("127.0.0.1", "info", "brass-kettle", "info@north.example");
  await opens("127.0.1.1", "info", "maple-lantern", "info@south.example");
  await opens("127.0.0.1", "info%south.example", "maple-lantern", "info@south.example");
});
