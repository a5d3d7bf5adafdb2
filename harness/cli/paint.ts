import { styleText } from "node:util";

type Style = "red" | "green" | "yellow" | "bold" | "dim";

/** Colours, only where a terminal reads them and NO_COLOR (no-color.org) does not forbid them. */
export function paint(style: Style, text: string): string {
  return Deno.stdout.isTerminal() && !Deno.env.get("NO_COLOR")
    ? styleText(style, text, { validateStream: false })
    : text;
}
