import { InvalidArgumentError } from "commander";

/** A file's or a folder's path, as an option's value. An empty one, of a variable that is not set, would begin paths at the root. */
export function place(typed: string): string {
  if (typed.trim() !== "") return typed;
  throw new InvalidArgumentError("It names nothing: is it a variable that is not set?");
}

/** Whether anything is there, be it that it cannot be looked at. Links are not followed. */
export function isThere(path: string): boolean {
  try {
    Deno.lstatSync(path);
    return true;
  } catch (error) {
    return !(error instanceof Deno.errors.NotFound);
  }
}
