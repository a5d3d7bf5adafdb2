import type { Route } from "../../fixtures/deployment.ts";

/** Accounts that client4.com, client5.com and client6.com have alike. */
export const FIVE = ["info", "desk", "ann", "joe", "sales"] as const;

/** From the top: where two match one name, which stands first is what the rows ask. */
const TABLE = [
  // The first of two that match, the narrow one first and last.
  "<info@old.example> = info@old.example",
  "<desk@old.example> = john@client1.com",
  "<*@old.example> = *@client2.com",
  "x.old.client1.com = client2.com",
  "*.old.client1.com = client1.com",
  "*.wide.example = client1.com",
  "x.wide.example = client2.com",
  // Before Domains, their aliases, and what they hold.
  "client3.com = client1.com",
  "mail.client1.com = client2.com",
  "*.client2.com = client1.com",
  "<sales@client1.com> = ann@client2.com",
  "<away@company.com> = joe@company.com",
  "<staff@company.com> = joe@company.com",
  "<news@company.com> = john@client1.com",
  "<help@company.com> = joe@company.com",
  // What comes out goes in again, also where the next one stands above.
  "<next@client2.com> = john@client1.com",
  "<chain@client2.com> = next@client2.com",
  "first.example = second.example",
  "second.example = client2.com",
  "<long@client2.com> = hop@company.com",
  "<aliased@client2.com> = assist@client1.com",
  "again.example = desk.local",
  "<desk@company.com> = ann@client2.com",
  "unified.example = joe.local",
  "nickname.example = joseph.local",
  "onward.example = hop.local",
  // A served Domain of exactly that name comes first.
  "site.example = info.local",
  // To nothing that is here.
  "<pat@client6.com> = nobody@client2.com",
  "lost.example = client7.com",
  // In other letters than the login and the Domain.
  "<MiXeD@CLIENT2.com> = JOHN@Client1.COM",
  "LETTERS.Example = CLIENT2.com",
  // Round and round.
  "round.example = about.example",
  "about.example = round.example",
  "<ring@client1.com> = ring@client2.com",
  "<ring@client2.com> = ring@client1.com",
  "turn.example = client1.com",
  "<pam@client2.com> = wheel@client2.com",
  // One that changes nothing, and one below that it may hide.
  "client4.com = client4.com",
  ...FIVE.map((name) => `<${name}@client4.com> = ${name}@client6.com`),
  // Below an alias of a Domain, and by themselves.
  ...FIVE.map((name) => `<${name}@client5.com> = ${name}@client6.com`),
];

/** The Router table, in order. */
export const records: readonly Route[] = TABLE.map((record) => {
  const [from = "", to = ""] = record.split(" = ");
  return { from, to };
});
