import type { HelpConfiguration, Option } from 'commander';
import stringWidth from 'string-width';
import type { Locale } from '../rules/finding';
import { nearest } from '../text/nearest';

/** How help is laid out and worded. Kanji take two columns of a terminal. */
export const helpIn = (locale: Locale): HelpConfiguration => ({
  displayWidth: (text) => stringWidth(text),
  ...(locale === 'en'
    ? {}
    : {
        boxWrap: wrapped,
        styleTitle: (title: string) => TITLES[title] ?? title,
        optionDescription: described,
        argumentDescription: described,
        subcommandTerm: (command) =>
          [command.name(), command.options.length > 0 ? '[オプション]' : '', ...command.registeredArguments.map(shown)]
            .filter(Boolean)
            .join(' '),
        commandUsage: (command) => {
          const above: string[] = [];
          for (let at = command.parent; at; at = at.parent) above.unshift(at.name());
          const rest = command.commands.length > 0 ? ['[コマンド]'] : command.registeredArguments.map(shown);
          return [...above, command.name(), '[オプション]', ...rest].join(' ');
        },
      }),
});

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '使い方:',
  'Arguments:': '引数:',
  'Options:': 'オプション:',
  'Commands:': 'コマンド:',
};

/** An option or argument with its choices and default, as commander puts it in English. */
function described({
  description,
  argChoices,
  defaultValue,
}: Pick<Option, 'description' | 'argChoices' | 'defaultValue'>): string {
  const more = [
    ...(argChoices ? [`${argChoices.join('、')} のどれか`] : []),
    ...(typeof defaultValue === 'string' ? [`既定は ${defaultValue}`] : []),
  ];
  return description + (more.length > 0 ? `（${more.join('。')}）` : '');
}

const shown = (argument: { name(): string; required: boolean; variadic: boolean }): string => {
  const name = argument.name() + (argument.variadic ? '...' : '');
  return argument.required ? `<${name}>` : `[${name}]`;
};

/** Lines of at most so many columns. Japanese breaks between any letters, but no line begins with 、 or a closing bracket. */
export const wrapped = (text: string, width: number): string =>
  text
    .split('\n')
    .flatMap((line) => {
      const lines = [''];
      for (const unit of line.match(UNIT) ?? []) {
        const longer = lines.at(-1)! + unit;
        if (lines.at(-1) !== '' && stringWidth(longer.trimEnd()) > width) lines.push(unit.trimStart());
        else lines[lines.length - 1] = longer;
      }
      return lines.map((one) => one.trimEnd());
    })
    .join('\n');

/** What stays together: a Latin word or a letter, with the brackets before it and the signs behind it. */
const UNIT = /[（「]*(?:[!-~]+|.)[、。）」…ーっッゃゅょャュョ]*/gu;

/** What commander says of a wrong use (`error: unknown option …`), in the user's language, with what was likely meant. */
export function wrongUse(text: string, locale: Locale): string {
  const meant = choiceMeant(text);
  const more = meant === undefined ? text : text.replace(/(\.)(\n|$)/, `$1\n(Did you mean ${meant}?)$2`);
  return locale === 'en'
    ? more
    : WRONG_USE.reduce((said, [english, japanese]) => said.replace(english, japanese), more);
}

/** The choice that a wrong value is nearest to; commander proposes only options and commands. */
function choiceMeant(text: string): string | undefined {
  const [, value, choices] = /(?:argument|value) '([^']*)' is invalid.*Allowed choices are (.+)\./.exec(text) ?? [];
  const all = choices?.split(', ') ?? [];
  return value && (nearest(value, all) ?? all.find((one) => sorted(one) === sorted(value)));
}

/** The same letters in another order are the most common slip in short words: xslx. */
const sorted = (word: string): string => [...word].sort().join('');

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
  [/\(Did you mean (?:one of )?(.+?)\?\)/, '（$1 のことではありませんか。）'],
];
