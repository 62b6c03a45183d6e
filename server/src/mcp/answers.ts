import * as v from 'valibot';

/**
 * The shapes of the structured answers. They are those of `--format json`; assistants are told of the fields that they need,
 * more may be there.
 */

const PLACE = { path: v.string(), line: v.number() };
const STATUS = v.picklist(['covered', 'weak', 'missing']);
const GROUND = v.looseObject({ ...PLACE, text: v.string(), declared: v.boolean(), score: v.number() });

export const CHECKED = v.object({
  documents: v.array(
    v.looseObject({
      path: v.string(),
      kind: v.nullable(v.string()),
      policy: v.nullable(v.string()),
      findings: v.array(
        v.looseObject({
          rule: v.string(),
          severity: v.string(),
          message: v.string(),
          line: v.number(),
          column: v.number(),
          related: v.array(v.looseObject({ ...PLACE, message: v.string() })),
        }),
      ),
    }),
  ),
  /** All findings that were asked for, and those that `limit` left out. */
  total: v.number(),
  omitted: v.number(),
});

export const COVERED = v.looseObject({
  policy: v.string(),
  title: v.string(),
  documents: v.array(v.looseObject({ path: v.string(), kind: v.nullable(v.string()) })),
  controls: v.array(
    v.looseObject({
      id: v.string(),
      title: v.string(),
      status: STATUS,
      elements: v.array(
        v.looseObject({
          id: v.string(),
          text: v.string(),
          status: STATUS,
          evidence: v.array(GROUND),
          wishes: v.array(GROUND),
          notApplicable: v.optional(v.string()),
        }),
      ),
    }),
  ),
  summary: v.object({ elements: v.number(), covered: v.number(), weak: v.number(), missing: v.number() }),
});

export const READ = v.looseObject({
  title: v.string(),
  issuer: v.string(),
  date: v.nullable(v.string()),
  terms: v.array(v.looseObject({ id: v.string(), term: v.string(), definition: v.string(), line: v.number() })),
  sections: v.array(v.looseObject({ number: v.string(), title: v.string(), line: v.number() })),
  controls: v.array(
    v.looseObject({
      id: v.string(),
      title: v.string(),
      line: v.number(),
      elements: v.array(v.looseObject({ id: v.string(), text: v.string(), demand: v.string(), line: v.number() })),
    }),
  ),
});

export const DEFINED = v.object({
  /** The term itself, if it is one. */
  found: v.nullable(v.object({ ...PLACE, term: v.string(), definition: v.string(), id: v.string() })),
  /** Terms whose name, or reading, has what was asked for in it. */
  near: v.array(v.string()),
});

export const EXPLAINED = v.object({
  rules: v.array(v.object({ id: v.string(), severity: v.string(), title: v.string() })),
  /** The page of the rule that was asked for, as Markdown. */
  page: v.nullable(v.string()),
});
