import type { z } from "zod";
import { RUN } from "../reports/run_schema.ts";
import type { Fact } from "./fact.ts";

/** A run as `run.json` tells it. */
export type Recorded = z.output<typeof RUN>;
export type RecordedResult = Recorded["results"][number];

/** @throws {SyntaxError} where it is no `run.json` of this version */
export function readRun(text: string, path: string): Recorded {
  const read = RUN.safeParse(parse(text));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new SyntaxError(
    `Cannot read ${path}: it tells no run, or one of another version (${
      issue?.path.join(".") || "the file"
    }). Remedy: make the run again`,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A recorded result as it was before anything was listed. */
export function recordedFact(
  { check, clause, protocol, verdict, form, sent, mechanism, expects, way, listed }: RecordedResult,
): Fact {
  return {
    ...{ check, clause, protocol },
    verdict: listed?.was ?? verdict,
    ...form !== undefined && { form },
    ...sent !== undefined && { login: sent },
    ...mechanism !== undefined && { mechanism },
    ...expects !== undefined && { expects },
    ...way !== undefined && { way },
  };
}
