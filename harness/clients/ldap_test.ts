import { Buffer } from "node:buffer";
import { createHmac } from "node:crypto";
import { createServer, type Socket } from "node:net";
import { assert, assertEquals, assertMatch, assertThrows } from "@std/assert";
import { canaryOf } from "../../fixtures/canary.ts";
import type { Client, Dial } from "./client.ts";
import library from "./ldap.ts";
import { element, elementsIn, number, numberIn, sizeOf, TAG } from "./ldap_ber.ts";
import { EXTENSION, OPERATION } from "./ldap_message.ts";
import { refusal } from "./ldap_refusal.ts";
import own from "./ldap_raw.ts";
import { Transcript } from "./transcript.ts";

const CLIENTS: readonly Client[] = [library, own];
const ACCOUNT = "info@client1.com";
const PASSWORD = "a-Password-of-its-own";
const { token, message } = canaryOf("", ACCOUNT);

/** A result that ends an operation: its tag, the code and what comes behind. */
const ended = (tag: number, code: number, ...more: readonly Buffer[]) =>
  element(
    tag,
    number(TAG.enumerated, code),
    element(TAG.octets, ""),
    element(TAG.octets, ""),
    ...more,
  );

const entry = (dn: string, name: string, ...values: readonly string[]) =>
  element(
    OPERATION.entry,
    element(TAG.octets, dn),
    element(
      TAG.sequence,
      element(
        TAG.sequence,
        element(TAG.octets, name),
        element(0x31, ...values.map((value) => element(TAG.octets, value))),
      ),
    ),
  );

interface Manners {
  readonly mechanisms?: readonly string[];
  readonly whoAmI?: string | undefined;
  readonly code?: number;
}

