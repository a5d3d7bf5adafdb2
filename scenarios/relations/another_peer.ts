import { isIPv4 } from "node:net";
import type { Relation } from "./relation.ts";
import { variant } from "./variant.ts";

/** Client addresses: one that no deployment listens on, and those that deployments assign. */
const PEERS = ["127.0.2.1", "127.0.1.1", "127.0.1.2"];

const relation: Relation = {
  id: "another-peer",
  clause: "address.local",
  title: "where a connection comes from does not matter, be it an address of another Domain",
  pair: (scenario) => {
    const { attempt, deployment } = scenario;
    if (!isIPv4(attempt.address)) return undefined;
    const assigned = deployment.domains.flatMap(({ addresses }) => addresses);
    const peers = [...assigned, ...PEERS].filter((peer) =>
      isIPv4(peer) && peer !== attempt.address
    );
    return [...new Set(peers)].slice(0, 2).flatMap((peer) => variant(scenario, { peer }));
  },
};

export default relation;
