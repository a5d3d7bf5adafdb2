import { assertEquals } from "@std/assert";
import { deploy, rows } from "./_deploy.ts";

rows(
  "aliases",
  deploy({
    "company.com": { aliases: ["main.example"], accounts: ["ann=anna,anne"] },
    "client1.com": { aliases: ["Mail.client1.com"], accounts: ["bob=rob"] },
  }),
  [
    ["info@mail.CLIENT1.com", "info@client1.com"],
    ["info%mail.client1.com", "info@client1.com"],
    ["info@main.example", "info@company.com"],
    ["ANNE", "ann@company.com"],
    ["rob@mail.client1.com", "bob@client1.com"],
    ["rob", "refused: account"], // route.alias.own-domain
    ["anna@client1.com", "refused: account"],
  ],
  assertEquals,
);

rows(
  "records",
  deploy({
    "client1.com": { addresses: ["192.0.0.2"], accounts: ["sales"] },
    "client2.com": { accounts: ["john", "x.y"] },
  }, [
    "<sales@client1.com> = john@client2.com",
    "www.client2.com = CLIENT2.com",
    "<*@Old.example> = *@client1.com",
    "<old-*@client2.com> = *@client1.com",
    "*.client2.com = client2.com",
    "<*@*.two.example> = *@*",
    "first.example = client1.com",
    "first.example = client2.com",
    "<none@client1.com> = nobody@client2.com",
    "<far@client1.com> = info@far.example",
    "<bad@client1.com> = client2.com",
    "far.example = farther.example",
    "gate.example = client1.com",
  ]),
  [
    ["sales@client1.com", "john@client2.com"],
    ["SALES%Client1.com", "john@client2.com"],
    [{ name: "sales", localAddress: "192.0.0.2" }, "john@client2.com"],
    ["info@www.client2.com", "info@client2.com"],
    ["info@a.b.client2.com", "info@client2.com"],
    ["info@.client2.com", "refused: domain"],
    ["X.Y@a.client2.com", "x.y@client2.com"],
    ["info@old.EXAMPLE", "info@client1.com"],
    ["Sales@old.example", "john@client2.com"],
    ["old-info@client2.com", "info@client1.com"],
    ["old-@client2.com", "refused: account"],
    ["new-info@client2.com", "refused: account"],
    ["info@client1.com.two.example", "info@client1.com"],
    ["info@first.example", "info@client1.com"],
    ["sales@gate.example", "john@client2.com"],
    ["none@client1.com", "refused: account"],
    ["far@client1.com", "refused: remote"],
    ["bad@client1.com", "refused: domain"],
    ["info@far.example", "refused: remote"],
    ["x%y@old.example", "refused: name"],
  ],
  assertEquals,
);

rows(
  "a record is before Domains, aliases and objects: route.order, route.record.wildcard",
  deploy({
    "client1.com": { aliases: ["mail.client1.com"], accounts: ["john=jack"] },
    "client2.com": {},
  }, [
    "client2.com = client1.com",
    "*.client1.com = company.com",
    "<info@client1.com> = info@company.com",
    "<x%y@company.com> = john@client1.com",
  ]),
  [
    ["info@client2.com", "info@company.com"],
    ["john@client2.com", "john@client1.com"],
    ["john@mail.client1.com", "refused: account"],
    ["x%y@company.com", "john@client1.com"],
  ],
  assertEquals,
);

rows(
  "route.record.after-alias, reading a",
  deploy({
    "client1.com": {
      aliases: ["mail.client1.com"],
      accounts: ["sales", "boss=chief"],
      forwarders: [{ name: "f", to: "boss@client1.com" }],
    },
    "client2.com": { accounts: ["john"] },
  }, ["<sales@client1.com> = john@client2.com", "<boss@client1.com> = info@client2.com"]),
  [
    ["sales@mail.client1.com", "john@client2.com"],
    ["chief@client1.com", "info@client2.com"],
    ["chief@mail.client1.com", "info@client2.com"],
    ["f@client1.com", "info@client2.com"],
  ],
  assertEquals,
);

