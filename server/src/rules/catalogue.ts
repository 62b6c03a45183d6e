import { missingAnnex } from './annex/missing';
import { unusedAnnex } from './annex/unused';
import { baseless } from './baseless';
import { boundary } from './boundary';
import { classification } from './classification';
import { conflict } from './conflict';
import { mismatch } from './contents/mismatch';
import { date } from './date';
import { disclosure } from './disclosure';
import { bracket } from './drafting/bracket';
import { comma } from './drafting/comma';
import { conjunction } from './drafting/conjunction';
import { ending } from './drafting/ending';
import { figure } from './drafting/figure';
import { law } from './drafting/law';
import { okurigana } from './drafting/okurigana';
import { period } from './drafting/period';
import { proviso } from './drafting/proviso';
import { quote } from './drafting/quote';
import { style } from './drafting/style';
import { typo } from './drafting/typo';
import { when } from './drafting/when';
import { exception, violation } from './exception';
import { glyph } from './glyph';
import { inconsistent } from './inconsistent';
import { kind } from './kind';
import { level } from './level';
import { long } from './long';
import { marking } from './marking';
import { missing } from './missing';
import { modality } from './modality';
import { name } from './name';
import { caption } from './numbering/caption';
import { duplicate } from './numbering/duplicate';
import { gap } from './numbering/gap';
import { order } from './numbering/order';
import { numberingStyle } from './numbering/style';
import { organisation } from './organisation';
import { outdated } from './outdated';
import { placeholder } from './placeholder';
import { actor } from './procedure/actor';
import { basis } from './procedure/basis';
import { record } from './procedure/record';
import { redefined } from './redefined';
import { broken } from './reference/broken';
import { list } from './reference/list';
import { relative } from './reference/relative';
import { repeated } from './repeated';
import { revision } from './revision';
import { role } from './role';
import type { Rule } from './rule';
import { section } from './section';
import { subject } from './subject';
import { contradiction } from './trace/contradiction';
import { suspect } from './trace/suspect';
import { unknown } from './trace/unknown';
import { unbased } from './unbased';
import { undefinedTerm } from './undefined';
import { unimplemented } from './unimplemented';
import { unreadable } from './unreadable';
import { unused } from './unused';
import { vague } from './vague';
import { variant } from './variant';
import { weak } from './weak';

/** Every rule, in the order in which findings at one place are listed. */
export const RULES: readonly Rule[] = [
  unreadable,
  section,
  missing,
  weak,
  contradiction,
  unknown,
  suspect,
  unbased,
  unimplemented,
  baseless,
  variant,
  undefinedTerm,
  redefined,
  role,
  outdated,
  inconsistent,
  unused,
  glyph,
  subject,
  modality,
  vague,
  long,
  conflict,
  repeated,
  boundary,
  kind,
  date,
  marking,
  exception,
  violation,
  revision,
  placeholder,
  organisation,
  name,
  level,
  disclosure,
  classification,
  broken,
  relative,
  list,
  gap,
  duplicate,
  numberingStyle,
  order,
  caption,
  mismatch,
  missingAnnex,
  unusedAnnex,
  actor,
  record,
  basis,
  typo,
  conjunction,
  comma,
  quote,
  bracket,
  okurigana,
  style,
  ending,
  period,
  proviso,
  when,
  figure,
  law,
];
