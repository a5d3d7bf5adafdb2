const encoder = new TextEncoder();

function writeAll(to: { writeSync(bytes: Uint8Array): number }, text: string): void {
  const bytes = encoder.encode(`${text}\n`);
  for (let written = 0; written < bytes.length;) written += to.writeSync(bytes.subarray(written));
}

/** Text as it is: `console.log` reads `%c` and `%d` in names as its own. */
export const print = (text: string): void => writeAll(Deno.stdout, text);

/** For people: progress, errors. Stdout stays for what was asked for. */
export const tell = (text: string): void => writeAll(Deno.stderr, text);
