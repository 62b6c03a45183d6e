import { DOMParser, type Document, type Element } from '@xmldom/xmldom';

/** A document and an element of XML, as a tree that can be changed. */
export type Tree = Document;
export type Xml = Element;

/** Parses a part of an Office file; undefined when it is not well-formed. */
export function parseXml(text: string): Tree | undefined {
  const ignore = () => {};
  try {
    return new DOMParser({ onError: ignore }).parseFromString(text, 'text/xml');
  } catch {
    return undefined;
  }
}

/** The first child element of a name, prefix included; undefined for none. */
export const child = (parent: Xml | undefined, name: string): Xml | undefined => children(parent, name)[0];

/** All child elements of a name. */
export function children(parent: Xml | undefined, name: string): readonly Xml[] {
  const out: Xml[] = [];
  for (let node = parent?.firstChild ?? null; node; node = node.nextSibling)
    if (node.nodeName === name) out.push(node as Xml);
  return out;
}

/** All elements of a name below, in document order; a copy, so that the tree can be changed on the way. */
export const below = (parent: Tree | Xml, name: string): readonly Xml[] => [...parent.getElementsByTagName(name)];

export const attribute = (element: Xml | undefined, name: string): string | undefined =>
  element?.hasAttribute(name) ? (element.getAttribute(name) ?? undefined) : undefined;

/** Takes an element out of its tree. */
export function remove(element: Xml): void {
  element.parentNode?.removeChild(element);
}
