import type { FileEntry } from "../../store/files.ts";

/** RFC 3659, section 7.5: what MLSD and MLST can tell, in the order in which they tell it. */
const FACTS = {
  type: ({ kind }: FileEntry) => kind === "file" ? "file" : "dir",
  size: ({ kind, size }: FileEntry) => kind === "file" ? String(size) : undefined,
  modify: ({ modified }: FileEntry) => timeOf(modified),
  // a: append, d: delete, f: rename, r: retrieve, w: store; c: create, e: enter, l: list, m: make folder, p: remove what is in it
  perm: ({ kind }: FileEntry) => kind === "file" ? "adfrw" : "cdeflmp",
};

export type Fact = keyof typeof FACTS;

export const ALL_FACTS: readonly Fact[] = ["type", "size", "modify", "perm"];

/** The facts that an OPTS MLST names; what is unknown is passed over (RFC 3659, section 7.9). */
export function factsIn(text: string): readonly Fact[] {
  const wanted = text.toLowerCase().split(";");
  return ALL_FACTS.filter((fact) => wanted.includes(fact));
}

/** A line of MLSD or MLST: facts, a blank, the name. */
export function factsLine(facts: readonly Fact[], entry: FileEntry, name: string): string {
  const told = facts.flatMap((fact) => {
    const value = FACTS[fact](entry);
    return value === undefined ? [] : [`${fact}=${value};`];
  });
  return `${told.join("")} ${name}`;
}

/** RFC 3659, section 2.3: `20260101000000`, in UTC. */
export function timeOf(date: Date): string {
  return date.toISOString().slice(0, 19).replace(/\D/g, "");
}
