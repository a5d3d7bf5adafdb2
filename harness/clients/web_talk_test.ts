import { assert, assertEquals } from "@std/assert";
import type { LogOut } from "../observation.ts";
import { ACCOUNT, dial, type Ill, SERVED, site } from "./_web_site.ts";
import library from "./web.ts";
import own from "./web_raw.ts";

for (const client of [library, own]) {
  for (const mechanism of ["FORM", "BASIC"]) {
    Deno.test(`${client.name}: a host that shows an error page and opens an account all the same is found by ${mechanism}`, async () => {
      await using there = site({ leaks: true });
      const order = dial(there, { mechanism, host: "unserved.example" });
      assertEquals((await client.login(order)).kind, "opened");
    });

    Deno.test(`${client.name}: an account that is shown was opened by ${mechanism}, whatever the page is like`, async () => {
      for (
        const ill of [
          { changesPassword: true },
          { sessionStatus: 401 },
          { sessionStatus: 404 },
          { sessionStatus: 503 },
        ] as const
      ) {
        await using there = site(ill);
        const seen = await client.login(dial(there, { mechanism }));
        assertEquals([seen.kind, JSON.stringify(ill)], ["opened", JSON.stringify(ill)]);
      }
    });
  }

  Deno.test(`${client.name}: a refusal that repeats the password tells no part of it, wherever it is cut`, async () => {
    for (let at = 270; at < 300; at++) {
      await using there = site({ preamble: "x".repeat(at) });
      const order = dial(there, { password: "Sesame  <b>open</b> & 1234" });
      const seen = await client.login(order);
      assert(seen.kind === "refused" && seen.class === "login");
      assert(!/Ses|ame|open|1234/.test(seen.answer), seen.answer);
    }
  });

  Deno.test(`${client.name}: a link to another server is not followed`, async () => {
    const elsewhere = [
      "http://elsewhere.invalid",
      "http://elsewhere.invalid:PORT",
      "//elsewhere.invalid",
      `https://${SERVED}:PORT`,
      `http://${SERVED}:1`,
    ];
    for (const away of elsewhere) {
      for (const ill of [{ leads: away }, { posts: away }]) {
        await using there = site(ill);
        const seen = await client.login(dial(there));
        assert(seen.kind === "unclear" && /^led away, to http/.test(seen.because), away);
      }
    }
    for (const own of [`http://${SERVED}`, `http://${SERVED.toUpperCase()}:PORT`]) {
      await using there = site({ leads: own, posts: own });
      assertEquals((await client.login(dial(there))).kind, "opened", own);
    }
  });

  Deno.test(`${client.name}: how a session ends is told beside the account that opened`, async () => {
    const link = `<a href="/logout">Leave</a>`;
    const ills: readonly [Ill, LogOut["finding"]][] = [
      [{}, "kept"],
      [{ out: link }, "kept"],
      [{ out: `<a href="/settings">Settings</a>${link}` }, "kept"],
      [{ out: `<form action="/logout" method="post"><button>End</button></form>` }, "kept"],
      [{ immortal: true }, "broken"],
      [{ immortal: true, out: link }, "broken"],
      [{ out: "" }, "notOffered"],
      [
        { out: `<form method="post" action="/nowhere"><button>Sign out</button></form>` },
        "unclear",
      ],
    ];
    for (const [ill, finding] of ills) {
      await using there = site(ill);
      const seen = await client.login(dial(there));
      assert(seen.kind === "opened" && seen.account === ACCOUNT, JSON.stringify([ill, seen]));
      assertEquals(seen.logOut?.finding, finding, JSON.stringify(ill));
    }
  });

  Deno.test(`${client.name}: the account that a page names is a claim, beside the canary's`, async () => {
    for (const mechanism of ["FORM", "BASIC"]) {
      await using there = site({ names: "Mail of info@client2.com." });
      const seen = await client.login(dial(there, { mechanism }));
      assert(seen.kind === "opened");
      assertEquals([seen.account, seen.claimed], [ACCOUNT, "info@client2.com"]);
    }
    await using silent = site({ names: "you" });
    const seen = await client.login(dial(silent));
    assert(seen.kind === "opened");
    assertEquals(seen.claimed, undefined);
  });

  Deno.test(`${client.name}: a served host without a page that asks for Basic does not offer it`, async () => {
    await using there = site({ basicAt: "" });
    const seen = await client.login(dial(there, { mechanism: "BASIC" }));
    assertEquals(seen, { kind: "notOffered", because: "no page asks for HTTP Basic" });
    const unserved = dial(there, { mechanism: "BASIC", host: "unserved.example" });
    assertEquals(await client.login(unserved), {
      kind: "refused",
      class: "page",
      answer: "404 Not here",
    });
  });

  Deno.test(`${client.name}: a first page that asks for Basic is used by Basic, and offers no form`, async () => {
    await using there = site({ basicAt: "/" });
    assertEquals((await client.login(dial(there, { mechanism: "BASIC" }))).kind, "opened");
    assertEquals((await client.login(dial(there, { password: "wrong" }))).kind, "notOffered");
  });
}
