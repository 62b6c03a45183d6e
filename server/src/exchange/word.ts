import { zipSync } from 'fflate';
import { convertToHtml } from 'mammoth';
import { textsOf, unpack } from './archive';
import { MOST_BLOCKS, type Refusal, type Remark, refuse, type Source, TOO_LONG } from './block';
import { apparentHeadings } from './look';
import { readNumbering } from './numbering';
import { BULLET, NO_TEXT, QUOTE, readPage } from './page';
import { attribute, below, child, parseXml, remove, type Tree, type Xml } from './xml';

/**
 * Reads a Word document (.docx): Word's automatic numbers, heading levels and ruby are written into its text first, since they
 * stand elsewhere in the file, and mammoth reads the rest.
 */
export async function readWord(bytes: Uint8Array): Promise<Source | Refusal> {
  const parts = unpack(bytes, WANTED);
  if (parts === 'large') return TOO_LARGE;
  if (parts === 'broken') return BROKEN;
  const name = Object.keys(parts).find((part) => /^word\/document\d*\.xml$/.test(part));
  if (name === undefined) return NOT_WORD;
  const texts = textsOf(parts);
  if (!texts) return UNSAFE;
  if (count(texts.get(name)!, /<w:p[ />]/g) > MOST_BLOCKS) return TOO_LONG;
  const tree = parseXml(texts.get(name)!);
  if (!tree) return BROKEN;
  const part = (path: string): Xml | undefined => parseXml(texts.get(path) ?? '')?.documentElement ?? undefined;
  try {
    const remarks = plain(tree, part('word/numbering.xml'), part('word/styles.xml'));
    // without its part, mammoth sees no numbering and makes no lists
    const { 'word/numbering.xml': _, ...rest } = parts;
    const packed = zipSync({ ...rest, [name]: new TextEncoder().encode(tree.toString()) }, { level: 0 });
    const { value } = await convertToHtml(
      { buffer: packed as never },
      { includeDefaultStyleMap: false, styleMap: STYLES },
    );
    const page = readPage(value);
    if (page === NO_TEXT) return EMPTY;
    return 'refused' in page ? page : { blocks: page.blocks, remarks: [...remarks, ...page.remarks] };
  } catch {
    return BROKEN;
  }
}

const count = (text: string, pattern: RegExp): number => {
  let found = 0;
  for (const _ of text.matchAll(pattern)) found++;
  return found;
};

const TOO_LARGE = refuse(
  'Wordの文書が大きすぎるため、取り込みませんでした（展開すると24MBを超えます）。章ごとに分けて保存してください。',
  'The Word document is too large (more than 24 MB once unpacked). Save it in parts.',
);
const BROKEN = refuse(
  'Wordの文書を読めません。壊れているか、パスワードが付いています。Wordで開き、「名前を付けて保存」で .docx として保存し直してください。',
  'The Word document cannot be read: it is damaged or has a password. Open it in Word and save it again as .docx.',
);
const UNSAFE = refuse(
  'Wordの文書に外部の宣言（DTD）があるため、読みませんでした。Wordで開き、.docx として保存し直してください。',
  'The Word document holds an external declaration (DTD) and was not read. Open it in Word and save it again as .docx.',
);
const EMPTY = refuse(
  '本文がありません。文字がテキストボックスや図の中にあるときは、Wordで開き、その文字を本文に写して保存してから取り込んでください。',
  'There is no text. If it stands in text boxes or pictures, open the document in Word, copy the text into the body, and save it.',
);
const NOT_WORD = refuse(
  'Wordの文書（.docx）でも、Excelのブック（.xlsx）でもありません。一太郎、LibreOfficeなどの文書や表、Excelの .xlsb は、そのソフトの「名前を付けて保存」で .docx 又は .xlsx として保存してから取り込んでください。',
  'This is neither a Word document (.docx) nor an Excel workbook (.xlsx). Save documents and sheets of LibreOffice, Ichitaro and the like, and .xlsb of Excel, as .docx or .xlsx there first.',
);