/** A server that opens one account; `asked`: the binds it got, names and what was shown. */
async function serving(
  { mechanisms = ["PLAIN", "CRAM-MD5"], whoAmI = `u:${ACCOUNT}`, code }: Manners = {},
) {
  const asked: string[] = [];
  const sockets: Socket[] = [];

  function answersTo(operation: { tag: number; content: Buffer }): Buffer[] {
    const parts = operation.tag === OPERATION.unbind ? [] : elementsIn(operation.content);
    if (operation.tag === OPERATION.bind) {
      const [, name, shown] = parts;
      const said = shown?.tag === 0x80
        ? [shown.content]
        : elementsIn(shown?.content ?? Buffer.alloc(0)).map(({ content }) => content);
      asked.push([name?.content, ...said].join("|"));
      if (said.length === 1 && shown?.tag === 0xa3) {
        return [ended(OPERATION.bound, 14, element(0x87, "<1@b>"))];
      }
      const right = [PASSWORD, `\0info\0${PASSWORD}`, `u:me\0info\0${PASSWORD}`, CRAM]
        .includes(String(said.at(-1)));
      return [ended(OPERATION.bound, code ?? (right ? 0 : 49))];
    }
    if (operation.tag === OPERATION.search) {
      const root = numberIn(parts[1]!) === 0;
      return [
        root
          ? entry("", "supportedSASLMechanisms", ...mechanisms)
          : entry("uid=info", "description", message.split("\r\n\r\n")[1]!.trim()),
        ended(OPERATION.searched, 0),
      ];
    }
    if (operation.tag === OPERATION.extended) {
      const known = String(parts[0]?.content) === EXTENSION.whoAmI && whoAmI !== "";
      return [
        ended(OPERATION.extendedDone, known ? 0 : 2, ...known ? [element(0x8b, whoAmI)] : []),
      ];
    }
    return [];
  }

  const server = createServer({ noDelay: true }, (socket) => {
    sockets.push(socket);
    let held = Buffer.alloc(0);
    socket.on("error", () => {});
    socket.on("data", (chunk: Buffer) => {
      held = Buffer.concat([held, chunk]);
      for (let size = sizeOf(held); size && size <= held.length; size = sizeOf(held)) {
        const [whole] = elementsIn(held.subarray(0, size));
        held = held.subarray(size);
        const [id, operation] = elementsIn(whole!.content);
        for (const answer of answersTo(operation!)) {
          socket.write(element(TAG.sequence, number(TAG.integer, numberIn(id!)), answer));
        }
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  const dial = (changes: Partial<Dial> = {}): Dial => ({
    protocol: "ldap",
    security: "plain",
    trust: { kind: "authorities", pem: [] },
    endpoint: { protocol: "ldap", address: "127.0.0.1", port, security: "plain" },
    login: "info",
    password: PASSWORD,
    mechanism: "SIMPLE",
    timeout: 5_000,
    accountOf: (seen) => seen === token ? ACCOUNT : undefined,
    transcript: new Transcript(),
    ...changes,
  });
  return {
    dial,
    asked,
    async [Symbol.asyncDispose]() {
      sockets.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const CRAM = `info ${createHmac("md5", PASSWORD).update("<1@b>").digest("hex")}`;

for (const client of CLIENTS) {
  Deno.test(`${client.name}: over LDAP the account is told by the canary in its entry`, async () => {
    for (const mechanism of ["SIMPLE", "PLAIN", "CRAM-MD5"]) {
      await using there = await serving();
      const dial = there.dial({ mechanism });
      if (!client.says(dial)) continue;
      const opened = { kind: "opened", account: ACCOUNT, claimed: ACCOUNT } as const;
      assertEquals(await client.login(dial), opened, mechanism);
    }
  });

  Deno.test(`${client.name}: an identity is sent as u: and the name (RFC 4513, section 5.2.1.8)`, async () => {
    await using there = await serving();
    const dial = there.dial({ mechanism: "PLAIN", authzid: "me" });
    assertEquals((await client.login(dial)).kind, "opened");
    assertEquals(there.asked, [`|PLAIN|u:me\0info\0${PASSWORD}`]);
  });

  Deno.test(`${client.name}: a server that does not know who one is claims nothing`, async () => {
    await using there = await serving({ whoAmI: "" });
    assertEquals(await client.login(there.dial()), { kind: "opened", account: ACCOUNT });
  });

  Deno.test(`${client.name}: 49 refuses the login, busy and the rest do not`, async () => {
    for (const [code, kind] of [[49, "refused"], [51, "unclear"], [8, "unclear"]] as const) {
      await using there = await serving({ code });
      const dial = there.dial();
      const seen = await client.login(dial);
      assertEquals(seen.kind, kind, JSON.stringify(seen));
      if (seen.kind === "refused") assertEquals(seen.answer, "49");
      const told = dial.transcript.lines(dial).join("\n") + JSON.stringify(seen);
      assert(!told.includes(PASSWORD), told);
    }
  });

  Deno.test(`${client.name}: a mechanism that the root DSE does not list is not tried`, async () => {
    await using there = await serving({ mechanisms: ["CRAM-MD5"] });
    const seen = await client.login(there.dial({ mechanism: "PLAIN" }));
    assertMatch(JSON.stringify(seen), /notOffered.*does not offer PLAIN over ldap \(plain\)/);
    assertEquals(there.asked, []);
  });

  Deno.test(`${client.name}: StartTLS that is refused ends the login`, async () => {
    await using there = await serving();
    const seen = await client.login(there.dial({ security: "upgrade" }));
    assertEquals([seen.kind, there.asked], ["unclear", []]);
  });
}

Deno.test("a name goes as it stands, and one that the library takes for a mechanism goes by our own", async () => {
  for (const login of ["info", " info%x ", "PLAIN", "uid=a,dc=b", "ïnfo", ""]) {
    await using there = await serving();
    const dial = there.dial({ login });
    const client = CLIENTS.find((one) => one.says(dial))!;
    await client.login(dial);
    assertEquals(there.asked, [`${login}|${PASSWORD}`]);
    assertEquals(client === own, login === "PLAIN" || login === "");
  }
});

Deno.test("a bind without name or password is refused by whatever servers say to one, others are not", () => {
  const dial = { mechanism: "SIMPLE", login: "info", password: "x" } as Dial;
  for (const code of [48, 53]) {
    assertEquals(refusal(code, "", { ...dial, password: "" }).kind, "refused");
    assertEquals(refusal(code, "", { ...dial, login: "" }).kind, "refused");
    assertEquals(refusal(code, "", dial).kind, "unclear");
  }
  assertEquals(refusal(123, "", { ...dial, authzid: "x" }).kind, "refused");
  assertEquals(refusal(123, "", dial).kind, "unclear");
});

Deno.test("numbers are written in as few octets as they take, and lengths read in every form", () => {
  for (const [value, octets] of [[0, 1], [127, 1], [128, 2], [256, 2], [2 ** 31 - 1, 4]] as const) {
    const written = number(TAG.integer, value);
    assertEquals([written.length - 2, numberIn(elementsIn(written)[0]!)], [octets, value]);
  }
  for (const length of [0, 127, 128, 70_000]) {
    const written = element(TAG.octets, "x".repeat(length));
    assertEquals(sizeOf(written), written.length);
    assertEquals(elementsIn(written)[0]?.content.length, length);
    assertThrows(() => elementsIn(written.subarray(0, -1)), RangeError);
  }
  assertEquals(sizeOf(Buffer.from([0x30, 0x82, 0x01])), undefined);
  assertThrows(() => sizeOf(Buffer.from([0x30, 0x80])), RangeError);
});
