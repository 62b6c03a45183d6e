import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { begins } from '../features/complete/begun';
import { Failure, fail } from '../node/fail';
import { shown } from '../node/files';
import { type CheckAnswer, checkAnswer, coverageAnswer, policyAnswer } from '../report/answer';
import { policyListing } from '../report/listing';
import { manual } from '../report/manual';
import { PLAIN } from '../report/paint';
import { stylish } from '../report/stylish';
import { coverageTable } from '../report/table';
import { speaker } from '../report/words';
import { type Locale, type Message, SEVERITIES } from '../rules/finding';
import { SETTABLE } from '../rules/settings';
import { unknownKind } from '../rules/unreadable';
import { loosen } from '../text/fold';
import { lineNumber } from '../text/lines';
import { isPolicy, type Workspace } from '../workspace/workspace';
import { CHECKED, COVERED, DEFINED, EXPLAINED, READ } from './answers';
import type { Desk } from './desk';

/** What an assistant may ask. A tool reads and answers; none writes. */
export interface Tool {
  readonly name: string;
  readonly title: Message;
  readonly description: Message;
  readonly input: v.GenericSchema;
  readonly output: v.GenericSchema;
  /** Answers what `input` has let through. */
  readonly run: (input: unknown, locale: Locale) => Promise<Answer>;
}

/** The same answer twice, for readers and for programs; no data where the question could not be answered. */
export interface Answer {
  readonly text: string;
  readonly data?: Record<string, unknown>;
}

/** A tool before it knows its desk. */
interface Draft<I extends v.GenericSchema> extends Omit<Tool, 'run'> {
  readonly input: I;
  readonly run: (desk: Desk, input: v.InferOutput<I>, locale: Locale) => Promise<Answer>;
}

/** The tools over the documents of a desk. */
export const toolsOf = (desk: Desk): readonly Tool[] =>
  [check, coverage, policy, term, explain].map((make) => make(desk));

const described = (description: string, max = 1000) => v.pipe(v.string(), v.maxLength(max), v.description(description));
const PATHS = v.optional(
  v.pipe(
    v.array(described('文書又はフォルダー / a document or folder')),
    v.maxLength(1000),
    v.description('省略すると、フォルダーの全ての文書 / all documents of the folder when left out'),
  ),
  [],
);
const POLICY = v.optional(
  described('基本方針のファイル（フォルダーに一つなら省略） / the basic policy; may be left out where there is one'),
);

const check = tool({
  name: 'check',
  title: { ja: '指摘の一覧', en: 'Findings' },
  description: {
    ja: '対策基準・実施手順を基本方針に照らして点検し、指摘（定めのない対策、用語の書き方、参照や番号の誤りなど）を、行と理由となる箇所とともに返す。',
    en: 'Checks standards and procedures against their basic policy: missing controls, terms in wrong notations, broken references and so on, each with its line and the place that is the reason.',
  },
  input: v.strictObject({
    paths: PATHS,
    severity: v.optional(
      v.pipe(v.picklist(SEVERITIES), v.description('この重さ以上の指摘だけ / only findings at least this severe')),
      'hint',
    ),
    limit: v.optional(
      v.pipe(
        v.number(),
        v.integer(),
        v.minValue(1),
        v.maxValue(5000),
        v.description('返す指摘の数の上限 / at most so many'),
      ),
      200,
    ),
  }),
  output: CHECKED,
  run: async (desk, { paths, severity, limit }, locale) => {
    const workspace = await desk.open();
    const wanted = SEVERITIES.slice(0, SEVERITIES.indexOf(severity) + 1);
    let left = limit;
    let total = 0;
    const documents = desk.targets(paths).map((path) => {
      const answer = checked(workspace, path, locale);
      const findings = answer.findings.filter((finding) => wanted.includes(finding.severity));
      const told = findings.slice(0, left);
      left -= told.length;
      total += findings.length;
      return { ...answer, findings: told };
    });
    const omitted = total - (limit - left);
    const more =
      omitted === 0
        ? ''
        : speaker(locale)(
            `ほかに${omitted}件の指摘があります（limit を大きくするか、paths か severity で絞ってください）。\n`,
            `${omitted} more findings were left out (raise limit, or narrow paths or severity).\n`,
          );
    return { data: { documents, total, omitted }, text: stylish(documents, locale, PLAIN) + more };
  },
});

const coverage = tool({
  name: 'coverage',
  title: { ja: '対策の充足', en: 'Coverage' },
  description: {
    ja: '基本方針が求める一つ一つのことに、定めがあるか（○）、弱いか（△）、ないか（×）を、根拠の文とともに返す。判定は推定であり、定めがあると言い切るのは人の役目である。',
    en: 'For each demand of the basic policy: whether the drafts have a rule (covered), only a wish (weak) or nothing (missing), with the sentences that are the evidence. Inferred; whether a demand is fulfilled is for a person to say.',
  },
  input: v.strictObject({
    paths: PATHS,
    policy: POLICY,
    lacking: v.optional(
      v.pipe(v.boolean(), v.description('定めのない、又は弱いものだけ / only what has no rule, or a weak one')),
      false,
    ),
  }),
  output: COVERED,
  run: async (desk, { paths, policy: named, lacking }, locale) => {
    const workspace = await desk.open();
    const policy = desk.policy(named);
    const drafts = desk
      .targets(paths)
      .flatMap((path) => workspace.document(path) ?? [])
      .filter((draft) => {
        if (draft.kind.kind === undefined || draft.kind.kind === '基本方針') return false;
        const above = workspace.policyOf(draft);
        return !isPolicy(above) || above.document === policy.document;
      });
    if (drafts.length === 0)
      fail(
        '照合する文書（対策基準・実施手順）がありません。',
        'There are no drafts (standards or procedures) to compare.',
      );
    const answer = coverageAnswer(workspace.compare(policy, drafts), shown);
    const controls = answer.controls
      .map((control) => ({
        ...control,
        elements: control.elements.filter(({ status }) => !lacking || status !== 'covered'),
      }))
      .filter(({ elements }) => elements.length > 0);
    const data = { ...answer, controls };
    return { data, text: coverageTable(data, locale, PLAIN) };
  },
});

