import required from '../../../dictionaries/required.yaml';
import { pathTo } from '../document/citation';
import type { Document } from '../document/document';
import type { Entry } from '../document/entry';
import type { Kind } from '../document/kind';
import { type Numbering, numberingOf } from '../document/numbering';
import type { Control } from '../policy/control';
import type { Policy } from '../policy/policy';
import { secrecyOf } from '../rules/marking';
import { numeralLike } from '../text/numeral';

export type DraftKind = Exclude<Kind, '基本方針'>;

/** A section to be: its title, its text or the controls that it answers, and what stands inside it. */
interface Node {
  readonly title: string;
  /** The place of the policy that it comes from. */
  readonly entry?: Entry;
  readonly text?: string;
  readonly controls: Control[];
  readonly inside: Node[];
}

/**
 * A skeleton of a standard or procedure under a policy, as Markdown, in the policy's house style: its numbering, its commas, the
 * width of its digits. The usual clauses have their text (〔 〕 is to be filled in); each control has a section, grouped as the
 * policy groups them, with the elements to be fulfilled as comments. `path` is the policy as seen from the new document.
 */
export function skeletonOf(policy: Policy, kind: DraftKind, path: string): string {
  const { document } = policy;
  const style = styleOf(policy);
  const body = treeOf(policy);
  const clauses = (place: 'front' | 'back') =>
    required
      .filter((clause) => clause.kind === kind && clause.place === place && clause.name !== '附則')
      .filter(({ severity, titles }) => severity !== 'none' || !isNamed(body, titles))
      .map(({ name, skeleton }) => clause(name, filled(skeleton, document)));
  const title = titleOf(document, kind);
  const supplement = required.find((clause) => clause.kind === kind && clause.name === '附則');
  const blocks = [
    matter(policy, kind, path),
    style.heads ? `# ${title}` : title,
    ...(style.article
      ? articles(style, style.article, clauses('front'), body, clauses('back'))
      : [...clauses('front'), ...body, ...clauses('back')].flatMap((node, i) => numbered(style, node, [i + 1]))),
    style.supplement,
    filled(supplement?.skeleton ?? '', document),
  ];
  return `${style.comma(blocks.join('\n\n'))}\n`;
}

const clause = (title: string, text: string): Node => ({ title, text, controls: [], inside: [] });

const filled = (skeleton: string, { title }: Document): string =>
  skeleton.replaceAll(/\{(?:方針|基準)\}/g, title || '基本方針');

/** The title of the policy with the name of the new kind in place of its own. */
export function titleOf({ title, issuer }: Document, kind: DraftKind): string {
  const plain = title.replace(/[（(][^（()）]*[)）]\s*$/, '');
  const shorter = (text: string) =>
    text.replace(
      /(?:に関する|対策)?(?:基本)?(?:方針|ポリシー|規程|要綱|規則)(?:及び対策基準)?(?:要綱|規程)?(?:の制定)?$/,
      '',
    );
  // 「…基本方針に関する規程」, 「…ポリシー基本方針」
  const name = shorter(shorter(plain));
  return name === plain || name === '' ? `${issuer}情報セキュリティ${kind}` : `${name}${kind}`;
}

/** Documents are marked as not public where the policy says that they are not. */
function matter(policy: Policy, kind: DraftKind, path: string): string {
  const marked = secrecyOf(policy, kind) !== undefined;
  return ['---', `種別: ${kind}`, `上位文書: ${path}`, ...(marked ? ['公開区分: 非公開'] : []), '---'].join('\n');
}

const isNamed = (nodes: readonly Node[], words: readonly string[]): boolean =>
  nodes.some(({ title, inside }) => words.some((word) => title.includes(word)) || isNamed(inside, words));

/**
 * The controls below the titles that the policy groups them under. One whose title is all that it says (an item that is a phrase)
 * belongs to the section around it; one that has a title but no place of its own (a bullet, a table row) stands inside it.
 */
