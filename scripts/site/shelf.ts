/** @file Which pages the site has, in the order of its sidebar. */

import { readdirSync } from 'node:fs';

export interface Shelf {
  readonly ja: string;
  readonly en: string;
  readonly pages: readonly string[];
}

/** The files of the repository behind an address: one for each language, or one that is written in both or in English. */
export const SOURCES: Readonly<Record<string, string | { readonly ja: string; readonly en: string }>> = {
  formats: 'docs/formats.md',
  editors: 'docs/editors.md',
  configuration: 'docs/configuration.md',
  grammar: 'docs/grammar.md',
  dependencies: 'docs/dependencies.md',
  coverage: { ja: 'docs/ja/coverage.md', en: 'docs/coverage.md' },
};

/** Pages of engineers, which are English in both trees: what else lies in docs. */
export const ENGLISH: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    readdirSync('docs')
      .filter((name) => name.endsWith('.md'))
      .map((name) => [name.replace(/\.md$/, ''), `docs/${name}`] as const)
      .filter(([address]) => !SOURCES[address]),
  ),
  contributing: 'CONTRIBUTING.md',
  changelog: 'CHANGELOG.md',
};

/** Pages by their address on the site, without the language and without `.html`. */
export const SHELVES: readonly Shelf[] = [
  { ja: 'はじめに', en: 'Getting started', pages: ['start', 'migration', 'help'] },
  { ja: '使う', en: 'Using', pages: ['writing', 'reviewing', 'commands', 'ci', 'formats', 'editors', 'assistant'] },
  {
    ja: '判定と設定',
    en: 'Judgements and settings',
    pages: ['coverage', 'rules/', 'configuration', 'reference', 'grammar'],
  },
  { ja: '安心のために', en: 'Trust', pages: ['privacy', 'dependencies'] },
  { ja: '開発（英語）', en: 'Developing', pages: Object.keys(ENGLISH) },
];
