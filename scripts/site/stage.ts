/**
 * @file Puts the pages of the site together: writes them, one tree for each language, into out/site, and site.json with the
 * sidebar and the names of the pages that are Japanese.
 */

import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { inLanguage, manual } from '../../server/src/report/manual';
import type { Locale } from '../../server/src/rules/finding';
import { catalogue, factsOf, GROUPS, LISTED, listedIn } from './catalogue';
import { reference } from './reference';
import { JAPANESE, LAST, SHARED, SHELVES } from './shelf';

const OUTPUT = 'out/site';
const LOCALES: readonly Locale[] = ['ja', 'en'];

/** A link or a picture of Markdown. */
const LINK = /(!?)\[((?:[^[\]]|\[[^\]]*\])*)\]\(([^()\s]+)\)/g;

/** A page of the site in one language. */
interface Page {
  readonly locale: Locale;
  /** As in {@link SHELVES}. */
  readonly address: string;
  /** The file of the repository that it was made of; undefined for what is generated. */
  readonly source?: string;
  readonly text: string;
}

const pages: readonly Page[] = LOCALES.flatMap(pagesOf);
write();

function pagesOf(locale: Locale): readonly Page[] {
  const page = (address: string, source: string, text = read(source)): Page => ({ locale, address, source, text });
  const guides = readdirSync(`docs/${locale}`).map((name) => name.replace(/\.md$/, ''));
  return [
    ...guides.filter((name) => !SHARED[name]).map((name) => page(name, `docs/${locale}/${name}.md`)),
    ...Object.entries(SHARED).map(([address, source]) => {
      const own = locale === 'ja' ? JAPANESE[address] : undefined;
      return own ? page(address, own) : page(address, source, half(read(source), locale));
    }),
    ...LISTED.map((rule) => {
      const source = `docs/rules/${rule.id}.md`;
      return page(
        `rules/${rule.id}`,
        source,
        headed(manual(read(source), rule, locale), locale === 'en' ? factsOf(rule) : undefined),
      );
    }),
    { locale, address: 'rules/index', source: 'docs/rules/', text: catalogue(locale) },
    { locale, address: 'reference', text: reference(JSON.parse(read('schemas/kijun.schema.json')), locale) },
  ];
}

function write(): void {
  rmSync(OUTPUT, { recursive: true, force: true });
  for (const page of pages) {
    const path = fileOf(page);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, linked(page));
  }
  cpSync('docs/.vitepress/theme/icon.svg', join(OUTPUT, 'public/icon.svg'));
  cpSync('docs/images', join(OUTPUT, 'public/images'), { recursive: true });
  const sidebar = Object.fromEntries(LOCALES.map((locale) => [locale, sidebarOf(locale)]));
  const japanese = pages
    .filter(({ locale, text }) => locale === 'ja' && /^(?:# | {2}text: ).*[ぁ-んァ-ヶ一-鿿]/m.test(text))
    .map(fileOf);
  writeFileSync(join(OUTPUT, 'site.json'), JSON.stringify({ sidebar, japanese }));
}

/** A page that is written in both languages, as its title tells, in one of them; another one as it is. */
function half(page: string, locale: Locale): string {
  return /^# .* \/ /.test(page) ? inLanguage(page, locale) : page;
}

/** A rule's page: the captions of its examples as headings, and what its English prose does not tell below its title. */
function headed(page: string, facts: string | undefined): string {
  return (facts === undefined ? page : page.replace(/\n\n/, `\n\n${facts}\n\n`)).replace(
    /^(?!#)(\S[^\n。.]*)\n\n(?=```)/gm,
    '### $1\n\n',
  );
}

/** The text of a page, its links leading to pages of the site. Links to files that are no pages become plain text. */
function linked({ source, text, locale }: Page): string {
  if (source === undefined) return text;
  const [...parts] = text.split(/(^```[\s\S]*?^```$|`[^`\n]*`)/m);
  return parts
    .map((part, i) =>
      i % 2 === 1
        ? part
        : part
            .replace(LINK, (whole, ...link) => relink(whole, link, source, locale))
            // not for Vue to fill in
            .replaceAll('{{', '&#123;&#123;'),
    )
    .join('');
}

function relink(whole: string, [bang, words, to]: readonly string[], source: string, locale: Locale): string {
  if (/^(?:[a-z]+:|#|\/)/.test(to!)) return whole;
  const [path = '', anchor] = decodeURI(to!).split('#');
  const target = posix.join(posix.dirname(source), path);
  const hash = anchor === undefined ? '' : `#${anchor}`;
  if (target.startsWith('docs/images/')) return `${bang}[${words}](/${target.slice('docs/'.length)})`;
  const same = pages.filter((page) => page.source === target);
  const found = same.find((page) => page.locale === locale) ?? same[0];
  if (found) return `[${words}](${addressOf(found)}${hash})`;
  if (!existsSync(target)) throw new Error(`${source}: ${to} leads nowhere.`);
  return words!;
}

function fileOf({ locale, address }: Page): string {
  return join(OUTPUT, locale === 'ja' ? '' : 'en', `${address}.md`);
}

function addressOf({ locale, address }: Pick<Page, 'locale' | 'address'>): string {
  return `${locale === 'ja' ? '' : '/en'}/${address.replace(/index$/, '')}`;
}

function sidebarOf(locale: Locale): unknown {
  const find = (address: string, languages: readonly Locale[]) =>
    languages.flatMap((one) => pages.filter((page) => page.locale === one && page.address === address))[0];
  const item = (address: string) => {
    const page = find(address.replace(/\/$/, '/index'), [locale, 'en']);
    if (!page) throw new Error(`There is no page ${address}.`);
    return { text: titleOf(page), link: addressOf(page) };
  };
  const placed = new Set(SHELVES.flatMap((shelf) => shelf.pages));
  const rules = Object.entries(GROUPS).map(([group, title]) => ({
    text: title[locale],
    collapsed: true,
    items: listedIn(group).map(({ id, title }) => ({
      text: title[locale],
      link: addressOf({ locale, address: `rules/${id}` }),
    })),
  }));
  return [
    ...SHELVES.map((shelf) => ({ text: shelf[locale], items: shelf.pages.map(item) })),
    {
      text: LAST[locale],
      items: Object.keys(SHARED)
        .filter((address) => !placed.has(address))
        .map(item),
    },
    { text: locale === 'ja' ? '規則' : 'Rules', collapsed: true, items: rules },
  ];
}

function titleOf({ text, address }: Page): string {
  const title = /^# (.+)$/m.exec(text)?.[1];
  if (title === undefined) throw new Error(`The page ${address} has no title.`);
  return title;
}

function read(path: string): string {
  return readFileSync(path, 'utf8');
}
