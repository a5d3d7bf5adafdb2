import fc from "fast-check";

// Only arbitraries that shrink without a context (records, arrays, numbers, constants) may stand here: see drawn.ts.

const at = fc.nat(255);

/** The kinds of Forwarders: by what they lead to. `loop` leads to itself, `pair` to another that leads back. */
export const FORWARDER_KINDS = [
  "account",
  "alias",
  "chain",
  "remote",
  "dangling",
  "loop",
  "pair",
] as const;

/** The kinds of Router records, see records.ts; one that stands twice is drawn twice as often. */
export const RECORD_KINDS = [
  "domain",
  "wildcard",
  "account",
  "accounts",
  "unified",
  "unified",
  "remote",
  "loop",
  "identity",
] as const;

/** Shapes of passwords, see passwords.ts. */
export const PASSWORD_SHAPES = ["plain", "case", "blanks", "signs", "long"] as const;

const account = fc.record({
  name: at,
  shape: fc.constantFrom(...PASSWORD_SHAPES),
  aliases: fc.array(at, { maxLength: 2 }),
  /** From 250: disabled; from 214: one service switched off. */
  state: at,
});

const domain = fc.record({
  name: at,
  aliases: fc.array(at, { maxLength: 2 }),
  /** 214 to 249: one service switched off. */
  state: at,
  addresses: fc.nat(4),
  /** Which of the names that most Domains of the deployment share are left out here. */
  without: fc.array(at, { maxLength: 1 }),
  accounts: fc.array(account, { maxLength: 3 }),
  forwarders: fc.array(
    fc.record({ name: at, kind: fc.constantFrom(...FORWARDER_KINDS), domain: at, account: at }),
    { maxLength: 4 },
  ),
  groups: fc.array(at, { maxLength: 1 }),
  lists: fc.array(at, { maxLength: 1 }),
  /** Whether its host name leads to an address of its own, or shares one with another Domain. */
  host: fc.constantFrom("own", "own", "own", "shared"),
});

function blueprint(fewestDomains: number) {
  return fc.record({
    domains: fc.array(domain, { minLength: fewestDomains, maxLength: 5 }),
    /** Which Domain is the Main Domain. */
    main: at,
    /** The accounts that every Domain has, but for what it leaves out: namesakes. */
    shared: fc.array(account, { minLength: 1, maxLength: 3 }),
    /** Addresses assigned to no Domain. */
    unassigned: fc.nat(4),
    /** Where in the pool of addresses the server's begin. */
    firstAddress: fc.nat(9),
    /** Over 200: two namesakes share a password. */
    samePassword: at,
    routes: fc.array(
      fc.record({ kind: fc.constantFrom(...RECORD_KINDS), domain: at, account: at }),
      { maxLength: 4 },
    ),
    /** Over 128: the records above stand in the Router table; else it is empty. */
    routed: at,
  });
}

/** What a deployment is built from: small numbers that pick from fixed lists, so that any of them gives a legal one. */
export const BLUEPRINTS = { any: blueprint(1), several: blueprint(3) } as const;

export type Blueprint = typeof BLUEPRINTS.any extends fc.Arbitrary<infer T> ? T : never;
export type DomainBlueprint = Blueprint["domains"][number];
export type AccountBlueprint = Blueprint["shared"][number];
