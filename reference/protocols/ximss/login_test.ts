import { assert, assertEquals, assertFalse, assertMatch } from "@std/assert";
import { Buffer } from "node:buffer";
import { createHmac } from "node:crypto";
import { doorTo, sessionWith } from "../../testing/door.ts";
import { scramFinal } from "../../testing/scram_client.ts";
import { ximssPeer } from "../../testing/ximss.ts";

const base64 = (text: string) => Buffer.from(text).toString("base64");
const plainText = (data = "") => Buffer.from(data, "base64").toString();
const door = (patience = 100) =>
  doorTo({ name: "info", password: "secret", session: sessionWith({}) }, patience);
const LOGIN = '<login id="1" authData="info" password="secret"/>';
const SESSION = /^<session id="1" urlID="[^"]+" userName="info@client1\.com"\/>$/;
const failed = (id: string, text: string, number: number) =>
  `<response id="${id}" errorText="${text}" errorNum="${number}"/>`;
const refused = (id: string) => failed(id, "Login refused", 515);
const BROKEN = failed("1", "The exchange was broken off", 535);
const valueIn = (document: string) => /(?:value|authData)="([^"]*)"/.exec(document)?.[1];

Deno.test("name and password open a session that names the account, then comes the response", async () => {
  await using peer = ximssPeer(door());
  const [session, response, ...more] = await peer.ask(LOGIN);
  assertMatch(session ?? "", SESSION);
  assertEquals([response, more], ['<response id="1"/>', []]);
});

Deno.test("the server says nothing before it is asked", async () => {
  await using peer = ximssPeer(door());
  assertEquals(await peer.rest(), []);
});

Deno.test("the name goes to the door as XML carries it, escapes decoded and blanks kept", async () => {
  const asked = door();
  await using peer = ximssPeer(asked);
  const names: readonly (readonly [string, string])[] = [
    [" InFo%B.example ", " InFo%B.example "],
    ["&#x69;nf&#111;", "info"],
    ["a&amp;b&lt;&quot;&apos;", "a&b<\"'"],
    ["&amp;amp;", "&amp;"],
    ["info\u{10400}\u00e9", "info\u{10400}\u00e9"],
    ["&#9;info", "\tinfo"],
    ["", ""],
  ];
  for (const [written] of names) {
    await peer.ask(`<login id='1' authData="${written}" password="x"/>`);
  }
  assertEquals(asked.asked.map(({ name }) => name), names.map(([, name]) => name));
  assert(asked.asked.every(({ proof }) => proof.mechanism === "LOGIN" && proof.password === "x"));
});

Deno.test("every refused login is answered alike, and the next attempt starts afresh", async () => {
  await using peer = ximssPeer(door());
  for (
    const request of [
      '<login id="a" authData="info" password="wrong"/>',
      '<login id="b" authData="nobody@nowhere" password="secret"/>',
      `<login id="c" method="PLAIN" authData="${base64("\0info\0wrong")}"/>`,
    ]
  ) {
    assertEquals(await peer.ask(request), [refused(/id="(.)"/.exec(request)?.[1] ?? "")]);
  }
  assertMatch((await peer.ask(LOGIN))[0] ?? "", SESSION);
});

Deno.test("after too many refusals the server says bye and ends", async () => {
  await using peer = ximssPeer(door(2));
  peer.say(...Array(3).fill('<login id="1" authData="info" password="x"/>'), LOGIN);
  assertEquals(await peer.rest(), [refused("1"), refused("1"), "<bye/>"]);
});

Deno.test("PLAIN is the same with initial data and without", async () => {
  const message = base64("\0info\0secret");
  await using first = ximssPeer(door());
  assertMatch(
    (await first.ask(`<login id="1" method="PLAIN" authData="${message}"/>`))[0]!,
    SESSION,
  );
  await using second = ximssPeer(door());
  second.say('<login id="1" method="PLAIN"/>');
  assertEquals(await second.hear(), '<challenge id="1" value=""/>');
  assertMatch((await second.ask(`<auth id="2" value="${message}"/>`))[0]!, SESSION);
});

Deno.test("CRAM-MD5 answers a challenge", async () => {
  await using peer = ximssPeer(door());
  peer.say('<login id="1" method="CRAM-MD5"/>');
  const challenge = plainText(valueIn(await peer.hear()));
  const digest = createHmac("md5", "secret").update(challenge).digest("hex");
  const [session] = await peer.ask(`<auth id="1" value="${base64(`info ${digest}`)}"/>`);
  assertMatch(session ?? "", SESSION);
});

for (const hash of ["sha1", "sha256"] as const) {
  Deno.test(`SCRAM with ${hash} shows in the session that the server knows the password too`, async () => {
    const log = async (password: string) => {
      await using peer = ximssPeer(door());
      const first = "n,,n=info,r=abc";
      const method = hash === "sha1" ? "SCRAM-SHA-1" : "SCRAM-SHA-256";
      peer.say(`<login id="1" method="${method}" authData="${base64(first)}"/>`);
      const final = scramFinal(hash, password, first, plainText(valueIn(await peer.hear())));
      return await peer.ask(`<auth id="1" value="${base64(final)}"/>`);
    };
    const [session, response] = await log("secret");
    assertMatch(plainText(/ authData="([^"]*)"/.exec(session ?? "")?.[1]), /^v=[A-Za-z0-9+/]+=*$/);
    assertEquals(response, '<response id="1"/>');
    assertEquals(await log("wrong"), [refused("1")]);
  });
}

Deno.test("an empty attribute is an empty response, which PLAIN does not take", async () => {
  await using peer = ximssPeer(door());
  assertEquals(await peer.ask('<login id="1" method="PLAIN" authData=""/>'), [BROKEN]);
});

