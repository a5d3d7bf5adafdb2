import { assert, assertEquals, assertMatch } from "@std/assert";
import { ACCOUNT, lineServer, PASSWORD, type Script } from "./_line_server.ts";
import type { Client } from "./client.ts";
import library from "./smtp.ts";
import { smtpOffer } from "./smtp_offer.ts";
import own from "./smtp_raw.ts";

const CLIENTS: readonly Client[] = [library, own];
const RIGHT = `235 2.7.0 Authenticated as ${ACCOUNT}\r\n`;

/** A server that offers some mechanisms, and answers every login alike. */
const scripted = (
  { offer = "AUTH PLAIN LOGIN CRAM-MD5", verdict = RIGHT }: {
    readonly offer?: string;
    readonly verdict?: string;
  } = {},
): Script => ({
  greeting: "220-mail.example\r\n220 ready\r\n",
  answer(line) {
    if (line.startsWith("EHLO ")) return `250-mail.example\r\n250-SIZE 1000\r\n250 ${offer}\r\n`;
    if (line === "AUTH LOGIN") return "334 VXNlcm5hbWU6\r\n";
    if (line === "AUTH PLAIN") return "334 \r\n";
    if (line === "AUTH CRAM-MD5") return `334 ${btoa("<1@b>")}\r\n`;
    if (line === btoa("info")) return "334 UGFzc3dvcmQ6\r\n";
    if (line === "STARTTLS") return "502 5.5.1 what?\r\n";
    if (line === "QUIT") return "221 bye\r\n";
    return verdict;
  },
});

for (const client of CLIENTS) {
  Deno.test(`${client.name}: over SMTP the account is the one whose password was sent`, async () => {
    for (const mechanism of ["PLAIN", "SASL LOGIN", "CRAM-MD5"]) {
      await using there = await lineServer("smtp", scripted());
      const seen = await client.login(there.dial({ mechanism }));
      const opened = { kind: "opened", account: ACCOUNT, proof: "password" } as const;
      assertEquals(seen, { ...opened, claimed: ACCOUNT }, mechanism);
    }
  });

  Deno.test(`${client.name}: where accounts share a password the session's claim decides, and is said to`, async () => {
    const welcome = (name: string) => `235 2.7.0 Authenticated as ${name}\r\n`;
    for (const claimed of ["info@client2.com", "info@company.com"] as const) {
      await using there = await lineServer("smtp", scripted({ verdict: welcome(claimed) }));
      const seen = await client.login(there.dial({ password: "shared" }));
      assertEquals(seen, { kind: "opened", account: claimed, proof: "claim", claimed });
    }
  });

  Deno.test(`${client.name}: where nobody is named it may be any account that has the password, and a name of another is told`, async () => {
    const welcome = (name: string) => `235 2.7.0 Authenticated as ${name}\r\n`;
    const sharing = ["info@client2.com", "info@company.com"] as const;
    const talks = [
      ["235 2.7.0 welcome\r\n", "shared", sharing, undefined],
      [welcome("x@y.example"), "shared", sharing, undefined],
      [welcome(ACCOUNT), "shared", sharing, ACCOUNT],
      ["235 2.7.0 welcome\r\n", "nobody's", [ACCOUNT, ...sharing], undefined],
    ] as const;
    for (const [verdict, password, candidates, claimed] of talks) {
      await using there = await lineServer("smtp", scripted({ verdict }));
      const seen = await client.login(there.dial({ password }));
      assert(seen.kind === "unnamed", seen.kind);
      assertEquals([seen.candidates, seen.claimed], [candidates, claimed], verdict);
    }
  });

  Deno.test(`${client.name}: who is let in by nobody's password is who the session says`, async () => {
    await using there = await lineServer("smtp", scripted());
    const seen = await client.login(there.dial({ password: "wrong" }));
    const opened = { kind: "opened", account: ACCOUNT, proof: "claim" } as const;
    assertEquals(seen, { ...opened, claimed: ACCOUNT });
  });

  Deno.test(`${client.name}: what is said of a name refuses it, and what is temporary or about the mechanism does not`, async () => {
    const answers = [
      ["refused", ["535 5.7.8 no\r\n", "535-5.7.8 no\r\n535 5.7.8 really\r\n", "550 5.7.1 no\r\n"]],
      ["unclear", [
        "454 4.7.0 later\r\n",
        "421 4.3.2 bye\r\n",
        "504 5.5.4 what\r\n",
        "530 5.7.0 TLS\r\n",
      ]],
    ] as const;
    for (const [kind, verdicts] of answers) {
      for (const verdict of verdicts) {
        await using there = await lineServer("smtp", scripted({ verdict }));
        const dial = there.dial();
        const seen = await client.login(dial);
        assertEquals(seen.kind, kind, `${verdict} ${JSON.stringify(seen)}`);
        const told = dial.transcript.lines(dial).join("\n") + JSON.stringify(seen);
        assert(!told.includes(PASSWORD), told);
      }
    }
  });

  Deno.test(`${client.name}: a mechanism that EHLO does not offer is not tried`, async () => {
    for (const offer of ["AUTH CRAM-MD5", "8BITMIME"]) {
      await using there = await lineServer("smtp", scripted({ offer }));
      const seen = await client.login(there.dial());
      assertMatch(JSON.stringify(seen), /notOffered.*does not offer PLAIN over smtp \(plain\)/);
      assertEquals(there.asked.filter((line) => line.startsWith("AUTH")), []);
    }
  });

  Deno.test(`${client.name}: a login that wants TLS is not made where there is none`, async () => {
    await using there = await lineServer("smtp", scripted());
    const seen = await client.login(there.dial({ security: "upgrade" }));
    assertEquals(seen.kind, "unclear");
    assertEquals(there.asked.filter((line) => line.startsWith("AUTH")), []);
  });
}

