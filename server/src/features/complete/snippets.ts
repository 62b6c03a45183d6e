import { houseOf } from '../../rules/house';
import { loosen } from '../../text/fold';
import { type Caret, type Completion, last } from './context';

/** A place to fill in. */
const TITLE = '$' + '{1:見出し}';

/** Pieces of a regulation on a line of their own: an article in the style of the document, items, 附則, the table of revisions. */
export function snippets(caret: Caret): readonly Completion[] {
  const { document, line, alone } = caret;
  if (!alone) return [];
  const typed = loosen(line)
    .text.replace(/^#+/, '')
    // the next number is ours to know, whatever has been begun
    .replace(/^第[0-9]*条?$/, '第');
  const house = houseOf(document);
  const hashes = /^#+[ \t]*/.exec(line)?.[0].trim() ?? house.hashes.trim();
  const heading = (text: string) => `${hashes === '' ? '' : `${hashes} `}${text}`;
  const { eol } = house;
  const all: readonly (Omit<Completion, 'kind' | 'span' | 'text' | 'documentation'> & {
    names: string;
    snippet: string;
  })[] = [
    {
      label: house.next('…').replace(eol, ''),
      names: '第 条 じょう article jou',
      detail: { ja: '条（次の番号）', en: 'Article, with the next number' },
      snippet: `${heading(house.next(TITLE))}${eol}${eol}\${2:主体}は、\${3:内容}しなければならない。$0`,
    },
    {
      label: '(1) … (2) …',
      names: '号 ごう item gou',
      detail: { ja: '号（次に掲げる事項）', en: 'Items' },
      snippet: `次に掲げる\${1:事項}を\${2:遵守しなければならない}。${eol}${eol}(1) \${3:項目}${eol}${eol}(2) \${4:項目}$0`,
    },
    {
      label: '附則',
      names: '附則 ふそく supplement fusoku',
      detail: { ja: '附則（施行の日）', en: 'Supplementary provision with the date' },
      snippet: `${heading('附則')}${eol}${eol}この\${1:基準}は、令和\${2:　}年\${3:　}月\${4:　}日から施行する。$0`,
    },
    {
      label: '改定履歴',
      names: '改定履歴 改訂履歴 かいてい revisions kaitei',
      detail: { ja: '改定履歴の表', en: 'Table of revisions' },
      snippet: `${heading('改定履歴')}${eol}${eol}| 版 | 年月日 | 改定の内容 |${eol}| --- | --- | --- |${eol}| \${1:第1版} | \${2:令和　年　月　日} | \${3:新規作成} |$0`,
    },
  ];
  return all
    .filter(({ names }) => typed === '' || names.split(' ').some((name) => loosen(name).text.startsWith(typed)))
    .map(({ names: _, ...one }) => {
      const text = one.snippet.replace(/\$\{\d+:([^}]*)\}|\$0/g, '$1');
      return { ...one, kind: 'snippet', documentation: text, span: last(caret, line.length), text };
    });
}
