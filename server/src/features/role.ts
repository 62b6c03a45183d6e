import type { Document } from '../document/document';
import { offsetIn, sourceOf } from '../document/prose';
import { type Span, touches } from '../text/span';
import { isPart } from './boundary';

/** Somebody who has to do something in a document. */
export interface Role {
  readonly name: string;
  /** Where the document says what the role is, or names it first. */
  readonly span: Span;
  /** What a table or a definition says of it; empty when nothing does. */
  readonly text: string;
  /** How often it is the subject of a sentence. */
  readonly count: number;
}

/** The ends of names of people, offices and groups of them. */
const ENDINGS =
  /(?:責任者|管理者|担当者|事業者|利用者|者|職員等?|社員等?|教員等?|委員会|委員長|会議|課長|部長|局長|所長|室長|院長|学長|理事長|長|部門|CSIRT)$/;
const HEADER = /^(?:責任者|役割|役職|担当|担当者|行う者|職名|役名|名称)$/;
const NAME = '[^\\s、。，「」『』（）()〔〕〈〉<>のがをにでは]{2,24}';
const SUBJECT = RegExp(`^(${NAME})は[、，]`);

const known = new WeakMap<Document, readonly Role[]>();

/** The roles of a document, the most frequent ones first. */
export function rolesOf(document: Document): readonly Role[] {
  const roles = known.get(document) ?? readRoles(document);
  known.set(document, roles);
  return roles;
}

function readRoles({ statements, blocks, definitions }: Document): readonly Role[] {
  const found = new Map<string, Role>();
  for (const { cells, header } of blocks) {
    const first = cells?.[0];
    if (!first || !header || !HEADER.test(header[0] ?? '')) continue;
    const name = first.text.trim();
    if (!ENDINGS.test(name)) continue;
    const rest = cells.slice(1).map(({ text }, i) => `${header[i + 1] ?? ''}: ${text.trim()}`);
    found.set(name, { name, span: sourceOf(first, 0, first.text.length), text: rest.join('\n'), count: 0 });
  }
  for (const { prose, text } of statements) {
    const name = SUBJECT.exec(text)?.[1];
    if (name === undefined || !ENDINGS.test(name)) continue;
    const defined = definitions.find(({ term }) => term === name);
    const role = found.get(name) ?? {
      name,
      span: defined?.span ?? sourceOf(prose, 0, name.length),
      text: defined?.text ?? '',
      count: 0,
    };
    found.set(name, { ...role, count: role.count + 1 });
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}

/** The role that is named at an offset, the longest one, with the place of its name. */
export function roleAt(document: Document, offset: number): { readonly role: Role; readonly at: Span } | undefined {
  const block = document.blocks.find(({ span }) => touches(span, offset));
  const at = block && offsetIn(block.prose, offset);
  if (!block || at === undefined) return undefined;
  const { text } = block.prose;
  for (const role of [...rolesOf(document)].sort((a, b) => b.name.length - a.name.length))
    for (let start = text.indexOf(role.name); start >= 0; start = text.indexOf(role.name, start + 1)) {
      const end = start + role.name.length;
      if (at < start || at > end || isPart(text, start, end)) continue;
      return { role, at: sourceOf(block.prose, start, end) };
    }
  return undefined;
}
