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
  /** Pairs of each relation, over the protocols that its clause concerns. */
  readonly pairs: number;
}

export const PROFILES: Readonly<Record<Profile, Numbers>> = {
  smoke: { deployments: 3, perClause: 0, opening: 40, most: 1000, pairs: 2 },
  standard: { deployments: 18, perClause: 20, opening: 42, most: 8000, pairs: 28 },
  exhaustive: { deployments: 400, perClause: 100, opening: 30, most: 40000, pairs: 100 },
};
