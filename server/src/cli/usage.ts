import type { HelpConfiguration, Option } from 'commander';
import stringWidth from 'string-width';
import type { Locale } from '../rules/finding';

/** How help is laid out and worded. Kanji take two columns of a terminal. */
export const helpIn = (locale: Locale): HelpConfiguration => ({
  displayWidth: (text) => stringWidth(text),
  ...(locale === 'en'
    ? {}
    : {
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
  [/\(Did you mean (?:one of )?(.+?)\?\)/, '（$1 のことではありませんか。）'],
];
