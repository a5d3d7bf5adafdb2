import { assertEquals } from "@std/assert";
import { workedExample } from "../../fixtures/worked_example.ts";
import { opened, refused, scenario } from "../judge/_judged.ts";
import { sanityAccount, sanityId, Suspects } from "./sanity.ts";

const about = (login: string) => scenario(login, { subject: "info@client1.com" });
const named = (suspects: Suspects) =>
  suspects.logins("g", about("info")).map(({ id, attempt: { login } }) => `${id} ${login}`);

Deno.test("an account about which a login was refused is looked at, by its full name, until it opens", () => {
  const suspects = new Suspects();
  suspects.saw(about("info"), opened("info@client1.com"));
  assertEquals(named(suspects), []);
  suspects.saw(about("info%"), refused());
  suspects.saw(about("info@"), refused());
  suspects.saw(about("x"), { kind: "unclear", because: "" });
  assertEquals(named(suspects), ["g/sanity/info@client1.com info@client1.com"]);
  // Another one's opening tells nothing of it.
  suspects.saw(about("john"), opened("john@client1.com"));
  assertEquals(named(suspects).length, 1);
  suspects.saw(about("info"), opened("info@client1.com"));
  assertEquals(named(suspects), []);
});

Deno.test("an account that need not open by its full name is not looked at", () => {
  const id = sanityId("g", "info@client1.com");
  const beside = about("info");
  assertEquals(sanityAccount(beside, id)?.subject, "info@client1.com");
  const domains = workedExample.domains.map((domain) => ({
    ...domain,
    accounts: domain.accounts.map((account) => ({ ...account, enabled: false })),
  }));
  const disabled = { ...beside, deployment: { ...workedExample, domains } };
  assertEquals(sanityAccount(disabled, id), undefined);
  assertEquals(sanityAccount(beside, sanityId("g", "nobody@client1.com")), undefined);
});
