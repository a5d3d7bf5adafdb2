import { accountsOf, type Deployment } from "../../fixtures/deployment.ts";
import type { Form, World } from "../forms/form.ts";
import type { Cell, Scenario } from "../scenario.ts";
import { addressesOfKind } from "./address_kind.ts";
import { beforeOf } from "./before.ts";
import { credentialOf } from "./credentials.ts";
import { inexpressible } from "./expressible.ts";
import { identified } from "./id.ts";
import { mechanismOf } from "./mechanisms.ts";
import { picker, type Picks } from "./picks.ts";
import { targetOf } from "./targets.ts";
import { worldOf } from "./world.ts";

/** What is to be written: a place in the space of logins, and the form that writes the name. */
export interface Order {
  readonly cell: Cell;
  readonly form: Form;
  /** Only where it must be a certain one: SCRAM. */
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
  for (const { account, domain, fullName } of from(picks.subject, accounts)) {
    const addresses = addressesOfKind(order.cell.address, deployment, domain);
    for (const address of from(picks.address, addresses)) {
      const world = worldOf(deployment, domain, account, address);
      const said = say(order, world, address, picks);
      if (said) return identified({ cell: order.cell, deployment, subject: fullName, ...said });
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

/** All that the client is told to say. */
function say(
  { cell, form, mechanism: wanted }: Order,
  world: World,
  address: string,
  picks: Picks,
): Omit<Scenario, "id" | "cell" | "deployment" | "subject"> | undefined {
  const { protocol } = cell;
  const login = form.write(world, picker(...picks.form));
  if (login === undefined) return undefined;
  const password = credentialOf(cell.credential, world, picker(picks.credential));
  if (password === undefined) return undefined;
  const target = cell.target && targetOf(cell.target, world, picker(picks.target, picks.form[0]));
  if (cell.target && !target) return undefined;
  const mechanism = wanted ?? mechanismOf(protocol, login, password, picker(picks.mechanism));
  if (
    mechanism === undefined ||
    inexpressible(protocol, mechanism, { login, password }) !== undefined
  ) return undefined;
  const before = beforeOf(cell, world, picks.before, picker(picks.form[1], picks.form[2]));
  return {
    attempt: {
      protocol,
      address,
      login,
      ...(target?.to === undefined ? {} : { targetDomain: target.to }),
    },
    password,
    mechanism,
    serverSetting: settingFor(world.deployment, address, picks.host),
    ...(before === undefined || wanted !== undefined ? {} : { before }),
  };
}

/** What was typed as server: a host name that leads to the address, where there is one, else the address. */
export function settingFor({ dns }: Deployment, address: string, drawn: number): string {
  const hosts = Object.keys(dns).filter((host) => dns[host]?.includes(address));
  return picker(drawn)(hosts) ?? address;
}