const policy = tool({
  name: 'policy',
  title: { ja: '基本方針の読み取り', en: 'The policy' },
  description: {
    ja: '基本方針をどう読み取ったか（用語と定義、節、対策とその要求の番号）を返す。案を書く前に読み、番号はこのとおりに引用する。',
    en: 'How the basic policy is read: terms with definitions, sections, controls and their demands with ids. Read it before drafting, and cite ids as they are given here.',
  },
  input: v.strictObject({ policy: POLICY }),
  output: READ,
  run: async (desk, { policy: named }, locale) => {
    const workspace = await desk.open();
    const answer = policyAnswer(desk.policy(named), (path) => workspace.document(path)?.lines ?? [0], shown);
    return { data: { ...answer }, text: policyListing(answer, locale, PLAIN) };
  },
});

const term = tool({
  name: 'term',
  title: { ja: '用語', en: 'A term' },
  description: {
    ja: '基本方針（と kijun.json）の用語の、正しい書き方、定義とその箇所を返す。読み（きみつ、kimitsu）や、語の一部でも探せる。',
    en: 'A term of the basic policy (or kijun.json): its right notation, its definition and where it stands. Readings (きみつ, kimitsu) and parts of words find it too.',
  },
  input: v.strictObject({
    term: v.pipe(described('用語 / the term', 200), v.nonEmpty()),
    policy: POLICY,
  }),
  output: DEFINED,
  run: async (desk, { term: asked, policy: named }, locale) => {
    const workspace = await desk.open();
    const say = speaker(locale);
    const terms = workspace.termsOf(desk.policy(named).document);
    const tokenizer = workspace.tokenizer();
    const key = loosen(asked).text;
    const found = terms.find((one) => [one.term, ...(one.variants ?? [])].some((name) => loosen(name).text === key));
    const near = terms
      .filter((one) => one !== found)
      .map((one) => one.term)
      .filter((name) => {
        const other = loosen(name).text;
        const shares = key !== '' && (other.includes(key) || key.includes(other));
        return shares || (tokenizer !== undefined && begins(asked, name, tokenizer));
      })
      .slice(0, 20);
    const { lines } = workspace.file(found?.path ?? '') ?? {};
    const place = found && {
      term: found.term,
      definition: found.definition,
      id: found.id,
      path: shown(found.path),
      line: lines ? lineNumber(lines, found.span.start) : 1,
    };
    const others = near.length > 0 ? say(`近い用語: ${near.join('、')}\n`, `Near: ${near.join(', ')}\n`) : '';
    const text = place
      ? `${place.term}: ${place.definition}\n${place.path}:${place.line}${place.id === '' ? '' : `（${place.id}）`}\n${others}`
      : say(
          `「${asked}」は、基本方針が定義する用語ではありません。\n`,
          `The basic policy defines no term "${asked}".\n`,
        ) + others;
    return { data: { found: place ?? null, near }, text };
  },
});

const explain = tool({
  name: 'explain',
  title: { ja: '規則の説明', en: 'A rule' },
  description: {
    ja: '規則（指摘の末尾の control/missing など）が何を見つけ、何を見つけないか、どう直すかを、例とともに返す。rule を省略すると規則の一覧。',
    en: 'What a rule (control/missing and so on, at the end of a finding) reports and what it leaves alone, how to mend it, with examples. All rules when rule is left out.',
  },
  input: v.strictObject({ rule: v.optional(described('規則の名前 / the name of the rule', 100)) }),
  output: EXPLAINED,
  run: async (_, { rule: id }, locale) => {
    const rules = SETTABLE.map(({ id, severity, title }) => ({ id, severity, title: title[locale] }));
    if (id === undefined)
      return { data: { rules, page: null }, text: `${rules.map((rule) => `${rule.id}  ${rule.title}`).join('\n')}\n` };
    const rule =
      SETTABLE.find((one) => one.id === id) ??
      fail(
        `${id} という規則はありません。rule を省略すると、規則の一覧を返します。`,
        `There is no rule ${id}. Leave rule out to see them all.`,
      );
    const page = manual(await readFile(join(__dirname, '..', 'docs', 'rules', `${id}.md`), 'utf8'), rule, locale);
    return { data: { rules: rules.filter((one) => one.id === id), page }, text: page };
  },
});

/** Gives a tool its desk, and makes an answer of what went wrong. */
function tool<I extends v.GenericSchema>({ run, ...rest }: Draft<I>): (desk: Desk) => Tool {
  return (desk) => ({
    ...rest,
    run: (input, locale) =>
      run(desk, input as v.InferOutput<I>, locale).catch((error) => {
        if (!(error instanceof Failure)) throw error;
        return { text: error.text[locale] };
      }),
  });
}

function checked(workspace: Workspace, path: string, locale: Locale): CheckAnswer {
  const document = workspace.document(path);
  const above = document && workspace.policyOf(document);
  return checkAnswer(
    {
      path,
      source: workspace.file(path)?.source ?? '',
      kind: document?.kind.kind ?? null,
      policy: above && isPolicy(above) ? above.document.path : null,
      findings: document && !document.kind.kind ? [unknownKind(document)] : workspace.findings(path),
      known: workspace.known(path),
      suppressed: workspace.suppressed(path),
    },
    (file) => workspace.file(file)?.lines ?? [0],
    locale,
    shown,
  );
}
