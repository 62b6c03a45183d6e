import type { Element } from '../policy/control';
import type { Policy } from '../policy/policy';
import { countWhile } from '../text/bisect';

/**
 * Elements in the policy's own words, as they are found in it: from where the demand before ends, or the sentence begins, to the
 * end of the predicate (「異動のときは、鍵を返却し」). What is put together from several places (「書庫の管理」 of 「書庫及び執務室の管理」),
 * or was worded by the user in kijun.json, is told as it is read.
 */
export function quotes({ document, controls }: Policy): (element: Element) => string {
  const { source } = document;
  const statements = document.statements.toSorted((a, b) => a.span.start - b.span.start);
  const ends = controls.flatMap(({ elements }) => elements.map(({ span }) => span.end)).sort((a, b) => a - b);
  return ({ text, wording, span }) => {
    const statement = statements[countWhile(statements, (one) => one.span.start <= span.start) - 1];
    const before = ends[countWhile(ends, (end) => end <= span.start) - 1] ?? 0;
    const from = statement && span.start < statement.span.end ? Math.max(before, statement.span.start) : span.start;
    const quote = source
      .slice(from, span.end)
      .replace(/\s*\n\s*/g, '')
      .replace(JOINT, '');
    const whole = quote.includes(text.replace(INFLECTION, '')) && !/^[をにがのはへと]|\|/.test(quote);
    return whole ? quote : wording;
  };
}

/** What only joins a demand to the one before. */
const JOINT = /^(?:[\s、，。．]|また(?=、)|かつ(?=、)|及び|並びに|とともに|た?(?:上|うえ)で)+/;
/** What the policy may word otherwise: 「鍵を返却する」 is 「鍵を返却し」 there. */
const INFLECTION = /(?:する|[うくぐすつぬぶむる])$/;