rows(
  "route.record.identity, reading a",
  deploy({
    "client1.com": { aliases: ["mail.client1.com"], accounts: ["ann=anna"] },
    "client2.com": { aliases: ["mail.client2.com"] },
  }, [
    "Client1.com = client1.COM",
    "client1.com = client2.com",
    "<anna@mail.client1.com> = ANNA@mail.client1.com",
    "*.client1.com = company.com",
    "<info@client2.com> = info@client2.com",
    "<*@client2.com> = *@company.com",
  ]),
  [
    ["info@client1.com", "info@client1.com"],
    ["anna@client1.com", "ann@client1.com"],
    ["anna@mail.client1.com", "ann@client1.com"], // the alias was looked at, though a record below would match
    ["info@mail.client2.com", "info@client2.com"],
  ],
  assertEquals,
);

rows(
  "Forwarders, Groups, lists",
  deploy({
    "company.com": {
      accounts: ["john"],
      forwarders: [
        { name: "sales", to: "john@company.com" },
        { name: "gate", to: "info@mail.client1.com" },
        { name: "far", to: "info@far.example" },
        { name: "none", to: "nobody@client1.com" },
        { name: "team", to: "staff@client1.com" },
        { name: "bad", to: "john" },
        { name: "ping", to: "pong@client1.com" },
        { name: "self", to: "self@company.com" },
        { name: "both", to: "info%client2.com@company.com" },
      ],
    },
    "client1.com": {
      aliases: ["mail.client1.com"],
      forwarders: [{ name: "pong", to: "ping@company.com" }],
      groups: ["staff"],
      lists: ["news"],
    },
  }),
  [
    ["sales", "john@company.com"],
    ["SALES@company.com", "john@company.com"],
    ["sales@client1.com", "refused: account"],
    ["gate", "info@client1.com"],
    ["far", "refused: remote"],
    ["none", "refused: account"],
    ["bad", "refused: domain"],
    ["both", "info@client2.com"],
    ["ping", "refused: loop"],
    ["self", "refused: loop"],
    ["team", "refused: object"],
    ["staff@client1.com", "refused: object"],
    ["News@client1.com", "refused: object"],
  ],
  assertEquals,
);

rows(
  "route.unified, route.unified.typed",
  deploy({
    "company.com": {
      accounts: ["joe=joseph", "j.doe"],
      forwarders: [{ name: "typed", to: "x@joe.local" }, { name: "out", to: "any@client9.com" }],
    },
    "here.local": {},
    "client1.com": { aliases: ["alias.local"], accounts: ["here"] },
  }, [
    "client9.com = joe.local",
    "*.client9.com = J.Doe.LOCAL",
    "client8.com = client9.com",
    "client7.com = joseph.local",
    "client6.com = nobody.local",
    "client5.com = here.local",
    "client4.com = alias.local",
    "client3.com = .local",
    "<a@company.com> = x@joe.local",
    "company.com = joe.local",
  ]),
  [
    ["any@client9.com", "joe@company.com"],
    ["x%y@client9.com", "joe@company.com"],
    ["z!y@client9.com", "joe@company.com"],
    ["any@sub.client9.com", "joe@company.com"], // the last record takes every name in company.com
    ["any@client8.com", "joe@company.com"],
    ["info@client5.com", "info@here.local"],
    ["info@client4.com", "info@client1.com"],
    ["info@client3.com", "refused: remote"],
    ["x@joe.local", "refused: domain"],
    ["a@company.com", "refused: remote"],
    ["info@company.com", "joe@company.com"],
  ],
  assertEquals,
);

rows(
  "route.unified: the Main Domain's account, routed as any name",
  deploy({
    "company.com": {
      accounts: ["joe=joseph", "j.doe"],
      forwarders: [{ name: "fwd", to: "info@client1.com" }, { name: "typed", to: "x@joe.local" }],
      groups: ["staff"],
    },
  }, [
    "*.client9.com = J.Doe.LOCAL",
    "client7.com = joseph.local",
    "client6.com = nobody.local",
    "client5.com = fwd.local",
    "client4.com = staff.local",
    "*.client3.com = *.local",
    "joseph.local = client1.com",
  ]),
  [
    ["any@sub.client9.com", "j.doe@company.com"],
    ["any@client7.com", "joe@company.com"],
    ["any@client6.com", "refused: account"],
    ["any@client5.com", "info@client1.com"],
    ["any@client4.com", "refused: object"],
    ["any@joe.client3.com", "joe@company.com"],
    ["typed@company.com", "refused: remote"],
  ],
  assertEquals,
);
