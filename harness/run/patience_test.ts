import { assertEquals } from "@std/assert";
import { patience, provingIn } from "./patience.ts";

Deno.test("a quick server's login has the time that was asked for", () => {
  assertEquals(patience(10_000), 10_000);
  assertEquals(patience(10_000, 0, 2), 10_000);
});

Deno.test("a login has time for every refusal on its connection", () => {
  assertEquals(patience(1_000, 500), 2_500);
  assertEquals(patience(1_000, 500, 2), 5_500);
});

Deno.test("a login by SCRAM has twice the time, for its proof is work for both sides", () => {
  assertEquals(
    ["SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN", "CRAM-MD5"].map((one) => provingIn(1_000, one)),
    [2_000, 2_000, 1_000, 1_000],
  );
});
