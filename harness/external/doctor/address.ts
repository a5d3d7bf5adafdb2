import { accountsOf, type FullName } from "../../../fixtures/deployment.ts";
import { TRAITS } from "../../../scenarios/traits.ts";
import { isOpen, mayBe } from "../../observation.ts";
import type { Finding } from "./finding.ts";
import { logIn, type Said, surely, type Usable, type Ward } from "./logins.ts";
import { accountNamed, placeOf } from "./patient.ts";

/** A simple name, and whom it opens on the address that the file gives. */
interface Simple {
  readonly name: string;
  readonly opens: FullName;
  /** Those that it would open elsewhere. */
  readonly namesakes: readonly FullName[];
}

/** The simple name that tells most: one that other Domains have too. */
function simpleFor({ patient }: Ward, { endpoint }: Usable): Simple | undefined {
  const accounts = accountsOf(patient.deployment);
  const found = [...new Set(accounts.map(({ account }) => account.name))].flatMap((name) => {
    const opens = surely(patient, endpoint, name, patient.deployment.main);
    const namesakes = accounts.filter(({ fullName, account }) =>
      account.name === name && fullName !== opens
    ).map(({ fullName }) => fullName);
    return opens === undefined ? [] : [{ name, opens, namesakes }];
  });
  return found.toSorted((a, b) => b.namesakes.length - a.namesakes.length)[0];
}

/** Whether the server sees each connection on the address that the file says: a simple name opens that Domain's account. */
export async function address(ward: Ward, usable: readonly Usable[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const one of usable) {
    if (TRAITS[one.endpoint.protocol].carries !== "nothing") continue;
    const simple = simpleFor(ward, one);
    if (!simple) continue;
    findings.push({
      stage: "address",
      at: placeOf(one.endpoint),
      ...await asked(ward, one, simple),
    });
  }
  return findings;
}

async function asked(
  ward: Ward,
  one: Usable,
  { name, opens, namesakes }: Simple,
): Promise<Omit<Finding, "stage" | "at">> {
  const { deployment } = ward.patient;
  const { address } = one.endpoint;
  let tried = 0;
  for (const account of [opens, ...namesakes]) {
    const owner = accountNamed(deployment, account);
    if (!owner || ward.purse.left(opens) === 0 || ward.purse.left(account) === 0) continue;
    const said: Said = {
      login: name,
      password: owner.account.password,
      domain: deployment.main,
    };
    const { seen } = await logIn(ward, one, said);
    tried++;
    if (seen.kind === "refused") {
      // Whoever it was meant for, it may count against him.
      for (const each of new Set([opens, account])) ward.purse.spend(each);
      continue;
    }
    if (!isOpen(seen)) {
      return { grade: "warning", says: `the simple name ${name}: ${seen.because}` };
    }
    if (mayBe(seen, opens)) {
      return { grade: "ok", says: `the simple name ${name} opens ${opens}, as on ${address}` };
    }
    const stranger = seen.kind === "opened" ? seen.account : account;
    const theirs = accountNamed(deployment, stranger)?.domain.addresses ?? [];
    return {
      grade: "warning",
      says: `the simple name ${name} opens ${stranger}; on ${address} it should open ${opens}`,
      mend:
        `behind NAT, a container or a proxy write as \`address\` of this endpoint what the server sees${
          theirs.length > 0 ? ` (${theirs.join(" or ")}?)` : ""
        }; else it is the server that differs, and a run tells`,
    };
  }
  if (tried === 0) {
    return {
      grade: "skipped",
      says: `the simple name ${name} was not tried: as many logins of ${opens} failed as may`,
    };
  }
  return {
    grade: "warning",
    says: `the simple name ${name} opens nothing that was tried; it should open ${opens}`,
    mend:
      "see that `address` is the server's own; a server that takes full names alone differs, and a run tells",
  };
}
