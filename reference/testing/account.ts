import { canaryOf } from "../../fixtures/canary.ts";
import type { Deployment } from "../../fixtures/deployment.ts";
import { openStore } from "../store/mod.ts";
import { doorTo, sessionWith } from "./door.ts";

const ACCOUNT = "info@client1.com";
const PASSWORD = "pass word";

const deployment: Deployment = {
  name: "one account",
  main: "client1.com",
  addresses: ["127.0.0.1"],
  domains: [{
    name: "client1.com",
    aliases: [],
    addresses: [],
    accounts: [{ name: "info", password: PASSWORD, aliases: [], enabled: true }],
    forwarders: [],
    groups: [],
    lists: [],
  }],
  routes: [],
  dns: {},
};

/** One account with its canary, in a store of its own, behind a door that opens to `info` with "pass word". */
export function oneAccount(patience?: number) {
  const store = openStore();
  store.provision(deployment);
  const session = sessionWith({ account: ACCOUNT, ...store.account(ACCOUNT) });
  return {
    session,
    canary: canaryOf(deployment.name, ACCOUNT),
    door: doorTo({ name: "info", password: PASSWORD, session }, patience),
    [Symbol.dispose]: () => store.close(),
  };
}
