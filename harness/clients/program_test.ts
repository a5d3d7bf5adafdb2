import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { reference } from "./_reference.ts";
import { type Program, programClient } from "./program.ts";

const SECRET = "a-very-secret-Password-1";

/** A program that says what it was told, and nothing of a login. */
const echo = (said: (password: string) => string): Program => ({
  title: "cat",
  protocol: "pop3",
  command: "cat",
  version: { args: ["--version"], pattern: /(\d\S+)/ },
  mechanisms: ["USER"],
  says: () => true,
  call: ({ password }) => ({ args: ["-"], files: {}, stdin: said(password) }),
  talk: { client: /^C/, server: /^S/ },
  offer: () => undefined,
  refusal: () => undefined,
});

Deno.test("of a password that a program prints no part is told, wherever its end is cut", async () => {
  await using there = await reference(["pop3"]);
  for (const behind of [0, 380, 385, 390, 395, 399]) {
    const client = programClient(echo((password) => `${password}${"-".repeat(behind)}`));
    const seen = await client.login(
      there.dial(client, { mechanism: "USER", password: SECRET, timeout: 5_000 }),
    );
    assert(seen.kind === "unclear");
    assertStringIncludes(seen.because, "cat ended with 0: ");
    const parts = Array.from(SECRET, (_, at) => SECRET.slice(at)).filter(({ length }) =>
      length > 2
    );
    assertEquals(parts.filter((part) => seen.because.includes(part)), [], seen.because);
  }
});
