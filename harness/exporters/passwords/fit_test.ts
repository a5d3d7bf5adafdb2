import { assert, assertEquals } from "@std/assert";
import type { Account, Deployment } from "../../../fixtures/deployment.ts";
import { workedExample } from "../../../fixtures/worked_example.ts";
import dovecot from "../dovecot.ts";
import ejabberd from "../ejabberd.ts";
import type { Exporter } from "../exporter.ts";
import prosody from "../prosody.ts";
import { site } from "../xmpp/_world.ts";

const PASSWORDS = {
  tabby: "one\ttwo",
  liner: "one\ntwo",
  bell: "one\x07two",
  private: "one\ue000two",
  spaced: "one two",
} as const;

const accounts = Object.entries(PASSWORDS).map(([name, password]): Account => ({
  ...{ name, password, aliases: [], enabled: true },
}));

const world: Deployment = {
  ...workedExample,
  domains: workedExample.domains.map((domain) =>
    domain.name === "client1.com" ? { ...domain, accounts } : domain
  ),
};

const LOST: readonly (readonly [Exporter, readonly (keyof typeof PASSWORDS)[]])[] = [
  [dovecot, ["tabby", "liner"]],
  [prosody, ["tabby", "liner", "bell", "private"]],
  [ejabberd, ["tabby", "liner", "bell", "private"]],
];

for (const [exporter, lost] of LOST) {
  Deno.test(`an account whose password ${exporter.id} does not take is told, and served no more`, () => {
    for (const configuration of exporter.configurations) {
      const { served, cannot } = exporter.write(world, site, configuration);
      const told = cannot.find(({ what }) => what.includes("passwords"));
      assertEquals(told?.which, lost.map((name) => `${name}@client1.com`));
      const left = served.domains.find(({ name }) => name === "client1.com")?.accounts;
      assertEquals(
        left?.map(({ name }) => name),
        Object.keys(PASSWORDS).filter((name) => !lost.some((one) => one === name)),
      );
      assert(!Object.values(PASSWORDS).some((one) => JSON.stringify(cannot).includes(one)));
    }
  });

  Deno.test(`${exporter.id} loses no account where each password is one that it takes`, () => {
    const { cannot } = exporter.write(workedExample, site, exporter.configurations[0]);
    assertEquals(cannot.filter(({ what }) => what.includes("passwords")), []);
  });
}
