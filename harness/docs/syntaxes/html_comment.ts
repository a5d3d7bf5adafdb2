import { OURS } from "../marker.ts";

/** Whether a comment of ours begins somewhere in a line, with two dashes or more. */
export const hasMarker = (line: string): boolean =>
  line.split(/<!--+/).slice(1).some((text) => OURS.test(text.trim()));
