import { openHistory } from "./history.ts";

/** A run of its own, as a row. */
export const row = (startedAt: string) => ({
  ...{ started_at: startedAt, version: "0", target: "reference", server: null, profile: "smoke" },
  ...{ selection: '{"only":[],"skip":[]}', seed: 1, logins: 9, duration_ms: 5, stopped: null },
  ...{ verdicts: '{"conforms":3}', followed: "{}" },
});

// A process that writes: its arguments are the file, its name, and how many runs it keeps.
if (import.meta.main) {
  const [path = "", name = "", runs = "1"] = Deno.args;
  for (let at = 0; at < Number(runs); at++) {
    // Opened anew each time, as each run does.
    using history = openHistory(path, { make: true });
    history.add(row(`${name} ${at}`), [
      { clause: "name.full", protocol: "pop3", verdict: "conforms", results: 3 },
    ]);
  }
}
