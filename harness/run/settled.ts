import { isOpen } from "../observation.ts";
import type { Entry } from "./entry.ts";

/** The deployment that a group belongs to, by name. */
export const deploymentOf = (group: string) => group.split("/").slice(0, -3).join("/");

/** Whether what was lost is this group, or its deployment. */
export const concerns = (
  { deployment, group }: Extract<Entry, { type: "lost" }>,
  id: string,
): boolean => group === undefined ? deploymentOf(id) === deployment : group === id;

/** Refused logins that no login which should open came after before the server was lost: they may be its last words. */
function lastWords(entries: readonly Entry[]): Set<string> {
  const refused = new Map<string, string[]>();
  const last = new Set<string>();
  for (const entry of entries) {
    if (entry.type === "group") refused.delete(entry.id);
    if (entry.type === "lost") {
      for (const [group, ids] of refused) {
        if (!concerns(entry, group)) continue;
        ids.forEach((id) => last.add(id));
        refused.delete(group);
      }
    }
    if (entry.type !== "login" || entry.role === "other form") continue;
    const { role, id, group, observation: { kind } } = entry;
    if (isOpen(entry.observation)) refused.delete(group);
    if (role !== "scenario") continue;
    last.delete(id);
    if (kind === "refused") refused.set(group, [...refused.get(group) ?? [], id]);
  }
  return last;
}

/** The logins, groups and sequences that need not be made again, or are not there: what was unclear is tried anew. */
export function settled(entries: readonly Entry[]): Set<string> {
  const doubtful = lastWords(entries);
  // Of a login that was made again the last counts.
  const logins = new Map(
    entries.flatMap((entry) =>
      entry.type === "login" && entry.role === "scenario" ? [[entry.id, entry] as const] : []
    ),
  );
  const open = [...logins.values()].filter(({ id, observation }) =>
    observation.kind === "unclear" || doubtful.has(id)
  );
  const unsettled = new Set(open.flatMap(({ id, group }) => [id, group]));
  const made = entries.flatMap((entry) => {
    switch (entry.type) {
      case "group":
        return [entry.id];
      // The record says so already, and is judged by that.
      case "absent":
        return [entry.group];
      case "sequence":
        return entry.findings.some(({ finding }) => finding === "unclear") ? [] : [entry.id];
      case "login":
        return entry.role === "scenario" ? [entry.id] : [];
      default:
        return [];
    }
  });
  return new Set(made.filter((id) => !unsettled.has(id)));
}
