import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { fail } from '../node/fail';
import { manual } from '../report/manual';
import { nearest } from '../text/nearest';
import { KNOWN_RULES } from './format';
import { locale, pageOf, paint, print, say } from './terminal';

/** `kijun explain`: the page of a rule in the user's language, or the list of all rules. */
export const addExplain = (program: Command): Command =>
  program
    .command('explain')
    .description(say('規則の説明を表示する', 'print the page of a rule'))
    .argument('[rule]', say('規則の名前（省略すると一覧）', 'the name of the rule (default: a list of all)'))
    .action(async (rule: string | undefined) => print(rule === undefined ? list() : await pageFor(rule)));

const list = (): string =>
  KNOWN_RULES.map(({ id, title }) => `${paint.bold(paint.rule(id, id))}\n  ${title[locale]}\n`).join('');

async function pageFor(name: string): Promise<string> {
  const rule = KNOWN_RULES.find(({ id }) => id === name);
  if (!rule) {
    const ids = KNOWN_RULES.map(({ id }) => id);
    const near = ids.find((id) => id.endsWith(`/${name}`)) ?? nearest(name, ids);
    return fail(
      `${name} という規則はありません。${near ? `${near} のことではありませんか。` : ''}（一覧は kijun explain）`,
      `There is no rule ${name}. ${near ? `Did you mean ${near}? ` : ''}(kijun explain lists them)`,
    );
  }
  return manual(await readFile(pageOf(rule.id), 'utf8'), rule, locale);
}
