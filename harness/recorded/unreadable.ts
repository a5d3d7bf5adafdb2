/** A report folder tells no run of ours: which file, why, and what helps. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
  constructor(file: string, reason: string, remedy: string) {
    super(`Cannot read ${file}: ${reason}. Remedy: ${remedy}`);
  }
}
