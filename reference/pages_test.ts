import { assertEquals } from "@std/assert";
import { KeptSessions } from "./kept.ts";
import { pagesOf } from "./pages.ts";
import { deploy } from "./policy/_deploy.ts";
import { directoryOf, referencePolicy } from "./policy/mod.ts";
import type { Files } from "./store/files.ts";

const WORLD = directoryOf(
  deploy({ "client2.com": { aliases: ["mail.client2.com"], accounts: ["joe=jo"] } }, [
    "old.example = mail.client2.com",
    "joes.example = joe.local",
    "<*@client1.com> = *@client2.com",
  ]),
);

function pagesOn(localAddress: string) {
  const opened: string[] = [];
  const pages = pagesOf({
    policy: referencePolicy,
    world: () => WORLD,
    files: (account) => {
      opened.push(account);
      return {} as Files;
    },
    protocol: "web",
    localAddress,
    kept: new KeptSessions({ most: 1, mostOfAccount: 1, idleTime: 1 }),
  });
  return { pages, opened };
}

Deno.test("a login page is for the Domain of its host, else of the address", () => {
  const { pages } = pagesOn("192.0.0.2");
  const hosts = [
    ["client2.com", "client2.com"],
    ["Mail.CLIENT2.com.:80", "client2.com"],
    ["old.example", "client2.com"],
    ["client1.com", "client1.com"],
    ["192.0.0.1", "company.com"],
    [undefined, "client1.com"],
    ["", "client1.com"],
    ["joes.example", undefined],
    ["unknown.example", undefined],
  ] as const;
  for (const [host, domain] of hosts) assertEquals(pages.domain(host), domain, host);
});

Deno.test("a site is where a login by its name would lead, and nothing is opened for another name", () => {
  const { pages, opened } = pagesOn("192.0.0.2");
  const asked = [["jo", "client2.com"], ["info", undefined], ["joe", "client1.com"], [
    "info@old.example",
    "company.com",
  ]] as const;
  for (const [name, host] of asked) pages.site(name, host);
  const nothing = [["", "client2.com"], ["info@client2.com", "unknown.example"]] as const;
  for (const [name, host] of nothing) assertEquals(pages.site(name, host), undefined);
  assertEquals(opened, [
    "joe@client2.com",
    "info@client2.com",
    "joe@client2.com",
    "info@client2.com",
  ]);
});
