import { assertEquals } from "@std/assert";
import { canonical, readExtendedPort, readPort, writePort } from "./endpoint_text.ts";

Deno.test("PORT's six numbers are an address and a port, and go back", () => {
  assertEquals(readPort("127,0,1,2,31,144"), { address: "127.0.1.2", port: 8080 });
  assertEquals(writePort({ address: "127.0.1.2", port: 8080 }), "127,0,1,2,31,144");
});

Deno.test("PORT with numbers too many, too few or too large is malformed", () => {
  for (
    const text of [
      "",
      "1,2,3,4,5",
      "1,2,3,4,5,6,7",
      "1,2,3,4,5,256",
      "1,2,3,4,5,-6",
      "1,2,3,4,5, 6",
    ]
  ) {
    assertEquals(readPort(text), undefined, text);
  }
});

Deno.test("EPRT takes both families, and any delimiter", () => {
  assertEquals(readExtendedPort("|1|127.0.0.1|8080|"), { address: "127.0.0.1", port: 8080 });
  assertEquals(readExtendedPort("!2!0:0::1!8080!"), { address: "::1", port: 8080 });
});

Deno.test("EPRT that is malformed is told from a family that is unknown", () => {
  assertEquals(readExtendedPort("|3|127.0.0.1|8080|"), "network");
  for (
    const text of [
      "",
      "|1|127.0.0.1|8080",
      "|1|::1|8080|",
      "|2|127.0.0.1|8080|",
      "|1|127.0.0.1|65536|",
      "|1|127.0.0.1|8080||",
      "x|1|127.0.0.1|8080|",
      " 1 127.0.0.1 8080 ",
    ]
  ) assertEquals(readExtendedPort(text), undefined, text);
});

Deno.test("an address has one text, and an IPv4-mapped one is IPv4", () => {
  assertEquals(canonical("::FFFF:127.0.0.1"), "127.0.0.1");
  assertEquals(canonical("2001:0DB8::0:1"), "2001:db8::1");
  assertEquals(canonical("127.0.0.1"), "127.0.0.1");
});
