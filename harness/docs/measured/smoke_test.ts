import { assert, assertEquals, assertGreater, assertNotEquals } from "@std/assert";
import { accountsOf } from "../../../fixtures/deployment.ts";
import { targetOf } from "../../cli/options.ts";
import { sequenceOf } from "../../drawn/sequence.ts";
import { sequenceSvg } from "../../drawn/sequence_svg.ts";
import { sequenceText } from "../../drawn/sequence_text.ts";
import { faultIn } from "../../drawn/_well_formed.ts";
import type { Told } from "../../reports/report.ts";
import { referenceTarget } from "../../targets/reference.ts";
import type { Target } from "../../targets/target.ts";
import { made, small } from "../../uneven/_made.ts";
import { blocksOf, type Options, type Table } from "../table.ts";
import matrix from "../tables/matrix.ts";
import refusalsSeen from "../tables/refusals_seen.ts";
import talk from "../tables/talk.ts";
import workedExample from "../tables/worked_example.ts";
import { talkBlock } from "./talk.ts";
import { toldOf } from "./_told.ts";

const DRAWN = small("pop3", "ftp", "web", "ldap", "smtp");
/** The worked example, and `%` elsewhere. */
const PLAN = {
  ...DRAWN,
  scenarios: DRAWN.scenarios.filter(({ deployment, cell }) =>
    deployment.name === "worked-example" || cell.form === "percent"
  ),
};

const ran = async (target: Target): Promise<Told> =>
  toldOf({ target: "run", plan: PLAN, entries: (await made(target, PLAN)).entries });

const RIGHT = await ran(referenceTarget());
const WRONG = await ran(targetOf("mutant:percent-is-a-letter"));

const textOf = (table: Table, told: Told, options: Options = {}): string => {
  const made = table.make({ options, runs: [told], commands: [] });
  assert(!("problem" in made), JSON.stringify(made));
  return JSON.stringify(blocksOf(made));
};

Deno.test("one wrong rule of a real server changes the tables that are made of its run", () => {
  for (const table of [matrix, workedExample, refusalsSeen]) {
    const options = table === refusalsSeen ? { protocol: "pop3" } : {};
    const same = table === refusalsSeen;
    const [right, wrong] = [textOf(table, RIGHT, options), textOf(table, WRONG, options)];
    // It refuses more, and says it in the same words.
    if (same) assertEquals(right, wrong);
    else assertNotEquals(right, wrong, table.id);
  }
  assert(textOf(workedExample, WRONG).includes("✗ the login is refused"));
  assert(!textOf(workedExample, RIGHT).includes("✗"));
});

Deno.test("the same plan on the same server gives the same matrix and the same worked example", async () => {
  const again = await ran(referenceTarget());
  for (const table of [matrix, workedExample, refusalsSeen]) {
    assertEquals(textOf(table, again), textOf(table, RIGHT), table.id);
  }
});

Deno.test("a talk that two runs kept is drawn the same, whatever passed in it", async () => {
  const again = new Map((await ran(referenceTarget())).results.map((one) => [one.id, one]));
  const same = RIGHT.results.flatMap((one) => {
    const [first, second] = [one, again.get(one.id)].map((each) => each && talkBlock(each));
    return first && second ? [[one.id, first, second] as const] : [];
  });
  assertGreater(same.length, 5);
  for (const [id, first, second] of same) assertEquals(second, first, id);
});

Deno.test("a talk of each clause and protocol can be shown, as a picture and in words", () => {
  const wanted = { clause: "name.percent", protocol: "ftp" };
  assert(textOf(talk, RIGHT, wanted).includes("opens"));
  assert(textOf(talk, WRONG, wanted).includes("the login is refused"));
});

Deno.test("every talk that is kept can be drawn, shows name and decision, and no password", () => {
  let drawn = 0;
  for (const result of [...RIGHT.results, ...WRONG.results]) {
    const sequence = result.check === "decide" && sequenceOf(result, { whole: true });
    if (!sequence || !result.login) continue;
    drawn++;
    const { scenario, observed } = result.login;
    const svg = sequenceSvg(sequence);
    assertEquals(faultIn(svg), undefined, result.id);
    const marks = sequence.steps.flatMap((step) => "lines" in step ? step.lines : [])
      .flatMap(({ mark }) => mark ?? []);
    if (observed.kind !== "unclear" && scenario.mechanism !== "EXTERNAL") {
      assert(marks.includes("decision"), `${result.id}: ${sequenceText(sequence)}`);
    }
    if (observed.kind === "opened") assert(marks.includes("name"), result.id);
    const names = new Set(
      accountsOf(scenario.deployment).flatMap((
        { account: { name, aliases } },
      ) => [name, ...aliases]),
    );
    const secrets = [
      scenario.password,
      ...accountsOf(scenario.deployment).map(({ account }) => account.password),
    ].filter((password) => password.length > 5 && !names.has(password));
    for (const text of [svg, sequenceText(sequence)]) {
      assertEquals(secrets.filter((secret) => text.includes(secret)), [], result.id);
    }
  }
  assertGreater(drawn, 20);
});