/** The parts that hold text and what it looks like. */
const WANTED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:document\d*|styles|numbering|footnotes|endnotes)\.xml|word\/_rels\/(?:document\d*|footnotes|endnotes)\.xml\.rels)$/;

const HEADING = 'kijun-heading-';
const STYLES = [
  ...[1, 2, 3, 4, 5, 6].map((depth) => `p.${HEADING}${depth} => h${depth}:fresh`),
  ...[1, 2, 3, 4, 5, 6].map((depth) => `p.${BULLET}${depth} => p.${BULLET}${depth}:fresh`),
  `p[style-name='Quote'] => p.${QUOTE}:fresh`,
  `p[style-name='Intense Quote'] => p.${QUOTE}:fresh`,
];

/** Writes into the text what stands elsewhere, and takes out what is no text of the regulation. */
function plain(tree: Tree, numbering: Xml | undefined, styles: Xml | undefined): readonly Remark[] {
  const remarks: Remark[] = [];
  const dropped = (ja: string, en: string) => remarks.push({ kind: 'dropped', message: { ja, en } });
  dropRuns(tree, dropped);
  dropBoxes(tree, dropped);
  dropRuby(tree, dropped);
  const look = readLook(styles);
  if (dropContents(tree, look))
    dropped('Wordが作った目次を外しました。', 'The table of contents that Word made was left out.');
  const numbers = readNumbering(numbering, styles);
  const paragraphs = below(tree, 'w:p').map((element) => {
    const properties = child(element, 'w:pPr');
    return { element, properties, style: attribute(child(properties, 'w:pStyle'), 'w:val') ?? look.standard };
  });
  // below a title in a style of its own, headings begin one level further in
  const shift = paragraphs.some(({ style }) => look.titles.has(style ?? '')) ? 1 : 0;
  let numbered = 0;
  const marks = paragraphs.map(({ properties, style }) => numbers.next(properties, style));
  const apparent = apparentHeadings(
    paragraphs.map(({ element, properties, style }, i) => {
      const depth = look.titles.has(style ?? '') ? 0 : depthOf(properties, look, style);
      return { element, depth, numbered: marks[i] !== undefined };
    }),
  );
  if (apparent.size > 0) remarks.push(APPARENT);
  for (const [i, { element, properties, style }] of paragraphs.entries()) {
    const mark = marks[i];
    const level = apparent.get(element) ?? depthOf(properties, look, style);
    const depth = look.titles.has(style ?? '') ? 1 : level > 0 ? Math.min(6, level + shift) : 0;
    if (mark && 'text' in mark && textOf(element).trim() + mark.text !== '') {
      prepend(
        tree,
        element,
        mark.text + (/^[\s\u3000]/.test(textOf(element)) || /[\s\u3000]$/.test(mark.text) ? '' : '\u3000'),
      );
      numbered++;
    }
    const name =
      mark && 'bullet' in mark ? `${BULLET}${Math.min(6, mark.bullet + 1)}` : depth > 0 ? HEADING + depth : undefined;
    if (name) restyle(tree, element, name);
  }
  if (numbered > 0)
    remarks.push({
      kind: 'changed',
      message: {
        ja: `Wordの自動番号を文字にしました（${numbered}か所）。`,
        en: `Word's automatic numbers were written out (${numbered}).`,
      },
    });
  for (const format of numbers.unknown)
    remarks.push({
      kind: 'doubtful',
      message: {
        ja: `Wordの番号の書式「${format}」が分からないため、算用数字で書きました。元の文書と見比べてください。`,
        en: `The numbering format "${format}" of Word is unknown; digits were written. Compare with the original.`,
      },
    });
  return remarks;
}

const APPARENT: Remark = {
  kind: 'doubtful',
  message: {
    ja: '見出しのスタイルがないため、太字や大きい字だけの短い段落を見出し（#）とみなしました。見出しでなければ「#」を消してください。',
    en: 'There are no heading styles: short paragraphs that are bold or larger were taken for headings (#). Take the "#" away where one is none.',
  },
};

