import { assertEquals, assertMatch } from "@std/assert";
import type { Endpoint } from "../../fixtures/endpoint.ts";
import { endpointFor, noneFor } from "./endpoint_for.ts";

const UPGRADE: Endpoint = {
  protocol: "pop3",
  address: "10.0.0.1",
  port: 110,
  security: "upgrade",
};

Deno.test("a login before TLS goes where TLS is on demand, unless TLS alone is to be used there", () => {
  const plain = { ...UPGRADE, security: "plain" } as const;
  assertEquals(endpointFor([UPGRADE], plain), UPGRADE);
  const guarded: Endpoint = { ...UPGRADE, tlsOnly: true };
  assertEquals(endpointFor([guarded], plain), undefined);
  assertEquals(endpointFor([guarded], UPGRADE), guarded);
  const beside: Endpoint = { ...plain, port: 1110 };
  assertEquals(endpointFor([guarded, beside], plain), beside);
});

Deno.test("why there is no endpoint is said: the target has none, or no password goes there so", () => {
  const plain = { ...UPGRADE, security: "plain" } as const;
  assertMatch(noneFor([{ ...UPGRADE, tlsOnly: true }], plain), /^no password goes .* before TLS/);
  assertEquals(noneFor([], plain), "the target has no pop3 (plain) on 10.0.0.1");
});
