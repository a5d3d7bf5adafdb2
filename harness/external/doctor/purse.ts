import type { FullName } from "../../../fixtures/deployment.ts";
import type { FailureBudget } from "../target_file.ts";

/** Where the file says nothing: so many failed logins of one account hurt nobody. */
export const USUAL = 3;

/** The failed logins that are left of what the file allows: of those from one client the last is kept back, since what should open may fail. */
export class Purse {
  readonly #spent = new Map<FullName, number>();
  #all = 0;

  constructor(private readonly budget: FailureBudget) {}

  /** How many more of an account may fail. */
  left(account: FullName): number {
    const { perAccount = USUAL, perAddress = Infinity } = this.budget;
    const own = perAccount - (this.#spent.get(account) ?? 0);
    return Math.max(0, Math.min(own, perAddress - 1 - this.#all));
  }

  /** Whether a login that should open may be made: it spends nothing, unless the file is wrong. */
  allows(account: FullName): boolean {
    const { perAddress = Infinity } = this.budget;
    return this.#spent.has(account)
      ? this.left(account) > 0
      : this.#all === 0 || this.#all < perAddress - 1;
  }

  spend(account: FullName): void {
    this.#spent.set(account, (this.#spent.get(account) ?? 0) + 1);
    this.#all++;
  }
}
