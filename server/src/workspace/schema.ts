import * as v from 'valibot';
import { NOT_APPLICABLE_SECTION } from '../coverage/exemption';
import { READING_SECTION } from '../policy/correction';
import { TERMS_SECTION } from '../policy/vocabulary';
import { RULES_SECTION } from '../rules/settings';

/** The shape of kijun.json. Each section is described beside what it configures, and only put together here. */
export const CONFIG_SCHEMA = v.strictObject({
  $schema: v.optional(v.string()),
  policy: v.optional(
    v.pipe(
      v.string(),
      v.description('基本方針のファイル（kijun.json から見た場所）。 / The file of the basic policy.'),
    ),
  ),
  rules: v.optional(
    v.pipe(RULES_SECTION, v.description('規則ごとの設定（規則の名前: 設定）。 / What holds for each rule.')),
  ),
  terms: v.optional(
    v.pipe(
      TERMS_SECTION,
      v.description('基本方針の用語のほかに、この組織で使う用語。 / Terms of your own, beside those of the policy.'),
    ),
  ),
  notApplicable: v.optional(
    v.pipe(
      NOT_APPLICABLE_SECTION,
      v.description(
        '基本方針が求めるが、この組織には当てはまらないものと、その理由。 / Demands that do not apply here, with reasons.',
      ),
    ),
  ),
  reading: v.optional(
    v.pipe(
      READING_SECTION,
      v.description('基本方針の読み取りの訂正（kijun policy で確かめる）。 / Corrections to how the policy is read.'),
    ),
  ),
});

export type ConfigData = v.InferOutput<typeof CONFIG_SCHEMA>;
