import { assertEquals } from "@std/assert";
import { deploy, knows, rows } from "./_deploy.ts";

const PLAIN = deploy({
  "company.com": { aliases: ["main.example"], accounts: ["a", "Big.Name_x-1"] },
  "kay.example": {},
}, ["<kim@client1.com> = info@client1.com"]);

rows("the worked example", PLAIN, [
  [{ name: "info", localAddress: "192.0.0.1" }, "info@company.com"],
  [{ name: "info", localAddress: "192.0.0.2" }, "info@client1.com"],
  [{ name: "info", proof: knows("info at client2.com") }, "refused: password"],
  [{ name: "info%client2.com", proof: knows("info at client2.com") }, "info@client2.com"],
  [{ name: "info@client2.com", localAddress: "192.0.0.2" }, "info@client2.com"],
], assertEquals);

rows("name.at, name.percent, name.case", PLAIN, [
  ["info@client1.com", "info@client1.com"],
  ["info%client1.com", "info@client1.com"],
  ["INFO@CLIENT1.COM", "info@client1.com"],
  ["InFo%Client1.Com", "info@client1.com"],
  ["big.name_X-1", "Big.Name_x-1@company.com"],
  ["info@kay.example", "info@kay.example"],
  ["info@\u212Aay.example", "refused: domain"], // the Kelvin sign, a small k in full lower-casing
  ["kim@client1.com", "info@client1.com"],
  ["\u212Aim@client1.com", "refused: name"],
  ["info@client1.com.", "refused: domain"],
  ["info+x@client1.com", "refused: name"],
], assertEquals);

rows("name.both, name.many-percent, name.many-at", PLAIN, [
  ["info%client2.com@company.com", "info@client2.com"],
  ["info%client2.com@MAIN.example", "info@client2.com"],
  ["info%client2.com%company.com", "info@client2.com"],
  ["info%client2.com%company.com@main.example", "info@client2.com"],
  ["info%client2.com@[192.0.0.1]", "info@client2.com"],
  ["info%client2.com@client1.com", "refused: name"],
  ["info%client1.com%client2.com", "refused: name"],
  ["info%nowhere.example@company.com", "refused: remote"],
  ["a@b@company.com", "refused: name"],
  ["info@client2.com@company.com", "refused: name"],
  ["a@b%company.com", "refused: domain"],
], assertEquals);

rows(
  "name.empty-account, name.empty-domain",
  PLAIN,
  [
    ...["", "@", "%", "@@", "%%", "%@", "@%", "%@%", "@client2.com", "%client2.com"],
    ...["info@", "info%", "%%company.com", "%@company.com", "info%@company.com"],
    ...["%client2.com@company.com", "@@company.com"],
  ].map((name) => [name, "refused: name"] as const),
  assertEquals,
);

rows(
  "name.charset, name.prepared, name.spaces",
  PLAIN,
  [
    ...[
      " info",
      "info ",
      "\tinfo",
      "info\t",
      " info@client2.com",
      "info@client2.com ",
      " ",
      "in fo",
    ],
    ...[
      "info\0",
      "info\0@client2.com",
      ".info",
      "info.",
      '"info"',
      "info/x",
      "\uFF49nfo",
      "in\u00ADfo",
    ],
    ...["inf\u00F6", "i".repeat(129), "i".repeat(100_000), "info\n", "info\r\n", "\u{1F600}"],
  ].map((name) => [name, "refused: name"] as const),
  assertEquals,
);

rows("name.charset: the longest name", deploy({ "client1.com": { accounts: ["i".repeat(128)] } }), [
  [`${"I".repeat(128)}@client1.com`, `${"i".repeat(128)}@client1.com`],
  ["i@client1.com", "refused: account"],
], assertEquals);

const UNIFIED = deploy({
  "company.com": { accounts: ["joe"] },
  "client1.com": { addresses: ["192.0.0.2"] },
}, ["client1.com = joe.local", "% = joe.local"]);

rows("forms that no record can make good: name.route-syntax, name.spaces", UNIFIED, [
  [{ name: "x", localAddress: "192.0.0.2" }, "joe@company.com"],
  [{ name: "z!y!x", localAddress: "192.0.0.2" }, "refused: name"],
  [{ name: "x ", localAddress: "192.0.0.2" }, "refused: name"],
  [{ name: "x\t", localAddress: "192.0.0.2" }, "refused: name"],
  ["@client1.com", "refused: name"],
  ["<@z:x@client1.com>", "refused: name"],
  ["a@b@client1.com", "refused: name"],
  ["%@%", "refused: name"],
  ["%@client1.com", "joe@company.com"],
  ["any thing@client1.com", "joe@company.com"],
], assertEquals);

