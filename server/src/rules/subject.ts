import { actorOf } from '../document/actor';
import { assertionsOf } from '../document/assertion';
import { type Counts, countedInStretches } from '../document/count';
import type { Document } from '../document/document';
import type { Statement } from '../document/statement';
import { stands } from '../document/stretch';
import type { Tokenizer } from '../morphology/token';
import type { Term } from '../policy/policy';
import { recall } from '../text/memory';
import type { Report } from './finding';
import { addressed } from './procedure/actor';
import type { Rule, Subject } from './rule';
import { isRuling, leadsOf } from './ruling';

/**
 * statement/subject: a duty that nobody has. Who must act may be named in the sentence, in what introduces it, in the sentence
 * before, or in a heading, or a procedure may say for whom it is. What must not be done, nobody must do: a prohibition needs no
 * subject. Where the document leaves subjects out as a habit, one more is information only.
 */
export const subject: Rule = {
  id: 'statement/subject',
  severity: 'warning',
  title: { ja: '義務を負う者が分からない', en: 'A duty with nobody responsible for it' },
  kinds: ['対策基準', '実施手順'],
  scope: 'statement',
  morphemes: true,
  check,
  given: ({ document, terms, tokenizer }) => [
    actorsIn(document, terms).join('\n'),
    tokenizer && isAddressed(document, tokenizer),
    tokenizer && namesSubjects(document, tokenizer),
    tokenizer && usualIn(document, tokenizer),
  ],
};

function check(statement: Statement, { document, terms, tokenizer }: Subject): readonly Report[] {
  const { text, span, form, lead, index } = statement;
  if (!tokenizer || form === 'row' || form === 'title' || !isRuling(document, statement)) return [];
  if (isAddressed(document, tokenizer)) return [];
  const assertion = assertionsOf(document, tokenizer)[index]!;
  if (assertion.subject || assertion.inherited || assertion.modality !== 'duty' || assertion.polarity === 'negative')
    return [];
  // 「契約に定めること」 is a heading, 「聞いてください」 speaks to the reader, 情企室 is somebody whom the document has named
  if ((lead < 0 && !/(?:。|ならない)$/.test(text.trim())) || /ください。?$/.test(text)) return [];
  if (namesOne(text, actorsIn(document, terms)) || REFERS.test(text) || APPOINTS.test(text)) return [];
  if (isOfContract(document, statement)) return [];
  const who =
    nearbyIn(document, statement, tokenizer) ??
    usualIn(document, tokenizer) ??
    actorsIn(document, terms).find((name) => actorOf(name) === 'person') ??
    '情報システム管理者';
  return [
    {
      severity: lead < 0 && isPlain(text, tokenizer) && namesSubjects(document, tokenizer) ? 'warning' : 'info',
      span,
      message: {
        ja: `誰の義務か分かりません。「${who}は、」のように、行う者を書いてください。`,
        en: `It is not clear who must do this. Name who is responsible, for example 「${who}は、…」.`,
      },
    },
  ];
}

/** Whether a procedure says who is to follow it: then its steps are theirs. */
const isAddressed = (document: Document, tokenizer: Tokenizer): boolean =>
  document.kind.kind === '実施手順' && recall(addressees, document, () => addressed(document, tokenizer));

const addressees = new WeakMap<Document, boolean>();

/** So large a part of the duties have a subject where naming it is the habit. */
const HABIT = 0.6;

function namesSubjects(document: Document, tokenizer: Tokenizer): boolean {
  const { of } = dutiesIn(document, tokenizer);
  const [named, unnamed] = [of.get(NAMED) ?? 0, of.get(UNNAMED) ?? 0];
  return named >= (named + unnamed) * HABIT;
}

