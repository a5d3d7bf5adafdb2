import type { FullName } from "../../fixtures/deployment.ts";
import { FIVE } from "./records.ts";

/** A login name, and the accounts whose passwords are sent with it, one after the other. */
export interface Row {
  readonly login: string;
  readonly passwordsOf: readonly [FullName, ...FullName[]];
}

const row = (login: string, ...passwordsOf: Row["passwordsOf"]): Row => ({ login, passwordsOf });

/** The same of each of five accounts, in some spellings. */
function five(
  sentence: string,
  write: (name: string) => readonly Row[],
): Readonly<Record<string, Row>> {
  return Object.fromEntries(
    FIVE.flatMap(write).map((row) => [`${sentence}: ${row.login}`, row]),
  );
}

/** What is asked of the Router; where a wrong server opens another account, with that one's password too. */
export const ROUTER_ROWS: Readonly<Record<string, Row>> = {
  "the first of two records wins": row("desk@old.example", "john@client1.com", "desk@client2.com"),
  "and the other one where the first does not match": row("ann@old.example", "ann@client2.com"),
  "a wildcard for an account with a dot": row("ann.lee@old.example", "ann.lee@client2.com"),
  "so of two domain records": row("info%x.old.client1.com", "info@client2.com", "info@client1.com"),
  "a wildcard below a record": row("info@y.old.client1.com", "info@client1.com"),
  "a wildcard above a record": row("info@x.wide.example", "info@client1.com", "info@client2.com"),
  "a wildcard stands for dots too": row("info@a.b.wide.example", "info@client1.com"),
  "a record before a Domain": row("info@client3.com", "info@client1.com", "info@client3.com"),
  "a record before a Domain alias": row(
    "info@mail.client1.com",
    "info@client2.com",
    "info@client1.com",
  ),
  "a wildcard before a Domain alias": row(
    "info@www.client2.com",
    "info@client1.com",
    "info@client2.com",
  ),
  "a record before an Account": row("sales@client1.com", "ann@client2.com", "sales@client1.com"),
  "a record before a Forwarder": row("away", "joe@company.com", "info@client2.com"),
  "a record before a Group": row("staff@company.com", "joe@company.com"),
  "a record before a Mailing list": row("news%company.com", "john@client1.com"),
  "a record before an Account alias": row("help", "joe@company.com", "info@company.com"),
  "so by their names with %": row("info%client3.com", "info@client1.com"),
  "of a Forwarder": row("away%company.com", "joe@company.com"),
  "of a Mailing list": row("NEWS", "john@client1.com"),
  "of a Group": row("staff", "joe@company.com"),
  "of an Account alias": row("Help%company.com", "joe@company.com"),
  "a record after another that stands below it": row("chain@client2.com", "john@client1.com"),
  "a record after another that stands above it": row("info@first.example", "info@client2.com"),
  "a record after a Forwarder after a record": row("long@client2.com", "john@client1.com"),
  "an Account alias after a record": row("aliased@client2.com", "info@client1.com"),
  "a record after a unified Domain": row(
    "any@again.example",
    "ann@client2.com",
    "desk@company.com",
  ),
  "a unified Domain, by a name that the Main Domain has": row(
    "info@unified.example",
    "joe@company.com",
    "info@company.com",
  ),
  "an Account alias after a unified Domain": row("any@nickname.example", "joe@company.com"),
  "a Forwarder after a unified Domain": row("info@onward.example", "john@client1.com"),
  "a served Domain of a unified Domain's name": row(
    "joe@site.example",
    "joe@info.local",
    "info@company.com",
  ),
  "a record in other letters": row("mixed@client2.com", "john@client1.com"),
  "a name in other letters than the record": row("MIXED%CLIENT2.COM", "john@client1.com"),
  "a domain record in other letters": row("info@letters.example", "info@client2.com"),
  "a loop of two domain records": row("info@round.example", "info@client1.com"),
  "a loop of two account records": row("ring@client1.com", "info@client1.com"),
  "a loop of a record and a Forwarder": row("spin@client1.com", "info@client1.com"),
  "a loop of two Forwarders": row("there@client1.com", "info@client1.com"),
  "a loop of a record and an alias, or none": row("pam@client2.com", "pam@client2.com"),
  ...five(
    "a record that changes nothing hides the next, or not",
    (name) =>
      [`${name}@client4.com`, `${name}%client4.com`].map((login) =>
        row(login, `${name}@client4.com`, `${name}@client6.com`)
      ),
  ),
  ...five(
    "a record of what a Domain alias stands for applies, or not",
    (name) =>
      [`${name}@mail.client5.com`, `${name}%mail.client5.com`].map((login) =>
        row(login, `${name}@client6.com`, `${name}@client5.com`)
      ),
  ),
  ...five(
    "a record of an Account",
    (name) =>
      [`${name}@client5.com`, `${name}%client5.com`, `${name}@CLIENT5.com`].map((login) =>
        row(login, `${name}@client6.com`)
      ),
  ),
  "a record of a full name that changes nothing": row("info@old.example", "info@client2.com"),
  "a record that changes nothing, and a Forwarder": row("on@client4.com", "john@client1.com"),
  "a disabled account, with the password of the Main Domain's": row(
    "info@client7.com",
    "info@client7.com",
  ),
  "an account without services, likewise": row("joe@client7.com", "joe@client7.com"),
  "a Domain without services, likewise": row("info@client8.com", "info@client8.com"),
  "a Group that the Main Domain has an account beside": row("joe@client1.com", "joe@company.com"),
  "a Mailing list, likewise": row("joe@client2.com", "joe@company.com"),
  "a name that a Domain lacks, behind its alias": row(
    "desk@mail.client7.com",
    "desk@company.com",
  ),
  "and behind a record": row("desk@lost.example", "desk@company.com"),
  "a record to an account that is not there": row("pat@client6.com", "pat@client6.com"),
};

export const LIMIT_ROWS: Readonly<Record<string, Row>> = {
  "a hundred records": row("info@hop100.example", "info@client1.com"),
  "a hundred and one records": row("info@hop101.example", "info@client1.com"),
  "ninety-nine records and an alias": row("help@hop99.example", "info@client1.com"),
  "a hundred records and an alias": row("help@hop100.example", "info@client1.com"),
  "a Forwarder and ninety-nine records": row("far", "info@client1.com"),
  "a Forwarder and a hundred records": row("further", "info@client1.com"),
};
