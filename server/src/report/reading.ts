import type { Locale } from '../rules/finding';
import type { PolicyAnswer } from './answer';
import { wordsOf } from './listing';

/** How a policy was read, as a Markdown page for people. */
export function readingPage(
  { title, issuer, date, terms, sections, controls, lines }: PolicyAnswer,
  locale: Locale,
): string {
  const say = (ja: string, en: string) => (locale === 'ja' ? ja : en);
  const elements = controls.reduce((sum, control) => sum + control.elements.length, 0);
  return `${[
    `# ${plain(title)}`,
    [issuer, date]
      .filter(Boolean)
      .map((text) => plain(text!))
      .join(' · '),
    say(
      `用語${terms.length}件、節${sections.length}件、対策${controls.length}件（要求${elements}件）を読み取りました。`,
      `${terms.length} terms, ${sections.length} sections and ${controls.length} controls (${elements} demands) were read.`,
    ),
    `## ${say('対策と要求', 'Controls and their demands')}`,
    ...controls.map((control) =>
      [
        `### ${plain(`${control.id} ${control.title}`)}`,
        control.elements.map(({ id, demand }) => `- ${plain(demand)} （${plain(id)}）`).join('\n'),
      ].join('\n\n'),
    ),
    `## ${say('用語', 'Terms')}`,
    table(
      [say('箇所', 'Place'), say('用語', 'Term'), say('定義', 'Definition')],
      terms.map(({ id, term, definition }) => [id, term, definition]),
    ),
    `## ${say('各行の読み取り', 'How each line was read')}`,
    table(
      [say('行', 'Line'), say('箇所', 'Place'), say('読み取り', 'Read as'), say('文', 'Text')],
      lines
        .filter(({ read }) => read !== 'title')
        .map((line) => [String(line.line), `${line.section} ${line.title}`.trim(), wordsOf(line, locale), line.text]),
    ),
    `## ${say('節', 'Sections')}`,
    sections.map((section) => `- ${plain(`${section.number} ${section.title}`)}`).join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}

const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, header.map(() => '---'), ...rows.map((row) => row.map(plain))]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');

/** Text of a document is text, not Markdown. */
const plain = (text: string): string => text.replace(/\s*\n\s*/g, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&');
