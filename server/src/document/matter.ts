import { LineCounter, parseDocument } from 'yaml';
import type { Span } from '../text/span';
import type { Markdown } from './markdown';

/** What the front matter says; unknown keys are left alone. Values are text as written. */
export interface Matter {
  readonly kind?: Value;
  readonly policy?: Value;
  readonly title?: Value;
  readonly issuer?: Value;
  readonly disclosure?: Value;
  readonly version?: Value;
  readonly date?: Value;
  /** Why the front matter cannot be read, with its place in the source. */
  readonly problem?: Value;
}

/** A value and where it stands in the source. */
export interface Value {
  readonly text: string;
  readonly span: Span;
}

/** The keys in Japanese and English; the first one is what Kijun writes. */
export const KEYS: Readonly<Record<Exclude<keyof Matter, 'problem'>, readonly string[]>> = {
  kind: ['種別', 'kind', '文書種別'],
  policy: ['上位文書', 'policy', '基本方針'],
  title: ['題名', 'title', '標題'],
  issuer: ['団体', 'issuer', '組織'],
  disclosure: ['公開区分', 'disclosure'],
  version: ['版', 'version'],
  date: ['施行日', 'date', '制定日'],
};

/** No front matter is longer; its parser takes a time that grows with the square of how many keys there are. */
const LONGEST = 20_000;

/** Reads the YAML front matter. Broken YAML is a problem, never an error. */
export function readMatter({ frontMatter }: Markdown, source: string): Matter {
  if (!frontMatter) return {};
  const offset = source.indexOf('\n', frontMatter.span.start) + 1;
  if (frontMatter.text.length > LONGEST)
    return { problem: { text: 'too long', span: { start: frontMatter.span.start, end: frontMatter.span.start + 3 } } };
  const lines = new LineCounter();
  const document = parseDocument(frontMatter.text, { lineCounter: lines });
  const error = document.errors[0];
  if (error) {
    return {
      problem: {
        text: error.message.split('\n')[0]!.replace(/:$/, ''),
        span: { start: offset + error.pos[0], end: offset + Math.max(error.pos[1], error.pos[0] + 1) },
      },
    };
  }
  const contents = document.contents;
  if (!contents || !('items' in contents)) return {};
  const matter: Record<string, Value> = {};
  for (const item of contents.items as { key?: Scalar; value?: Scalar | null }[]) {
    const key = String(item.key?.value ?? '')
      .normalize('NFKC')
      .trim();
    const name = Object.entries(KEYS).find(([, names]) => names.includes(key))?.[0];
    const range = item.value?.range;
    if (!name || !range || item.value?.value === null || item.value?.value === undefined) continue;
    const [start, end] = [offset + range[0], offset + range[1]];
    matter[name] = { text: item.value.source ?? String(item.value.value), span: { start, end } };
  }
  return matter;
}

interface Scalar {
  readonly value?: unknown;
  readonly source?: string;
  readonly range?: readonly [number, number, number] | null;
}
