/** What commander says of a wrong use (`error: unknown option …`), in Japanese. */
export const inJapanese = (text: string): string =>
  WRONG_USE.reduce((said, [english, japanese]) => said.replace(english, japanese), text);

const WRONG_USE: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown option '(.+?)'/, 'kijun: $1 というオプションはありません。'],
  [/^error: unknown command '(.+?)'/, 'kijun: $1 というコマンドはありません。'],
  [
    /^error: option '(.+?)' argument '(.*?)' is invalid\. Allowed choices are (.+)\./,
    'kijun: $1 に「$2」は指定できません。指定できるもの: $3',
  ],
  [
    /^error: command-argument value '(.*?)' is invalid for argument '(.+?)'\. Allowed choices are (.+)\./,
    'kijun: <$2> に「$1」は指定できません。指定できるもの: $3',
  ],
  [/^error: option '(.+?)' argument missing/, 'kijun: $1 の後に値を書いてください。'],
  [/^error: required option '(.+?)' not specified/, 'kijun: $1 を指定してください。'],
  [/^error: missing required argument '(.+?)'/, 'kijun: <$1> を指定してください。'],
  [/^error: too many arguments.*$/m, 'kijun: 引数が多すぎます。'],
  [/\(Did you mean (one of )?(.+?)\?\)/, '（$2 のことではありませんか。）'],
];
