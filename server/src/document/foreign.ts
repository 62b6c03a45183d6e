import { folded } from '../text/fold';
import type { Span } from '../text/span';
import type { Definition } from './definition';
import { type Kind, kindOf } from './kind';
import type { Markdown } from './markdown';
import { isLaw, isOwn, isSame, type Name } from './naming';

/** Another document, as the text names it. */
export interface Named {
  /** 個人情報の保護に関する法律, 基本方針; empty where only a link or an amendment shows that it is another one. */
  readonly name: string;
  /** Where the name stands; where there is none, where the citation stands. */
  readonly span: Span;
  /** The kind that the name shows; undefined for laws and all other documents. */
  readonly kind: Kind | undefined;
  /** Where a link leads, as written. */
  readonly path?: string;
}

/** What tells whether a name is that of the document itself, and what it is short for. */
export interface Names {
  /** The document's own title, folded. */
  readonly title: string;
  readonly definitions: readonly Definition[];
  readonly links: Markdown['links'];
}

/**
 * The other document that a name before a citation means; undefined when it means this one (この規程, or the end of its title).
 * `span` is the name's place in the source, `lastNamed` tells the document that was named before, for 同法.
 */
export function namedBy(
  names: Names,
  { text }: Name,
  span: Span,
  lastNamed: () => Named | undefined,
): Named | undefined {
  const path = linkAround(names, span);
  const last = isSame(text) ? lastNamed() : undefined;
  if (last?.name.endsWith(text.slice(1))) return { ...last, span };
  if (path === undefined && (isOwn(text) || (text.length > 1 && names.title.endsWith(folded(text))))) return undefined;
  const meant = names.definitions.find(({ term, inline }) => inline && term === text)?.text;
  const kind = isLaw(text) ? undefined : (kindOf(text) ?? (meant === undefined ? undefined : kindOf(meant)));
  return { name: text, span, kind, ...(path !== undefined && { path }) };
}

/** Where the link leads that a span stands in; places in this document and web pages are no documents of the organisation. */
export const linkAround = ({ links }: Names, { start, end }: Span): string | undefined =>
  links.find((link) => link.span.start <= start && end <= link.span.end && isLocal(link.target))?.target;

/** Whether a link leads to a file beside this one. */
export const isLocal = (target: string): boolean => target !== '' && !/^(?:#|[a-z][a-z0-9+.-]*:)/i.test(target);

/** The last law named in a text, for a citation that this document cannot mean: 「…法に基づく措置のうち第2条第4項に…」 */
export function lawIn(text: string): string | undefined {
  const laws = [
    ...text.matchAll(
      /[^\s、。「」（）()はがを]{1,40}?(?:法律|(?<![方手用作無違適司立文])法|施行令|施行規則)(?=[（(にのでを、」]|$)/g,
    ),
  ];
  return laws.at(-1)?.[0];
}

/**
 * Whether a sentence changes the wording of articles: 「第3条中「前条」を「第2条」に改める。」 Its citations are those of the document
 * that is changed.
 */
export const amends = (sentence: string): boolean =>
  /」[をに](?:「[^」]*」に改め|削[りる])|を次のように改め|の(?:次|前)に次の.{1,12}を加え|(?:[条項号表]|ただし書)を削[りる]|[条項号]とし、/.test(
    sentence,
  );

/** What is changed: 「○○規程の一部を次のように改正する。」 */
export const amended = (text: string): string | undefined =>
  /([^\s。、（）()]{2,60}?)(?:[（(][^（）()]*[)）])?の(?:一部|全部)を(?:次のように)?改正する/.exec(text)?.[1];