Deno.test("PLAIN goes with AUTH, or as the answer to a challenge", async () => {
  const plain = btoa(`me\0info\0${PASSWORD}`);
  for (
    const [carriage, lines] of [
      ["initial", [`AUTH PLAIN ${plain}`]],
      ["continuation", ["AUTH PLAIN", plain]],
    ] as const
  ) {
    await using there = await lineServer("smtp", scripted());
    await own.login(there.dial({ carriage, authzid: "me" }));
    assertEquals(there.asked.slice(1, 1 + lines.length), [...lines]);
  }
});

Deno.test("what fails first is made on the same connection", async () => {
  let tries = 0;
  await using there = await lineServer("smtp", {
    ...scripted(),
    answer: (line) =>
      line.startsWith("AUTH") && ++tries === 1 ? "535 5.7.8 no\r\n" : scripted().answer(line),
  });
  const seen = await own.login(there.dial({ before: [{ login: "a", password: "b" }] }));
  assertEquals([seen.kind, tries], ["opened", 2]);
});

Deno.test("a server that closes behind a refusal allows one attempt a connection, if a fresh one is answered", async () => {
  for (
    const [fresh, kind] of [
      [RIGHT, "notOffered"],
      ["535 5.7.8 no\r\n", "notOffered"],
      ["454 4.7.0 later\r\n", "unclear"],
    ] as const
  ) {
    let refused = 0;
    let over = false;
    await using there = await lineServer("smtp", {
      ...scripted(),
      answer(line) {
        if (line.startsWith("EHLO")) over = false;
        if (over) return undefined;
        if (!line.startsWith("AUTH")) return scripted().answer(line);
        over = ++refused === 1;
        return over ? "535 5.7.8 no\r\n" : fresh;
      },
    });
    const seen = await own.login(there.dial({ before: [{ login: "a", password: "b" }] }));
    assertEquals(seen.kind, kind, JSON.stringify(seen));
  }
});

Deno.test("mechanisms are read from AUTH, and from what old servers write", () => {
  const sasl = ["PLAIN", "CRAM-MD5"];
  assertEquals(smtpOffer(["SIZE 10", "AUTH plain CRAM-MD5"]).sasl, sasl);
  assertEquals(smtpOffer(["AUTH=PLAIN CRAM-MD5"]).sasl, sasl);
  assertEquals(smtpOffer(["XAUTH PLAIN"]).sasl, []);
});
