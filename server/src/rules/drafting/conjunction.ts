import { isCode, sourceOf } from '../../document/prose';
import type { Statement } from '../../document/statement';
import type { Token, Tokenizer } from '../../morphology/token';
import type { Message, Report } from '../finding';
import type { Rule } from '../rule';

/**
 * drafting/conjunction: 及び joins, 並びに joins what 及び has joined; 又は parts, 若しくは parts inside of what 又は parts. So
 * 並びに does not stand without 及び, nor 若しくは without 又は, and one of them does not come twice in one list.
 */
export const conjunction: Rule = {
  id: 'drafting/conjunction',
  severity: 'warning',
  title: {
    ja: '「及び・並びに」「又は・若しくは」の段の誤り',
    en: 'The wrong level of 及び・並びに or 又は・若しくは',
  },
  kinds: ['対策基準', '実施手順'],
  scope: 'statement',
  morphemes: true,
  check: (statement, { tokenizer }) =>
    tokenizer && statement.form !== 'row' ? [...alone(statement, tokenizer), ...twice(statement, tokenizer)] : [],
};

/** The plain word of each pair, and the one that needs it. */
const PAIRS: readonly (readonly [RegExp, RegExp, string, Message])[] = [
  [
    /及び|および/,
    /(?<!の)(?:並びに|ならびに)/g,
    '及び',
    {
      ja: '「並びに」は、「及び」で結んだものどうしを、更に結ぶときに使います。この文には「及び」がないので、「及び」としてください。',
      en: '「並びに」 is used to join groups that 「及び」 has already joined. This sentence has no 「及び」, so write 「及び」.',
    },
  ],
  [
    /又は|または/,
    /若しくは|もしくは/g,
    '又は',
    {
      ja: '「若しくは」は、「又は」で分けた中を、更に分けるときに使います。この文には「又は」がないので、「又は」としてください。',
      en: '「若しくは」 is used for alternatives inside a 「又は」. This sentence has no 「又は」, so write 「又は」.',
    },
  ],
];
/** One of them twice, with as much between as a noun can have. */
const TWICE = /(及び|および|並びに|ならびに|又は|または|若しくは|もしくは)[^、。]{1,30}\1/;
const ANY = /^(?:及び|および|並びに|ならびに|又は|または|若しくは|もしくは)$/;

function alone(statement: Statement, tokenizer: Tokenizer): readonly Report[] {
  const { text } = statement;
  return PAIRS.flatMap(([plain, nested, right, message]) => {
    const [found, second] = [...text.matchAll(nested)];
    if (!found || second || plain.test(text)) return [];
    // other ways to join or part may be the lower level
    if (
      right === '及び'
        ? /[・･]|[」』][「『]|又は|または|若しくは|もしくは/.test(text)
        : /及び|および|並びに|ならびに/.test(text)
    )
      return [];
    if (right === '及び' && tokenizer(text).some(({ detail }) => detail === '並立助詞')) return [];
    return report(statement, { start: found.index, end: found.index + found[0].length }, message, right);
  });
}

/** A及びB及びC, with nothing but one noun between the two. */
function twice(statement: Statement, tokenizer: Tokenizer): readonly Report[] {
  if (!TWICE.test(statement.text)) return [];
  const tokens = tokenizer(statement.text);
  return tokens.flatMap((first, i) => {
    if (!ANY.test(first.surface)) return [];
    let next = i + 1;
    while (next < tokens.length && isInside(tokens[next]!)) next++;
    const second = tokens[next];
    if (next < i + 2 || second?.surface !== first.surface || tokens[i - 1]?.pos !== '名詞') return [];
    const word = first.surface;
    return report(
      statement,
      first,
      {
        ja: `同じ段の並列に「${word}」が続けて使われています。最後の一つだけを「${word}」とし、その前は読点で区切ってください（A、B${word}C）。`,
        en: `「${word}」 appears twice at one level of a list. Use it only before the last item, and commas before that (A、B${word}C).`,
      },
      '、',
    );
  });
}

/** Whether a morpheme is part of the noun between the two. */
const isInside = ({ pos, surface }: Token): boolean => pos === '名詞' && !/^(?:もの|者|こと|[()].*)$/.test(surface);

function report(
  { prose }: Statement,
  { start, end }: Pick<Token, 'start' | 'end'>,
  message: Message,
  right: string,
): readonly Report[] {
  if (isCode(prose, start, end) || /[「『]/.test(prose.text[start - 1] ?? '')) return [];
  const span = sourceOf(prose, start, end);
  return [
    {
      span,
      message,
      fixes: [
        {
          title: { ja: `「${right}」に直す`, en: `Change to 「${right}」` },
          edits: [{ span, text: right }],
          safe: false,
        },
      ],
    },
  ];
}
