import { assertEquals, assertMatch, assertNotEquals } from "@std/assert";
import { crypted } from "./crypt.ts";

/** As crypt(3) of Debian's libxcrypt makes them, with the salt that stands in each. */
const KNOWN: readonly (readonly [password: string, stored: string])[] = [
  ["info", "$5$rounds=1000$f7edf812$OTUOiTi9PqydLPz3CKDjA2YOWAiRsGvI950f80SVN01"],
  ["", "$5$rounds=1000$5a839c38$93sxea747SCb9NbWx8whDtI051va34lZ3uhln713Yq9"],
  ["p@ss:%\"\\'&<3", "$5$rounds=1000$240289bd$t41lguIvlCYLxugYDPLuzxkRVRbo8nJbNwCXzjJ7se2"],
  [
    "seventy-two bytes seventy-two bytes seventy-two bytes seventy-two bytes 9",
    "$5$rounds=1000$76dfb69c$2DKnF4LK5rlZ.FuxfG7Wfa9X7ED4tODokYpyVG.IfhD",
  ],
  ["Grüße", "$5$rounds=1000$c6010ed6$tTj0i8Lx4YCGsRo9nITNeBLVv4Uqf55l6ns2/l0ppf0"],
];

Deno.test("a password is stored as crypt(3) would, whatever its length and letters", () => {
  for (const [password, stored] of KNOWN) assertEquals(crypted(password), stored);
});

Deno.test("what differs behind the 72nd byte is another password", () => {
  const [one, other] = ["1", "2"].map((end) => crypted("seventy-two bytes ".repeat(4) + end));
  const hashOf = (stored = "") => stored.split("$").at(-1);
  assertMatch(one ?? "", /^\$5\$rounds=1000\$[0-9a-f]{8}\$[./0-9A-Za-z]{43}$/);
  assertNotEquals(hashOf(one), hashOf(other));
});
