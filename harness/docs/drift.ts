import { createTwoFilesPatch } from "diff";
import type { Filled, FilledPlace } from "./fill.ts";
import { markerText } from "./marker.ts";

/** What a drifted table says against what is so: `FILE:LINE`, and a unified diff with the file's own line numbers. */
export function driftText({ path, before }: Filled, { marker, line, state }: FilledPlace): string {
  if (state.kind !== "drifted") return "";
  const patch = createTwoFilesPatch(
    path,
    path,
    before,
    state.alone,
    "as it stands",
    "as it is now",
    {
      context: 3,
    },
  );
  // What stands before `---` is Subversion's, and no part of a unified diff.
  const diff = patch.slice(patch.indexOf("---")).replaceAll("\r", "").trimEnd();
  return `${path}:${line}: table ${markerText(marker)} drifted\n${diff}`;
}
