import { assertEquals } from "@std/assert";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { LogOut, Opened } from "../observation.ts";
import { result, scenario } from "./_judged.ts";
import { sessions } from "./session.ts";

const ACCOUNT = "info@client1.com";

/** What is told of a session of info@client1.com. */
function told(protocol: Protocol, told: Partial<Opened>): string[] {
  const opened: Opened = { kind: "opened", account: ACCOUNT, ...told };
  return sessions([result(scenario(ACCOUNT), opened, { protocol })])
    .map(({ check, clause, verdict }) => `${check} ${clause} ${verdict}`);
}

Deno.test("another bound JID than the opened account's differs, though the account is right", () => {
  const check = "probe:bound-jid client.xmpp.jid";
  assertEquals(told("xmpp", { claimed: "INFO@client1.com/x" }), [`${check} conforms`]);
  assertEquals(told("xmpp", { claimed: "info@client2.com/x" }), [`${check} differs`]);
});

Deno.test("a session of XIMSS that is called by another name than the opened account's deviates", () => {
  const check = "probe:session-name name.full";
  assertEquals(told("ximss", { claimed: "Info@Client1.com" }), [`${check} conforms`]);
  assertEquals(told("ximss", { claimed: "info@client2.com" }), [`${check} deviates`]);
  assertEquals(told("ximss", { claimed: "info" }), [`${check} deviates`]);
});

Deno.test("a page that names another account of the server deviates; any other address is no claim", () => {
  const check = "probe:session-name name.full";
  assertEquals(told("web", { claimed: ACCOUNT }), [`${check} conforms`]);
  assertEquals(told("web", { claimed: "INFO@company.com" }), [`${check} deviates`]);
  assertEquals(told("web", { claimed: "help@vendor.example" }), []);
  assertEquals(told("web", {}), []);
});

Deno.test("an answer that names another account deviates, unless nothing else told who it is", () => {
  const check = "probe:session-name name.full";
  for (const protocol of ["smtp", "ldap", "pwd"] as const) {
    assertEquals(told(protocol, { proof: "password", claimed: ACCOUNT }), [`${check} conforms`]);
    const claimed = "info@client2.com";
    assertEquals(told(protocol, { proof: "password", claimed }), [`${check} deviates`]);
    assertEquals(told(protocol, { proof: "claim", claimed: ACCOUNT }), []);
    assertEquals(told(protocol, { proof: "password", claimed: "help@vendor.example" }), []);
  }
});

Deno.test("a session that lives on after its log-out deviates, whatever account it opened", () => {
  const after = (finding: LogOut["finding"]) => told("web", { logOut: { finding, why: "" } });
  const check = "probe:log-out access.login-first";
  assertEquals(after("kept"), [`${check} conforms`]);
  assertEquals(after("broken"), [`${check} deviates`]);
  assertEquals(after("unclear"), [`${check} unproven`]);
  assertEquals(after("notOffered"), [`${check} notOffered`]);
});

Deno.test("what is told of a session stands beside the login, with it where something is wrong", () => {
  const login = result(scenario(ACCOUNT), { kind: "opened", account: ACCOUNT, claimed: "info" }, {
    protocol: "ximss",
  });
  const [wrong] = sessions([login]);
  assertEquals(wrong?.why, `the session is called info, while ${ACCOUNT} is open`);
  assertEquals(wrong?.login, login.login!);
});
