import words from '../../../dictionaries/vague.yaml';
import type { Document } from '../document/document';
import { binds, modalityOf } from '../document/modality';
import { isCode, sourceOf } from '../document/prose';
import type { Statement } from '../document/statement';
import { folded } from '../text/fold';
import type { Report } from './finding';
import type { Rule, Subject } from './rule';
import { isRuling, leadsOf } from './ruling';

/**
 * statement/vague: 適切に, 必要に応じて, 速やかに … where they leave open what is to be done. Fine in a policy, a hint in a
 * standard, more in a procedure that names no figure, form or time with them. From dictionaries/vague.yaml.
 */
export const vague: Rule = {
  id: 'statement/vague',
  severity: 'info',
  title: { ja: '具体的でない言い方', en: 'A vague expression' },
  kinds: ['対策基準', '実施手順'],
  scope: 'statement',
  morphemes: false,
  check,
};

const ANY = RegExp(
  words
    .map(({ word }) => word)
    .sort((a, b) => b.length - a.length)
    .join('|'),
  'g',
);

function check(statement: Statement, { document }: Subject): readonly Report[] {
  const { text, prose } = statement;
  const kind = document.kind.kind as '対策基準' | '実施手順';
  if (!isRuling(document, statement) || !isOrder(document, statement)) return [];
  return [...text.matchAll(ANY)].flatMap(({ 0: written, index }) => {
    const entry = words.find(({ word }) => word === written)!;
    const level = entry[kind];
    const end = index + written.length;
    if (!level || isCode(prose, index, end) || AIM.test(text.slice(end))) return [];
    if (isConcrete(document, statement, entry.settled)) return [];
    return [
      {
        severity: level,
        span: sourceOf(prose, index, end),
        message: {
          ja: `「${written}」では、人によって判断が分かれます。${entry.ask}を書いてください。`,
          en: `「${written}」 can be understood differently by each reader. State ${entry.english}.`,
        },
      },
    ];
  });
}

/** 「適切に実施するため、計画を定める」, 「適切に停止するまでの間」: what is ordered is something else. */
const AIM = /^[^、，。]*(?:ため(?:[、，]|に(?!は))|まで(?:の間)?(?:[、，に]))/;

/** A statement that binds by itself or as an item of one that does; steps of a procedure are orders. */
function isOrder(document: Document, statement: Statement): boolean {
  const modality = modalityOf(statement.text);
  if (modality === 'none') return leadsOf(document, statement).some(({ text }) => binds(modalityOf(text)));
  return binds(modality);
}

/** Whether the statement, what introduces it, or the sentence behind it in the paragraph, says it in figures after all. */
function isConcrete(document: Document, statement: Statement, settled: 'time' | 'measure'): boolean {
  const next = document.statements[statement.index + 1];
  const goesOn = next && !/\n\s*\n/.test(document.source.slice(statement.span.end, next.span.start));
  const around = [
    statement,
    ...leadsOf(document, statement),
    ...(goesOn && next.entry === statement.entry ? [next] : []),
  ];
  return isSettled(around.map((one) => one.text).join('\n'), settled);
}

/** Whether a text leaves open what an entry of dictionaries/vague.yaml asks for. */
export const leavesOpen = ({ word, settled }: (typeof words)[number], text: string): boolean =>
  text.includes(word) && !isSettled(text, settled);

function isSettled(written: string, settled: 'time' | 'measure'): boolean {
  // 十分に is no time
  const text = folded(written).replace(/十分(?=[にな])/g, '');
  return TIME.test(text) || (settled === 'measure' && MEASURE.test(text));
}

const TIME =
  /[0-9一二三四五六七八九十]+(?:年|か月|ヶ月|カ月|箇月|月|週|日|時間|分|秒|回|営業日|世代)|四半期|半期|半年|毎[年月週日朝夕時]|年度(?:末|初|当初)|月末|月初|週末|当日|翌日|前日|即日|即時|始業|終業|退庁|退勤|その日|都度|直ちに|(?:とき|場合|際|後|前)(?:に)?は、/;
const MEASURE =
  /[0-9一二三四五六七八九十]+(?:文字|桁|件|台|個|名|人|部|枚|本|段階|メートル|%|割|倍|種類)|様式|別表|別紙|別記|次の|次に|以下の|台帳|簿|票|申請書|チェックリスト|一覧|基準(?:に|を満)|[「『]/;
