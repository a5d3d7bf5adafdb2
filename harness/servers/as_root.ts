import { Unreachable } from "../targets/target.ts";

/** @throws {Unreachable} where we are not root, and a server has to be started as such: `because` says what for */
export function asRoot(server: string, because: string): void {
  if (Deno.uid() === 0) return;
  throw new Unreachable(`${server} is started by root alone: ${because}. Remedy: run it as root`);
}
