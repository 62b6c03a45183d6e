import { type Command, Option } from 'commander';
import { fail } from '../node/fail';
import { say } from './terminal';

/** The documents that a command reads. */
export const documents = (command: Command): Command =>
  command.argument(
    '[paths...]',
    say(
      '文書、フォルダー又は「docs/**/*.md」のようなワイルドカード（省略すると今のフォルダー。「!」で始めると除く。「-」は標準入力）',
      'documents, folders or patterns such as "docs/**/*.md" (default: this folder; "!" leaves out, "-" is standard input)',
    ),
  );

export const policyOption = (): Option => new Option('--policy <file>', say('上位の基本方針', 'the basic policy'));

/** The first format is the default. */
export const formatOption = (formats: readonly string[]): Option =>
  new Option(
    '--format <format>',
    say(`出力の形式（省略すると ${formats[0]}）`, `output format (default: ${formats[0]})`),
  ).choices(formats);

/** The same for a command with {@link outputOption}: the first one is taken where the name of the output does not tell. */
export const outputFormatOption = (formats: readonly string[]): Option =>
  new Option(
    '--format <format>',
    say(
      `出力の形式（省略すると --output の名前から決め、それでも決まらなければ ${formats[0]}）`,
      `output format (default: as the name of --output says, or else ${formats[0]})`,
    ),
  ).choices(formats);

export const outputOption = (): Option =>
  new Option(
    '--output <file>',
    say(
      '結果を書き込むファイル（省略するか「-」とすると標準出力）',
      'file to write the result to (default, and "-": standard output)',
    ),
  );

/** `--output -` is standard output, where a command can print at all. */
export function readOutput(command: Command): void {
  const option = command.options.find(({ long }) => long === '--output');
  if (option && !option.mandatory && command.opts().output === '-') command.setOptionValue('output', undefined);
}

export const forceOption = (): Option =>
  new Option('--force', say('すでにあるファイルを上書きする', 'replace a file that exists'));

export const cacheOption = (): Option =>
  new Option(
    '--cache <file>',
    say(
      '変わっていない文書の照合結果を再利用するためのファイル（内容で見分けるため、CIで共有できる）',
      'file that keeps what was found of documents, for those that stay the same (by content: CI may share it)',
    ),
  );

/** What the ends of names say about the format; the first of a command's formats that fits is taken. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  json: ['json'],
  sarif: ['sarif'],
  md: ['markdown'],
  html: ['html'],
  htm: ['html'],
  csv: ['csv'],
  xlsx: ['xlsx'],
  xml: ['junit', 'checkstyle'],
  // what people ask for, and no command writes
  pdf: [],
  docx: [],
  doc: [],
  xls: [],
};

/**
 * The format that is asked for: by name, by the name of the output, or the first one. Fails where the name of the output says
 * something else than the command can write, or too little.
 */
export function formatFor(
  { format, output }: { readonly format?: string; readonly output?: string },
  formats: readonly string[],
): string {
  if (format !== undefined) return format;
  const ending = /\.(\w+)$/.exec(output ?? '')?.[1]?.toLowerCase() ?? '';
  const meant = ENDINGS[ending];
  if (!meant) return formats[0]!;
  const possible = meant.filter((one) => formats.includes(one));
  if (possible.length === 1) return possible[0]!;
  if (possible.length === 0) return unwritable(output!, ending, formats);
  return fail(
    `${output}: 名前から形式が決まりません。--format で指定してください（${possible.join('、')}）。`,
    `${output}: The name does not tell the format. Name one with --format (${possible.join(', ')}).`,
  );
}

function unwritable(output: string, ending: string, formats: readonly string[]): never {
  const pdf = ending === 'pdf' && formats.includes('html');
  return fail(
    `${output}: .${ending} では書き出せません。--format で指定できるもの: ${formats.join('、')}。${pdf ? 'PDFにするには、.html に書き出し、ブラウザーで開いて印刷してください。' : ''}`,
    `${output}: Cannot write .${ending}. The formats for --format are ${formats.join(', ')}.${pdf ? ' For a PDF write an .html, open it in a browser and print it.' : ''}`,
  );
}
