import type { World } from "./form.ts";

/** What the left sides of the Router's records offer to type, by where they lead in one step. */
export interface Records {
  /** Full names that a record makes the subject's. */
  readonly account: readonly string[];
  /** Domain names that a record makes the subject's Domain. */
  readonly domain: readonly string[];
  /** The same by a wildcard: one name that it matches. */
  readonly wildcard: readonly string[];
  /** Domain names that a record sends to no Domain here at once. */
  readonly elsewhere: readonly string[];
  /** Domain names that a record makes the subject, by `name.local`: only the Main Domain's accounts. */
  readonly unified: readonly string[];
}

const NONE: Records = { account: [], domain: [], wildcard: [], elsewhere: [], unified: [] };

/** Sorts a deployment's records as they are seen from the subject: only to find names worth typing. */
export function recordsTo({ deployment, subject, domain, main }: World): Records {
  if (deployment.routes.length === 0) return NONE;
  const account = `${subject.name}@${domain.name}`.toLowerCase();
  const local = domain === main ? `${subject.name}.local`.toLowerCase() : undefined;
  const own = domain.name.toLowerCase();
  const here = new Set(
    deployment.domains.flatMap(({ name, aliases }) => [name, ...aliases]).map((name) =>
      name.toLowerCase()
    ),
  );
  const records = { account: [], domain: [], wildcard: [], elsewhere: [], unified: [] } as {
    [kind in keyof Records]: string[];
  };
  for (const route of deployment.routes) {
    const from = route.from.replace("*", "x");
    const to = route.to.toLowerCase();
    const wild = route.from.includes("*");
    if (route.from.startsWith("<*@")) {
      if (to === `*@${own}`) records.wildcard.push(from.slice(3, -1));
    } else if (route.from.startsWith("<")) {
      if (to === account) records.account.push(from.slice(1, -1));
    } else if (to === own) records[wild ? "wildcard" : "domain"].push(from);
    else if (to === local) records.unified.push(from);
    else if (!to.endsWith(".local") && !here.has(to)) records.elsewhere.push(from);
  }
  return records;
}
