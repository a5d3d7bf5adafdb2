import { escaped } from "../../xml.ts";

/** An XML element. XIMSS has no namespaces: a name is what stands in the tag. */
export interface Element {
  readonly name: string;
  readonly attrs: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

/** Makes an element; attributes that are undefined are left out. */
export function element(
  name: string,
  attrs: Readonly<Record<string, string | number | undefined>> = {},
  ...children: readonly (Element | string)[]
): Element {
  const given = Object.entries(attrs).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)] as const]
  );
  return { name, attrs: Object.fromEntries(given), children };
}

/** The elements of that name directly in another. */
export function childrenOf({ children }: Element, name: string): readonly Element[] {
  return children.filter((child) => typeof child !== "string").filter((one) => one.name === name);
}

/** An element as XML. */
function xml({ name, attrs, children }: Element): string {
  const written = Object.entries(attrs).map(([key, value]) => ` ${key}="${text(value)}"`).join("");
  const content = children.map((child) => typeof child === "string" ? text(child) : xml(child));
  return content.length === 0
    ? `<${name}${written}/>`
    : `<${name}${written}>${content.join("")}</${name}>`;
}

/** A message as it is sent: a document, and the zero byte that ends it. */
export function written(message: Element): string {
  return `${xml(message)}\0`;
}

/** Mail has characters that XML 1.0 (section 2.2) has no way to write. */
const NO_XML = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

function text(value: string): string {
  return escaped(value.replace(NO_XML, "\uFFFD"));
}
