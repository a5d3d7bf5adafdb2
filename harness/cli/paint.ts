import { styleText } from "node:util";

type Style = "red" | "green" | "yellow" | "bold" | "dim";

/** What says whether there are colours. Of several the first that speaks decides. */
export interface Canvas {
  /** `--no-color`. */
  readonly forbidden: boolean;
  /** Set and not empty forbids (no-color.org). */
  readonly NO_COLOR?: string | undefined;
  /** Set and not empty demands, also where no terminal is, as a CI's log: but `0` and `false` forbid. */
  readonly FORCE_COLOR?: string | undefined;
  readonly TERM?: string | undefined;
  readonly terminal: boolean;
}

export function isColoured(
  { forbidden, NO_COLOR, FORCE_COLOR, TERM, terminal }: Canvas,
): boolean {
  if (forbidden || NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  return terminal && TERM !== "dumb";
}

let forbidden = false;

/** `--no-color`, for all of this process. */
export function bleach(): void {
  forbidden = true;
}

/** Text for stdout in a colour, where there are colours. */
export function paint(style: Style, text: string): string {
  const coloured = isColoured({
    forbidden,
    NO_COLOR: Deno.env.get("NO_COLOR"),
    FORCE_COLOR: Deno.env.get("FORCE_COLOR"),
    TERM: Deno.env.get("TERM"),
    terminal: Deno.stdout.isTerminal(),
  });
  return coloured ? styleText(style, text, { validateStream: false }) : text;
}
