import type { Command } from 'commander';
import { isRefusal, type Note } from '../exchange/block';
import { namesOf } from '../exchange/cell';
import { Failure } from '../node/fail';
import { readBytes, shown } from '../node/files';
import { loadImport } from '../node/lazy';
import { harmless } from '../report/paint';
import type { Message } from '../rules/finding';
import { forceOption, outputOption } from './options';
import { save, spare } from './output';
import { locale, print, say, tell } from './terminal';

interface Options {
  readonly output?: string;
  readonly force?: true;
}

/** `kijun import`: a foreign document as Markdown; what was changed or is doubtful goes to standard error. */
export const addImport = (program: Command): Command =>
  program
    .command('import')
    .description(
      say(
        'Word文書（.docx）、Excelブック（.xlsx）、Webページ（.html）又はテキスト（.txt）を Markdown にする',
        'turn a Word document (.docx), an Excel workbook (.xlsx), a web page (.html) or a text (.txt) into Markdown',
      ),
    )
    .argument('<file>', say('取り込む文書', 'the document'))
    .addOption(outputOption())
    .addOption(forceOption())
    .action(async (file: string, { output, force }: Options) => {
      if (output !== undefined && !force) spare(output);
      const bytes = await readBytes(file);
      const { importFile } = await loadImport();
      const imported = await importFile(file, bytes);
      if (isRefusal(imported)) throw new Failure(prefixed(shown(file), imported.refused));
      if (output === undefined) print(imported.markdown);
      else await save(output, imported.markdown, force);
      for (const note of imported.notes) tell(harmless(noteText(note)));
    });

const prefixed = (name: string, { ja, en }: Message): Message => ({ ja: `${name}: ${ja}`, en: `${name}: ${en}` });

const KINDS: Readonly<Record<Note['kind'], Message>> = {
  doubtful: { ja: '要確認', en: 'check' },
  dropped: { ja: '除外', en: 'left out' },
  changed: { ja: '変更', en: 'changed' },
};
/** How many lines are named. */
const SHOWN = 10;

function noteText({ kind, message, lines, spots = [] }: Note): string {
  const cells = namesOf(spots);
  const numbers = lines.slice(0, SHOWN).join(', ') + (lines.length > SHOWN ? ', …' : '');
  const named = lines.length === 0 ? '' : say(`（${numbers}行目）`, ` (line ${numbers})`);
  const where = spots.length > 0 ? say(`（${cells.ja}）`, ` (${cells.en})`) : named;
  return `${KINDS[kind][locale]}: ${message[locale]}${where}`;
}
