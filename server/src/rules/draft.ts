import type { Element } from '../policy/control';

/**
 * A sentence to begin with, for an element that no rule fulfils yet, under a trace to that element. 〔 〕 is for the author to
 * fill in; until then the sentence is no rule (control/weak).
 */
export function draftOf(element: Element, eol: string): string {
  const topic =
    element.topic === '' || /[はがも]、?$/.test(element.topic) ? '' : `${element.topic.replace(/、$/, '')}、`;
  return `<!-- kijun: covers ${element.id} -->${eol}〔役職〕は、${topic}${obligation(element.text.replace(/[。\s]+$/, ''))}`;
}

/** The demand as a duty: 「選定する」 → 「選定しなければならない。」 What forbids stays as it is. */
function obligation(text: string): string {
  if (/(?:ない|禁止する|禁ずる)$/.test(text)) return `${text}。`;
  if (/する$/.test(text)) return `${text.slice(0, -2)}しなければならない。`;
  if (/[うくぐすつぬぶむる]$/.test(text)) return `${text}ものとする。`;
  return `${text}を行わなければならない。`;
}
