import attributes from '../../../dictionaries/attributes.yaml';
import type { Token } from '../morphology/token';
import { banAt } from './negation';

/**
 * Which tokens of a sentence stand aside from what it orders: conditions (…ときは、), clauses that only tell which thing is
 * meant (多要素認証を導入していない端末は), what a rule rests on (…に基づき), aims (…ため、), what is left out (…以外の) and things of
 * which only the paper, the cost or the number is told (計画の様式は). What stands there is mentioned, not demanded.
 */
export function asidesOf(tokens: readonly Token[], ban = banAt(tokens)): readonly boolean[] {
  const aside = tokens.map(() => false);
  const mark = (end: number) => {
    for (let i = end; i >= 0 && !(i < end && isBoundary(tokens, i)); i--) aside[i] = true;
  };
  for (let i = 0; i < tokens.length; i++) {
    // 「対策ソフトのない端末を接続してはならない」 and 「係員以外の者を入れない」 demand what they spare
    if (i < ban && (isDenied(tokens, i) || tokens[i]!.surface === '以外')) continue;
    if (endsCondition(tokens, i) || endsRelative(tokens, i) || endsBasis(tokens, i) || isApart(tokens, i)) mark(i);
  }
  return aside;
}

/** Nouns that tell only of the paper, the cost or the number of what stands before の. */
const ATTRIBUTES = new Set(attributes.flatMap(({ words }) => words));

const isApart = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]!.surface === '以外' || tellsAttribute(tokens, i);

/** の before a noun that tells nothing of the thing itself. */
export function tellsAttribute(tokens: readonly Token[], i: number): boolean {
  const { surface, pos } = tokens[i]!;
  if (surface !== 'の' || pos !== '助詞') return false;
  const next = tokens[i + 1]?.surface ?? '';
  return (
    (ATTRIBUTES.has(next) && tokens[i + 2]?.pos !== '名詞') || ATTRIBUTES.has(next + (tokens[i + 2]?.surface ?? ''))
  );
}

const isDenied = (tokens: readonly Token[], i: number): boolean =>
  /^(?:ない|ぬ|ん)$/.test(tokens[i]!.base) && tokens[i]!.pos !== '名詞';

/** Where an aside can begin at the earliest: behind a comma that joins no alternatives, or behind the topic. */
function isBoundary(tokens: readonly Token[], i: number): boolean {
  const { surface, detail } = tokens[i]!;
  if (/^[、，。]$/.test(surface)) return !/^(?:又は|若しくは|及び|並びに)$/.test(tokens[i + 1]?.surface ?? '');
  return surface === 'は' && detail === '係助詞';
}

/** 場合, とき, 際 behind a predicate or の, and ため before a comma. */
function endsCondition(tokens: readonly Token[], i: number): boolean {
  const { surface } = tokens[i]!;
  const next = tokens[i + 1]?.surface ?? '';
  if (/^(?:ため|為)$/.test(surface)) return /^(?:[、，]|に)$/.test(next);
  return /^(?:場合|とき|際|時)$/.test(surface) && i > 0 && /^(?:[、，はにもで]|には|にも)$/.test(next);
}

/** A predicate right before a noun that it describes. こと, よう, もの and the like only make a noun of it. */
function endsRelative(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i]!;
  const next = tokens[i + 1];
  if (next?.pos !== '名詞' || (next.detail === '非自立' && next.surface !== '者')) return false;
  if (/^(?:こと|よう|もの|とおり|旨|ため|上|ごと|度|都度|場合|とき|際|時|前|後)$/.test(next.surface)) return false;
  return (token.pos === '動詞' || token.pos === '助動詞') && /^(?:基本形|体言接続)$/.test(token.form);
}

/** 「…に基づき」「…に従い」「…に定める」: the rule that another rule rests on. */
const endsBasis = (tokens: readonly Token[], i: number): boolean =>
  /^(?:基づき|基づい|基づく|従い|従っ|準じ|よる)$/.test(tokens[i]!.surface) && tokens[i - 1]?.surface === 'に';
