import { assertEquals } from "@std/assert";
import { canonicalAddress } from "./address.ts";

const SPELLINGS: readonly (readonly [string, string | undefined])[] = [
  ["192.0.0.2", "192.0.0.2"],
  ["::ffff:192.0.0.2", "192.0.0.2"],
  ["::FFFF:C000:0002", "192.0.0.2"],
  ["0:0:0:0:0:ffff:c000:2", "192.0.0.2"],
  ["::1", "0:0:0:0:0:0:0:1"],
  ["::", "0:0:0:0:0:0:0:0"],
  ["2001:DB8::00ab:0", "2001:db8:0:0:0:0:ab:0"],
  ["1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"],
  ["::192.0.0.2", "0:0:0:0:0:0:c000:2"],
  ["64:ff9b::192.0.0.2", "64:ff9b:0:0:0:0:c000:2"],
  ["192.0.0.256", undefined],
  ["192.0.0.02", undefined],
  ["192.0.0", undefined],
  ["192.0.0.2.", undefined],
  ["192.0.0.2::", undefined],
  ["1:2:3:4:5:6:7", undefined],
  ["1:2:3:4:5:6:7:8:9", undefined],
  ["1:2:3:4:5:6:7::8", undefined],
  ["1::2::3", undefined],
  [":::", undefined],
  [":1::2", undefined],
  ["::12345", undefined],
  ["::g", undefined],
  ["fe80::1%lo", undefined],
  ["", undefined],
  ["client1.com", undefined],
];

Deno.test("an address has one spelling, and an IPv4-mapped one is IPv4 (address.family)", () => {
  for (const [text, canonical] of SPELLINGS) assertEquals(canonicalAddress(text), canonical, text);
});
