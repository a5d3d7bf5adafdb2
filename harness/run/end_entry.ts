import { z } from "zod";
import { LISTED } from "../deviations/deviation.ts";

/** The run came to its end, be it that it was stopped: a record without it is of a run that was killed. */
export const end = z.strictObject({
  type: z.literal("end"),
  /** Of this sitting alone, where the run was gone on with. */
  durationMs: z.number().nonnegative(),
  /** What the server is called, and its version where somebody knows it. */
  server: z.strictObject({ title: z.string(), version: z.string().exactOptional() }),
  /** What was known of the server by then; its files may be elsewhere, or say something else, when the record is told again. */
  deviations: z.array(LISTED).readonly(),
});

/** The run was gone on with from here: what was lost or stopped before says nothing of the server that is there now. */
export const resumed = z.strictObject({ type: z.literal("resumed"), at: z.string() });

export type EndEntry = z.infer<typeof end>;
