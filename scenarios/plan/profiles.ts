/** How much is drawn. */
export type Profile = "smoke" | "standard" | "exhaustive";

export interface Numbers {
  /** Drawn before any cell is walked, the worked example aside. */
  readonly deployments: number;
  /** The least number of scenarios that a clause decides in a protocol, where that many can be found. */
  readonly perClause: number;
  /** The part of the scenarios that should open, in hundredths. */
  readonly opening: number;
  /** Filling up to `opening` stops here. */
  readonly most: number;
  /** Scenarios by SCRAM: up to a second of CPU each. */
  readonly scram: number;
  /** Pairs of each relation, over the protocols that its clause concerns. */
  readonly pairs: number;
}

export const PROFILES: Readonly<Record<Profile, Numbers>> = {
  smoke: { deployments: 12, perClause: 0, opening: 40, most: 900, scram: 2, pairs: 8 },
  standard: { deployments: 104, perClause: 20, opening: 42, most: 6000, scram: 3, pairs: 28 },
  exhaustive: { deployments: 400, perClause: 100, opening: 30, most: 20000, scram: 12, pairs: 100 },
};
