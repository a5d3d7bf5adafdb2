import { canaryIn, canaryOf } from "../../../fixtures/canary.ts";
import type { ClauseId } from "../../../fixtures/clauses/mod.ts";
import { fileSteps, ownSteps, someOf } from "../../../scenarios/sequences/files/draw.ts";
import files from "../../../scenarios/sequences/files/mod.ts";
import { fileInWords, type FileStep, storeOf } from "../../../scenarios/sequences/files/step.ts";
import type { FtpSession } from "../../sessions/ftp.ts";
import { Lost } from "../../sessions/lost.ts";
import { falsify, findingOf } from "../falsify.ts";
import type { SequenceCheck, SequenceFinding, SequenceSite } from "../sequence.ts";
import { Actors } from "../sharing/actors.ts";

const CANARY = canaryOf("", "a@b").file.name;

/** Whether a code says that it was done. @throws {Lost} where it says that it cannot be done now (RFC 959, section 4.2.1) */
function isDone(code: number): boolean {
  if (code >= 400 && code < 500) throw new Lost(`answered by ${code}`);
  return code < 400;
}

/** What a step came to: an account whose canary was read, `done`, or `refused`. */
const DEEDS: Readonly<
  Record<
    FileStep["does"],
    (session: FtpSession, place: string, site: SequenceSite) => Promise<string>
  >
> = {
  async read(session, place, { dialling: { accountOf } }) {
    const { code, content } = await session.transfer(`RETR ${place}${CANARY}`);
    if (!isDone(code)) return "refused";
    return accountOf(canaryIn(content) ?? "") ?? "a file without a canary";
  },
  async enter(session, place, site) {
    if (place !== "" && !isDone(await session.command(`CWD ${place}`))) return "refused";
    return await DEEDS.read(session, "", site);
  },
  async list(session, place) {
    const { code, content } = await session.transfer(place === "" ? "NLST" : `NLST ${place}`);
    if (!isDone(code)) return "refused";
    return content.includes(CANARY) ? "done" : "a list without the canary";
  },
  async store(session, place) {
    const { code } = await session.transfer(`STOR ${place}note.txt`, "A note.\r\n");
    return isDone(code) ? "done" : "refused";
  },
};

/** Which deeds show whose store it is. */
const SHOWS: ReadonlySet<FileStep["does"]> = new Set<FileStep["does"]>(["read", "enter"]);

/** What is wrong with what a step came to; nothing where it is as it should be. @throws {Lost} */
async function wrong(site: SequenceSite, step: FileStep): Promise<string | undefined> {
  // Each begins at the top of its own store: what one entered is no other's.
  await using actors = new Actors(site);
  const session = await actors.ftp(step);
  const place = step.name === undefined ? "" : `~${step.name}/`;
  const seen = await DEEDS[step.does](session, place, site);
  const store = storeOf(site.sequence.deployment, step);
  const expected = store === undefined ? "refused" : SHOWS.has(step.does) ? store : "done";
  return seen === expected ? undefined : `expected: ${expected}; seen: ${seen}`;
}

async function findingFor(site: SequenceSite, clause: ClauseId): Promise<SequenceFinding> {
  const { deployment, seed, runs } = site.sequence;
  const about = { clause, protocol: "ftp" } as const;
  const steps = fileSteps(deployment, clause);
  const tried = someOf(deployment, steps, { seed, runs: Math.ceil(runs / 2) });
  const falsified = await falsify(steps, tried, (step) => wrong(site, step));
  return findingOf(about, falsified, "each came to the store that it should", (step) => [
    fileInWords(step),
  ]);
}

/** A refusal counts where every account may do the same in its own store, before and after it. */
async function control(site: SequenceSite): Promise<SequenceFinding | undefined> {
  for (const step of ownSteps(site.sequence.deployment)) {
    const about = { clause: "share.files", protocol: "ftp", steps: [fileInWords(step)] } as const;
    try {
      const why = await wrong(site, step);
      if (why !== undefined) return { ...about, finding: "broken", why };
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
      return { ...about, finding: "unclear", why: error.message };
    }
  }
  return undefined;
}

const check: SequenceCheck = {
  kind: files.id,
  async run(site) {
    const { endpoints } = site.dialling;
    if (!endpoints.some(({ protocol }) => protocol === "ftp")) {
      const why = "the target has no FTP";
      return files.clauses.map((clause) =>
        ({ clause, protocol: "ftp", finding: "notOffered", why }) as const
      );
    }
    const before = await control(site);
    if (before) return [before];
    const findings: SequenceFinding[] = [];
    for (const clause of files.clauses) findings.push(await findingFor(site, clause));
    const after = await control(site);
    return after ? [...findings.filter(({ clause }) => clause !== after.clause), after] : findings;
  },
};
export default check;