type Drop = (ja: string, en: string) => void;

/** Hidden text is for nobody; changes that were tracked are read as if they were accepted. */
function dropRuns(tree: Tree, dropped: Drop): void {
  const hidden = below(tree, 'w:vanish').filter((mark) => on(mark) && mark.parentNode?.parentNode?.nodeName === 'w:r');
  for (const mark of hidden) remove(mark.parentNode!.parentNode as Xml);
  if (hidden.length > 0) dropped('隠し文字を外しました。', 'Hidden text was left out.');
  const changes = ['w:del', 'w:moveFrom'].flatMap((name) => below(tree, name));
  // a paragraph whose mark was deleted and in which nothing is left has no number any more
  const marked = changes.flatMap((change) => {
    const holder = change.parentNode?.nodeName === 'w:rPr' ? change.parentNode.parentNode : undefined;
    return holder?.nodeName === 'w:pPr' ? [holder.parentNode as Xml] : [];
  });
  for (const change of changes) remove(change);
  for (const paragraph of marked) if (textOf(paragraph).trim() === '') remove(paragraph);
  if (changes.length > 0 || below(tree, 'w:ins').length > 0)
    dropped(
      '変更履歴が残っています。挿入した文字を取り込み、削除した文字を外しました。',
      'There are tracked changes: what was inserted was taken in, what was deleted was left out.',
    );
  if (below(tree, 'w:commentReference').length > 0)
    dropped('Wordのコメントを外しました。', 'Comments of Word were left out.');
}

function dropBoxes(tree: Tree, dropped: Drop): void {
  const texts = new Set(
    below(tree, 'w:txbxContent')
      .map((box) => textOf(box).trim())
      .filter((text) => text !== ''),
  );
  for (const text of texts)
    dropped(
      `テキストボックスを外しました: 「${excerpt(text)}」。本文であれば、書き足してください。`,
      `A text box was left out: 「${excerpt(text)}」. Add its text by hand if it belongs to the regulation.`,
    );
  let pictures = 0;
  for (const name of ['w:drawing', 'w:pict', 'w:object'])
    for (const element of below(tree, name)) {
      if (/(?:a:blip|v:imagedata|c:chart|o:OLEObject|dgm:relIds)/.test(element.toString())) pictures++;
      remove(element);
    }
  for (const element of below(tree, 'mc:AlternateContent')) if (textOf(element) === '') remove(element);
  if (pictures > 0) dropped(`図を外しました（${pictures}か所）。`, `Pictures were left out (${pictures}).`);
  if (['m:oMath'].flatMap((name) => below(tree, name)).length > 0)
    dropped('数式を外しました。', 'Formulas were left out.');
}

/** Readings above the words (ruby) would part the words that they explain. */
function dropRuby(tree: Tree, dropped: Drop): void {
  const readings = new Set<string>();
  for (const ruby of below(tree, 'w:ruby')) {
    const base = child(ruby, 'w:rubyBase');
    readings.add(`${base ? textOf(base) : ''}（${textOf(child(ruby, 'w:rt') ?? ruby)}）`);
    const run = ruby.parentNode as Xml;
    for (let node = base?.firstChild ?? null; node; ) {
      const next = node.nextSibling;
      run.parentNode?.insertBefore(node, run);
      node = next;
    }
    remove(ruby);
  }
  if (readings.size > 0)
    dropped(
      `ふりがなを外しました: ${[...readings].join('、')}`,
      `Readings (ruby) were left out: ${[...readings].join(', ')}`,
    );
}

