import { assert, assertEquals } from "@std/assert";
import kinds from "../../../scenarios/sequences/sharing/mod.ts";
import { conversing, saying } from "../../mutants/conversing.ts";
import type { Mutant } from "../../mutants/mutant.ts";
import inherits from "../../mutants/sharing/below_not_inherited.ts";
import outlives from "../../mutants/sharing/right_outlives_removal.ts";
import byAddress from "../../mutants/sharing/tilde_by_address.ts";
import { onReference } from "../_site.ts";
import sharing from "./mod.ts";

Deno.test("the reference keeps every clause, over IMAP and XIMSS", async () => {
  const findings = await onReference("sharing", (site) => sharing.run(site), { runs: 6 });
  assertEquals(findings.filter(({ finding }) => finding !== "kept"), []);
  const clauses = (of: string) =>
    new Set(findings.flatMap(({ clause, protocol }) => protocol === of ? [clause] : []));
  assertEquals(clauses("imap"), new Set(kinds.clauses));
});

Deno.test("a server may tell of letters that it alone knows", async () => {
  let told = 0;
  // RFC 5257's `n`, and a right of the site's own (RFC 4314, section 2).
  const withMore = (text: string) =>
    text.replace(
      /^(\* (?:MYRIGHTS|ACL) .*?\b[lrswipkxtecda]*l[lrswipkxtecda]*)(?="?\r\n)/gm,
      "$1n0",
    );
  const parts = conversing(({ protocol, wire }, activated) => ({
    ...protocol === "imap" && {
      wire: saying(wire, (text) => {
        const more = withMore(text);
        if (more !== text) activated();
        return more;
      }),
    },
  }))(() => told++);
  const findings = await onReference("sharing", (site) => sharing.run(site), { runs: 6, parts });
  assertEquals(findings.filter(({ finding }) => finding !== "kept"), []);
  assert(told > 0);
});

for (const mutant of [inherits, outlives, byAddress] as readonly Mutant[]) {
  Deno.test(`a planted fault is told in six steps: ${mutant.title}`, async () => {
    const findings = await onReference("sharing", (site) => sharing.run(site), {
      runs: 16,
      parts: mutant.wrong(() => {}),
    });
    const broken = findings.find(({ finding }) => finding === "broken");
    const { clause, caughtUnder = [clause] } = mutant;
    assert(broken && caughtUnder.includes(broken.clause), JSON.stringify(findings));
    assert((broken.steps ?? []).length <= 6, broken.steps?.join("\n"));
  });
}

Deno.test("a server without access rights offers nothing to ask about", async () => {
  const findings = await onReference(
    "sharing",
    (site) => sharing.run({ ...site, dialling: { ...site.dialling, endpoints: [] } }),
  );
  assert(findings.length > 0 && findings.every(({ finding }) => finding === "notOffered"));
});

Deno.test("a server that answers nobody proves nothing", async () => {
  const findings = await onReference("sharing", (site) => {
    const { dialling } = site;
    const endpoints = dialling.endpoints.map((one) => ({ ...one, port: 1 }));
    return sharing.run({ ...site, dialling: { ...dialling, endpoints, timeout: 200 } });
  });
  assert(findings.length > 0 && findings.every(({ finding }) => finding === "unclear"));
});
