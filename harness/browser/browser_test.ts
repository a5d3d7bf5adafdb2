import { assert, assertEquals } from "@std/assert";
import { accountsOf } from "../../fixtures/deployment.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import { authority, reference } from "../clients/_reference.ts";
import { ACCOUNT as SITES, dial, type Ill, PASSWORD, site } from "../clients/_web_site.ts";
import type { Dial } from "../clients/client.ts";
import web from "../clients/web.ts";
import type { LogOut } from "../observation.ts";
import { type Violation, violationsOf } from "./axe.ts";
import { main } from "./main.ts";
import { launch, type View } from "./chromium.ts";
import { browserClient } from "./client.ts";
import { inBrowser } from "./_in_browser.ts";
import type { Look, Stage } from "./visit.ts";

const ACCOUNT = "info@client2.com";
const MAIN = "127.0.0.1";
const OPENED = {
  kind: "opened",
  account: ACCOUNT,
  claimed: ACCOUNT,
  logOut: { finding: "kept", why: "the session was dead after its log-out" },
} as const;

async function browser(authorities?: readonly string[]) {
  return await launch({
    address: MAIN,
    authorities: authorities ?? [(await authority()).certificate],
  });
}

inBrowser("a person logs in on a Domain's own page, over TLS and without", async () => {
  await using there = await reference(["web"]);
  await using chromium = await browser();
  const client = browserClient(chromium);
  for (const security of ["plain", "tls"] as const) {
    const named = security === "tls" ? { serverName: "client2.com" } : {};
    const order = there.dial(web, {
      security,
      host: "client2.com",
      login: "info",
      mechanism: "FORM",
      timeout: 20_000,
      ...named,
    });
    assert(client.says(order));
    assertEquals(await client.login(order), OPENED);
    const wrong = await client.login({ ...order, password: "wrong" });
    assertEquals([wrong.kind, wrong.kind === "refused" && wrong.class], ["refused", "login"]);
    const before = [{ login: "info", password: "wrong" }];
    assertEquals((await client.login({ ...order, before })).kind, "opened");
  }
});

inBrowser(
  "a host that is not served shows an error page; a numeric one the address's Domain",
  async () => {
    await using there = await reference(["web"]);
    await using chromium = await browser();
    const client = browserClient(chromium);
    const order = (host: string): Dial =>
      there.dial(web, { host, mechanism: "FORM", timeout: 20_000 });
    const unserved = await client.login(order("nowhere.example"));
    assertEquals([unserved.kind, unserved.kind === "refused" && unserved.class], [
      "refused",
      "page",
    ]);
    assertEquals(await client.login(order(MAIN)), OPENED);
  },
);

inBrowser("a browser tells of a site what the clients without a window tell", async () => {
  await using chromium = await browser();
  const client = browserClient(chromium);
  const seenOf = async (ill: Ill, password = PASSWORD) => {
    await using there = site(ill);
    return await client.login(dial(there, { password, timeout: 20_000 }));
  };
  const link = `<a href="/logout">Log out</a>`;
  const ends: readonly [Ill, LogOut["finding"]][] = [
    [{}, "kept"],
    [{ out: link }, "kept"],
    [{ immortal: true }, "broken"],
    [{ immortal: true, out: link }, "broken"],
    [{ out: "" }, "notOffered"],
    [{ changesPassword: true, sessionStatus: 401 }, "kept"],
  ];
  for (const [ill, finding] of ends) {
    const seen = await seenOf(ill);
    assert(seen.kind === "opened" && seen.account === SITES, JSON.stringify([ill, seen]));
    assertEquals([seen.claimed, seen.logOut?.finding], [SITES, finding], JSON.stringify(ill));
  }
  const other = await seenOf({ names: ACCOUNT });
  assertEquals(other.kind === "opened" && other.claimed, ACCOUNT);
  const away = await seenOf({ leads: "http://elsewhere.invalid:PORT" });
  assert(away.kind === "unclear" && /^led away, to/.test(away.because), JSON.stringify(away));
});

const VIEWS: Readonly<Record<string, View>> = {
  "on a desk": { script: true, width: 1000 },
  "on a telephone": { script: true, width: 400 },
  "without script": { script: false, width: 1000 },
};

for (const [where, view] of Object.entries(VIEWS)) {
  inBrowser(`each page is fit for everybody, ${where}`, async () => {
    await using there = await reference(["web"]);
    await using chromium = await browser();
    const stages = new Set<Stage>();
    const wrong: [Stage, readonly Violation[]][] = [];
    const look: Look = async (page, stage) => {
      stages.add(stage);
      // axe is a script itself: where there is none in the page, what it finds elsewhere holds here.
      const found = view.script ? await violationsOf(page) : [];
      if (found.length > 0) wrong.push([stage, found]);
      assert(view.script || !(await page.content()).includes("<script"), `${stage}: a script`);
      const wide = await page.evaluate<number>("document.documentElement.scrollWidth");
      assert(wide <= view.width, `the ${stage} is ${wide} pixels wide`);
    };
    const client = browserClient(chromium, { view, look });
    const order = there.dial(web, { mechanism: "FORM", timeout: 20_000 });
    assertEquals((await client.login(order)).kind, "opened");
    await client.login({ ...order, password: "wrong" });
    await client.login({ ...order, host: "nowhere.example" });
    assertEquals([...stages], ["login page", "session", "logged out", "refused", "error page"]);
    assertEquals(wrong, []);
  });
}

inBrowser("the worked example is browsed, and each page leaves a picture", async () => {
  const folder = await Deno.makeTempDir();
  try {
    assertEquals(await main([folder]), 0);
    const page = await Deno.readTextFile(`${folder}/index.html`);
    const told = [...page.matchAll(/<h2>(.*)<\/h2>\n<p>\S+ <span>(.*)<\/span>/g)];
    assertEquals(told.map(([, title, seen]) => `${title}: ${seen}`), [
      "info on company.com: info@company.com opens",
      "info on client1.com: info@client1.com opens",
      "info on client2.com: info@client2.com opens",
      "info on client2.com: the login is refused",
      "info%client2.com on client2.com: info@client2.com opens",
      "info on company.com, 400 pixels wide: info@company.com opens",
      "info on company.com, without script: info@company.com opens",
      "info on 127.0.0.1, by address: info@company.com opens",
      "info on unserved.example, not served: an error page",
    ]);
    const pictures = [...page.matchAll(/<img src="([^"]+)"/g)].map(([, file]) => file);
    assert(pictures.length > told.length, `${pictures.length} pictures`);
    for (const file of pictures) {
      const bytes = await Deno.readFile(`${folder}/${file}`);
      assertEquals(new TextDecoder().decode(bytes.subarray(1, 4)), "PNG", file);
    }
    const words = accountsOf(workedExample).map(({ account }) => account.password);
    assert(words.every((word) => !page.includes(word)));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

inBrowser("what axe is for is found: a field without a label, text without contrast", async () => {
  await using chromium = await browser();
  await using context = await chromium.open();
  const page = await context.newPage();
  await page.setContent(
    `<html lang="en"><title>t</title><main><h1>h</h1><input><p style="color:#ccc">hard to read</p></main>`,
  );
  const rules = (await violationsOf(page)).map(({ rule }) => rule);
  assertEquals(rules.toSorted(), ["color-contrast", "label"]);
});
