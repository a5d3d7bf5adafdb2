import { factOf } from "../deviations/fact.ts";
import type { Result } from "../judge/verdict.ts";
import { seal } from "../replay/sealed.ts";
import { inJson } from "./inert.ts";
import type { Report } from "./report.ts";

/** The whole run as JSON, of the shape that `run.schema.json` publishes. Logins are told in full where they are not green. */
const run: Report = {
  id: "json",
  about: "all of it as JSON, for programs",
  usual: true,
  filename: "run.json",
  write(told) {
    const { version, startedAt, only, skip, summary, results, followed, server } = told;
    const { stopped, lockouts, losses, trust, mode, shard } = told;
    return inJson(
      {
        version,
        startedAt,
        only,
        skip,
        summary,
        followed,
        ...(stopped === undefined ? {} : { stopped }),
        ...(lockouts === undefined ? {} : { lockouts }),
        ...(losses === undefined ? {} : { losses }),
        ...(trust === undefined ? {} : { trust }),
        ...(mode === undefined ? {} : { mode }),
        ...(shard === undefined ? {} : { shard }),
        ...(server === undefined ? {} : { server }),
        results: results.map(({ login, readings: _, ...result }) => ({
          ...result,
          ...login && { client: login.client },
          ...login?.ms !== undefined && { ms: Math.round(login.ms * 10) / 10 },
          ...kindOf({ ...result, ...login && { login } }),
          ...(login && !["conforms", "open"].includes(result.verdict)
            ? { login: { ...login, ms: undefined, scenario: seal(login.scenario) } }
            : {}),
        })),
      },
      1,
    ) + "\n";
  },
};

/** What a deviations file would speak of it by. */
function kindOf(result: Result) {
  const { form, login, mechanism, expects, way } = factOf(result);
  return {
    ...form !== undefined && { form },
    ...login !== undefined && { sent: login },
    ...mechanism !== undefined && { mechanism },
    ...expects !== undefined && { expects },
    ...way !== undefined && { way },
  };
}

export default run;
