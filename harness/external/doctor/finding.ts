/** What is looked at, in this order. */
export const STAGES = [
  "file",
  "reach",
  "greeting",
  "tls",
  "offer",
  "login",
  "identity",
  "address",
  "lockout",
] as const;
export type Stage = typeof STAGES[number];

/** `failed`: a run would prove nothing here until it is mended. `warning`: it would prove less. `skipped`: what it needs is not there. */
export const GRADES = ["ok", "warning", "failed", "skipped"] as const;
export type Grade = typeof GRADES[number];

/** One thing that was looked at. No password in it. */
export interface Finding {
  readonly stage: Stage;
  /** An endpoint, an account, or the file. */
  readonly at: string;
  readonly grade: Grade;
  /** A sentence without its full stop. */
  readonly says: string;
  /** What to do about it. */
  readonly mend?: string;
}
