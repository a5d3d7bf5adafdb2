import { SaxesParser } from "saxes";
import type { Element } from "./element.ts";

interface Growing extends Element {
  readonly children: (Element | string)[];
}

/** Ends the parser's work at once: it would go on behind a fault, and a document may be full of them. */
class NoDocument extends Error {
  override readonly name = "NoDocument";
}

/**
 * The root element of an XML document. Nothing where it is not well-formed, has a DOCTYPE, a processing instruction or an entity that
 * is not predefined, says that it is not UTF-8, or has elements deeper inside each other.
 */
export function documentOf(text: string, depth: number): Element | undefined {
  const open: Growing[] = [];
  let root: Element | undefined;
  const refuse = () => {
    throw new NoDocument();
  };
  // 1.1 would let in control characters that cannot be sent on in 1.0.
  const parser = new SaxesParser({
    xmlns: false,
    position: false,
    defaultXMLVersion: "1.0",
    forceXMLVersion: true,
  });
  const addText = (found: string) => void open.at(-1)?.children.push(found);
  parser.on("error", refuse);
  parser.on("doctype", refuse);
  parser.on("processinginstruction", refuse);
  parser.on("xmldecl", ({ encoding = "UTF-8" }) => /^utf-8$/i.test(encoding) || refuse());
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("opentag", ({ name, attributes }) => {
    const opened: Growing = { name, attrs: { ...attributes }, children: [] };
    root ??= opened;
    open.at(-1)?.children.push(opened);
    if (open.push(opened) > depth) refuse();
  });
  parser.on("closetag", () => void open.pop());
  try {
    parser.write(text).close();
    return root;
  } catch (error) {
    if (error instanceof NoDocument) return undefined;
    throw error;
  }
}
