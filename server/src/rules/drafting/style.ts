import { pathTo } from '../../document/citation';
import type { Document } from '../../document/document';
import { modalityOf } from '../../document/modality';
import { sourceOf } from '../../document/prose';
import { statementsWhere } from '../../document/search';
import type { Statement } from '../../document/statement';
import type { Report } from '../finding';
import type { Rule, Subject } from '../rule';

/** drafting/style: a sentence in です・ます style in a document that is written in である style, or the other way round. */
export const style: Rule = {
  id: 'drafting/style',
  severity: 'warning',
  title: { ja: '常体（である）と敬体（です・ます）の混在', en: 'Plain and polite style are mixed' },
  kinds: ['対策基準', '実施手順'],
  scope: 'document',
  morphemes: false,
  check,
};

const POLITE = /(?:です|ます|ません|でした|ました|ください|下さい|でしょう|ましょう|ますか|ですか|ませんか)$/;
/** Sections that speak to the reader. */
const PREFACE =
  /Q ?[&＆] ?A|よくある(?:質問|問)|質問と回答|問答|FAQ|^(?:はじめに|始めに|前書き|まえがき|前文|序文?|序言|おわりに|終わりに|あとがき|宣言|緒言|挨拶)/;
/** How much of a document one style must have for the rest to be out of place. */
const MOST = 0.8;

function check({ document }: Subject): readonly Report[] {
  const unnumbered = document.entries.every(({ label }) => label === undefined);
  const rulesThat = (are: string, test: (text: string) => boolean) =>
    statementsWhere(
      document,
      `drafting/style ${are}`,
      [unnumbered],
      (statement) => isBody(document, statement, unnumbered) && test(statement.text),
    );
  const allPolite = rulesThat('polite', isPolite);
  if (allPolite.length === 0) return [];
  const rules = rulesThat('any', () => true);
  // a first section that is polite throughout speaks to the reader, whatever it is called
  const first = rules.filter(({ entry }) => entry === rules[0]!.entry);
  const greeting = allPolite.filter(({ entry }) => entry === rules[0]!.entry).length === first.length;
  const behind = greeting ? (rules[first.length]?.index ?? Number.POSITIVE_INFINITY) : 0;
  const polite = allPolite.filter(({ index }) => index >= behind);
  if (polite.length === 0) return [];
  const plain = rulesThat('plain', (text) => !isPolite(text) && isPlain(text)).filter(({ index }) => index >= behind);
  if (plain.length === 0) return [];
  const formal = plain.length >= polite.length;
  const odd = formal ? polite : plain;
  const share = Math.max(plain.length, polite.length) / (plain.length + polite.length);
  if (share < MOST) return [{ ...report(odd[0]!, formal), severity: 'info' }];
  return odd.map((statement) => report(statement, formal));
}

/** Rules, not prefaces, notes, table cells and forms to be filled in. */
function isBody({ entries }: Document, { entry, form, text }: Statement, unnumbered: boolean): boolean {
  const path = entry < 0 ? [] : pathTo(entries, entry);
  if (form === 'row' || form === 'title' || /^(?:[※注（(＊*]|[QAＱＡ問答][0-9０-９]*[.．:：、 \u3000])/.test(text))
    return false;
  return (
    path.some(({ label }) => label !== undefined || unnumbered) &&
    !path.some(({ label, title }) => /^(?:様式|別表|附則)$/.test(label?.style ?? '') || PREFACE.test(title))
  );
}

const isPolite = (text: string): boolean => POLITE.test(endOf(text));

const isPlain = (text: string): boolean => modalityOf(text) !== 'none' && /[。．]$/.test(text.trim());

/** The words before the full stop, without quotes and brackets at the end. */
const endOf = (text: string): string =>
  text
    .trim()
    .replace(/[。．？！]+$/, '')
    .replace(/[（(](?:[^（()）]|[（(][^（()）]*[)）])*[)）]$/, '')
    .replace(/[。．]+$/, '');

function report({ prose, text }: Statement, formal: boolean): Report {
  const words = endOf(text);
  const tail = formal ? POLITE.exec(words)![0] : words.slice(-Math.min(4, words.length));
  const at = text.lastIndexOf(tail);
  return {
    span: sourceOf(prose, at, at + tail.length),
    message: formal
      ? {
          ja: `この文書は常体（…する。…である。）で書かれていますが、ここは「${tail}」と敬体です。常体にそろえてください。`,
          en: `This document is written in plain style (…する。), but this sentence is polite (「${tail}」). Write it in plain style.`,
        }
      : {
          ja: `この文書は敬体（…します。…です。）で書かれていますが、ここは「${tail}」と常体です。敬体にそろえてください。`,
          en: `This document is written in polite style (…します。), but this sentence is plain (「${tail}」). Write it in polite style.`,
        },
  };
}