/** Who has the duty above a statement in its article. */
function nearbyIn(document: Document, { index }: Statement, tokenizer: Tokenizer): string | undefined {
  const { statements, entries } = document;
  for (let at = index; at > 0; at--) {
    const { entry } = statements[at]!;
    if (entry !== statements[at - 1]!.entry && entries[entry] && stands(entries[entry])) return undefined;
    const name = bearerOf(document, at - 1, tokenizer);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** Who has most of the duties of a document. */
function usualIn(document: Document, tokenizer: Tokenizer): string | undefined {
  const duties = dutiesIn(document, tokenizer);
  return recall(usual, duties, () => {
    const bearers = [...duties.of].filter(([name]) => name !== NAMED && name !== UNNAMED);
    const most = Math.max(...bearers.map(([, times]) => times));
    return duties.inOrder(bearers.filter(([, times]) => times === most).map(([name]) => name))[0];
  });
}

const usual = new WeakMap<Counts, string | undefined>();

/** How many of the duties that stand in a sentence by themselves have a subject and have none; and who bears how many, by name. */
const dutiesIn = (document: Document, tokenizer: Tokenizer): Counts =>
  countedInStretches(document, 'duties', [tokenizer, document.kind.kind], (statements) => {
    const assertions = assertionsOf(document, tokenizer);
    return statements.flatMap(({ index, form, lead }): readonly string[] => {
      const { modality, subject } = assertions[index]!;
      if (modality !== 'duty') return [];
      const bearer = bearerOf(document, index, tokenizer);
      const whole = lead < 0 && form !== 'row';
      return [...(whole ? [subject ? NAMED : UNNAMED] : []), ...(bearer === undefined ? [] : [bearer])];
    });
  });

/** No names of persons. */
const NAMED = '+';
const UNNAMED = '-';

/** The one person or office that a duty is given to in its own sentence. */
function bearerOf(document: Document, index: number, tokenizer: Tokenizer): string | undefined {
  const { subject, modality } = assertionsOf(document, tokenizer)[index]!;
  const isBearer = modality === 'duty' && subject?.from === 'self' && SINGLE.test(subject.text);
  return isBearer && actorOf(subject.text) === 'person' ? subject.text : undefined;
}

/** A name and nothing around it: neither 「CISO及び管理者」 nor 「端末を使う者」. */
const SINGLE = /^(?!.*(?:及び|又は|並びに|若しくは))[\p{sc=Han}\p{sc=Katakana}ー・A-Za-zＡ-Ｚ]+等?$/u;

/** What sends the reader elsewhere, and what names the one whose leave it takes: 「利用は、部長の承認を要する。」 */
const REFERS =
  /(?:を見る|を参照する|を参照の)(?:こと|ものとする)?。?$|(?:承認|許可|同意|決裁|届出)を(?:要する|必要とする)(?:ものとする)?。?$/;

/** 「総務課長をもって充てること」: the rule itself appoints. */
const APPOINTS = /(?:をもって|に|を)(?:これに)?(?:充て(?:る(?:こと|ものとする)?|なければならない)|充てること)。?$/;

/** 契約書には、次の事項を定める: what a contract says binds the other party. */
const isOfContract = (document: Document, statement: Statement): boolean =>
  leadsOf(document, statement).some(
    ({ text }) => /契約|仕様書|覚書|協定/.test(text) && /含め|明記|記載|定め|盛り込|規定|条項/.test(text),
  );

const namesOne = (text: string, actors: readonly string[]): boolean =>
  actors.some((term) => text.includes(`${term}は`) || text.includes(`${term}が`));

/** The words that name somebody, by the definitions of the document and the terms above it. */
const actorsIn = ({ definitions }: Document, terms: readonly Term[]): readonly string[] =>
  recall(
    recall(actors, definitions, () => new WeakMap()),
    terms,
    () =>
      [...definitions, ...terms.map(({ term, definition }) => ({ term, text: definition }))]
        .filter(
          ({ text: meaning }) =>
            actorOf(meaning.replace(/(?:をいう|の(?:略|略称|総称|こと)(?:である|です|をいう)?)。?$/, '')) !== undefined,
        )
        .map(({ term }) => term),
  );

const actors = new WeakMap<Document['definitions'], WeakMap<readonly Term[], readonly string[]>>();

/**
 * Whether nothing softens the lack. Of a thing that is spoken of (端末は、契約書には、) the sections around it often tell who has
 * it in charge; in a case (接続するときは、) it is whoever does it; a committee is set up by the rule itself.
 */
function isPlain(text: string, tokenizer: Tokenizer): boolean {
  if (
    /(?:さ|ら|か|わ|た|ま|ば|な|が)れ(?:てい)?なければならない|(?:委員会|会議|体制|組織|班|CSIRT)[^。]*を(?:置|設|組織|整備)/.test(
      text,
    )
  )
    return false;
  if (/において[はも]/.test(text)) return false;
  return !tokenizer(text).some(({ surface, detail }) => surface === 'は' && detail === '係助詞');
}
