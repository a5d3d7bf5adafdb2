import { assert, assertEquals, assertGreater } from "@std/assert";
import { canaryOf } from "../../fixtures/canary.ts";
import { accountsOf } from "../../fixtures/deployment.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import percentIsALetter from "../mutants/names/percent_is_a_letter.ts";
import { planned } from "../run/planned.ts";
import { findTarget } from "../targets/find.ts";
import { judged, selectionFor, there, verdictsOf } from "./_there.ts";

Deno.test("a server behind address translation is judged by the addresses that it has itself", async () => {
  await using server = await there({ translated: true });
  const { results } = await judged(server.path);
  assertGreater(results.length, 200);
  assertEquals(verdictsOf(results), ["conforms", "open"]);
  const addresses = new Set(results.map(({ login }) => login?.scenario.attempt.address));
  assert(addresses.has("127.0.1.1") && !addresses.has("127.0.3.1"));
});

Deno.test("without the server's own addresses a server behind translation is found wrong", async () => {
  await using server = await there({ translated: true, protocols: ["pop3"] });
  // As if every connection arrived on the Main Domain's address.
  const { endpoints } = JSON.parse(Deno.readTextFileSync(server.path)) as {
    endpoints: { address: string }[];
  };
  const [first] = endpoints;
  assert(first);
  server.write({
    endpoints: endpoints.map((one) => ({ ...first, address: one.address })),
  });
  const { results } = await judged(server.path, "address.*");
  assert(verdictsOf(results).includes("deviates"));
});

Deno.test("a wrong server is caught, by the clause that it breaks", async () => {
  await using server = await there({
    protocols: ["imap"],
    parts: { ...percentIsALetter.wrong(() => {}), onFault() {} },
  });
  const { results } = await judged(server.path, "name.*", "imap");
  const broken = results.filter(({ verdict }) => verdict === "deviates");
  assert(broken.some(({ clause }) => clause === "name.percent" || clause === "name.explicit-wins"));
});

Deno.test("an account is told by the text that its file names", async () => {
  await using server = await there({ protocols: ["pop3"] });
  server.write({
    deployment: {
      ...workedExample,
      // A canary is made of the deployment's name: those that the server shows are nobody's here.
      name: "without-canaries",
      domains: workedExample.domains.map((domain) => ({
        ...domain,
        accounts: domain.accounts.map((account) => ({
          ...account,
          canary: { text: canaryOf(workedExample.name, `${account.name}@${domain.name}`).token },
        })),
      })),
    },
  });
  const { results } = await judged(server.path, "name.full", "address.*");
  assertGreater(results.length, 5);
  assertEquals(verdictsOf(results), ["conforms", "open"]);
});

Deno.test("what a target declares not to offer is not tried, and comes out with its reason", async () => {
  await using server = await there({ protocols: ["pop3"] });
  server.write({
    lacks: [
      { mechanism: "APOP", reason: "the passwords are hashed" },
      { clause: "name.percent", reason: "an @ is enough for us" },
    ],
  });
  const { results, entries } = await judged(server.path);
  const apop = results.filter(({ login, check }) =>
    check === "decide" && login?.scenario.mechanism === "APOP"
  );
  assertGreater(apop.length, 0);
  assertEquals(verdictsOf(apop), ["notOffered"]);
  assert(apop.every(({ why }) => why.includes("the passwords are hashed")), apop[0]?.why);
  const ids = new Set(apop.map(({ id }) => id));
  assert(
    entries.every((entry) =>
      entry.type !== "login" || !ids.has(entry.id) || entry.client === "none"
    ),
  );
  const percent = results.filter(({ clause }) => clause === "name.percent");
  assertEquals(verdictsOf(percent), ["notOffered"]);
});

Deno.test("a run's failed logins stay within the budget, and what is left out is told", async () => {
  await using server = await there({ protocols: ["pop3"] });
  server.write({ limits: { failures: { perAccount: 3, perAddress: 12 } } });
  const { results, entries } = await judged(server.path);
  const failed =
    entries.filter((entry) => entry.type === "login" && entry.observation.kind === "refused")
      .length;
  assert(failed > 4 && failed <= 12, `${failed} failed`);
  assert(!verdictsOf(results).includes("unproven"), JSON.stringify(verdictsOf(results)));
  const target = findTarget(server.path);
  assert(target);
  const { short } = planned({ seed: 1, profile: "smoke", selection: selectionFor(), target });
  assert(short.some(({ because }) => because === "more would go over the budget of failed logins"));
});

Deno.test("a fixed target serves its own deployment, and says so of another", async () => {
  await using server = await there({ protocols: ["pop3"] });
  const target = findTarget(server.path);
  assert(target?.given);
  const said = await target.start({ ...workedExample, name: "another" }, ["pop3"])
    .then(() => "", (error: Error) => error.message);
  assertEquals(said, "it serves worked-example alone, and was asked for another");
  assertEquals(accountsOf(target.given.deployment).length, 6);
});