/** The table of contents that Word makes by itself: its lines would be read as chapters a second time. */
function dropContents(tree: Tree, look: Look): boolean {
  const made = below(tree, 'w:docPartGallery')
    .filter((part) => attribute(part, 'w:val') === 'Table of Contents')
    .flatMap((part) => part.parentNode?.parentNode?.parentNode ?? []);
  const lines = below(tree, 'w:p').filter((element) => {
    const style = attribute(child(child(element, 'w:pPr'), 'w:pStyle'), 'w:val');
    return style !== undefined && /^toc (?:\d|heading)/i.test(look.names.get(style) ?? '');
  });
  for (const element of [...made, ...lines]) remove(element as Xml);
  return made.length + lines.length > 0;
}

/** What styles.xml says of paragraphs. */
interface Look {
  readonly names: ReadonlyMap<string, string>;
  /** Outline levels, 1 to 6. */
  readonly depths: ReadonlyMap<string, number>;
  /** Styles of the document's title. */
  readonly titles: ReadonlySet<string>;
  /** The style of paragraphs that name none. */
  readonly standard: string | undefined;
}

function readLook(styles: Xml | undefined): Look {
  const all = new Map(
    (styles ? below(styles, 'w:style') : []).map((style) => [attribute(style, 'w:styleId') ?? '', style]),
  );
  const names = new Map([...all].map(([id, style]) => [id, attribute(child(style, 'w:name'), 'w:val') ?? '']));
  const depth = (id: string, seen = 0): number => {
    const style = all.get(id);
    const level = attribute(child(child(style, 'w:pPr'), 'w:outlineLvl'), 'w:val');
    if (level !== undefined) return outlineDepth(level);
    const heading = /^(?:heading |見出し ?)([1-6])$/i.exec(names.get(id) ?? '')?.[1];
    if (heading) return Number(heading);
    const base = attribute(child(style, 'w:basedOn'), 'w:val');
    return base === undefined || seen > 20 ? 0 : depth(base, seen + 1);
  };
  const depths = new Map([...all.keys()].map((id) => [id, depth(id)]));
  const titles = new Set([...names].filter(([, name]) => /^(?:title|表題)$/i.test(name)).map(([id]) => id));
  const standard = [...all].find(
    ([, style]) => attribute(style, 'w:default') === '1' && attribute(style, 'w:type') === 'paragraph',
  )?.[0];
  return { names, depths, titles, standard };
}

const outlineDepth = (level: string): number => (/^[0-5]$/.test(level) ? Number(level) + 1 : 0);

function depthOf(properties: Xml | undefined, look: Look, style: string | undefined): number {
  const own = attribute(child(properties, 'w:outlineLvl'), 'w:val');
  return own === undefined ? (look.depths.get(style ?? '') ?? 0) : outlineDepth(own);
}

const on = (mark: Xml): boolean => !/^(?:0|false|off)$/.test(attribute(mark, 'w:val') ?? '');

const textOf = (element: Xml): string =>
  below(element, 'w:t')
    .map((text) => text.textContent ?? '')
    .join('');

const excerpt = (text: string): string => (text.length > 30 ? `${text.slice(0, 30)}…` : text);

/** Puts a run with the text before everything else in the paragraph. */
function prepend(tree: Tree, element: Xml, text: string): void {
  const space = element.namespaceURI;
  const run = tree.createElementNS(space, 'w:r');
  const holder = tree.createElementNS(space, 'w:t');
  holder.setAttribute('xml:space', 'preserve');
  holder.appendChild(tree.createTextNode(text));
  run.appendChild(holder);
  const properties = child(element, 'w:pPr');
  element.insertBefore(run, properties ? properties.nextSibling : element.firstChild);
}

function restyle(tree: Tree, element: Xml, name: string): void {
  const space = element.namespaceURI;
  let properties = child(element, 'w:pPr');
  if (!properties) {
    properties = tree.createElementNS(space, 'w:pPr');
    element.insertBefore(properties, element.firstChild);
  }
  for (const old of [child(properties, 'w:pStyle')]) if (old) remove(old);
  const style = tree.createElementNS(space, 'w:pStyle');
  style.setAttributeNS(space, 'w:val', name);
  properties.insertBefore(style, properties.firstChild);
}
