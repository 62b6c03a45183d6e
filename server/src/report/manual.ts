import type { Locale, Message } from '../rules/finding';

/** A rule as its page needs it. */
interface Titled {
  readonly id: string;
  readonly title: Message;
}

/**
 * The page of a rule in one language. The pages of docs/rules hold both: Japanese first, then English, with `日本語 / English`
 * where a line serves both. Examples are Japanese documents and stay.
 */
export function manual(page: string, { id, title }: Titled, locale: Locale): string {
  const kept = blocksOf(page)
    .slice(1)
    .filter((block) => isCode(block) || isShared(block) || languageOf(block) === locale)
    .map((block) => (isShared(block) ? half(block, locale) : block));
  return `${[`# ${id} ${title[locale]}`, ...kept].join('\n\n')}\n`;
}

/** Paragraphs, lists, headings and fenced code, one after the other. */
function blocksOf(page: string): readonly string[] {
  const parts = page.split(/^(```[\s\S]*?^```)$/m);
  return parts.flatMap((part) =>
    part.startsWith('```')
      ? [part]
      : part
          .split(/\n{2,}/)
          .map((block) => block.trim())
          .filter(Boolean),
  );
}

const isCode = (block: string): boolean => block.startsWith('```');

/** A heading or a caption of an example: `## 例 / Example`. */
const SHARED = /^(#+ )?([^\n]+?) \/ ([^\n]+)$/;
const isShared = (block: string): boolean => !block.startsWith('- ') && SHARED.test(block);
const half = (block: string, locale: Locale): string =>
  block.replace(SHARED, (_, mark: string = '', ja: string, en: string) => mark + (locale === 'ja' ? ja : en));

/** Words in brackets and code are quoted from documents: they tell nothing of the language around them. */
function languageOf(block: string): Locale {
  const own = block.replace(/`[^`]*`|「[^」]*」|（[^）]*）|\([^)]*\)|\]\([^)]*\)/g, '');
  const japanese = own.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  const latin = own.match(/[A-Za-z]+/g)?.length ?? 0;
  return latin > japanese ? 'en' : 'ja';
}
