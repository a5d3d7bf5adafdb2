import { assertEquals, assertStringIncludes } from "@std/assert";
import { Buffer } from "node:buffer";
import { accountsOf, type Deployment } from "../../fixtures/deployment.ts";
import type { Wire } from "../../reference/mod.ts";
import { onReference } from "./_site.ts";
import { makeSequence } from "./make.ts";
import { ALL } from "./mod.ts";

const passwordsOf = (deployment: Deployment) => [
  ...accountsOf(deployment).map(({ account }) => account.password),
  "no-such-password",
];

/** Which passwords a text has, in the clear or inside base64. */
function secretsIn(text: string, passwords: readonly string[]): string[] {
  const decoded = (text.match(/[A-Za-z0-9+/]{4,}={0,2}/g) ?? [])
    .map((word) => Buffer.from(word, "base64").toString("latin1"));
  return passwords.filter((one) => [text, ...decoded].some((said) => said.includes(one)));
}

/** A server that says whatever has a password in it back, and nothing else to it. */
const echoing = (wire: Wire, passwords: () => readonly string[], front: string): Wire => ({
  ...wire,
  async line(limit) {
    while (true) {
      const line = await wire.line(limit);
      if (line === undefined || secretsIn(line, passwords()).length === 0) return line;
      await wire.send(`${front}${line}\r\n`);
    }
  },
  async chunk() {
    while (true) {
      const chunk = await wire.chunk();
      const text = new TextDecoder().decode(chunk);
      if (chunk === undefined || secretsIn(text, passwords()).length === 0) return chunk;
      await wire.send(chunk);
    }
  },
});

for (const { kind } of ALL) {
  for (const front of ["", "454 not now: "]) {
    Deno.test(`${kind}: a server that answers "${front}" and a password has none told of it`, async () => {
      const told: string[] = [];
      let passwords: readonly string[] = [];
      for (const seed of [1, 2, 3]) {
        await onReference(kind, async ({ sequence, dialling, ...site }) => {
          passwords = passwordsOf(sequence.deployment);
          told.push(JSON.stringify(await makeSequence(sequence, dialling, site)));
        }, {
          parts: { wire: (wire) => echoing(wire, () => passwords, front) },
          seed,
          timeout: 200,
        });
      }
      assertEquals(secretsIn(told.join("\n"), passwords), []);
      // Something came of the echo at all.
      assertStringIncludes(told.join("\n"), `"unclear"`);
    });
  }
}
