import { assert, assertEquals } from "@std/assert";
import { Buffer } from "node:buffer";
import { plan } from "../../scenarios/plan.ts";
import { judgeRun } from "../judge/run.ts";
import { REFUSED } from "../mutants/answers.ts";
import { conversing, HungUp } from "../mutants/conversing.ts";
import { referenceTarget } from "../targets/reference.ts";
import type { Entry } from "./entry.ts";
import { execute } from "./execute.ts";
import { worldsOf } from "./group.ts";

for (const protocol of ["smtp", "ldap", "pwd"] as const) {
  Deno.test(`${protocol}: a server that closes behind a refusal does not offer a second attempt, and the rest is proven`, async () => {
    const closing = conversing(({ wire }) => ({
      wire: {
        ...wire,
        async send(...data) {
          await wire.send(...data);
          if (data.some((one) => Buffer.from(one).toString().includes(REFUSED[protocol]))) {
            throw new HungUp();
          }
        },
      },
    }));
    const all = plan({ seed: 1, profile: "smoke", protocols: [protocol] });
    const entries: Entry[] = [];
    await execute({
      target: referenceTarget(closing()),
      worlds: worldsOf(all.scenarios),
      jobs: 6,
      timeout: 5000,
      seen: new Set(),
      record: (entry) => entries.push(entry),
    });
    const { results } = judgeRun({ ...all, relations: [], sequences: [] }, entries);
    const red = results.filter(({ verdict }) =>
      !["conforms", "open", "notOffered"].includes(verdict)
    );
    assertEquals(red, []);
    const isolated = results.filter(({ clause }) => clause === "access.isolation");
    assert(isolated.some(({ verdict }) => verdict === "notOffered"));
  });
}