rows("name.literal", deploy({ "client2.com": { addresses: ["::1", "192.0.0.3"] } }), [
  ["info@[192.0.0.2]", "info@client1.com"],
  ["info@192.0.0.2", "info@client1.com"],
  ["info%192.0.0.2", "info@client1.com"],
  ["info@[192.0.0.1]", "info@company.com"],
  ["info@192.0.0.9", "info@company.com"],
  ["info@192.0.0.3", "info@client2.com"],
  ["info@[IPv6:::1]", "info@client2.com"],
  ["info@[ipv6:0:0:0:0:0:0:0:1]", "info@client2.com"],
  ["info@[IPv6:::ffff:192.0.0.2]", "info@client1.com"],
  ["info@[192.0.0.8]", "refused: domain"],
  ["info@192.0.0.8", "refused: domain"],
  ["info@::1", "refused: domain"],
  ["info@[::1]", "refused: domain"],
  ["info@[IPv6:192.0.0.2]", "refused: domain"],
  ["info@[192.0.0.2", "refused: domain"],
], assertEquals);

rows(
  "name.literal: a Domain of that name comes first",
  deploy({ "192.0.0.9": { addresses: ["192.0.0.9"] }, "[192.0.0.2]": {} }),
  [
    ["info@192.0.0.9", "info@192.0.0.9"],
    ["info@[192.0.0.9]", "info@192.0.0.9"],
    ["info@[192.0.0.2]", "info@[192.0.0.2]"],
    ["info@192.0.0.2", "info@client1.com"],
  ],
  assertEquals,
);

rows(
  "name.literal: records come first",
  deploy({}, [
    "192.0.0.2 = client2.com",
    "<info@client1.com> = info@company.com",
    "[192.0.0.9] = 192.0.0.2",
  ]),
  [
    ["info@192.0.0.2", "info@client2.com"],
    ["info@[192.0.0.2]", "info@company.com"],
    ["info@[192.0.0.9]", "info@client2.com"],
  ],
  assertEquals,
);

rows("address.*", deploy({ "client2.com": { addresses: ["192.0.0.3", "2001:DB8::0:3"] } }), [
  [{ localAddress: "192.0.0.1" }, "info@company.com"],
  [{ localAddress: "192.0.0.9" }, "info@company.com"],
  [{ localAddress: "192.0.0.77" }, "info@company.com"],
  [{ localAddress: "192.0.0.2" }, "info@client1.com"],
  [{ localAddress: "192.0.0.3" }, "info@client2.com"],
  [{ localAddress: "2001:db8::3" }, "info@client2.com"],
  [{ localAddress: "2001:db8:0:0::3%eth0" }, "info@client2.com"],
  [{ localAddress: "::ffff:192.0.0.2" }, "info@client1.com"],
  [{ localAddress: "::FFFF:c000:2" }, "info@client1.com"],
  [{ localAddress: "::192.0.0.2" }, "info@company.com"],
  [{ localAddress: "nonsense" }, "info@company.com"],
  [{ serverName: "client2.com" }, "info@company.com"],
  [{ protocol: "ximss", hint: "client2.com" }, "info@company.com"], // a protocol that carries no hint
  [{ protocol: "ximss", hint: "unknown.example" }, "info@company.com"],
  [{ localAddress: "192.0.0.2", name: "info@company.com" }, "info@company.com"],
], assertEquals);

rows("address.no-fallback", deploy({ "client1.com": { accounts: ["only"] } }), [
  [{ name: "only", localAddress: "192.0.0.1" }, "refused: account"],
  [{ name: "only", localAddress: "192.0.0.2" }, "only@client1.com"],
  ["only@client2.com", "refused: account"],
  ["info@client3.com", "refused: domain"],
], assertEquals);

rows(
  "client.ximss, client.smtp-auth, client.ldap, client.pwd, client.mapi",
  PLAIN,
  (["pop3", "ftp", "ximss", "smtp", "ldap", "pwd", "mapi"] as const).flatMap((protocol) => [
    [{ protocol, name: "info", localAddress: "192.0.0.2" }, "info@client1.com"] as const,
    [
      { protocol, name: "info@client2.com", localAddress: "192.0.0.2" },
      "info@client2.com",
    ] as const,
  ]),
  assertEquals,
);
