import type { Security } from "../../fixtures/endpoint.ts";
import type { Protocol } from "../../fixtures/protocols.ts";

/** So many groups in a row without one opened login: the target is dead. */
const DEAD_GROUPS = 4;
/** So many deployments in a row that were lost, each tried anew: the target is out of reach. */
const LOST_WORLDS = 2;
/** So many, where all of them had but one of the run's protocols: it may be that one. */
const LOST_IN_ONE = 6;
/** So many endpoints of one kind in a row that fell silent: the others of that kind are left alone. */
const MUTE_ENDPOINTS = 2;
/** So many refused logins whose account no other form opened, over a protocol in which nothing ever did: no more forms until then. */
const FRUITLESS = 4;

/** Why a run ends before its end. `outOfReach`: the target is not there any more, where else it answers and opens nothing. */
export interface Stop {
  readonly because: string;
  readonly outOfReach?: true;
}

/** What endpoints have in common over all deployments. */
type Kind = `${Protocol}/${Security}`;

/** Notices over a whole run that nothing comes of it any more, so that it ends in bounded time. */
export class Breaker {
  #dead = 0;
  #lost = 0;
  readonly #lostIn = new Set<Protocol>();
  readonly #mute = new Map<Kind, number>();
  readonly #opened = new Set<Protocol>();
  readonly #fruitless = new Map<Protocol, number>();
  stop: Stop | undefined;

  /** @param several whether logins of several protocols are made */
  constructor(private readonly several: boolean) {}

  /** Whether nothing opens any more, wherever it is tried. */
  get dead(): boolean {
    return this.stop !== undefined && !this.stop.outOfReach;
  }

  /** A group came to its end. */
  group(id: string, opened: boolean): void {
    this.#dead = opened ? 0 : this.#dead + 1;
    if (this.#dead < DEAD_GROUPS) return;
    this.stop ??= {
      because: `no login opened in ${this.#dead} groups in a row, the last ${id}`,
    };
  }

  /** A deployment was made to its end. */
  whole(): void {
    this.#lost = 0;
    this.#lostIn.clear();
  }

  /** A deployment's server went out of reach, each time that it was started. @param protocols those that did not answer */
  lost(because: string, protocols: Iterable<Protocol>): void {
    this.#lost++;
    for (const protocol of protocols) this.#lostIn.add(protocol);
    const one = this.several && this.#lostIn.size === 1;
    if (this.#lost < (one ? LOST_IN_ONE : LOST_WORLDS)) return;
    this.stop ??= {
      because: `${this.#lost} deployments in a row went out of reach, the last: ${because}`,
      outOfReach: true,
    };
  }

  /** An endpoint of this kind answered a login. */
  answered(kind: Kind): void {
    this.#mute.delete(kind);
  }

  /** An endpoint of this kind was given up, while the deployment's others answer. */
  silent(kind: Kind | undefined): void {
    if (kind === undefined) return;
    this.#mute.set(kind, (this.#mute.get(kind) ?? 0) + 1);
  }

  /** Whether endpoints of this kind are left alone. */
  leaves(kind: Kind): boolean {
    return (this.#mute.get(kind) ?? 0) >= MUTE_ENDPOINTS;
  }

  opened(protocol: Protocol): void {
    this.#opened.add(protocol);
  }

  /** None of the other forms of a refused login opened. */
  fruitless(protocol: Protocol): void {
    this.#fruitless.set(protocol, (this.#fruitless.get(protocol) ?? 0) + 1);
  }

  /** Whether other forms of a refused login are worth their time, which may be seconds each. */
  triesForms(protocol: Protocol): boolean {
    return this.#opened.has(protocol) || (this.#fruitless.get(protocol) ?? 0) < FRUITLESS;
  }
}
