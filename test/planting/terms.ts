import kanji from '../../dictionaries/kanji.yaml';
import outdated from '../../dictionaries/outdated.yaml';
import { officesOf } from '../../server/src/document/office';
import { isWhole, sourceOf } from '../../server/src/document/prose';
import { indexOf, occurrencesIn } from '../../server/src/policy/occurrence';
import { isSpared } from '../../server/src/rules/spared';
import { edgesOf } from '../../server/src/rules/word';
import { fixed } from '../../server/src/text/anchor';
import { type Ground, inserting, type Planter, replacing } from './plant';
import { gapsOf, sitesOf } from './site';

/** Terms as the policy writes them, where a draft uses them in one piece. */
function usesOf({ document, policy, tokenizer }: Ground) {
  const index = indexOf(policy.terms);
  return document.blocks.flatMap(({ prose }) =>
    occurrencesIn(prose.text, index, tokenizer)
      .filter(
        ({ form, span }) => form === 'same' && isWhole(prose, span.start, span.end) && !isSpared(prose.text, span),
      )
      .map(({ term, span }) => ({
        term: term.term,
        ...fixed(sourceOf(prose, span.start, span.end)),
        text: prose.text,
        at: span,
      })),
  );
}

const wide = (text: string): string =>
  text.replace(/[A-Za-z0-9]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const narrow = (text: string): string => [...text.normalize('NFD')].map((c) => HALF.get(c) ?? c).join('');
const HALF: ReadonlyMap<string, string> = new Map([
  ...[
    ...'ァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン',
  ].map((c, i) => [c, [...'ｧｨｩｪｫｬｭｮｯｰｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ'][i]!] as const),
  ['\u3099', 'ﾞ'],
  ['\u309a', 'ﾟ'],
]);

/** Another notation of a term: each way of going wrong that its letters allow. */
const notations: Planter = (ground) =>
  usesOf(ground).flatMap(({ term, start, end, text, at }) => {
    const written: string[] = [];
    if (/[A-Za-z]/.test(term))
      written.push(
        wide(term),
        term.replace(/[A-Za-z]+/, (word) => [...word].join(' ')),
        lower(term),
      );
    if (/[ァ-ヶ]{2}/.test(term)) written.push(narrow(term));
    if (/[バダタラリマ]$/.test(term) || /(?:ィ|ュータ)$/.test(term)) written.push(`${term}ー`);
    const old = kanji.find(({ to }) => term.includes(to));
    if (old) written.push(term.replace(old.to, [...old.from][0]!));
    const parts = ground.tokenizer(term).map(({ surface }) => surface);
    const joint = parts.findIndex((part, i) => /[ァ-ヶー]$/.test(part) && /^[ァ-ヶ]/.test(parts[i + 1] ?? ''));
    if (joint >= 0) written.push(`${parts.slice(0, joint + 1).join('')}・${parts.slice(joint + 1).join('')}`);
    return written
      .filter((one) => one !== term && text.slice(at.start, at.end) === term && !/[ーｰァ-ヶ]/.test(text[at.end] ?? ''))
      .map((one) => replacing('term/variant', start, end, one, true));
  });

const lower = (text: string): string => text.replace(/[A-Z]+/g, (word) => word.toLowerCase());

/** A near name of a term: its の left out. */
const near: Planter = (ground) =>
  usesOf(ground)
    .filter(({ term }) => /\p{sc=Han}の\p{sc=Han}/u.test(term))
    .map(({ term, start, end }) => replacing('term/variant', start, end, term.replace('の', '')));

/** 総括 for 統括 in the name of an office that is established. */
const roles: Planter = ({ document, documents, policy }) => {
  const established = new Set(
    [policy.document, ...documents].flatMap(officesOf).flatMap(({ name, established }) => (established ? [name] : [])),
  );
  return officesOf(document)
    .filter(({ name, spans }) => /統括|総括/.test(name) && established.has(name) && spans.length > 1)
    .flatMap(({ name, spans, established: own }) =>
      spans
        // what establishes it makes the other name as good
        .filter((span) => span.start !== own?.start && document.source.slice(span.start, span.end) === name)
        .filter((span) => !/^(?:を|とし|に|、|及び|　|（)/.test(document.source.slice(span.end)))
        .map(({ start, end }) =>
          replacing(
            'term/role',
            start,
            end,
            name.includes('統括') ? name.replace('統括', '総括') : name.replace('総括', '統括'),
          ),
        ),
    );
};

/** An office that nobody has established. */
const offices: Planter = (ground) => {
  const established = [ground.policy.document, ...ground.documents]
    .flatMap(officesOf)
    .filter((office) => office.established);
  const hasStandard = ground.documents.some(({ kind }) => kind.kind === '対策基準');
  if (new Set(established.map(({ name }) => name)).size < 2 || !hasStandard) return [];
  const name = '情報セキュリティ査閲責任者';
  return gapsOf(ground.document).map((at) =>
    inserting('term/undefined', at, `\n\n${name}は、毎年度10月に、記録を査閲しなければならない。`, name),
  );
};

/** A term of the policy defined anew, and a definition that nothing uses. */
const definitions: Planter = ({ document, policy }) => {
  const full = policy.terms.filter(({ inline, definition }) => !inline && definition !== '');
  return gapsOf(document).flatMap((at, i) => {
    const term = full[i % Math.max(1, full.length)]?.term;
    const fresh = `鍵束管理票${'一二三四五六七八九'[i % 9]}`;
    return [
      ...(term && !document.definitions.some((one) => one.term === term)
        ? [inserting('term/redefined', at, `\n\n${term}とは、机上に置くものをいう。`, term)]
        : []),
      inserting('term/unused', at, `\n\n${fresh}とは、鍵の貸出しを記録する帳票をいう。`, fresh),
    ];
  });
};

/** The former name of what the policy calls otherwise. */
const former: Planter = ({ document, policy, tokenizer }) =>
  outdated.flatMap(({ old, new: now, always }) => {
    const above = policy.document.source;
    if (!always && (!above.includes(now) || above.includes(old))) return [];
    if ([...document.definitions, ...policy.terms].some(({ term }) => term === old)) return [];
    return (
      sitesOf(document, RegExp(now, 'g'))
        .filter(({ start, end }) => isWord(document.source, start, end, tokenizer))
        // what the draft itself defines is no former name
        .filter(({ start, end }) => !document.definitions.some(({ span }) => span.start <= start && end <= span.end))
        .map(({ start, end }) => replacing('term/outdated', start, end, old))
    );
  });

/** The other way to write a word that the policy, or the rest of the set, writes in one way. */
const ways: Planter = ({ document, documents, policy, tokenizer }) =>
  [
    ['全て', 'すべて'],
    ['漏えい', '漏洩'],
    ['改ざん', '改竄'],
    ['及び', 'および'],
    ['又は', 'または'],
    ['並びに', 'ならびに'],
    ['あらかじめ', '予め'],
    ['速やかに', 'すみやかに'],
    ['ウイルス', 'ウィルス'],
    ['ソフトウェア', 'ソフトウエア'],
    ['サーバ', 'サーバー'],
    ['フォルダ', 'フォルダー'],
    ['か月', 'ヶ月'],
    ['、', '，'],
  ].flatMap(([usual = '', other = '']) => {
    const texts = [policy.document, ...documents].map(({ source }) => source);
    if (usual === '、' ? document.source.includes(other) : texts.some((text) => text.includes(other))) return [];
    const sites = sitesOf(document, RegExp(`${usual}(?!ー)`, 'g')).filter(
      ({ start, end }) => usual === '、' || usual === 'か月' || isWord(document.source, start, end, tokenizer),
    );
    // of two that are as frequent nobody can say which one is wrong
    if (sites.length < 3 && !policy.document.source.includes(usual)) return [];
    if (policy.terms.some(({ term }) => term.includes(usual))) return [];
    return sites.map(({ start, end }) => replacing('term/inconsistent', start, end, other, true));
  });

/** Characters that only look right, and old ones. */
const glyphs: Planter = ({ document, policy, tokenizer }) => {
  const pairs = [
    '日⽇',
    '人⼈',
    '用⽤',
    '手⼿',
    '見⾒',
    '行⾏',
    '生⽣',
    '文⽂',
    '会會',
    '学學',
    '国國',
    '当當',
    '実實',
    '対對',
  ];
  const above = policy.document.source;
  const terms = policy.terms.map(({ term }) => term).join('');
  return pairs.flatMap((pair) => {
    const [plain = '', other = ''] = [...pair];
    if (above.includes(other) || terms.includes(plain)) return [];
    return sitesOf(document, RegExp(plain, 'g'))
      .filter(({ start }) => {
        const from = Math.max(0, start - 8);
        const around = tokenizer(document.source.slice(from, start + 8).replace(/\n[\s\S]*/, ''));
        return !around.some(({ detail, detail2 }) => detail === '固有名詞' || /人名|地域/.test(detail2));
      })
      .map(({ start, end }) => replacing('character/variant', start, end, other, true));
  });
};

/** Whether a stretch of a line is one or more whole morphemes. */
function isWord(source: string, start: number, end: number, tokenizer: Ground['tokenizer']): boolean {
  const from = source.lastIndexOf('\n', start - 1) + 1;
  const line = source.slice(from, (source.indexOf('\n', start) + 1 || source.length + 1) - 1);
  const edges = edgesOf(tokenizer(line));
  return edges.has(start - from) && edges.has(end - from);
}

export const TERMS: readonly Planter[] = [notations, near, roles, offices, definitions, former, ways, glyphs];
