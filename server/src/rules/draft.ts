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
  const sentence = `〔${actor}〕は、${aboutOf(element)}${rule(element.text)}`.replace(/[、，]/g, comma);
  return `<!-- kijun: covers ${element.id} -->${houseOf(document).eol}${sentence}`;
}

/** In which case a demand holds, or what it is about: 「事故が起きたときは、」, and 「端末を」 of 「端末は、施錠して保管する」. */
function aboutOf({ topic, text, wording }: Element): string {
  // what a reader is told before the demand leaves out who acts, which a topic may hold: 「職員は異動したときは」
  const told = wording !== text && wording.endsWith(text) ? wording.slice(0, -text.length) : topic;
  const about = told.replace(/[、，]$/, '');
  if (about === '' || !/[はがも]$/.test(about) || CASE.test(about)) return about && `${about}、`;
  // 「職員は、研修を受ける」: who acts is for the author to fill in
  if (wording === text) return '';
  return about.endsWith('は') && !text.includes('を') ? `${about.slice(0, -1)}を` : `${about}、`;
}

const CASE = /(?:とき|場合|際|限り|に|で|て|へ|から|まで)は$/;
