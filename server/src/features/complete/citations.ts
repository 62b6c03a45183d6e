import { folded } from '../../text/fold';
import { policyFor } from '../term';
import { type Caret, type Completion, last } from './context';

/** Places of the policy: behind 基本方針, in a declared trace, and where a number with brackets or dots has been begun. */
export function citations(caret: Caret): readonly Completion[] {
  const { workspace, document, line } = caret;
  const policy = policyFor(workspace, document);
  if (!policy || policy.document === document) return [];
  const declares = /<!--\s*kijun:\s*covers\s[^>]*$/.test(line);
  const [, typed = ''] =
    /(?:^|[^0-9０-９A-Za-z第条項号(（).．])((?:第?[ 　]*[0-9０-９]+[^\s、。，「」<>　]*)?)$/.exec(line) ?? [];
  const before = line.slice(0, line.length - typed.length);
  const cited = /基本方針の?\s*$/.test(before);
  if (!declares && !cited && !/[0-9０-９][(（.．―－-]/.test(typed)) return [];
  const key = folded(typed);
  const span = last(caret, typed.length);
  const found = policy.controls.flatMap(({ id, title, elements }): Completion[] => [
    {
      kind: 'citation',
      label: id,
      detail: { ja: title, en: title },
      documentation: elements.map(({ text }) => text).join('\n'),
      span,
      text: id,
    },
    ...(declares
      ? elements.map(
          (element): Completion => ({
            kind: 'citation',
            label: element.id,
            detail: { ja: element.text, en: element.text },
            documentation: title,
            span,
            text: element.id,
          }),
        )
      : []),
  ]);
  return found.filter(({ label }) => folded(label).startsWith(key));
}
