import { assertEquals } from "@std/assert";
import { ACCOUNT, lineServer, PASSWORD, type Script } from "./_line_server.ts";
import client from "./pwd_raw.ts";

const scripted = (verdict: string, user = "300 password?\r\n"): Script => ({
  greeting: "200 ready\r\n",
  answer: (line) => line.startsWith("USER ") ? user : line === "QUIT" ? "200 bye\r\n" : verdict,
});

Deno.test("over the password service the account is the one whose password was sent", async () => {
  await using there = await lineServer("pwd", scripted(`200 Hello, ${ACCOUNT}\r\n`));
  const seen = await client.login(there.dial({ mechanism: "USER" }));
  const opened = { kind: "opened", account: ACCOUNT, proof: "password" } as const;
  assertEquals(seen, { ...opened, claimed: ACCOUNT });
  assertEquals(there.asked.slice(0, 2), ["USER info", `PASS ${PASSWORD}`]);
});

Deno.test("500 to the name or the password refuses the login, and 4xx nothing", async () => {
  for (
    const [kind, verdict, user] of [
      ["refused", "500 no\r\n", undefined],
      ["refused", "200 Hello\r\n", "500 no such user\r\n"],
      ["unclear", "421 later\r\n", undefined],
    ] as const
  ) {
    await using there = await lineServer("pwd", scripted(verdict, user));
    const dial = there.dial({ mechanism: "USER" });
    assertEquals((await client.login(dial)).kind, kind);
    const told = dial.transcript.lines(dial).join("\n");
    assertEquals(told.includes(PASSWORD), false, told);
  }
});

Deno.test("a name with a line end in it cannot be said", async () => {
  await using there = await lineServer("pwd", scripted("200 Hello\r\n"));
  assertEquals(client.says(there.dial({ mechanism: "USER", login: "a\r\nQUIT" })), false);
  assertEquals(client.says(there.dial({ mechanism: "USER", security: "upgrade" })), false);
});
