import { assertEquals } from "@std/assert";
import { shortSentences } from "./short.ts";

Deno.test("clauses that fall short for one reason in a protocol share a sentence", () => {
  const because = "client.ximss decides there";
  const short = [
    { clause: "address.main", protocol: "ximss", decides: 0, because },
    { clause: "address.several", protocol: "ximss", decides: 3, because },
    { clause: "address.main", protocol: "smtp", decides: 0, because: "no more were found" },
  ] as const;
  assertEquals(shortSentences({ short }), [
    "address.main (0), address.several (3). ximss: client.ximss decides there.",
    "address.main (0). smtp: no more were found.",
  ]);
  assertEquals(shortSentences({ short: [] }), []);
});
