import { assertEquals } from "@std/assert";
import closed from "../../mutants/sharing/ftp_tilde_closed.ts";
import byAddress from "../../mutants/sharing/ftp_tilde_by_address.ts";
import open from "../../mutants/sharing/ftp_tilde_open.ts";
import type { Mutant } from "../../mutants/mutant.ts";
import { onReference } from "../_site.ts";
import files from "./mod.ts";

Deno.test("each file store is where its name leads, and open to its account and administrators alone", async () => {
  const findings = await onReference("files", (site) => files.run(site), { runs: 40 });
  assertEquals(findings.map(({ clause, finding }) => `${clause} ${finding}`), [
    "share.files kept",
    "share.default-domain kept",
  ]);
});

for (const mutant of [closed, byAddress, open] as readonly Mutant[]) {
  Deno.test(`a planted fault is told in one step: ${mutant.title}`, async () => {
    const findings = await onReference("files", (site) => files.run(site), {
      runs: 40,
      parts: mutant.wrong(() => {}),
    });
    const broken = findings.find(({ clause }) => clause === mutant.clause);
    assertEquals([broken?.finding, broken?.steps?.length], ["broken", 1]);
  });
}

Deno.test("a server that answers nobody proves nothing", async () => {
  const findings = await onReference("files", (site) => {
    const { dialling } = site;
    const endpoints = dialling.endpoints.map((one) => ({ ...one, port: 1 }));
    return files.run({ ...site, dialling: { ...dialling, endpoints, timeout: 200 } });
  });
  assertEquals(findings.map(({ finding }) => finding), ["unclear"]);
});
