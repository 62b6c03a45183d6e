import type { Document } from '../document/document';
import type { Element } from '../policy/control';
import { houseOf } from './house';
import { voiceOf } from './voice';

/**
 * A sentence to begin with, for an element that no rule fulfils yet, under a trace to that element, worded as the document words
 * its rules. 〔 〕 is for the author to fill in or to confirm; until then the sentence is no rule (trace/contradiction).
 */
export function draftOf(document: Document, element: Element, actor = '役職'): string {
  const { comma, rule } = voiceOf(document);
  const topic =
    element.topic === '' || /[はがも][、，]?$/.test(element.topic) ? '' : `${element.topic.replace(/[、，]$/, '')}、`;
  const sentence = `〔${actor}〕は、${topic}${rule(element.text)}`.replace(/[、，]/g, comma);
  return `<!-- kijun: covers ${element.id} -->${houseOf(document).eol}${sentence}`;
}
