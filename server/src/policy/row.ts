import { readCode } from '../document/code';
import { modalityOf } from '../document/modality';
import type { Prose } from '../document/prose';
import type { Statement } from '../document/statement';
import { DEMANDING } from './verdict';

/** What a row of a table of measures says: what it is about, and the cells that demand. */
export interface Row {
  /** Its first cell that names something (物理的対策); empty when none does. */
  readonly label: string;
  /** The cell that holds the code of the row in the house's register (PS-01). */
  readonly code?: string;
  /** The number of the row, where a cell is only that: (1). */
  readonly number?: string;
  readonly demands: readonly Prose[];
  /** What cells say only together with others: a verdict (「鍵の複製（委託先）：不可」), who holds an office (「管理者（館長）」). */
  readonly together?: readonly { readonly words: string; readonly cell: Prose }[];
}

/** Columns that say who, when or which, not what. */
const ASIDE =
  /^(?:No\.?|番号|項番|#|区分|項目|分類|種別|段階|名称|対象.*|.*担当.*|所管.*|.*責任.*|役職.*|主体|頻度|時期|期限|備考|根拠.*|関連.*|参照.*|条項)$/i;
/** A column of a table that says who holds which office: the policy settles it, and demands nothing unless it has them established. */
const APPOINTS = /充て|当てる者|充当|就く者/;
/** 「次の表に掲げる役割を設ける。」 */
const ESTABLISHES = /を(?:設け|設置|置[きくい]|配置|指名|任命|選任)/;
const MEASURE =
  /対策|実施|措置|内容|取組|取り組み|要件|要求|事項|対応|方針|ルール|基準|管理策|すること|(?:行う|守る|求める|すべき|講[ずじ]る)こと|決まり|きまり/;

/**
 * Reads a row of a table by its header: columns of measures demand; where no header says so, cells that are sentences of rules.
 * `lead` introduces the table, where it demands something itself: then a row without such columns is one demand.
 */
export function readRow({ cells = [], header = [], prose }: Statement, lead: string | undefined): Row {
  const wanted = lead !== undefined;
  const verdicts = wanted ? verdictsIn(cells, header) : [];
  if (verdicts.length > 0) return { label: '', demands: [], together: verdicts };
  const holder = header.findIndex((name) => APPOINTS.test(name));
  if (holder >= 0)
    return { label: '', demands: [], together: wanted && ESTABLISHES.test(lead) ? officeIn(cells, holder) : [] };
  const columns = cells
    .map((cell, i) => ({ cell, name: header[i]?.trim() ?? '' }))
    .filter(({ cell }) => cell.text.trim() !== '');
  const open = columns.filter(({ name }) => !ASIDE.test(name));
  const measures = open.filter(({ name }) => MEASURE.test(name));
  // 対策項目 names what 実施内容 says
  const contents = measures.filter(({ name }) => !/項目$/.test(name));
  const named = contents.length > 0 ? contents : measures;
  // 「対策 | 内容」: the column of phrases names what the column of sentences says
  const demanding = ({ cell }: (typeof columns)[number]) => DEMANDING.has(modalityOf(cell.text));
  const said = open.filter(demanding);
  const sentences = named.filter(demanding);
  const phrase = named[0] && modalityOf(named[0].cell.text) === 'none';
  const chosen = named.length > 1 && phrase && sentences.length > 0 ? named.slice(1) : named.length > 0 ? named : said;
  if (chosen.length === 0) return { label: '', demands: wanted ? [prose] : [] };
  const beside = columns.filter(({ cell }) => !chosen.some((one) => one.cell === cell));
  const code = beside.map(({ cell }) => codeIn(cell)).find((found) => found !== undefined);
  const number = beside.map(({ cell }) => numberIn(cell)).find((found) => found !== undefined);
  const label = beside.find(
    ({ cell, name }) => !codeIn(cell) && !numberIn(cell) && !/^(?:No\.?|番号|項番|#)$/i.test(name),
  );
  return {
    label: label?.cell.text.trim() ?? '',
    demands: chosen.map(({ cell }) => cell),
    ...(code && { code }),
    ...(number && { number }),
  };
}

/** The number that is all a cell says: ⑴, （1）, ①; a bare figure may count anything. */
function numberIn({ text }: Prose): string | undefined {
  const written = text.trim();
  if (/^[①-⑳]$/.test(written)) return written;
  return /^\([0-9一二三四五六七八九十ア-ン]{1,2}\)$/.exec(written.normalize('NFKC'))?.[0];
}

/** The code that is all a cell says. */
function codeIn({ text }: Prose): string | undefined {
  const code = readCode(text);
  return code && text.slice(code.length).trim() === '' ? code.number : undefined;
}

const VERDICT = /^(?:[可○〇◯△×✕－―ー-]|不可|不要|任意|禁止|必須|対象外|制限なし|許可制|要.{0,8})$/;
const BINDS = /^(?:[×✕]|不可|禁止|必須|許可制|要.{0,8})$/;

/** A row whose cells are all verdicts but the first: each is said of the row and of its column. */
function verdictsIn(cells: readonly Prose[], header: readonly string[]): NonNullable<Row['together']> {
  const [name, ...rest] = cells;
  if (!name || rest.length < 2 || !rest.every(({ text }) => VERDICT.test(text.trim()))) return [];
  return rest.flatMap((cell, i) =>
    BINDS.test(cell.text.trim())
      ? [{ words: `${name.text.trim()}（${header[i + 1]?.trim() ?? ''}）：${cell.text.trim()}`, cell }]
      : [],
  );
}

/** The office that a row establishes, and who holds it. */
function officeIn([office, ...rest]: readonly Prose[], holder: number): NonNullable<Row['together']> {
  const name = rest[holder - 1]?.text.trim();
  if (!office || office.text.trim() === '') return [];
  return [{ words: office.text.trim() + (name ? `（${name}）` : ''), cell: office }];
}
