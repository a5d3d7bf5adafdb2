/** A report folder tells no run of ours: which file, why, and what helps. */
export class Unreadable extends Error {
  /** For who cannot ask by class. */
  override readonly name = "Unreadable";
  /** All of it, as a reader of the file said it. */
  constructor(message: string);
  /** Sentences without their full stops. */
  constructor(file: string, reason: string, remedy: string);
  constructor(file: string, reason?: string, remedy?: string) {
    super(reason === undefined ? file : `Cannot read ${file}: ${reason}. Remedy: ${remedy}`);
  }
}
