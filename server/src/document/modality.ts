import endings from '../../../dictionaries/modality.yaml';
import { folded } from '../text/fold';

/** How a sentence binds. `declaration` is 「…する。」, `none` a phrase without a predicate. */
export type Modality = (typeof endings)[number]['modality'] | 'declaration' | 'none';

/** Reads the modality off the end of a statement, from dictionaries/modality.yaml. */
export function modalityOf(text: string): Modality {
  const end = tailOf(text);
  for (const { modality, suffixes } of SUFFIXES) {
    if (!suffixes.some((suffix) => end.endsWith(suffix))) continue;
    // 「許可した者に限り認める」 restricts; it does not only allow
    return modality === 'permission' && /認める$/.test(end) && /(?:に限り|のみ|だけ)/.test(end)
      ? 'declaration'
      : modality;
  }
  return PREDICATE.test(end) ? 'declaration' : 'none';
}

/** The modalities that bind whoever they are said of. */
export const binds = (modality: Modality): boolean =>
  modality === 'duty' || modality === 'prohibition' || modality === 'principle' || modality === 'declaration';

/** In the order of the dictionary. */
const SUFFIXES = endings.map(({ modality, endings: suffixes }) => ({ modality, suffixes }));

/** A sentence without a better ending is a rule when it ends as a verb or 「…とする」 does. */
const PREDICATE = /(?:[うくぐすつぬぶむる]|である|とおりとする)$/;

/** The text up to its full stop, without brackets behind the predicate. */
function tailOf(text: string): string {
  let end = folded(text).replace(/\s+/g, '');
  for (let before = ''; before !== end; ) {
    before = end;
    end = end.replace(/[。．.]+$/, '').replace(/[（(][^（()）]*[)）]$/, '');
  }
  return end;
}
