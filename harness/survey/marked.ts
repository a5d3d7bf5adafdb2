/** A place in a Markdown file that is written by a program: from the line with the mark to the line with its end. */
const END = "<!-- end -->";

/**
 * A text with something else between a mark and the next end.
 * @throws {RangeError} where the mark or its end is missing
 */
export function withMarked(text: string, mark: string, content: string, file: string): string {
  const start = text.indexOf(mark);
  const end = start < 0 ? -1 : text.indexOf(END, start);
  if (end < 0) {
    throw new RangeError(
      `Cannot write into ${file}: ${
        start < 0 ? `"${mark}"` : `"${END}" behind "${mark}"`
      } is missing`,
    );
  }
  return `${text.slice(0, start + mark.length)}\n\n${content.trim()}\n\n${text.slice(end)}`;
}