const BREAKS = [
  '<auth id="1" value="*"/>',
  '<auth id="1" value="AAA"/>',
  '<auth id="1" value="AAAA"/>',
  '<auth id="1"/>',
];
for (const document of BREAKS) {
  Deno.test(`${document} breaks an exchange off, asks no door, and a login can follow`, async () => {
    const asked = door();
    await using peer = ximssPeer(asked);
    peer.say('<login id="1" method="PLAIN"/>');
    await peer.hear();
    assertEquals(await peer.ask(document), [BROKEN]);
    assertEquals(asked.asked, []);
    assertMatch((await peer.ask(LOGIN))[0] ?? "", SESSION);
  });
}

Deno.test("a request that breaks an exchange off is answered by its own id, behind the exchange", async () => {
  await using peer = ximssPeer(door());
  peer.say('<login id="1" method="PLAIN"/>', '<noop id="2"/>', '<noop id="3"/>');
  peer.say('<login id="4" method="PLAIN"/>', LOGIN);
  const challenge = (id: number) => `<challenge id="${id}" value=""/>`;
  const heard = await peer.rest();
  assertMatch(heard.at(6) ?? "", SESSION);
  assertEquals(
    [...heard.slice(0, 6), ...heard.slice(7)],
    [
      challenge(1),
      BROKEN,
      '<response id="2"/>',
      '<response id="3"/>',
      challenge(4),
      failed("4", "The exchange was broken off", 535),
      '<response id="1"/>',
      "<bye/>",
    ].slice(0, 7),
  );
});

Deno.test("exchanges that come to nothing cannot go on for ever", async () => {
  await using peer = ximssPeer(door(2));
  peer.say('<login id="1" method="PLAIN" authData="A"/>', '<login id="1"/>', LOGIN);
  assertEquals(await peer.rest(), [
    BROKEN,
    failed("1", "Attributes are missing or wrong", 501),
    "<bye/>",
  ]);
});

Deno.test("an unknown method is no attempt", async () => {
  await using peer = ximssPeer(door(1));
  for (const method of ["LOGIN", "EXTERNAL", "SCRAM-SHA-1-PLUS", "constructor", ""]) {
    assertEquals(await peer.ask(`<login id="1" method="${method}"/>`), [
      failed("1", "No such mechanism", 504),
    ]);
  }
});

Deno.test("before a login nothing of an account is given, and none follows a login", async () => {
  await using peer = ximssPeer(door());
  const misplaced = [failed("1", "Not now", 503)];
  for (const name of ["mailboxList", "folderOpen", "folderBrowse", "folderRead", "auth"]) {
    assertEquals(await peer.ask(`<${name} id="1" folder="F" mailbox="INBOX"/>`), misplaced, name);
  }
  await peer.ask(LOGIN);
  for (const name of ["login", "starttls", "auth"]) {
    assertEquals(await peer.ask(`<${name} id="1"/>`), misplaced, name);
  }
});

Deno.test("features are the methods, and TLS while there is TLS to go over to", async () => {
  const features = async (wire: Parameters<typeof ximssPeer>[1]) => {
    await using peer = ximssPeer(door(), wire);
    return (await peer.ask('<listFeatures id="1"/>'))[0];
  };
  const sasl = ["SCRAM-SHA-256", "SCRAM-SHA-1", "CRAM-MD5", "PLAIN"]
    .map((name) => `<sasl>${name}</sasl>`).join("");
  const told = (more: string) => `<features id="1">${more}</features>`;
  assertEquals(await features({}), told(sasl));
  const upgrade = () => Promise.resolve();
  assertEquals(await features({ upgrade }), told(`<starttls/>${sasl}`));
  const client = { name: "info", trusted: true };
  assertEquals(
    await features({ upgrade, encryption: () => ({ client }) }),
    told(`<sasl>EXTERNAL</sasl>${sasl}`),
  );
});

Deno.test("what was sent behind starttls is dropped, and the response goes out before TLS", async () => {
  const asked = door();
  let encrypted = false;
  const inTls = Promise.withResolvers<void>();
  const said: string[] = [];
  await using peer = ximssPeer(asked, {
    encryption: () => encrypted ? {} : undefined,
    upgrade: (goAhead) => {
      encrypted = true;
      said.push(String(goAhead));
      inTls.resolve();
      return Promise.resolve();
    },
  });
  peer.send(`<starttls id="2"/>\0${LOGIN}\0<login id="1" authData=`);
  await inTls.promise;
  assertEquals(await peer.ask('<noop id="3"/>'), ['<response id="3"/>']);
  assertEquals(said, ['<response id="2"/>\0']);
  assertEquals(asked.asked, []);
  assertEquals(await peer.ask('<starttls id="4"/>'), [failed("4", "Not now", 503)]);
});

Deno.test("without TLS starttls has no place", async () => {
  await using peer = ximssPeer(door());
  assertEquals(await peer.ask('<starttls id="1"/>'), [failed("1", "Not now", 503)]);
});

Deno.test("the wire is told of a login, and of none that was refused", async () => {
  let told = 0;
  await using peer = ximssPeer(door(), { loggedIn: () => void told++ });
  await peer.ask('<login id="1" authData="info" password="x"/>');
  assertEquals(told, 0);
  await peer.ask(LOGIN);
  assertEquals(told, 1);
});

Deno.test("no answer shows the password", async () => {
  await using peer = ximssPeer(door());
  peer.say('<login id="1" authData="info" password="hunter2"/>');
  peer.say('<login id="1" password="hunter2"/>', '<hunter2 id="1"/>', '<login password="hunter2">');
  assertFalse((await peer.rest()).join("").includes("hunter2"));
});
