import { assertEquals, assertThrows } from "@std/assert";
import { directoryOf, referencePolicy } from "../policy/mod.ts";
import type { Mailbox } from "../store/mail.ts";
import { openStore } from "../store/mod.ts";
import { type Right, RIGHTS } from "../store/rights.ts";
import { DEPLOYMENT } from "./_sharers.ts";
import { sharedWith } from "./mod.ts";

const text = new TextEncoder().encode("x");

/** Runs a test with a mailbox as one sees it who has these rights, and as its owner does; each has one recent message. */
function held(rights: readonly Right[], act: (held: Mailbox, owned: Mailbox) => void): void {
  const store = openStore();
  try {
    store.provision(DEPLOYMENT);
    const owned = store.account("info@client1.com").mail;
    owned.create("box");
    owned.open("box")!.append(text);
    owned.open("box")!.acl.change("joe", () => new Set(rights));
    const { mail } = sharedWith({
      policy: referencePolicy,
      world: () => directoryOf(DEPLOYMENT),
      viewer: { account: "joe@client1.com", protocol: "imap", localAddress: "127.0.0.1" },
      stored: (account) => store.account(account),
    });
    act(mail.open("~info/box")!, owned.open("box")!);
  } finally {
    store.close();
  }
}

const without = (...missing: Right[]) => RIGHTS.filter((right) => !missing.includes(right));

Deno.test("what may not be read is not there, whoever forgets to ask", () =>
  held(without("r"), (box) => {
    assertEquals([box.messages(), box.message(1), box.content(1)], [[], undefined, undefined]);
    assertEquals([box.copy([1], box), box.move([1], box)], [[], []]);
  }));

Deno.test("what there is no right to change stays, whoever forgets to ask", () =>
  held(["l", "r"], (box, owned) => {
    box.setFlags(1, ["\\Seen", "\\Deleted", "word"]);
    box.expunge([1]);
    assertEquals([box.copy([1], box), box.move([1], owned), box.claimRecent()], [[], [], []]);
    assertThrows(() => box.append(text), Error, "no right to");
    assertEquals(owned.messages().map(({ uid, flags, recent }) => [uid, flags, recent]), [
      [1, [], true],
    ]);
  }));

Deno.test("each flag has its right", () =>
  held(["l", "r", "w"], (box, owned) => {
    owned.setFlags(1, ["\\Seen"]);
    box.setFlags(1, ["\\Deleted", "word"]);
    assertEquals(owned.message(1)?.flags, ["\\Seen", "word"]);
  }));

Deno.test("an entry that is spelled otherwise is one change", () =>
  held(["l"], (box, owned) => {
    const heard: number[] = [];
    const stop = owned.watch(() => heard.push(owned.acl.entries().length));
    assertEquals(box.acl.change("joe@client1.com", (had) => new Set([...had, "r"])), "done");
    stop();
    assertEquals(heard, [1]);
    assertEquals(owned.acl.entries().map(({ identifier, rights }) => [identifier, [...rights]]), [
      ["joe@client1.com", ["l", "r"]],
    ]);
  }));

Deno.test("rights are worked out once, however many messages there are, and anew for another list or world", () => {
  const store = openStore();
  try {
    store.provision(DEPLOYMENT);
    let world = directoryOf(DEPLOYMENT);
    let routed = 0;
    const owned = store.account("info@client1.com").mail.open("INBOX")!;
    owned.acl.change("#team", () => new Set(["l", "r"]));
    const { mail } = sharedWith({
      policy: {
        ...referencePolicy,
        isMember(...asked) {
          routed++;
          return referencePolicy.isMember.apply(this, asked);
        },
      },
      world: () => world,
      viewer: { account: "joe@client1.com", protocol: "imap", localAddress: "127.0.0.1" },
      stored: (account) => store.account(account),
    });
    const box = mail.open("~info/INBOX")!;
    for (let n = 0; n < 100; n++) assertEquals(box.messages().length, 1);
    assertEquals(routed, 1);
    owned.acl.change("#team", () => new Set(["l"]));
    assertEquals([box.messages(), routed], [[], 2]);
    owned.acl.change("#team", () => new Set(["l", "r"]));
    assertEquals([box.messages().length, routed], [1, 3]);
    world = directoryOf({
      ...DEPLOYMENT,
      domains: DEPLOYMENT.domains.map((domain) => ({ ...domain, groups: [] })),
    });
    assertEquals([box.messages(), routed], [[], 4]);
  } finally {
    store.close();
  }
});
