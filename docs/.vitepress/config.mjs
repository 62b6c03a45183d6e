import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';
import { tokenize, tokenizeQuery } from '../../scripts/site/tokenize.mjs';

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
/** Written by scripts/site/stage.ts, as are the pages. */
const { sidebar } = JSON.parse(readFileSync(at('out/site/site.json'), 'utf8'));

/** As GitHub makes them, so that a link to a heading works there and here. */
const slugify = (heading) =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

const japanese = {
  nav: [
    { text: '五分で始める', link: '/start' },
    { text: '書く', link: '/writing' },
    { text: '点検する', link: '/reviewing' },
    { text: '規則', link: '/rules/' },
    { text: '設定', link: '/configuration' },
  ],
  sidebar: { '/': sidebar.ja },
  outline: { level: [2, 3], label: 'このページの内容' },
  docFooter: { prev: '前のページ', next: '次のページ' },
  darkModeSwitchLabel: '明暗',
  lightModeSwitchTitle: '明るい画面にする',
  darkModeSwitchTitle: '暗い画面にする',
  sidebarMenuLabel: '目次',
  returnToTopLabel: 'ページの先頭へ',
  langMenuLabel: '言語を選ぶ',
  skipToContentLabel: '本文へ',
  notFound: {
    title: 'ページがありません',
    quote: '住所が変わったか、書き誤りかもしれません。',
    linkLabel: '先頭のページへ',
    linkText: '先頭のページへ',
  },
};

const english = {
  nav: [
    { text: 'Five minutes', link: '/en/start' },
    { text: 'Writing', link: '/en/writing' },
    { text: 'Reviewing', link: '/en/reviewing' },
    { text: 'Rules', link: '/en/rules/' },
    { text: 'Settings', link: '/en/configuration' },
  ],
  sidebar: { '/en/': sidebar.en },
  outline: { level: [2, 3] },
};

export default defineConfig({
  srcDir: at('out/site'),
  outDir: at('out/site-built'),
  cacheDir: at('out/site-cache'),
  transformHead: ({ siteData: { base } }) => [
    ['link', { rel: 'icon', type: 'image/svg+xml', href: `${base}icon.svg` }],
  ],
  title: 'Kijun（基準）',
  description: '情報セキュリティの対策基準と実施手順を、基本方針に照らして書き、点検する道具',
  locales: {
    root: { label: '日本語', lang: 'ja', themeConfig: japanese },
    en: {
      label: 'English',
      lang: 'en',
      title: 'Kijun',
      description: 'Write and review Japanese information-security standards against their basic policy',
      themeConfig: english,
    },
  },
  markdown: {
    anchor: { slugify },
    headers: { slugify },
    toc: { slugify },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  },
  themeConfig: {
    search: {
      provider: 'local',
      options: {
        miniSearch: {
          options: { tokenize },
          searchOptions: { tokenize: tokenizeQuery, combineWith: 'AND', prefix: true, fuzzy: false },
        },
        locales: {
          root: {
            translations: {
              button: { buttonText: '検索', buttonAriaLabel: '検索' },
              modal: {
                displayDetails: '詳しく表示',
                resetButtonTitle: '消す',
                backButtonTitle: '閉じる',
                noResultsText: '見つかりません:',
                footer: { selectText: '選ぶ', navigateText: '移る', closeText: '閉じる' },
              },
            },
          },
        },
      },
    },
  },
});