function treeOf({ document: { entries }, controls }: Policy): readonly Node[] {
  const roots: Node[] = [];
  for (const control of controls) {
    let nodes = roots;
    let node: Node | undefined;
    const into = (title: string, entry?: Entry) => {
      node = nodes.find((one) => one.title === title) ?? { title, controls: [], inside: [], ...(entry && { entry }) };
      if (!nodes.includes(node)) nodes.push(node);
      nodes = node.inside;
    };
    const phrase = control.elements.length === 1 && control.elements[0]!.text === control.title;
    for (const entry of pathTo(entries, control.entry))
      if (entry.title !== '' && !isTitle(entry) && !(phrase && entry.index === control.entry))
        into(plain(entry.title), entry);
    const own = isLone(entries, controls, control) ? '' : bare(control.title);
    if (!node || (!phrase && own !== '' && own !== node.title)) into(own || control.id);
    node!.controls.push(control);
  }
  return roots;
}

/**
 * Whether a control without a title is named by what its sentence is about (「端末については、…」), while one beside it is not: a
 * section of its own for one of the two would be odd.
 */
function isLone(entries: readonly Entry[], controls: readonly Control[], { entry }: Control): boolean {
  const { title, parent } = entries[entry]!;
  const around = new Set(pathTo(entries, entry).map((one) => one.title));
  const isNamed = (one: Control) => one.title !== '' && !around.has(one.title);
  const beside = controls.filter((one) => entries[one.entry]!.parent === parent && entries[one.entry]!.title === '');
  return title === '' && parent >= 0 && !beside.every(isNamed);
}

/** A title without what only leads to its items (標準システム　次に掲げる措置), and without what brackets add. */
const bare = (title: string): string => title.replace(/[ \u3000]+次に掲げる.*$/, '').trim();
const plain = (title: string): string => bare(title.replace(/[（(][^（()）]*[)）]/g, ''));
/** The heading that is the document's title. */
const isTitle = ({ index, label, depth }: Entry): boolean => index === 0 && !label && depth > 0;

/** How the policy numbers and words what is to be written. */
interface Style {
  /** Whether the title is a heading. */
  readonly heads: boolean;
  /** The heading of 附則. */
  readonly supplement: string;
  /** The numbering of articles, where the policy has them, and of the chapters around them, outermost first. */
  readonly article: Numbering | undefined;
  readonly chapters: readonly (Numbering & { readonly rank: string })[];
  /** The numbering of sections by depth, where it has none. */
  readonly level: (depth: number) => Numbering['head'];
  /** The numbering of what stands in an article. */
  readonly item: Numbering['head'];
  readonly comma: (text: string) => string;
}

const CHAPTERS = ['編', '章', '節', '款'];

function styleOf({ document, controls }: Policy): Style {
  const { entries, source } = document;
  const count = (sign: RegExp) => source.match(sign)?.length ?? 0;
  const western = count(/，/g) > count(/、/g);
  const main = entries.filter(({ label }) => !label || !/^(?:附則|別表|様式|目次)$/.test(label.style));
  const model = main.find(({ label, title }) => label?.style === '条' && label.values.length === 1 && title !== '');
  const article = model && numberingOf(document, model);
  const hashes = article ? article.hashes : '## ';
  const digit = /[０-９]/.test(source.slice(model?.span.start, model?.span.end)) ? '１' : '1';
  const paths = controls.map(({ entry }) => pathTo(entries, entry).filter((one) => !isTitle(one)));
  return {
    heads: !article || (entries[0] !== undefined && isTitle(entries[0])),
    supplement: hashes === '' ? '附　則' : `${hashes}附則`,
    article,
    chapters: CHAPTERS.flatMap((rank) => {
      const entry = main.find(({ label }) => label?.style === rank);
      return entry ? [{ ...numberingOf(document, entry), rank }] : [];
    }),
    item: item(digit),
    level: (depth) => {
      const hash = '#'.repeat(Math.min(6, depth + 2));
      const fits = (entry: Entry | undefined) =>
        entry !== undefined && !(entry.label?.style.includes('.') && entry.label.values.length !== depth + 1);
      const entry = paths.find((path) => fits(path[depth]))?.[depth];
      const outer = paths.find((path) => path[depth - 1])?.[depth - 1];
      const head = entry ? numberingOf(document, entry).head : item(outer?.label?.style === '(1)' ? '①' : digit);
      return (numbers, title) => `${hash} ${head(numbers, title).replace(/^#+ *|^[*_]+|[*_]+$/g, '')}`;
    },
    comma: (text) => (western ? text.replace(/、/g, '，') : text),
  };
}

