import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { fail } from '../node/fail';
import { manual } from '../report/manual';
import { nearest } from '../text/nearest';
import { KNOWN_RULES } from './format';
import { locale, pageOf, paint, print, say } from './terminal';

/** `kijun explain`: the page of a rule in the user's language, or the list of all rules, or of those with a word in their title. */
export const addExplain = (program: Command): Command =>
  program
    .command('explain')
    .description(say('規則の説明を表示する', 'print the page of a rule'))
    .argument(
      '[rule]',
      say(
        '規則の名前、又は題名の中の語（省略すると一覧）',
        'the name of the rule, or a word of its title (default: a list of all)',
      ),
    )
    .action(async (rule: string | undefined) => print(rule === undefined ? list() : await pageFor(rule)));

const list = (rules = KNOWN_RULES): string =>
  rules.map(({ id, title }) => `${paint.bold(paint.rule(id, id))}\n  ${title[locale]}\n`).join('');

async function pageFor(name: string): Promise<string> {
  const rule = KNOWN_RULES.find(({ id }) => id === name);
  if (!rule) {
    const titled = KNOWN_RULES.filter(({ title }) => title[locale].toLowerCase().includes(name.toLowerCase()));
    if (titled.length > 0) return list(titled);
    const ids = KNOWN_RULES.map(({ id }) => id);
    const near = ids.find((id) => id.endsWith(`/${name}`)) ?? nearest(name, ids);
    return fail(
      `${name} という規則はありません。${near ? `${near} のことではありませんか。` : ''}（一覧は kijun explain）`,
      `There is no rule ${name}. ${near ? `Did you mean ${near}? ` : ''}(kijun explain lists them)`,
    );
  }
  return manual(await readFile(pageOf(rule.id), 'utf8'), rule, locale);
}
