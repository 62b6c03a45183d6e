/** @file Which pages the site has, in the order of its sidebar. */

import { readdirSync } from 'node:fs';

export interface Shelf {
  readonly ja: string;
  readonly en: string;
  readonly pages: readonly string[];
}

/** Pages of docs whose Japanese is a page of its own, by address. */
export const JAPANESE: Readonly<Record<string, string>> = {
  coverage: 'docs/ja/coverage.md',
  trust: 'docs/ja/trust.md',
};

/** The pages that lie in docs for both languages, and those for engineers, which are English in both trees. */
export const SHARED: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    readdirSync('docs')
      .filter((name) => name.endsWith('.md'))
      .map((name) => [name.replace(/\.md$/, ''), `docs/${name}`] as const),
  ),
  security: 'SECURITY.md',
  contributing: 'CONTRIBUTING.md',
  changelog: 'CHANGELOG.md',
};

/** Pages by their address on the site, without the language and without `.html`. */
export const SHELVES: readonly Shelf[] = [
  { ja: 'はじめに', en: 'Getting started', pages: ['start', 'migration', 'comparison', 'help'] },
  { ja: '使う', en: 'Using', pages: ['writing', 'reviewing', 'commands', 'ci', 'formats', 'editors', 'assistant'] },
  {
    ja: '判定と設定',
    en: 'Judgements and settings',
    pages: ['coverage', 'rules/', 'checks', 'configuration', 'reference', 'grammar'],
  },
  { ja: '安心のために', en: 'Trust', pages: ['privacy', 'security', 'trust', 'dependencies'] },
];

/** Where the pages stand that no shelf names: new ones are never lost. */
export const LAST = { ja: '開発（英語）', en: 'Developing' };