/** For what the policy does not number: (1), or ① below that. */
const item =
  (sample: string): Numbering['head'] =>
  (numbers, title) => {
    const number = numeralLike(sample, numbers.at(-1)!);
    if (sample === '①') return `${number} ${title}`;
    return sample === '１' ? `（${number}）　${title}` : `(${number}) ${title}`;
  };

/** A section with what stands inside it, each with its number. */
function numbered(
  style: Style,
  { title, text, controls, inside }: Node,
  numbers: readonly number[],
): readonly string[] {
  return [
    style.level(numbers.length - 1)(numbers, title),
    ...(text === undefined ? [] : [text]),
    ...comments(controls),
    ...inside.flatMap((node, i) => numbered(style, node, [...numbers, i + 1])),
  ];
}

/**
 * One article for each title of the policy that has controls, bullets and rows as its items, numbered through; the policy's chapters stand around them. The usual clauses
 * have chapters of their own then: 総則 and 雑則.
 */
function articles(
  style: Style,
  { head }: Numbering,
  front: readonly Node[],
  body: readonly Node[],
  back: readonly Node[],
): readonly string[] {
  let article = 0;
  const counts = new Map<string, number>();
  const chapterOf = ({ entry }: Node) => style.chapters.find(({ rank }) => rank === entry?.label?.style);
  const chapter = (numbering: Style['chapters'][number] | undefined, title: string): readonly string[] => {
    if (!numbering) return [];
    const count = (counts.get(numbering.rank) ?? 0) + 1;
    counts.set(numbering.rank, count);
    // numbers of what stands inside begin again
    for (const inner of CHAPTERS.slice(CHAPTERS.indexOf(numbering.rank) + 1)) counts.delete(inner);
    return [numbering.head([count], title)];
  };
  const write = (node: Node): readonly string[] => {
    const items = node.inside.filter(({ entry, text }) => !entry && text === undefined);
    const own = node.text !== undefined || node.controls.length > 0 || items.length > 0;
    return [
      ...chapter(chapterOf(node), node.title),
      ...(own ? [head([++article], node.title, node.text), ...comments(node.controls)] : []),
      ...items.flatMap(({ title, controls }, i) => [style.item([i + 1], title), ...comments(controls)]),
      ...node.inside.filter((inner) => !items.includes(inner)).flatMap(write),
    ];
  };
  const outer = style.chapters[0];
  // a chapter of the policy with the same name takes them in
  const [first, last] = [body[0], body.at(-1)];
  const nodes = body.map((node) => ({
    ...node,
    inside: [
      ...(outer && node === first && node.title === '総則' ? front : []),
      ...node.inside,
      ...(outer && node === last && node.title === '雑則' ? back : []),
    ],
  }));
  return [
    ...(first?.title === '総則' && outer ? [] : [...chapter(outer, '総則'), ...front.flatMap(write)]),
    ...nodes.flatMap(write),
    ...(last?.title === '雑則' && outer ? [] : [...chapter(outer, '雑則'), ...back.flatMap(write)]),
  ];
}

/** The elements that the rules of a section are to fulfil, each as a comment. */
function comments(controls: readonly Control[]): readonly string[] {
  const lines = controls.flatMap(({ elements }) =>
    elements.map(({ id, wording }) => `<!-- ${id} ${wording.replace(/-{2,}|>/g, '―')} -->`),
  );
  return lines.length > 0 ? [lines.join('\n')] : [];
}
