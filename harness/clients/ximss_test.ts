import { createServer, type Server, type Socket } from "node:net";
import { assert, assertEquals } from "@std/assert";
import { canaryOf } from "../../fixtures/canary.ts";
import type { Dial } from "./client.ts";
import { Transcript } from "./transcript.ts";
import { isXmlText, read, written } from "./ximss_message.ts";
import client from "./ximss_raw.ts";

const ACCOUNT = "info@client1.com";
const PASSWORD = `a<b>&"c'`;
const { token, message } = canaryOf("", ACCOUNT);

/** What a server says to each request of a session, its id in place of `ID`. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  listFeatures: [
    `<features id="ID"><sasl>PLAIN</sasl><sasl>CRAM-MD5</sasl></features>`,
    `<response id="ID"/>`,
  ],
  login: [
    `<session id="ID" urlID="1" userName="${ACCOUNT}"/>`,
    `<response id="ID"/>`,
  ],
  mailboxList: [`<mailbox id="ID" mailbox='INBOX' messages="1"/>`, `<response id="ID"/>`],
  folderOpen: [`<folderReport id="ID" folder="canary" mode="init"/>`, `<response id="ID"/>`],
  folderBrowse: [
    `<folderReport folder="canary" mode="notify" messages="2"/>`,
    `<folderReport id="ID" folder="canary" index="0" UID="17"><Subject>a &lt; b</Subject></folderReport>`,
    `<response id="ID"/>`,
  ],
  folderRead: [
    `<folderMessage id="ID" folder="canary" UID="17"><EMail><MIME>${
      message.split("\r\n\r\n")[1]
    }</MIME></EMail></folderMessage>`,
    `<response id="ID"/>`,
  ],
  bye: [`<response id="ID"/>`, `<bye/>`],
};

/** A server that answers each request by its name, some otherwise; `asked`: what it got. */
async function serving(otherwise: Readonly<Record<string, readonly string[]>> = {}) {
  const asked: string[] = [];
  const sockets: Socket[] = [];
  const server: Server = createServer({ noDelay: true }, (socket) => {
    sockets.push(socket);
    let held = "";
    socket.on("error", () => {});
    socket.on("data", (chunk: Uint8Array) => {
      held += new TextDecoder().decode(chunk);
      for (let end = held.indexOf("\0"); end >= 0; end = held.indexOf("\0")) {
        const request = held.slice(0, end);
        held = held.slice(end + 1);
        asked.push(request);
        const { name, attributes: { id = "" } } = read(request);
        const answers = otherwise[name] ?? ANSWERS[name] ?? [];
        socket.write(answers.map((answer) => `${answer.replace("ID", id)}\0`).join(""));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  const dial = (changes: Partial<Dial> = {}): Dial => ({
    protocol: "ximss",
    security: "plain",
    trust: { kind: "authorities", pem: [] },
    endpoint: { protocol: "ximss", address: "127.0.0.1", port, security: "plain" },
    login: "info\t<x>",
    password: PASSWORD,
    mechanism: "LOGIN",
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

Deno.test("a session reads its canary through list, folder, index and message, and says bye", async () => {
  await using there = await serving();
  const opened = { kind: "opened", account: ACCOUNT, claimed: ACCOUNT } as const;
  assertEquals(await client.login(there.dial()), opened);
  assertEquals(there.asked.map((request) => read(request).name), [
    "listFeatures",
    "login",
    "mailboxList",
    "folderOpen",
    "folderBrowse",
    "folderRead",
    "bye",
  ]);
});

Deno.test("the session's own name is a claim: another account's stays beside the canary's", async () => {
  const [session = "", response = ""] = ANSWERS.login!;
  for (
    const [claimed, answer] of [
      ["info@client2.com", session.replace(ACCOUNT, "info@client2.com")],
      [undefined, session.replace(/ userName="[^"]*"/, "")],
    ] as const
  ) {
    await using there = await serving({ login: [answer, response] });
    const seen = await client.login(there.dial());
    assertEquals(seen, { kind: "opened", account: ACCOUNT, ...claimed && { claimed } });
  }
});

Deno.test("name and password arrive as typed, in references or not", async () => {
  for (const carriage of [undefined, "escaped"] as const) {
    await using there = await serving();
    await client.login(there.dial(carriage ? { carriage } : {}));
    const { authData, password } = read(there.asked[1]!).attributes;
    assertEquals([authData, password], ["info\t<x>", PASSWORD]);
  }
});

Deno.test("PLAIN goes at once, or as the answer to a challenge", async () => {
  const plain = btoa(`\0info\0word`);
  {
    await using there = await serving();
    await client.login(there.dial({ mechanism: "PLAIN", login: "info", password: "word" }));
    const { method, authData } = read(there.asked[1]!).attributes;
    assertEquals([method, authData], ["PLAIN", plain]);
  }
  await using there = await serving({
    login: [`<challenge id="ID" value=""/>`],
    auth: ANSWERS.login!,
  });
  const order = there.dial({
    mechanism: "PLAIN",
    carriage: "continuation",
    login: "info",
    password: "word",
  });
  assertEquals((await client.login(order)).kind, "opened");
  assertEquals(read(there.asked[1]!).attributes.authData, undefined);
  assertEquals(read(there.asked[2]!).attributes.value, plain);
});

Deno.test("CRAM-MD5 answers the challenge (RFC 2195's example)", async () => {
  const value = btoa("<1896.697170952@postoffice.reston.mci.net>");
  await using there = await serving({
    login: [`<challenge id="ID" value="${value}"/>`],
    auth: ANSWERS.login!,
  });
  const order = there.dial({ mechanism: "CRAM-MD5", login: "tim", password: "tanstaaftanstaaf" });
  assertEquals((await client.login(order)).kind, "opened");
  assertEquals(
    atob(read(there.asked[2]!).attributes.value!),
    "tim b913a602c7eda7a495b4e6e7334d3890",
  );
});

Deno.test("an error response to a login refuses it, and keeps no password", async () => {
  const echo = written("response", { id: "ID", errorText: `no ${PASSWORD}`, errorNum: "515" });
  await using there = await serving({ login: [echo.slice(0, -1)] });
  const order = there.dial();
  assertEquals(await client.login(order), {
    kind: "refused",
    class: "login",
    answer: "error 515 no ***",
  });
  const told = order.transcript.lines(order).join("\n");
  assertEquals(told.match(/\*{3}/g)?.length, 2, told);
});

Deno.test("temporary trouble, an error without an id, a session that is not named, prove nothing", async () => {
  const troubles = [
    [`<response id="ID" errorText="busy" errorNum="452"/>`],
    [`<response errorText="bad XML" errorNum="500"/>`],
    [`<response id="ID"/>`],
    [`<bye/>`],
    [`no XML at all`],
  ];
  for (const login of troubles) {
    await using there = await serving({ login });
    assertEquals((await client.login(there.dial())).kind, "unclear", login[0]);
  }
});

Deno.test("a name that XML cannot carry goes by SASL alone", () => {
  const order = { login: "in\x01fo", password: "x" } as Dial;
  assert(!client.says({ ...order, mechanism: "LOGIN" }));
  assert(client.says({ ...order, mechanism: "PLAIN" }));
  assert(isXmlText("ïnfo\t") && !isXmlText("\0") && !isXmlText("\ud800"));
});
