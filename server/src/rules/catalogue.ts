import { missingAnnex } from './annex/missing';
import { unusedAnnex } from './annex/unused';
import { baseless } from './baseless';
import { conflict } from './conflict';
import { mismatch } from './contents/mismatch';
import { date } from './date';
import { disclosure } from './disclosure';
import { bracket } from './drafting/bracket';
import { comma } from './drafting/comma';
import { conjunction } from './drafting/conjunction';
import { okurigana } from './drafting/okurigana';
import { quote } from './drafting/quote';
import { style } from './drafting/style';
import { typo } from './drafting/typo';
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
import { duplicate } from './numbering/duplicate';
import { gap } from './numbering/gap';
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
  broken,
  relative,
  list,
  gap,
  duplicate,
  numberingStyle,
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
];
