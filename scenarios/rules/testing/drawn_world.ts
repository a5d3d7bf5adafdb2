import fc from "fast-check";
import type { Deployment, Domain } from "../../../fixtures/deployment.ts";
import { PROTOCOLS } from "../../../fixtures/protocols.ts";
import type { Attempt } from "../../attempt.ts";

// Tiny alphabets, so that names, aliases, records and Forwarders meet each other all the time.

const OBJECTS = ["a", "A", "b", "c", "a.b"];
const DOMAIN_NAMES = ["a", "b", "c.a", "b.local", "a.local"];
const ADDRESSES = ["127.0.0.1", "127.0.0.2", "::1", "::ffff:127.0.0.3"];
const PLACES = [
  ...DOMAIN_NAMES,
  "A",
  "x",
  "x.a",
  "[127.0.0.1]",
  "127.0.0.2",
  "[IPv6:::1]",
  "c.local",
];

const object = fc.constantFrom(...OBJECTS);
const place = fc.constantFrom(...PLACES);
const fullName = fc.tuple(object, place).map(([account, domain]) => `${account}@${domain}`);

const domain: fc.Arbitrary<Domain> = fc.record({
  services: fc.oneof(
    { arbitrary: fc.constant([...PROTOCOLS]), weight: 5 },
    { arbitrary: fc.subarray([...PROTOCOLS]), weight: 1 },
  ),
  name: fc.constantFrom(...DOMAIN_NAMES),
  aliases: fc.array(place, { maxLength: 2 }),
  addresses: fc.subarray(ADDRESSES, { maxLength: 2 }),
  accounts: fc.array(
    fc.record({
      name: object,
      password: fc.constantFrom("1", "2"),
      aliases: fc.array(object, { maxLength: 2 }),
      enabled: fc.nat(9).map((drawn) => drawn > 0),
    }),
    { maxLength: 2 },
  ),
  forwarders: fc.array(fc.record({ name: object, to: fc.oneof(fullName, object) }), {
    maxLength: 2,
  }),
  groups: fc.array(object.map((name) => ({ name, members: [] })), { maxLength: 1 }),
  lists: fc.array(object.map((name) => ({ name, members: [] })), { maxLength: 1 }),
});

const record = fc.oneof(
  fc.record({ from: place, to: place }),
  fc.record({ from: place.map((name) => `*.${name}`), to: fc.oneof(place, fc.constant("*.b")) }),
  fc.record({ from: fullName.map((name) => `<${name}>`), to: fullName }),
  fc.record({
    from: place.map((name) => `<*@${name}>`),
    to: fc.oneof(fullName, place.map((name) => `*@${name}`), fc.constant("*%a@b")),
  }),
);

/** Any deployment at all: loops, targets that are not there, names that are taken twice. */
export const deployments: fc.Arbitrary<Deployment> = fc.record({
  name: fc.constant("drawn"),
  main: fc.constantFrom(...DOMAIN_NAMES),
  addresses: fc.constant(ADDRESSES),
  domains: fc.array(domain, { minLength: 1, maxLength: 4 }),
  routes: fc.array(record, { maxLength: 4 }),
  dns: fc.constant({}),
});

const nasty = [
  ..."@%@%.[]<>!: \tAaé",
  "\uff41",
  "\uff20",
  "\u00ad",
  "\u00a0",
  ...OBJECTS,
  ...PLACES,
];
const logins = fc.oneof(
  fc.array(fc.constantFrom(...nasty), { maxLength: 7 }).map((parts) => parts.join("")),
  fullName,
  fc.tuple(object, place, place).map(([x, y, z]) => `${x}%${y}@${z}`),
  fc.tuple(place, object, place).map(([z, x, y]) => `<@${z}:${x}@${y}>`),
  fc.tuple(place, place, object).map((parts) => parts.join("!")),
  fc.string({ unit: "binary", maxLength: 5 }),
);
const hints = fc.oneof(
  fc.constantFrom(...DOMAIN_NAMES, "A"),
  place,
  place.map((name) => `${name}.:80`),
  fc.constant(""),
);

export const attempts: fc.Arbitrary<Attempt> = fc.record(
  {
    protocol: fc.constantFrom(...PROTOCOLS),
    address: fc.constantFrom(...ADDRESSES, "127.0.0.3", "127.0.0.9", "no address"),
    login: logins,
    targetDomain: hints,
    host: hints,
    serverName: hints,
    setting: hints,
    mapped: fc.constant(true),
    authzid: fc.oneof(logins, fullName),
  },
  { requiredKeys: ["protocol", "address", "login"] },
);
