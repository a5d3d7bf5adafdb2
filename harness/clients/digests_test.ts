import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { assertEquals } from "@std/assert";
import { SASL, toBase64 } from "./sasl.ts";
import { Transcript } from "./transcript.ts";

const md5 = (text: string) => createHash("md5").update(text).digest("hex");

const said = (...turns: readonly (readonly ["C" | "S", string])[]) => {
  const transcript = new Transcript();
  for (const [side, text] of turns) transcript.note(side, `${text}\r\n`);
  return transcript.lines({ password: "open sesame" });
};

Deno.test("what a password could be guessed from is not kept: APOP and CRAM-MD5", () => {
  const credentials = { login: "info", password: "open sesame" };
  const cram = SASL["CRAM-MD5"]!.exchange(credentials).answer("<1@x>", 0);
  assertEquals(
    said(
      ["S", "+OK ready <1@x>"],
      ["C", `APOP info ${md5("<1@x>open sesame")}`],
      ["S", "-ERR no"],
      ["C", toBase64(cram)],
      ["C", `0(\u0002\u0001 CRAM-MD5 ${cram}`],
    ),
    [
      "S: +OK ready <1@x>",
      "C: APOP info ***",
      "S: -ERR no",
      "C: ***",
      "C: 0(\u0002\u0001 CRAM-MD5 info ***",
    ],
  );
});

Deno.test("neither is SCRAM's proof of a client, nor that of a server", () => {
  for (const size of [20, 32]) {
    const proof = Buffer.alloc(size, 1).toString("base64");
    const last = `c=biws,r=abcdef0123456789,p=${proof}`;
    const lines = said(["C", last], ["S", `v=${proof}`], ["C", toBase64(last)], [
      "S",
      `+OK ${toBase64(`v=${proof}`)}`,
    ]);
    assertEquals(lines, ["C: c=biws,r=abcdef0123456789,p=***", "S: v=***", "C: ***", "S: +OK ***"]);
  }
});

Deno.test("session ids and what else looks like a digest stays", () => {
  const id = md5("session");
  const first = toBase64("n,,n=a.very.long.name@client1.com,r=abcdef0123456789");
  const lines: [("C" | "S"), string][] = [
    ["S", `Set-Cookie: session=${id}; Path=/`],
    ["C", `Cookie: session=${id}`],
    ["S", `* OK ${id}`],
    ["C", `AUTHENTICATE SCRAM-SHA-1 ${first}`],
    ["S", `<a href="?v=${"a".repeat(40)}">`],
  ];
  assertEquals(said(...lines), lines.map(([side, line]) => `${side}: ${line}`));
});
