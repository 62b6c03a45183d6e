import type { Document } from '../document/document';
import type { Finding, Fix, Message, Report } from './finding';
import type { PolicyProblem, Rule, Subject } from './rule';
import { atTop, topEdit } from './top';

/**
 * policy/unreadable: nothing is passed in silence. A draft under no policy, and a policy out of which no term or no control
 * was read, would otherwise look as if everything were in order.
 */
export const unreadable: Rule = {
  id: 'policy/unreadable',
  severity: 'error',
  title: { ja: '基本方針を読み取れない', en: 'The basic policy cannot be read' },
  kinds: ['基本方針', '対策基準', '実施手順'],
  scope: 'document',
  morphemes: false,
  check: (subject) => [
    ...matterProblem(subject),
    ...inPieces(subject),
    ...(subject.document.kind.kind === '基本方針' ? ofPolicy(subject) : ofDraft(subject)),
  ],
};

/** A document that was asked for by name and whose kind nothing tells: it cannot be checked, and that is said. */
export const unknownKind = ({ titleSpan, matter, source }: Document): Finding => ({
  rule: 'policy/unreadable',
  severity: 'error',
  span: matter.kind?.span ?? titleSpan,
  message: {
    ja: `${matter.kind ? `種別「${matter.kind.text}」は` : 'この文書の種別が'}分からないため、点検していません。${atTop(source).ja}「種別: 対策基準」又は「種別: 実施手順」と書いてください。`,
    en: `${matter.kind ? `The kind "${matter.kind.text}"` : 'The kind of this document'} is unknown, so it has not been checked. Write 種別: 対策基準 or 種別: 実施手順 ${atTop(source).en}.`,
  },
  related: [],
  fixes: [],
});

/** A document that is too long to be read again with every key. */
export const tooLong: Finding = {
  rule: 'policy/unreadable',
  severity: 'info',
  span: { start: 0, end: 0 },
  message: {
    ja: 'この文書は長すぎる（100万字を超える）ため、エディターでは点検していません。文書を分けるか、コマンドの kijun check で点検してください。',
    en: 'This document is too long (more than 1,000,000 characters) and is not checked in the editor. Split it, or check it with the command kijun check.',
  },
  related: [],
  fixes: [],
};

function ofPolicy({ document, policy, tokenizer }: Subject): readonly Finding[] {
  if (!policy || policy.document.path !== document.path) return [];
  const findings: Finding[] = [];
  if (policy.terms.length === 0) findings.push(finding(document, NO_TERMS));
  if (tokenizer && policy.controls.length === 0) findings.push(finding(document, NO_CONTROLS));
  return findings;
}

function ofDraft({ document, policy, tokenizer, problem }: Subject): readonly Finding[] {
  if (problem) {
    const { source } = document;
    return [{ ...finding(document, problemMessage(problem, source), problem), fixes: fixesOf(problem, source) }];
  }
  if (!policy) return [];
  const lacks = [
    ...(policy.terms.length === 0 ? ['terms' as const] : []),
    ...(tokenizer && policy.controls.length === 0 ? ['controls' as const] : []),
  ];
  if (lacks.length === 0) return [];
  const name = policy.document.path.split('/').at(-1)!;
  const [ja, en] =
    lacks.length === 2
      ? ['用語も対策も', 'no terms and no controls']
      : lacks[0] === 'terms'
        ? ['用語を', 'no terms']
        : ['対策を', 'no controls'];
  return [
    {
      ...finding(document, {
        ja: `上位の基本方針「${name}」から${ja}一つも読み取れないため、この文書を照合できません。基本方針の側の指摘を確認してください。`,
        en: `Read ${en} out of the basic policy ${name}, so this document cannot be compared with it. See the findings in the policy.`,
      }),
      related: [
        {
          path: policy.document.path,
          span: policy.document.titleSpan,
          message: { ja: '上位の基本方針', en: 'The basic policy' },
        },
      ],
    },
  ];
}

function matterProblem({ document }: Subject): readonly Finding[] {
  const { problem } = document.matter;
  if (!problem) return [];
  const message = {
    ja: `文書の先頭の「---」に挟まれた部分（YAML）を読み取れません（${problem.text}）。「種別: 対策基準」のように、1行に一つの項目を書いてください。`,
    en: `The front matter between the --- lines is not valid YAML (${problem.text}). Write one item a line, such as "種別: 対策基準".`,
  };
  return [{ ...finding(document, message), span: problem.span }];
}

/** Where a text goes on so long that it was cut, and where something in a long text would have reached beyond its part. */
function inPieces({ document: { markdown } }: Subject): readonly Report[] {
  const { parts } = markdown;
  const torn = parts.find(({ cut }) => cut.torn);
  const reaches = parts.length > 1 ? parts.find(({ cut }) => cut.reaches) : undefined;
  const at = (start: number, message: Message): Report => ({
    severity: 'info',
    span: { start, end: start + 1 },
    message,
  });
  return [...(torn ? [at(torn.start, TORN)] : []), ...(reaches ? [at(reaches.start, REACHES)] : [])];
}

