import { InvalidArgumentError } from "commander";

/** A file's or a folder's path, as an option's value. An empty one, of a variable that is not set, would begin paths at the root. */
export function place(typed: string): string {
  if (typed.trim() !== "") return typed;
  throw new InvalidArgumentError("It names nothing: is it a variable that is not set?");
}
