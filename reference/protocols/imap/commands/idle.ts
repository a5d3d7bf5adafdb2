import { type Answer, bad, ok } from "../answer.ts";
import type { Run } from "../command.ts";
import type { Authenticated, Selected } from "../state.ts";

/** IDLE (RFC 2177): what other sessions do is told as it happens (access.live), until the client says DONE. */
export const idle = (): Run<Authenticated | Selected> => async ({ wire, output }, state) => {
  await wire.send("+ idling\r\n");
  if (state.phase !== "selected") return ended(await wire.line());
  const came = wire.line().then((line) => ({ line }));
  came.catch(() => {}); // seen by the race below, which may begin later
  while (true) {
    for (const news of state.view.news(true)) output.line(news);
    await output.flush();
    const first = await Promise.race([came, state.view.changed()]);
    if (first) return ended(first.line);
  }
};

function ended(line: string | undefined): Answer {
  if (line === undefined) return ok("IDLE cut off", { phase: "logout" });
  return line.toUpperCase() === "DONE" ? ok("IDLE done") : bad("DONE expected");
}
