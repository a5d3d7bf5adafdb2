import type { Control } from "./mutant.ts";

/** Harmless changes, which no check may notice. */
export const CONTROLS: readonly Control[] = [
  { id: "unchanged", title: "The reference as it is.", harmless: () => ({}) },
];
