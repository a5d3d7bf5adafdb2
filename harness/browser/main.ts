import { workedExample } from "../../fixtures/worked_example.ts";
import { EXIT } from "../cli/exit.ts";
import { say } from "../judge/login.ts";
import reference from "../targets/reference.ts";
import { browse, troublesOf } from "./browse.ts";
import { gallery } from "./gallery.ts";
import { missing, type Needed } from "./installed.ts";

/** Milliseconds for one login: a browser on a busy machine takes seconds. */
const TIMEOUT = 30_000;

/** The reference in a browser: a line for each login, pictures and `index.html` in the folder. @returns the exit code */
export async function main(
  [folder = "report/browser"]: readonly string[],
  needed?: readonly Needed[],
): Promise<number> {
  const because = missing(needed);
  if (because !== undefined) {
    console.error("%s", `Not run, because ${because}.`);
    return EXIT.unreachable;
  }
  await Deno.mkdir(folder, { recursive: true });
  await using running = await reference.start(workedExample, ["web"]);
  const { endpoints, authority } = running;
  if (authority === undefined) throw new Error("Cannot browse: the target has no authority");
  const visits = await browse({
    deployment: workedExample,
    ...{ endpoints, authority, folder, timeout: TIMEOUT },
  });
  await Deno.writeTextFile(`${folder}/index.html`, gallery(visits));
  for (const visit of visits) {
    const { title, observation, expected, fits } = visit;
    const sentence = `${title}: ${say(observation)}`;
    console.log("%s", fits ? `ok   ${sentence}` : `FAIL ${sentence}, expected: ${expected}`);
    for (const trouble of troublesOf(visit)) console.log("%s", `FAIL ${title}: ${trouble}`);
  }
  console.log("%s", `Pictures: ${folder}/index.html`);
  const wrong = visits.some((visit) => !visit.fits || troublesOf(visit).length > 0);
  return wrong || visits.length === 0 ? EXIT.deviates : EXIT.conforms;
}

if (import.meta.main) Deno.exitCode = await main(Deno.args);
