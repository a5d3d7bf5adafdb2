import { escaped } from "../../xml.ts";
import { NS, XML_NS } from "./namespaces.ts";

/** An XML element. Prefixes are gone: what counts is the namespace. */
export interface Element {
  readonly ns: string;
  /** The local name. */
  readonly name: string;
  /** By name; one of a namespace by `{namespace}name`, one of XML's own as `xml:name`. */
  readonly attrs: Attributes;
  readonly children: readonly (Element | string)[];
}

export type Attributes = Readonly<Record<string, string>>;

/** Makes an element; attributes that are undefined are left out. */
export function element(
  ns: string,
  name: string,
  attrs: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly (Element | string)[]
): Element {
  const given = Object.entries(attrs).filter((attr): attr is [string, string] =>
    attr[1] !== undefined
  );
  return { ns, name, attrs: Object.fromEntries(given), children };
}

/** The same element with other attributes set, or taken away where they are undefined. */
export function withAttrs(
  { ns, name, attrs, children }: Element,
  changed: Readonly<Record<string, string | undefined>>,
): Element {
  return element(ns, name, { ...attrs, ...changed }, ...children);
}

export function elementsOf({ children }: Element): readonly Element[] {
  return children.filter((child) => typeof child !== "string");
}

export function child(parent: Element, ns: string, name: string): Element | undefined {
  return elementsOf(parent).find((one) => one.ns === ns && one.name === name);
}

/** The text directly in an element. */
export function textIn({ children }: Element): string {
  return children.filter((one) => typeof one === "string").join("");
}

/** An element as XML, inside one whose default namespace is `scope`. `stream:` is the prefix that the stream header binds. */
export function xml(element: Element, scope: string = NS.client): string {
  const { ns, name, attrs, children } = element;
  const prefixed = ns === NS.streams;
  const inside = prefixed ? scope : ns;
  const tag = prefixed ? `stream:${name}` : name;
  const xmlns = inside === scope ? "" : ` xmlns='${escaped(inside)}'`;
  const open = `${tag}${xmlns}${attributes(attrs)}`;
  const content = children.map((one) => typeof one === "string" ? escaped(one) : xml(one, inside));
  return content.length === 0 ? `<${open}/>` : `<${open}>${content.join("")}</${tag}>`;
}

/** Attributes as XML, each with a blank before it. */
export function attributes(attrs: Attributes): string {
  return Object.entries(attrs).map(([key, value], i) => {
    const [, ns, local] = /^\{(.*)\}(.*)$/s.exec(key) ?? [];
    // A prefix of our own for each: the sender's may be bound to something else where this is put.
    const written = ns === undefined ? key : `a${i}:${local}`;
    const binding = ns === undefined ? "" : ` xmlns:a${i}='${escaped(ns)}'`;
    return `${binding} ${written}='${escaped(value)}'`;
  }).join("");
}

/** How the attribute map names an attribute. */
export function attributeKey(ns: string, local: string): string {
  if (ns === "") return local;
  return ns === XML_NS ? `xml:${local}` : `{${ns}}${local}`;
}
