import type { Security } from "../../fixtures/endpoint.ts";
import type { Protocol } from "../../fixtures/protocols.ts";
import type { Observation } from "../observation.ts";

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

/** So many logins that were let in, while none showed whose account it is: there are no canaries. */
const UNSHOWN = 8;
/** So many, where other protocols of the run let none in yet: they may show it. */
const UNSHOWN_IN_SOME = 32;

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

  readonly #unshown = new Map<Protocol, number>();

  /** @param protocols of how many protocols logins are made */
  constructor(private readonly protocols: number) {}

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
    const one = this.protocols > 1 && this.#lostIn.size === 1;
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

  /** A login was let in, and nothing showed to whose account. */
  unshown(protocol: Protocol, seen: Observation): void {
    this.#unshown.set(protocol, (this.#unshown.get(protocol) ?? 0) + 1);
    if (this.#opened.size > 0 || seen.kind !== "unclear") return;
    const all = this.#unshown.values().reduce((sum, count) => sum + count, 0);
    if (all < (this.#unshown.size < this.protocols ? UNSHOWN_IN_SOME : UNSHOWN)) return;
    this.stop ??= {
      because:
        `the server lets logins in, and none of ${all} showed whose account it is, the last: ${seen.because}. Remedy: have each account show its canary (doctor says where), or write canary: none or a text of its own in the target's file`,
    };
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
