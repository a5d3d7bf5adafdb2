import { connect, createServer, type Socket } from "node:net";
import { workedExample } from "../../fixtures/worked_example.ts";
import type { Endpoint } from "../../fixtures/endpoint.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import { type ReferenceOptions, startReference } from "../../reference/mod.ts";
import type { Plan } from "../../scenarios/plan.ts";
import { type Judged, judgeRun } from "../judge/run.ts";
import type { Result } from "../judge/verdict.ts";
import type { Entry } from "../run/entry.ts";
import { execute } from "../run/execute.ts";
import { worldsOf } from "../run/group.ts";
import { loginsOf, planned } from "../run/planned.ts";
import { type Selection, selectionOf } from "../select/selection.ts";
import { findTarget } from "../targets/find.ts";
import { declared } from "./lacking.ts";

/** A server that somebody runs, and the file that describes it. */
export interface There extends AsyncDisposable {
  readonly path: string;
  readonly folder: string;
  /** What the file says; more of it, or in its place. */
  write(more?: Readonly<Record<string, unknown>>): void;
}

export interface Kind {
  readonly protocols?: readonly Protocol[];
  readonly parts?: ReferenceOptions;
  /** Clients dial other addresses and ports than the server has. */
  readonly translated?: boolean;
}

/** Serves the worked example. */
export async function there(
  { protocols = ["imap", "pop3"], parts = {}, translated = false }: Kind = {},
): Promise<There> {
  await using stack = new AsyncDisposableStack();
  const folder = await Deno.makeTempDir({ prefix: "loginspec-" });
  stack.defer(() => Deno.remove(folder, { recursive: true }));
  const running = await startReference(workedExample, { ...parts, serve: protocols });
  stack.defer(() => running.close());
  const dialled = await Promise.all(running.endpoints.map(async (endpoint) => {
    if (!translated) return { ...endpoint, host: endpoint.address };
    const outside = stack.use(await translation(endpoint));
    return { ...endpoint, host: "127.0.3.1", port: outside.port };
  }));
  const path = `${folder}/there.json`;
  const write: There["write"] = (more = {}) =>
    Deno.writeTextFileSync(
      path,
      JSON.stringify({ name: "there", endpoints: dialled, deployment: workedExample, ...more }),
    );
  write();
  const kept = stack.move();
  return { path, folder, write, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** Address and port translation: what comes in at another address goes to an endpoint. */
async function translation(
  { address, port }: Endpoint,
): Promise<AsyncDisposable & { readonly port: number }> {
  const open = new Set<Socket>();
  const keep = (socket: Socket) =>
    open.add(socket.on("error", () => socket.destroy()).on("close", () => open.delete(socket)));
  const server = createServer((inside) => {
    const outside = connect({ host: address, port, noDelay: true });
    keep(inside.setNoDelay(true));
    keep(outside);
    inside.pipe(outside).pipe(inside);
    inside.on("close", () => outside.destroy());
    outside.on("close", () => inside.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.3.1", resolve));
  return {
    port: (server.address() as { port: number }).port,
    async [Symbol.asyncDispose]() {
      open.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** All of them; or those that some patterns name. */
export function selectionFor(...only: string[]): Selection {
  const selecting = selectionOf(only, []);
  if (selecting.kind === "unknown") throw new TypeError(selecting.problem);
  return selecting.selection;
}

/** Each takes its time to start: two are enough. */
function fewerServers(plan: Plan): Plan {
  const few = [...new Set(plan.scenarios.map(({ deployment }) => deployment))].slice(0, 2);
  const scenarios = plan.scenarios.filter(({ deployment }) => few.includes(deployment));
  return { ...plan, scenarios, relations: [], observed: [], sequences: [] };
}

/** A run on the target of a file, in this thread; of a provision command on two deployments. */
export async function judged(
  path: string,
  ...only: string[]
): Promise<Judged & { readonly entries: readonly Entry[] }> {
  const target = findTarget(path);
  if (!target) throw new TypeError(`Cannot judge ${path}: it is no target's file`);
  const whole = planned({ seed: 1, profile: "smoke", selection: selectionFor(...only), target });
  const plan = target.given ? whole : fewerServers(whole);
  const entries: Entry[] = [];
  await execute({
    target,
    worlds: worldsOf(loginsOf(plan), plan.sequences),
    jobs: 8,
    timeout: 20_000,
    ...target.trusting ? { trusting: target.trusting } : {},
    seen: new Set(),
    record: (entry) => entries.push(entry),
  });
  const found = judgeRun(plan, entries);
  return { ...found, results: declared(found.results, target.lacks ?? []), entries };
}

/** The verdicts that there are, each once. */
export const verdictsOf = (results: readonly Result[]) =>
  [
    ...new Set(results.map(({ verdict }) => verdict)),
  ].sort();
