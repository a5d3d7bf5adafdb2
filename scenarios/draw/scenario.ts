import { canonicalAddress } from "../../fixtures/address.ts";
import { accountsOf, type Deployment } from "../../fixtures/deployment.ts";
import type { Form, World } from "../forms/form.ts";
import type { Attempt } from "../attempt.ts";
import type { Carriage, Cell, Credential, Scenario } from "../scenario.ts";
import { addressesOfKind } from "./address_kind.ts";
import { authzidOf } from "./authzids.ts";
import { beforeOf } from "./before.ts";
import { credentialOf } from "./credentials.ts";
import { inexpressible } from "./expressible.ts";
import { hostOf } from "./hosts.ts";
import { identified } from "./id.ts";
import { mechanismOf } from "./mechanisms.ts";
import { picker, type Picks } from "./picks.ts";
import { switchesOf } from "./security.ts";
import { serverNameOf, usualServerName } from "./server_names.ts";
import { settingOf } from "./settings.ts";
import { isInState } from "./states.ts";
import { targetOf } from "./targets.ts";
import { worldOf } from "./world.ts";

/** What is to be written: a place in the space of logins, and the form that writes the name. */
export interface Order {
  readonly cell: Cell;
  readonly form: Form;
  /** Only where it must be a certain one. */
  readonly mechanism?: string;
}

const known = new WeakMap<Deployment, ReturnType<typeof accountsOf>>();

/**
 * The scenario of a cell in a deployment, by what was drawn; undefined where this deployment has no place for it, which
 * never depends on what was drawn. Starts with the account and address that were drawn and takes the next ones until the
 * form has something to write.
 */
export function writeScenario(
  order: Order,
  deployment: Deployment,
  picks: Picks,
): Scenario | undefined {
  const accounts = known.get(deployment) ?? accountsOf(deployment);
  known.set(deployment, accounts);
  for (const found of from(picks.subject, accounts)) {
    const { account, domain, fullName } = found;
    if (!isInState(order.cell, found)) continue;
    const addresses = addressesOfKind(order.cell.address, deployment, domain);
    for (const address of from(picks.address, addresses)) {
      const world = worldOf(deployment, domain, account, address);
      const said = say(order, world, address, picks);
      if (!said) continue;
      const switches = switchesOf(deployment);
      return identified({
        cell: order.cell,
        deployment,
        subject: fullName,
        ...said,
        attempt: { ...said.attempt, ...(switches?.mapped ? { mapped: true } : {}) },
        ...(switches === undefined ? {} : { switches }),
      });
    }
  }
  return undefined;
}

/** A list from the drawn place on, and around. */
function* from<T>(drawn: number, list: readonly T[]): Iterable<T> {
  for (let step = 0; step < list.length; step++) {
    const found = list[(drawn + step) % list.length];
    if (found !== undefined) yield found;
  }
}

type Said = Omit<Scenario, "id" | "cell" | "deployment" | "subject" | "switches">;

/** All that the client is told to say. */
function say(order: Order, world: World, address: string, picks: Picks): Said | undefined {
  const { cell, form } = order;
  const login = form.write(world, picker(...picks.form));
  if (login === undefined) return undefined;
  const told = toldOf(cell, world, login, picks);
  const shown = told && showing(order, world, login, picks);
  if (!told || !shown) return undefined;
  const before = beforeOf(cell, world, picks.before, picker(picks.form[1], picks.form[2]));
  const serverSetting = settingFor(world.deployment, address, picks.host);
  const { carriage, ...hints } = told;
  const attempt = { protocol: cell.protocol, address, login, ...hints };
  const serverName = cell.security === "plain" || cell.serverName !== undefined
    ? undefined
    : usualServerName(world.deployment, attempt, serverSetting);
  return {
    attempt: { ...attempt, ...(serverName === undefined ? {} : { serverName }) },
    ...shown,
    serverSetting,
    ...(carriage === undefined ? {} : { carriage }),
    ...(before === undefined || order.mechanism !== undefined ? {} : { before }),
  };
}

type Told = Partial<
  Pick<Attempt, "targetDomain" | "host" | "setting" | "serverName" | "authzid">
>;

/** What the cell wants the client to tell of a Domain beside the name. */
function toldOf(
  cell: Cell,
  world: World,
  login: string,
  picks: Picks,
): (Told & { readonly carriage?: Carriage }) | undefined {
  const pick = () => picker(picks.target, picks.form[0], picks.hint);
  const target = cell.target ? targetOf(cell.target, world, pick()) : {};
  const host = cell.host ? hostOf(cell.host, world, pick()) : {};
  const setting = cell.setting && settingOf(cell.setting, world, pick());
  const serverName = cell.serverName && serverNameOf(cell.serverName, world, pick());
  const authzid = cell.authzid && authzidOf(cell.authzid, cell.protocol, world, login, pick());
  const missing = cell.setting && setting === undefined ||
    cell.serverName && serverName === undefined || cell.authzid && authzid === undefined;
  if (!target || !host || missing) return undefined;
  return {
    ...(target.to === undefined ? {} : { targetDomain: target.to }),
    ...host,
    ...(setting === undefined ? {} : { setting }),
    ...(serverName === undefined ? {} : { serverName }),
    ...(authzid === undefined ? {} : { authzid }),
  };
}

/** What is shown to prove the name, and how; undefined: this cannot be shown, or there is none of the kind. */
function showing(
  { cell, mechanism: wanted }: Order,
  world: World,
  login: string,
  picks: Picks,
): Pick<Scenario, "password" | "mechanism" | "certificate"> | undefined {
  const { protocol, credential } = cell;
  if (wanted === "EXTERNAL") {
    const certificate = CERTIFICATES[credential];
    const said = inexpressible(protocol, wanted, { login, password: "" }) === undefined;
    return certificate && said ? { password: "", mechanism: wanted, certificate } : undefined;
  }
  const password = credentialOf(credential, world, picker(picks.credential));
  if (password === undefined) return undefined;
  const mechanism = wanted ?? mechanismOf(protocol, login, password, picker(picks.mechanism));
  if (mechanism === undefined) return undefined;
  const because = inexpressible(protocol, mechanism, { login, password });
  return because === undefined ? { password, mechanism } : undefined;
}

/** EXTERNAL's own credentials. */
const CERTIFICATES: Readonly<Partial<Record<Credential, "trusted" | "foreign">>> = {
  own: "trusted",
  wrong: "foreign",
};

/** What was typed as server: a host name that leads to the address, where there is one, else the address. */
export function settingFor({ dns }: Deployment, address: string, drawn: number): string {
  // The DNS has addresses, and no other spellings of them.
  if (canonicalAddress(address) !== address) return address;
  const hosts = Object.keys(dns).filter((host) => dns[host]?.includes(address));
  return picker(drawn)(hosts) ?? address;
}
