import type { Document } from '../document/document';
import { folderOf, resolve } from '../text/path';
import type { Report } from './finding';
import type { Rule, Subject, Surroundings } from './rule';

/** document/disclosure: a document that is public links to one that is not. */
export const disclosure: Rule = {
  id: 'document/disclosure',
  severity: 'warning',
  title: { ja: '公開の文書から非公開の文書へのリンク', en: 'A public document links to one that is not public' },
  kinds: ['基本方針', '対策基準', '実施手順'],
  scope: 'workspace',
  morphemes: false,
  check,
};

function check({ document, documents }: Subject & Surroundings): readonly Report[] {
  if (!/^公開/.test(stated(document))) return [];
  return document.links.flatMap(({ target, span }) => {
    const path = resolve(folderOf(document.path), decoded(target.replace(/[#?].*$/, '')));
    const other = documents.find((one) => one.path === path);
    if (!other || !/非公開|部外秘|秘|限り/.test(stated(other))) return [];
    return [
      {
        span,
        message: {
          ja: `この文書は「${stated(document)}」ですが、リンク先の「${other.title}」は「${stated(other)}」です。公開する前に、リンクを除くか、題名だけを書いてください。`,
          en: `This document is ${stated(document)}, but the link leads to 「${other.title}」, which is ${stated(other)}. Before publishing, remove the link or give the title only.`,
        },
        related: [
          {
            path: other.path,
            span: other.matter.disclosure!.span,
            message: { ja: 'リンク先の公開区分', en: 'How the linked document is marked' },
          },
        ],
      },
    ];
  });
}

const stated = ({ matter }: Document): string => matter.disclosure?.text.trim() ?? '';

function decoded(target: string): string {
  try {
    return decodeURI(target);
  } catch {
    return target;
  }
}
