import { accountsOf } from "../../fixtures/deployment.ts";
import { kindOfAddress } from "../draw/address_kind.ts";
import { settingFor } from "../draw/scenario.ts";
import { oneSeparator } from "./one_separator.ts";
import type { Relation } from "./relation.ts";
import { variant } from "./variant.ts";

const relation: Relation = {
  id: "another-address",
  clause: "name.explicit-wins",
  title: "a qualified name does not care where the connection arrives",
  pair: (scenario) => {
    const { deployment, attempt, cell, subject } = scenario;
    const domain = accountsOf(deployment).find(({ fullName }) => fullName === subject)?.domain;
    if (!oneSeparator(attempt.login) || !domain) return undefined;
    const here = deployment.addresses.indexOf(attempt.address);
    const address = deployment.addresses[(here + 1) % deployment.addresses.length];
    if (address === undefined || address === attempt.address) return undefined;
    return variant(scenario, {
      cell: { ...cell, address: kindOfAddress(address, deployment, domain) },
      attempt: { address },
      serverSetting: settingFor(deployment, address, 0),
    });
  },
};

export default relation;
