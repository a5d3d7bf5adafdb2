/** A report folder tells no run of ours: which file, why, and what helps. */
export class Unreadable extends Error {
  /** For who cannot ask by class. */
  override readonly name = "Unreadable";
  /** Sentences without their full stops. */
  constructor(file: string, reason: string, remedy: string) {
    super(`Cannot read ${file}: ${reason}. Remedy: ${remedy}`);
  }
}
