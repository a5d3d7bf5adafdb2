import { workedExample } from "../../fixtures/worked_example.ts";
import { say } from "../judge/login.ts";
import reference from "../targets/reference.ts";
import { browse } from "./browse.ts";
import { gallery } from "./gallery.ts";

/** Milliseconds for one login: a browser on a busy machine takes seconds. */
const TIMEOUT = 30_000;

/** The reference in a browser: a line for each login, pictures and `index.html` in the folder. @returns the exit code */
export async function main([folder = "report/browser"]: readonly string[]): Promise<number> {
  await Deno.mkdir(folder, { recursive: true });
  await using running = await reference.start(workedExample, ["web"]);
  const { endpoints, authority } = running;
  if (authority === undefined) throw new Error("Cannot browse: the target has no authority");
  const visits = await browse({
    deployment: workedExample,
    ...{ endpoints, authority, folder, timeout: TIMEOUT },
  });
  await Deno.writeTextFile(`${folder}/index.html`, gallery(visits));
  for (const { title, observation, expected, fits, shots } of visits) {
    console.log(
      "%s",
      `${fits ? "ok  " : "FAIL"} ${title}: ${say(observation)}${
        fits ? "" : `, expected: ${expected}`
      }`,
    );
    for (const { stage, violations } of shots) {
      for (const { rule, where } of violations) {
        console.log("%s", `FAIL ${title}, ${stage}: ${rule} at ${where.join("; ")}`);
      }
    }
  }
  const wrong = visits.some(({ fits, shots }) =>
    !fits || shots.length === 0 || shots.some(({ violations }) => violations.length > 0)
  );
  return wrong || visits.length === 0 ? 1 : 0;
}

if (import.meta.main) Deno.exitCode = await main(Deno.args);
