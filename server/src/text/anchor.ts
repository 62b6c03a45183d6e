import type { Span } from './span';

/**
 * Where a part of a text stands in it. What is read of the part counts from there, so that an edit before it moves one number, and
 * every place in the part stays the object that it is. Anchors are the only thing that was read and changes: those of a document
 * stand where its own parts do, but while a further reading of it is at work (`reading` in document/document.ts).
 */
export interface Anchor {
  start: number;
}

/** A span that stands on an anchor: its ends are looked up there. It cannot be spread; {@link fixed} can. */
class Anchored implements Span {
  constructor(
    private readonly anchor: Anchor,
    private readonly from: number,
    private readonly to: number,
  ) {}

  get start(): number {
    return this.anchor.start + this.from;
  }

  get end(): number {
    return this.anchor.start + this.to;
  }
}

/** The span on an anchor that begins and ends so many characters behind it. */
export const spanAt = (anchor: Anchor, from: number, to: number): Span => new Anchored(anchor, from, to);

/** A span of the same text that stands on the anchor given. */
export const anchored = (anchor: Anchor, { start, end }: Span): Span =>
  spanAt(anchor, start - anchor.start, end - anchor.start);

/** The same span moved by `by` characters; one that stands on an anchor has moved with it. */
export const shift = (span: Span, by: number): Span =>
  span instanceof Anchored ? span : { start: span.start + by, end: span.end + by };

/** The span as it stands now: plain data. */
export const fixed = ({ start, end }: Span): Span => ({ start, end });
