/** What means something to one reader or another: put in where it does not belong. */
const WORDS = [
  ...'第１条項号（）()「」[]{}<>|*_`#-:：、。\n\r\t \\"&!=~^$%@/あア①Ⅰ\0\ufeff\ud83d\u3000',
  '\n\n',
  '\r\n',
  '第1条',
  '第2条の3',
  '（目的）',
  '前項',
  '次の各号',
  '附則',
  '目次',
  '別表第1',
  '---\n',
  '種別: ',
  '上位文書: ',
  '<!-- kijun: covers ',
  '<!-- kijun-disable-next-line ',
  '-->',
  '（以下「',
  '」という。）',
  'をいう。',
  'しなければならない。',
  '| --- |\n',
  '```\n',
  '[^1]: ',
  '## ',
  '(1) ',
  'ア　',
  '{"version":1}',
  '"rules":{',
  '"reading":',
  '"traces":{',
  '"__proto__":',
  '"constructor":[',
  '[[[[',
  '{"a":',
  '1e999',
  '\\ud800',
  '/*',
  '&a ',
  '*a',
  '<<: ',
  '? ',
  ': |\n',
  '!!js/function ',
  '%YAML 9\n',
  '../',
  'file:///',
  '<table><tr><td>',
  '</p>',
  '<script>',
  '&#x0;',
  '<?xml version="1.0"?>',
  '<!DOCTYPE a>',
];

/** A changed input: pieces taken out, doubled, moved in from another one, words put in, bytes turned. */
export function mutate(input: Buffer, other: Buffer, random: () => number, most: number): Buffer {
  let now = input;
  const upTo = (end: number) => Math.floor(random() * (end + 1));
  for (let times = 1 + upTo(4); times > 0; times--) {
    const from = upTo(now.length);
    const to = Math.min(now.length, from + upTo(random() < 0.7 ? 12 : 200));
    const [before, piece, after] = [now.subarray(0, from), now.subarray(from, to), now.subarray(to)];
    const begin = upTo(other.length);
    const ways: readonly (() => readonly Buffer[])[] = [
      () => [before, after],
      () => [before, piece, piece, after],
      () => [before, other.subarray(begin, begin + upTo(200)), after],
      () => [before, Buffer.from(WORDS[upTo(WORDS.length - 1)]!), after],
      () => [before, Buffer.from(WORDS[upTo(WORDS.length - 1)]!), piece, after],
      () => [before, Buffer.from([upTo(255)]), after],
      () => [before, Buffer.from(piece).reverse(), after],
    ];
    now = Buffer.concat(ways[upTo(ways.length - 1)]!()).subarray(0, most);
  }
  return now;
}
