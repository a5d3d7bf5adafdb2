import { assert, assertEquals, assertGreater, assertStringIncludes } from "@std/assert";
import type { Endpoint } from "../../fixtures/endpoint.ts";
import { workedExample } from "../../fixtures/worked_example.ts";
import { ALL as REPORTS } from "../reports/mod.ts";
import { RUN } from "../reports/run_schema.ts";
import { readJournal } from "../run/journal.ts";
import { command, folder } from "./_loginspec.ts";

/** A server that is a process of its own, and a file that says where it is. */
async function victim(at: string) {
  Deno.writeTextFileSync(`${at}/deployment.json`, JSON.stringify(workedExample));
  const child = command(["serve", "--deployment", `${at}/deployment.json`]).spawn();
  const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  let said = "";
  while (!said.includes("\n")) said += (await reader.read()).value ?? "";
  const { endpoints } = JSON.parse(said) as { endpoints: Endpoint[] };
  const file = `${at}/target.yaml`;
  Deno.writeTextFileSync(
    file,
    JSON.stringify({
      name: "a server elsewhere",
      endpoints: endpoints.filter(({ protocol }) => protocol === "pop3")
        .map(({ protocol, address, port, security }) => ({
          protocol,
          host: address,
          port,
          security,
        })),
      deployment: workedExample,
    }),
  );
  return {
    file,
    kill: (signal: Deno.Signal) => child.kill(signal),
    async [Symbol.asyncDispose]() {
      try {
        child.kill("SIGKILL");
      } catch {
        // It is dead already.
      }
      await reader.cancel();
      await child.stderr.cancel();
      await child.status;
    },
  };
}

/** Waits until a file has so many lines. */
async function linesIn(path: string, count: number): Promise<void> {
  using watcher = Deno.watchFs(path.slice(0, path.lastIndexOf("/")));
  const enough = () => {
    try {
      return Deno.readTextFileSync(path).split("\n").length > count;
    } catch {
      return false;
    }
  };
  if (enough()) return;
  for await (const _ of watcher) if (enough()) return;
}

const ENDS = [["SIGKILL", "is gone"], ["SIGSTOP", "stands still"]] as const;

for (const [signal, what] of ENDS) {
  Deno.test(`where the server ${what} in the middle the run ends by 4, with every report`, async () => {
    using at = folder();
    await using server = await victim(at.path);
    const report = `${at.path}/report`;
    Deno.mkdirSync(report);
    const wish = ["run", "--target", server.file, "--profile", "smoke", "--report-format", "all"];
    const args = [...wish, "--report", report];
    // One after the other, and none of them long.
    const running = command([...args, "--jobs", "1", "--timeout", "400"]).spawn();
    await linesIn(`${report}/run.ndjson`, 12);
    server.kill(signal);
    const { code, stderr } = await running.output();
    const said = new TextDecoder().decode(stderr);
    assertEquals(code, 4, said);
    assertStringIncludes(said, "--resume");
    for (const { filename } of REPORTS) assert(Deno.statSync(`${report}/${filename}`).size > 0);
    const { summary, stopped } = RUN.parse(JSON.parse(Deno.readTextFileSync(`${report}/run.json`)));
    assertEquals([summary.verdicts.deviates, summary.verdicts.differs], [0, 0]);
    assert(stopped !== undefined);
    const path = `${report}/run.ndjson`;
    const entries = readJournal(Deno.readTextFileSync(path), path);
    assertGreater(entries.filter(({ type }) => type === "lost").length, 0);
    if (signal !== "SIGSTOP") return;
    server.kill("SIGCONT");
    const resumed = await command([...args, "--resume"]).output();
    assertEquals(resumed.code, 0, new TextDecoder().decode(resumed.stderr));
  });
}
