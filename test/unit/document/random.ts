import fc from 'fast-check';

/** What regulations and Markdown are made of, so that random texts come near them. */
const LINES = [
  '# 対策基準',
  '## 第1条（目的）',
  '## 第２条　鍵',
  '### 3 札',
  '## はじめに',
  '## 貸出し',
  '1　鍵',
  '2　札',
  '（趣旨）',
  'KM-01　保管',
  'KM-02　貸出し',
  '### KM-03 返却',
  '第3条　職員は、鍵を返さなければならない。',
  '２　次の各号に掲げる鍵は、貸してはならない。',
  '(1) 門の鍵',
  '  ア 裏門',
  '- 鍵を返す。',
  '- [ ] 札',
  '  続きの行を書く。',
  '1. 鍵',
  '> 引用',
  '| 鍵 | 札 |',
  '| --- | --- |',
  '```',
  '~~~~ text',
  '    ```',
  '<!-- kijun: covers 6(3)① -->',
  '<!--',
  '-->',
  '<div>',
  '</div>',
  '<pre>',
  '</pre>',
  '---',
  '===',
  '種別: 対策基準',
  '[札]を**貸す**。鍵[^1]と[鍵](a.md)',
  '[札]: 札.md',
  '[^1]: 注をいう。',
  '附則',
  '別表第1',
  '目次',
  '職員等（以下「職員」という。）は、🔑と𠮷を管理するものとする。',
  '職員は、鍵を管理し、札を確認し、記録を残し、必要に応じて責任者に報告しなければならない。'.repeat(8),
  '',
  '',
  '',
  '\u3000字下げの行である。',
  '\t字下げ',
] as const;
const END = fc.constantFrom('\n', '\n', '\n\n', '\n\n', '\n\n', '\r\n', '\r\n\r\n', '\r');

/** A random text that looks like a regulation. */
export const regulation = fc
  .array(fc.tuple(fc.constantFrom(...LINES), END), { maxLength: 30 })
  .map((lines) => lines.map(([line, end]) => line + end).join(''));

/** A random change to a text: somewhere something goes, comes, or both. */
export const edit = fc
  .tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(60) }),
    fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom('', 'あ', '。', '、', '\n', '\n\n', '#', '`', '-', '|', ']', '>', ' ') },
      { weight: 1, arbitrary: regulation },
      { weight: 1, arbitrary: fc.constantFrom(...LINES) },
    ),
  )
  .map(([place, length, text]) => (source: string) => {
    const at = Math.floor(place * (source.length + 1));
    return source.slice(0, at) + text + source.slice(at + length);
  });

/** What moves an outline about. */
const STRUCTURE = [
  '## 第9章　体制',
  '### 第3条（目的）',
  '(1) 鍵を保管すること。',
  '２　ただし、前項の規定は適用しない。',
  '（趣旨）',
  '目次',
  '- 札',
  '■ 研修',
  '・ 受講',
  '次に掲げる者に貸す。',
  '同条第2項の鍵を、この規程により返す。',
  'ア　鍵\nイ　札',
  '1. 鍵\n2. 札',
  '附則',
  '| 鍵 | 札 |\n| --- | --- |\n| 甲 | 乙 |',
  '個人情報保護法第3条及び同法第4条',
  '「鍵」とは、札をいう。',
  '次の事項',
  'を記録しなければならない。',
] as const;

/** A random change to the lines of a text: some go, come, or change places. */
export const restructure = fc
  .tuple(fc.nat(), fc.constantFrom('remove', 'repeat', 'swap', 'insert'), fc.constantFrom(...STRUCTURE))
  .map(([place, how, text]) => (source: string) => {
    const lines = source.split('\n');
    const at = place % lines.length;
    const other = (at * 7 + 3) % lines.length;
    if (how === 'remove') lines.splice(at, 1 + (place % 5));
    else if (how === 'repeat') lines.splice(at, 0, lines[at]!);
    else if (how === 'swap') [lines[at], lines[other]] = [lines[other]!, lines[at]!];
    else lines.splice(at, 0, '', text, '');
    return lines.join('\n');
  });
