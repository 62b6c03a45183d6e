import endings from '../../../dictionaries/modality.yaml';
import { folded } from '../text/fold';
import { remembering } from '../text/memory';
import { plain } from './polite';

/** How a sentence binds. `declaration` is 「…する。」, `none` a phrase without a predicate. */
export type Modality = (typeof endings)[number]['modality'] | 'declaration' | 'none';

/** Reads the modality off the end of a statement, from dictionaries/modality.yaml. */
export const modalityOf: (text: string) => Modality = remembering(10_000, (text) => read(plain(tailOf(text))));

function read(end: string): Modality {
  // an item that names a matter: 「秘密の保持に関すること。」
  if (/に関する(?:こと|事項)$/.test(end)) return 'none';
  // 「監視は、被害を防ぐために行う」 tells what for
  if (AIM.test(end)) return 'purpose';
  const fitting = SUFFIXES.find(({ suffix }) => end.endsWith(suffix));
  // 「許可した者に限り認める」, 「申請により認める」 and 「指名された者に限り行うことができる」 restrict; they do not only allow
  if (
    fitting?.suffix === '認める' &&
    /(?:に限り|のみ|だけ|(?:申請|届出|審査|承認)(?:により|に基づき|を経て))/.test(end)
  )
    return 'declaration';
  // 「写り込んだ部分を切り除く」 is an act
  if (/[切取差削]り?し?除く$/.test(end)) return 'declaration';
  const wished = /希望|任意/.test(end);
  if (fitting?.modality === 'permission' && !wished && /(?:に限り|に限って|のみが)、?[^、]{0,20}$/.test(end))
    return 'declaration';
  if (CAPABLE.test(end) && !ALLOWED.test(end)) return 'declaration';
  const wrapped = wrappedIn(end) ?? fitting?.modality;
  if (wrapped) return wrapped;
  if (/[かがさじたなばまらわえけせてねべめれ]ない$/.test(end)) return 'prohibition';
  return PREDICATE.test(end) ? 'declaration' : 'none';
}

const AIM = /ため(?:である|に?(?:行う|実施する|設ける|講ずる|講じる|用いる))$/;

/** 「車載の端末は、遠隔の操作で消去できるものとする」: nobody allows a device what it must be able to do. */
const CAPABLE =
  /^[^、は]*(?:端末|機器|装置|設備|システム|サーバー?|ネットワーク|回線|ソフトウェア|媒体|カメラ|扉)は、.*(?:消去|削除|停止|遮断|追跡|復旧|復元|検知|記録|識別|特定|継続|運転|施錠|切り?離し?|切り?替え)(?:が|を|することが)?でき(?:る|ます)(?:もの|こと)と(?:する|します)$/;

/** 「端末は、課長の承認を得て、職員が記録することができるものとする」: somebody is allowed to do it with the device. */
const ALLOWED = /承認|許可|同意|認め|届け出|[員者長課係][がは][^。]{0,60}ことができ/;

/** What 「…ものとする」 makes no duty of: 「検討を進める」 is no more than that as 「検討を進めるものとする」. */
const KEPT: ReadonlySet<Modality> = new Set(['effort', 'exclusion', 'prohibition', 'permission', 'deferral']);

/** How a sentence binds by what stands inside 「…ものとする」, and whether it only wishes inside 「…なければならない」. */
function wrappedIn(end: string): Modality | undefined {
  const [outer] = /(?:もの|こと)とする$/.exec(end) ?? [];
  if (outer) {
    const inner = read(end.slice(0, -outer.length));
    return KEPT.has(inner) ? inner : undefined;
  }
  const [, stem] = DUTY.exec(end) ?? [];
  // who must take something into account is bound to
  if (!stem || /(?:配慮|留意)し$/.test(stem)) return undefined;
  return verbsOf(stem).some((verb) => read(verb) === 'effort') ? 'effort' : undefined;
}

const DUTY =
  /^(.+?)(?:なければならない|ねばならない|なくてはならない|必要がある|べき(?:である|ものとする)|こと|されたい|てください|でください|ていく|ていきたい|てまいる)$/;

/** The verb that a stem may belong to: 努め → 努める, 行わ and 行っ → 行う. */
const verbsOf = (stem: string): readonly string[] => [
  stem,
  `${stem}る`,
  `${stem}する`,
  stem.replace(/し$/, 'する'),
  stem.replace(/[わっ]$/, 'う'),
  stem.replace(/[さし]$/, 'す'),
];

/** The modalities that bind whoever they are said of. */
export const binds = (modality: Modality): boolean =>
  modality === 'duty' || modality === 'prohibition' || modality === 'principle' || modality === 'declaration';

/** The longest ending decides: なければならないこと is a duty although ないこと forbids. */
const SUFFIXES = endings
  .flatMap(({ modality, endings: suffixes }) => suffixes.map((suffix) => ({ modality, suffix })))
  .sort((a, b) => b.suffix.length - a.suffix.length);

/** A sentence without a better ending is a rule when it ends as a verb or 「…とする」 does. */
const PREDICATE = /(?:[うくぐすつぬぶむる]|である|とおりとする)$/;

/** The text up to its full stop, without brackets behind the predicate. */
function tailOf(text: string): string {
  let end = folded(text).replace(/\s+/g, '');
  for (let before = ''; before !== end; ) {
    before = end;
    end = end.replace(/[。．.]+$/, '').replace(/(?:[（(](?:[^（()）]|[（(][^（()）]*[)）])*[)）]|【[^【】]*】)$/, '');
  }
  return end;
}
