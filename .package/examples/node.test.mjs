// An IMAP client, tested with node:test against the reference: npm install --save-dev loginspec imapflow
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ImapFlow } from "imapflow";
import { canaryOf, printProblem, readDeployment } from "loginspec/fixtures";
import { startReference } from "loginspec/reference";

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
assert.equal(reading.kind, "read", reading.problems?.map(printProblem).join("\n"));
const { deployment } = reading;

let reference;
before(async () => reference = await startReference(deployment, { serve: ["imap"] }));
after(() => reference.close());

/** The first message of an INBOX. */
async function firstMessage(host, user, pass) {
  const { port } = reference.endpoints.find(({ address }) => address === host);
  const client = new ImapFlow({ host, port, secure: false, auth: { user, pass }, logger: false });
  await client.connect();
  try {
    await client.mailboxOpen("INBOX");
    const { source } = await client.fetchOne("1", { source: true });
    return source.toString();
  } finally {
    await client.logout();
  }
}

const canary = (account) => canaryOf(deployment.name, account).message;

test("a simple name is of the Domain that the address belongs to", async () => {
  assert.equal(
    await firstMessage("127.0.0.1", "info", "brass-kettle"),
    canary("info@north.example"),
  );
  assert.equal(
    await firstMessage("127.0.1.1", "info", "maple-lantern"),
    canary("info@south.example"),
  );
});

test("a qualified name opens its account on any address", async () => {
  const opened = await firstMessage("127.0.0.1", "info%south.example", "maple-lantern");
  assert.equal(opened, canary("info@south.example"));
});

test("the namesake's password opens nothing", async () => {
  await assert.rejects(firstMessage("127.0.1.1", "info", "brass-kettle"), {
    authenticationFailed: true,
  });
});
