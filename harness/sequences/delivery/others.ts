import type { FullName } from "../../../fixtures/deployment.ts";
import type { Addressee } from "../../../scenarios/sequences/delivery/addressees.ts";
import type { SequenceSite } from "../sequence.ts";
import { Inbox } from "./inbox.ts";

/** So many accounts are looked into, and no more. */
const LOOKED_INTO = 24;

/** A message that was sent, by a word of its subject. */
export interface Posted {
  readonly addressee: Addressee;
  readonly word: string;
}

/** A message that somebody has whom it was not for. */
export interface Strayed {
  readonly addressee: Addressee;
  readonly stranger: FullName;
}

const localPart = (name: string) => name.toLowerCase().split("@")[0];

/** Whoever is called like the one whom it was for, or like the address, and is another. */
const isNamesake = (stranger: FullName, { address, opens }: Addressee) =>
  stranger !== opens &&
  [address, opens].some((name) => localPart(name) === localPart(stranger));

/** The INBOXes that can be looked into for mail which is not theirs. */
export class Others {
  readonly #accounts: readonly FullName[];

  /** @param known the addresses of the deployment: full names among them open their account */
  constructor(
    private readonly site: SequenceSite,
    private readonly local: string,
    known: readonly Addressee[],
  ) {
    this.#accounts = known.filter(({ address, opens }) => address === opens)
      .map(({ opens }) => opens).slice(0, LOOKED_INTO);
  }

  /** Who has a message, beside the one whom it is for. @throws {Lost} */
  async having({ addressee, word }: Posted): Promise<FullName | undefined> {
    for (const account of this.#accounts) {
      if (account === addressee.opens) continue;
      if ((await this.#subjects(account)).includes(word)) return account;
    }
    return undefined;
  }

  /** The first message that a namesake got. A site's archive, or whoever else it copies mail to, is no stranger. @throws {Lost} */
  async strayed(posted: readonly Posted[]): Promise<Strayed | undefined> {
    for (const stranger of this.#accounts) {
      const astray = posted.filter(({ addressee }) => isNamesake(stranger, addressee));
      if (astray.length === 0) continue;
      const subjects = await this.#subjects(stranger);
      const first = astray.find(({ word }) => subjects.includes(word));
      if (first) return { addressee: first.addressee, stranger };
    }
    return undefined;
  }

  async #subjects(account: FullName): Promise<string> {
    await using inbox = await Inbox.open(this.site, this.local, {
      address: account,
      opens: account,
    });
    return await inbox.subjects();
  }
}
