/** Whether anything is there that can be looked at: a file, a folder, a socket. */
export function isThere(path: string): boolean {
  try {
    Deno.statSync(path);
    return true;
  } catch {
    return false;
  }
}
