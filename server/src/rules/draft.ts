import type { Document } from '../document/document';
import type { Control, Element } from '../policy/control';

/** A sentence to begin with, for an element that no rule fulfils yet: 〔 〕 is for the author to fill in. */
export function draftOf(control: Control, element: Element, document: Document): string {
  const text = element.text.replace(/[。\s]+$/, '');
  const topic =
    /(?:は|は、)$/.test(element.topic) || element.topic === '' ? '' : `${element.topic.replace(/、$/, '')}、`;
  const duty = document.kind.kind === '実施手順' ? 'する。' : 'しなければならない。';
  const demand = /する$/.test(text)
    ? `${text.slice(0, -2)}${duty === 'する。' ? 'する。' : 'しなければならない。'}`
    : /(?:[うくぐすつぬぶむる])$/.test(text)
      ? `${text}${duty === 'する。' ? '。' : 'ものとする。'}`
      : `${text}を行わ${duty === 'する。' ? 'なければならない。' : 'なければならない。'}`;
  return `〔役職〕は、${topic}${demand}（基本方針${control.id}関係）`;
}
