/** What opens a fence, with what stands before it in its container. */
const FENCE = /^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(`{3,}(?=[^`]*$)|~{3,})/;
const ITEM = /^(\s*(?:[-*+]|\d+[.)])[ \t]+)\S/;
/** An HTML block (CommonMark 4.6) begins a line of its container: named in a sentence it is a word. */
const PRE = /^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*<(pre|script|style|textarea)(?=[\s>]|$)/i;

interface Fence {
  readonly mark: string;
  /** So many quotations it stands in. */
  readonly depth: number;
  /** Where the text of its list item begins; 0: it stands in none. */
  readonly item: number;
}

/** Which lines of a Markdown file stand in code: fenced, indented by four (CommonMark 4.4 and 4.5), or in `<pre>`. */
export function markdownCode(): (line: string) => boolean {
  let fence: Fence | undefined;
  let closing: RegExp | undefined;
  /** The quotations that the HTML block stands in. */
  let preDepth = 0;
  /** Where the text of the list items begins that are open, the outermost first. */
  let items: number[] = [];
  let behindBlank = true;
  let indented = false;

  return (line) => {
    const depth = depthOf(line);
    // What is left of its container is at its end, closed or not (CommonMark 5.1 and 5.2).
    if (fence !== undefined && (depth < fence.depth || isLeft(line, fence.item))) fence = undefined;
    if (closing !== undefined && depth < preDepth) closing = undefined;
    if (fence !== undefined) {
      const end = /^[ \t>]*(`{3,}|~{3,})\s*$/.exec(line)?.[1];
      if (end?.startsWith(fence.mark)) fence = undefined;
      return true;
    }
    if (closing !== undefined) {
      if (closing.test(line)) closing = undefined;
      return true;
    }
    if (line.trim() === "") {
      behindBlank = true;
      return indented;
    }
    const indent = columnsBefore(line);
    if (behindBlank) items = items.filter((at) => at <= indent);
    indented = (behindBlank || indented) && indent - (items.at(-1) ?? 0) >= 4;
    behindBlank = false;
    if (indented) return true;
    const [, bullet] = ITEM.exec(line) ?? [];
    if (bullet !== undefined) items = [...items.filter((at) => at <= indent), bullet.length];
    else items = items.filter((at) => at <= indent || !isFence(line));
    const [, mark] = FENCE.exec(line) ?? [];
    if (mark !== undefined) {
      fence = { mark, depth, item: depth > 0 ? 0 : items.at(-1) ?? 0 };
      return true;
    }
    const [, element] = PRE.exec(line) ?? [];
    const end = element === undefined ? undefined : new RegExp(`</${element}>`, "i");
    if (!end || end.test(line)) return end !== undefined;
    closing = end;
    preDepth = depth;
    return true;
  };
}

const isFence = (line: string) => FENCE.test(line);

/** A line of text further to the left than an item's text is none of the item's. */
const isLeft = (line: string, item: number) => line.trim() !== "" && columnsBefore(line) < item;

/** So many quotations a line stands in. */
const depthOf = (line: string) => /^[ \t>]*/.exec(line)?.[0].replace(/[^>]/g, "").length ?? 0;

/** A tab goes to the next column that four divides. */
function columnsBefore(line: string): number {
  let columns = 0;
  for (const character of line) {
    if (character === " ") columns++;
    else if (character === "\t") columns += 4 - columns % 4;
    else return columns;
  }
  return columns;
}