const TORN: Message = {
  ja: 'ここまで空行なしに1万字を超えて続くため、ここで区切って読んでいます。区切りをまたぐ文、箇条書、表は、正しく読めないことがあります。空行を入れて分けてください。',
  en: 'The text goes on for more than 10,000 characters without a blank line, so it is read in pieces, cut here. A sentence, list or table across a cut may be misread. Divide it by blank lines.',
};

const REACHES: Message = {
  ja: '10万字を超える文書であるため、ここから始まる部分にあるリンクの定義、HTML及びコメントを、その部分の中だけで読んでいます。他の部分には及びません。',
  en: 'The document has more than 100,000 characters: the definitions of links, HTML and comments in the part that begins here are read within that part only, and do not reach others.',
};

const NO_TERMS: Message = {
  ja: 'この基本方針から用語の定義を一つも読み取れません。「定義」の節に「(1) 用語　…をいう。」の形で書くか、用語と定義の表にしてください。',
  en: 'No defined term was read out of this policy. Write a section 定義 with items like 「(1) 用語　…をいう。」, or a table of terms and definitions.',
};

const NO_CONTROLS: Message = {
  ja: 'この基本方針から、下位の文書に求める対策を一つも読み取れません。番号の付いた節又は条に「…を講ずる。」「…しなければならない。」のように書いてください。',
  en: 'No control was read out of this policy. Write numbered sections or articles with sentences such as 「…を講ずる。」 or 「…しなければならない。」.',
};

/** Each of the policies that may be meant, to be named at the top. */
const fixesOf = (problem: PolicyProblem, source: string): readonly Fix[] =>
  problem.reason !== 'several'
    ? []
    : problem.candidates.map((path) => ({
        title: { ja: `「${path}」を上位文書にする`, en: `Make ${path} the policy of this document` },
        edits: [topEdit(source, `上位文書: ${path}`)],
        safe: false,
      }));

function problemMessage(problem: PolicyProblem, source: string): Message {
  const top = atTop(source);
  switch (problem.reason) {
    case 'none':
      return {
        ja: `この文書の上位となる基本方針が見つかりません。題名に「情報セキュリティ基本方針」とある文書を同じフォルダーに置くか、${top.ja}「上位文書: 基本方針.md」と書いてください。kijun.json の { "policy": "基本方針.md" } や、コマンドの --policy でも指定できます。`,
        en: `No basic policy was found for this document. Put a document with 情報セキュリティ基本方針 in its title into the same folder, or write 上位文書: 基本方針.md ${top.en}. kijun.json ({ "policy": "基本方針.md" }) and --policy on the command line name one too.`,
      };
    case 'apart':
      return {
        ja: `この文書は開いているフォルダーの外にあるため、フォルダーの中の基本方針「${problem.path}」とは照合していません。照合するには、文書をそのフォルダーに入れるか、文書の先頭に「上位文書: 」に続けて基本方針の場所を書いてください。`,
        en: `This document lies outside of the folder that is open, so it is not compared with the basic policy ${problem.path} in that folder. Move it there, or write where the policy is in the front matter (上位文書).`,
      };
    case 'several':
      return {
        ja: `基本方針が複数あり（${problem.candidates.join('、')}）、どれが上位か分かりません。${top.ja}「上位文書: ${problem.candidates[0]}」のように書いてください。`,
        en: `There are several basic policies (${problem.candidates.join(', ')}). Say which one holds: write for example 上位文書: ${problem.candidates[0]} ${top.en}.`,
      };
    case 'absent':
      return {
        ja: `${problem.by === 'matter' ? '文書の先頭の「上位文書」' : 'kijun.json の policy'}に書かれた「${problem.path}」が見つかりません。ファイルの名前と場所を確認してください。`,
        en: `The basic policy "${problem.path}" named in ${problem.by === 'matter' ? 'the front matter (上位文書)' : 'kijun.json (policy)'} does not exist. Check its name and place.`,
      };
    case 'outside':
      return {
        ja: `${problem.by === 'matter' ? '文書の先頭の「上位文書」' : 'kijun.json の policy'}に書かれた「${problem.path}」は、作業フォルダーの外にあるため読みません。両方を含むフォルダーを開くか、「${problem.path}」も開いてください。コマンドでは --policy で指定してください。`,
        en: `"${problem.path}", named in ${problem.by === 'matter' ? 'the front matter (上位文書)' : 'kijun.json (policy)'}, lies outside of the folder that is open, and is not read. Open a folder that holds both, or open the policy too. On the command line name it with --policy.`,
      };
  }
}

function finding(document: Document, message: Message, problem?: PolicyProblem): Finding {
  const stated =
    (problem?.reason === 'absent' || problem?.reason === 'outside') && problem.by === 'matter'
      ? document.matter.policy?.span
      : undefined;
  return {
    rule: 'policy/unreadable',
    severity: 'error',
    span: stated ?? document.titleSpan,
    message,
    related: [],
    fixes: [],
  };
}
