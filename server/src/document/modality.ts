import endings from '../../../dictionaries/modality.yaml';
import { folded } from '../text/fold';
import { remembering } from '../text/memory';

/** How a sentence binds. `declaration` is 「…する。」, `none` a phrase without a predicate. */
export type Modality = (typeof endings)[number]['modality'] | 'declaration' | 'none';

/** Reads the modality off the end of a statement, from dictionaries/modality.yaml. */
export const modalityOf: (text: string) => Modality = remembering(20_000, read);

function read(text: string): Modality {
  const end = tailOf(text);
  // an item that names a matter: 「秘密の保持に関すること。」
  if (/に関する(?:こと|事項)$/.test(end)) return 'none';
  const fitting = SUFFIXES.find(({ suffix }) => end.endsWith(suffix));
  // 「許可した者に限り認める」 and 「指名された者に限り行うことができる」 restrict; they do not only allow
  if (fitting?.suffix === '認める' && /(?:に限り|のみ|だけ)/.test(end)) return 'declaration';
  if (fitting?.modality === 'permission' && /(?:に限り|に限って|のみが)、?[^、]{0,20}$/.test(end)) return 'declaration';
  if (fitting) return fitting.modality;
  if (/[かがさじたなばまらわえけせてねべめれ]ない$|ません$/.test(end)) return 'prohibition';
  return PREDICATE.test(end) ? 'declaration' : 'none';
}

/** The modalities that bind whoever they are said of. */
export const binds = (modality: Modality): boolean =>
  modality === 'duty' || modality === 'prohibition' || modality === 'principle' || modality === 'declaration';

/** The longest ending decides: なければならないこと is a duty although ないこと forbids. */
const SUFFIXES = endings
  .flatMap(({ modality, endings: suffixes }) => suffixes.map((suffix) => ({ modality, suffix })))
  .sort((a, b) => b.suffix.length - a.suffix.length);

/** A sentence without a better ending is a rule when it ends as a verb or 「…とする」 does. */
const PREDICATE = /(?:[うくぐすつぬぶむる]|ます|である|とおりとする)$/;

/** The text up to its full stop, without brackets behind the predicate. */
function tailOf(text: string): string {
  let end = folded(text).replace(/\s+/g, '');
  for (let before = ''; before !== end; ) {
    before = end;
    end = end.replace(/[。．.]+$/, '').replace(/(?:[（(](?:[^（()）]|[（(][^（()）]*[)）])*[)）]|【[^【】]*】)$/, '');
  }
  return end;
}
