import { securitiesOf } from "../offers.ts";
import { over, toldBy } from "./over.ts";
import type { Relation } from "./relation.ts";

const relation: Relation = {
  id: "security",
  // What protects a connection proves no name, and is no port of another Domain.
  clause: "access.mechanisms",
  title: "without TLS, upgraded or over TLS at once: a login comes out alike",
  pair: (scenario) => {
    const { attempt: { protocol }, cell, mechanism } = scenario;
    return securitiesOf(protocol).filter((other) => other !== cell.security)
      .flatMap((security) =>
        over(scenario, { protocol, security, mechanism, ...toldBy(scenario) })
      );
  },
};

export default relation;
