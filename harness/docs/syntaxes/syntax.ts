import type { Block } from "../table.ts";

/** A comment that is all of its line, but for what stands before every line of its surroundings (a list's blanks, a quote's `>`). */
export interface CommentLine {
  readonly indent: string;
  readonly text: string;
}

/** How an author's files are written: one file in this folder, as its default export. */
export interface Syntax {
  /** What `--syntax` and `--format` call it. */
  readonly id: string;
  /** Ends of file names, with the dot. */
  readonly extensions: readonly string[];
  /** Whether a blank line stands behind the first marker and before the last. */
  readonly spaced: boolean;
  /** Lines of code are not indented with what is around them: every blank would be shown. */
  readonly unindented?: true;
  /** For one file: asked of each line in turn, whether it stands in code, where a comment is none. */
  code(): (line: string) => boolean;
  /** `shared`: our comment is there, but not alone in its line, or not whole. */
  comment(line: string): CommentLine | "shared" | undefined;
  /** The marker, as an author writes it. */
  commented(text: string): string;
  /** The lines of a table or of several blocks, without indentation. */
  render(blocks: readonly Block[]): readonly string[];
  /** What no formatter changes: two texts that are alike in it say the same. */
  essence(lines: readonly string[]): string;
}
