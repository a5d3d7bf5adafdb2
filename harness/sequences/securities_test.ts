import { assert, assertEquals } from "@std/assert";
import type { Endpoint } from "../../fixtures/endpoint.ts";
import { onReference } from "./_site.ts";
import { ALL } from "./mod.ts";
import type { SequenceCheck, SequenceSite } from "./sequence.ts";

const CHECKS: readonly SequenceCheck[] = ALL;

/** What a check finds on a reference of which only some endpoints are known. */
const among = (check: SequenceCheck, some: (endpoint: Endpoint) => boolean) =>
  onReference(check.kind, ({ dialling, ...site }: SequenceSite) =>
    check.run({
      ...site,
      dialling: { ...dialling, endpoints: dialling.endpoints.filter(some) },
    }), { runs: 4 });

for (const check of CHECKS) {
  Deno.test(`${check.kind}: a target that speaks TLS alone is asked over TLS`, async () => {
    const findings = await among(check, ({ security }) => security === "tls");
    assert(findings.length > 0);
    assertEquals(findings.filter(({ finding }) => finding !== "kept"), []);
  });

  Deno.test(`${check.kind}: a target that speaks none of its protocols does not offer it`, async () => {
    const findings = await among(check, () => false);
    assertEquals([...new Set(findings.map(({ finding }) => finding))], ["notOffered"]);
  });
}
