import type { Command } from "commander";
import { CONFIGURATIONS } from "../exporters/exporter.ts";
import { ALL as SERVERS } from "../servers/mod.ts";
import type { Server } from "../servers/server.ts";
import { idOf } from "../servers/server_target.ts";
import { type Standing, standingOf } from "../servers/standing.ts";
import { unpack } from "../servers/unpack.ts";
import { TARGETS } from "../targets/find.ts";
import { type Budget, type Target, Unreachable } from "../targets/target.ts";
import { Ended, EXIT } from "./exit.ts";
import { columns } from "./list.ts";
import { print, tell } from "./print.ts";

const REAL: readonly Server[] = SERVERS;

interface Options {
  readonly json?: true;
  readonly unpack?: readonly string[];
}

/** A target, with what there is of it here. `embedded`: it comes with us. */
interface Row extends Pick<Target, "id" | "title" | "offers"> {
  readonly here: Standing | { readonly is: "embedded" };
  readonly budget?: Budget;
}

export function addTargets(program: Command): void {
  program.command("targets")
    .description("list the servers that can be tested: what is installed, and what each costs")
    .option("--json", "as JSON: an array of targets")
    .option(
      "--unpack <id...>",
      "first unpack servers whose packages conflict with others, each into a folder of its own; needs apt, not root",
    )
    .addHelpText(
      "after",
      `
Examples:
  deno task loginspec targets
  deno task loginspec targets --unpack ${firstToUnpack()}
  deno task loginspec targets --json | jq '.[] | select(.here.is == "missing").here.remedy'

They are unpacked into $LOGINSPEC_SERVERS, else into loginspec/servers of the user's cache (root's is /var/cache).`,
    )
    .action(async ({ json, unpack: ids = [] }: Options) => {
      for (const server of serversOf(ids)) await unpacked(server);
      const rows = await rowsOf();
      print(json ? JSON.stringify(rows) : text(rows));
    });
}

const unpackable = () => REAL.filter(({ install }) => install === "unpack");
const firstToUnpack = () => unpackable()[0]?.exporter.id ?? "cyrus";

/** Its targets: one in each configuration. */
const targetsOf = (server: Server) =>
  CONFIGURATIONS.filter((one) => server.exporter.configurations.includes(one))
    .map((configuration) => idOf(server, configuration));

/** @throws {Ended} where an id is nobody's, or its packages need no unpacking */
function serversOf(ids: readonly string[]): Server[] {
  return ids.map((id) => {
    const server = REAL.find((server) => targetsOf(server).includes(id));
    if (!server) {
      const known = unpackable().map(({ exporter }) => exporter.id).join(", ");
      throw new Ended(
        EXIT.usage,
        `No server is called ${JSON.stringify(id)}. To be unpacked are: ${known || "none"}.`,
      );
    }
    if (server.install === "unpack") return server;
    throw new Ended(
      EXIT.usage,
      `${id} conflicts with nothing. Remedy: apt-get install --no-install-recommends ${
        server.packages.join(" ")
      }`,
    );
  });
}

async function unpacked(server: Server): Promise<void> {
  try {
    await unpack(server, { tell });
  } catch (error) {
    if (error instanceof Unreachable) throw new Ended(EXIT.unreachable, error.message);
    throw error;
  }
}

/** In the order of `list targets`. */
async function rowsOf(): Promise<Row[]> {
  const standing = new Map<string, Promise<Standing>>();
  for (const server of REAL) {
    const here = standingOf(server);
    for (const id of targetsOf(server)) standing.set(id, here);
  }
  return await Promise.all(TARGETS.map(async ({ id, title, offers, budget }) => ({
    id,
    title,
    offers,
    here: await standing.get(id) ?? { is: "embedded" as const },
    ...budget ? { budget } : {},
  })));
}

const HEADINGS = ["target", "here", "protocols", "start", "refusal", "deployments and refusals"];

function text(rows: readonly Row[]): string {
  const remedies = new Set(rows.flatMap(({ here }) => here.is === "missing" ? [here.remedy] : []));
  return [
    columns([
      HEADINGS,
      ...rows.map((
        { id, here, offers, budget },
      ) => [id, standingText(here), offers.join(" "), ...costs(budget)]),
    ]),
    ...remedies.size > 0
      ? ["", "To have the rest:", ...[...remedies].map((one) => `  ${one}`)]
      : [],
  ].join("\n");
}

const standingText = (here: Row["here"]) =>
  "version" in here && here.version ? `${here.is}, ${here.version}` : here.is;

/** Milliseconds of a start and of a refusal; what a profile spends at most. */
function costs(budget: Budget | undefined): string[] {
  if (!budget) return ["", "", "all"];
  const spends = Object.entries(budget.spends).map(([profile, { deployments, refusals }]) =>
    `${profile}: ${deployments}, ${refusals}`
  );
  return [`${budget.start} ms`, `${budget.refusal} ms`, spends.join("; ") || "all"];
}
