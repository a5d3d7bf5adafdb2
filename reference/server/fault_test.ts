import { assert, assertEquals } from "@std/assert";
import { faultText } from "./fault.ts";

const WHERE = {
  protocol: "pop3",
  local: { address: "127.0.0.1", port: 110 },
  peer: { address: "127.0.0.1", port: 50000 },
} as const;

Deno.test("a fault's text names the place, and never what the error quotes", () => {
  const text = faultText(new TypeError("Cannot read PASS secret"), WHERE);
  assert(text.startsWith("Fault in pop3 on 127.0.0.1 port 110: TypeError\n    at "));
  assertEquals(text.includes("secret"), false);
  assertEquals(faultText("secret"), "Fault in keeping mail, or telling a change: string");
});
