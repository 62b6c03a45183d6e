import type { Locale, Message } from '../rules/finding';

/** The page of a rule in one language, under its title in that language. */
export function manual(page: string, { id, title }: { id: string; title: Message }, locale: Locale): string {
  return `# ${id} ${title[locale]}\n\n${inLanguage(page.replace(/^# .*\n+/, ''), locale)}`;
}

/**
 * One language of a page that is written in both: Japanese paragraphs, English paragraphs, and headings, lines and cells of
 * tables that say `日本語 / English`. Code stays.
 */
export function inLanguage(page: string, locale: Locale): string {
  const blocks = blocksOf(page)
    .map((block) => (isCode(block) ? block : chosen(block, locale)))
    .filter((block) => block !== undefined);
  return `${blocks.join('\n\n')}\n`;
}

/** Paragraphs, lists, tables, headings and fenced code, one after the other. */
function blocksOf(page: string): readonly string[] {
  return page.split(/^(```[\s\S]*?^```)$/m).flatMap((part) =>
    isCode(part)
      ? [part]
      : part
          .split(/\n{2,}/)
          .map((block) => block.trim())
          .filter(Boolean),
  );
}

const isCode = (block: string): boolean => block.startsWith('```');

/** A block in one language; undefined where it is in the other one. */
function chosen(block: string, locale: Locale): string | undefined {
  if (block.startsWith('|'))
    return block.replace(/[^|\n]+/g, (cell) => (SHARED.test(cell.trim()) ? ` ${half(cell.trim(), locale)} ` : cell));
  if (!block.startsWith('- ') && SHARED.test(block)) return half(block, locale);
  return block.startsWith('#') || (languageOf(block) ?? locale) === locale ? block : undefined;
}

/** A slash in code parts nothing. */
const SHARED = /^(#+ )?((?:`[^`]*`|[^`\n])*?) \/ (\S.*)$/;
const half = (line: string, locale: Locale): string =>
  line.replace(SHARED, (_, mark: string = '', ja: string, en: string) => mark + (locale === 'ja' ? ja : en));

/** Words in brackets and code are quoted from documents: they tell nothing of the language around them. Undefined without any. */
function languageOf(block: string): Locale | undefined {
  const own = block.replace(/`[^`]*`|「[^」]*」|（[^）]*）|\([^)]*\)/g, '');
  const japanese = own.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  const words = own.match(/[A-Za-z]+/g)?.length ?? 0;
  return words + japanese === 0 ? undefined : words > japanese ? 'en' : 'ja';
}
