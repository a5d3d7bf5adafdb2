const encoder = new TextEncoder();

/** GitHub's runner obeys `##[...]` wherever in a line it stands, whoever said it; in JSON it reads as before. */
const unobeyed = (text: string): string =>
  Deno.env.get("GITHUB_ACTIONS") === "true" ? text.replace(/(?<=#)#(?=\w*\[)/g, "\\u0023") : text;

function writeAll(to: { writeSync(bytes: Uint8Array): number }, text: string): void {
  const bytes = encoder.encode(`${unobeyed(text)}\n`);
  for (let written = 0; written < bytes.length;) written += to.writeSync(bytes.subarray(written));
}

/** Nobody reads stdout any more, as behind `| head -1`: the command ends, and says nothing. */
export class Unread extends Error {
  override readonly name = "Unread";
}

/** Text as it is: `console.log` reads `%c` and `%d` in names as its own. @throws {Unread} */
export function print(text: string): void {
  try {
    writeAll(Deno.stdout, text);
  } catch (error) {
    if (error instanceof Deno.errors.BrokenPipe) throw new Unread();
    throw error;
  }
}

/** Errors, and what ends a command before its time. Where nobody reads stderr, the command goes on. */
export function complain(text: string): void {
  try {
    writeAll(Deno.stderr, text);
  } catch (error) {
    if (!(error instanceof Deno.errors.BrokenPipe)) throw error;
  }
}

let hushed = false;

/** `--quiet`, for all of this process: {@link tell} says nothing more. */
export function hush(): void {
  hushed = true;
}

export const isHushed = (): boolean => hushed;

/** For people: progress, where the reports are. Stdout stays for what was asked for. */
export function tell(text: string): void {
  if (!hushed) complain(text);
}
