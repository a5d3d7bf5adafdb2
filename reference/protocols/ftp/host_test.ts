import { assert, assertEquals, assertFalse } from "@std/assert";
import { guarded } from "../../testing/guarded.ts";
import { converse, talk } from "../../testing/talk.ts";
import { ftp } from "./mod.ts";

/** The codes that lines are answered with, on client1.com's address, and the accounts that they opened. */
async function codes(lines: readonly string[], ftpHost = true) {
  using world = guarded();
  const door = world.door("ftp", { localAddress: "127.0.1.1", ftpHost });
  const heard = await talk(ftp, door, ...lines);
  return {
    codes: heard.slice(1).map((line) => line.slice(0, 3)).join(" "),
    opened: world.opened,
    hints: world.seen.map(({ hint }) => hint),
  };
}

const logIn = (name: string, password: string) => [`USER ${name}`, `PASS ${password}`];
const MAIN = logIn("info", "brass-kettle-main");
const TWO = logIn("info", "granite-feather-two");
const FULL = logIn("info%client2.com", "granite-feather-two");

Deno.test("switched off, HOST is not implemented, and the address decides", async () => {
  for (const line of ["HOST client2.com", "HOST", "HOST nobody.example"]) {
    const said = await codes([line, ...logIn("info", "maple-lantern-one"), line], false);
    assertEquals(said.codes, "502 331 230 502", line);
    assertEquals([said.opened, said.hints], [["info@client1.com"], [undefined]]);
  }
});

Deno.test("FEAT lists HOST where it is switched on, and only there", async () => {
  using world = guarded();
  const features = (ftpHost: boolean) => talk(ftp, world.door("ftp", { ftpHost }), "FEAT");
  assert((await features(true)).includes(" HOST"));
  assertFalse((await features(false)).includes(" HOST"));
});

const HINTS: readonly (readonly [host: string, login: readonly string[], opened: string])[] = [
  ["client2.com", TWO, "info@client2.com"],
  ["CLIENT2.com", TWO, "info@client2.com"],
  ["mail.client2.com", TWO, "info@client2.com"],
  ["company.com", MAIN, "info@company.com"],
  ["company.com", FULL, "info@client2.com"],
  ["[127.0.0.1]", MAIN, "info@company.com"],
  ["[127.0.1.9]", MAIN, "info@company.com"],
  ["[::ffff:127.0.0.1]", MAIN, "info@company.com"],
];
for (const [host, login, opened] of HINTS) {
  Deno.test(`on client1.com's address and after HOST ${host}, ${login[0]} opens ${opened}`, async () => {
    const said = await codes([`HOST ${host}`, ...login]);
    assertEquals(said.codes, "220 331 230");
    assertEquals([said.opened, said.hints], [[opened], [host]]);
  });
}

for (
  const host of [
    "nobody.example",
    "127.0.0.1",
    "[127.9.9.9]",
    "[]",
    "client2.com.",
    "a@client2.com",
  ]
) {
  Deno.test(`HOST ${host} is no host here, and changes nothing`, async () => {
    const said = await codes([`HOST ${host}`, ...logIn("info", "maple-lantern-one")]);
    assertEquals(said.codes, "504 331 230");
    assertEquals(said.hints, [undefined]);
  });
}

Deno.test("HOST comes before USER: behind it, or after a login, it is out of place", async () => {
  const said = await codes(["USER info", "HOST client2.com", "PASS maple-lantern-one", "HOST x"]);
  assertEquals(said.codes, "331 503 230 503");
  assertEquals(said.hints, [undefined]);
});

Deno.test("HOST without a name is a bad argument", async () => {
  assertEquals((await codes(["HOST", "HOST "])).codes, "501 501");
});

Deno.test("the last HOST counts, and one that is refused leaves the one before", async () => {
  const said = await codes(["HOST company.com", "HOST client2.com", "HOST no.example", ...TWO]);
  assertEquals([said.codes, said.hints], ["220 220 504 331 230", ["client2.com"]]);
});

Deno.test("HOST stays for the next attempt, and for a login after a login", async () => {
  const wrong = logIn("info", "wrong");
  const said = await codes(["HOST client2.com", ...wrong, ...TWO, ...TWO, ...wrong, ...TWO]);
  assertEquals(said.codes, "220 331 530 331 230 331 230 331 530 331 230");
  assertEquals(said.hints, Array(5).fill("client2.com"));
});

Deno.test("AUTH TLS begins everything anew: the HOST before it is forgotten, one behind it counts", async () => {
  for (
    const [behind, hint, opened] of [
      ["NOOP", undefined, "info@client1.com"],
      ["HOST company.com", "company.com", "info@company.com"],
    ] as const
  ) {
    using world = guarded();
    const door = world.door("ftp", { localAddress: "127.0.1.1", ftpHost: true });
    let encrypted = false;
    const upgrade = () => {
      encrypted = true;
      return Promise.resolve();
    };
    const encryption = () => encrypted ? {} : undefined;
    const { say, hangUp, over } = converse(ftp, door, { upgrade, encryption });
    say("HOST client2.com", "AUTH TLS", behind, "USER info", "PASS maple-lantern-one");
    say(...MAIN);
    hangUp();
    await over;
    assertEquals([encrypted, world.seen[0]?.hint, world.opened], [true, hint, [opened]]);
  }
});
