import { actorOf } from '../document/actor';
import type { Token } from '../morphology/token';
import { equips, isEnd, limits } from './end';
import { textOf, trim, withoutBrackets } from './phrase';
import { placesInTimes } from './time';

/** A predicate with what belongs to it, as a range of tokens: 「委託事業者を選定し」. */
export interface Clause {
  readonly tokens: readonly Token[];
  /** 「…により」 before another clause: the means by which that one is reached. */
  readonly means: boolean;
  /** The condition or topic that stands before it: 「業務委託を行う場合には」 (may hold for several clauses), part by part. */
  readonly topic: readonly (readonly Token[])[];
}

/**
 * Cuts a sentence into the clauses that each demand something: at 連用中止 (選定し、), とともに, た上で, により and 等の.
 * Conditions and topics (…場合には、 …ため、 …においては、) are set apart. Brackets are left out.
 */
export function clausesOf(tokens: readonly Token[]): readonly Clause[] {
  const out: Clause[] = [];
  let topic: readonly (readonly Token[])[] = [];
  let current: Token[] = [];
  const visible = withoutBrackets(tokens).map((token) =>
    /^[，,]$/.test(token.surface) ? { ...token, surface: '、' } : token,
  );
  const inTimes = placesInTimes(visible);
  const close = (means: boolean) => {
    if (current.some((token) => token.pos !== '記号' && token.pos !== '接続詞'))
      out.push({ tokens: trim(current), means, topic });
    current = [];
  };
  for (let i = 0; i < visible.length; i++) {
    const token = visible[i]!;
    const next = visible[i + 1];
    if (token.surface === '。') {
      close(false);
      topic = [];
      continue;
    }
    current.push(token);
    if (!inTimes.has(i) && isTopicEnd(visible, i)) {
      topic = [...topic, trim(current)].slice(-MOST);
      current = [];
    } else if (isManner(visible, i)) {
      current.pop();
      close(false);
      if (next?.surface === 'に') i++;
    } else if (isMeans(visible, i)) {
      current = current.slice(0, current.length - 1);
      close(true);
    } else if (isEnd(visible, i)) {
      while (JOINS.test(current.at(-1)?.surface ?? '')) current.pop();
      close(false);
      if (next?.surface === '、') i++;
    }
  }
  close(false);
  return out;
}

/** No clause stands under more conditions: of a line that goes on and on only the nearest are kept. */
const MOST = 20;

/** What joins a clause to the next one and is no part of it. */
const JOINS = /^(?:とともに|上|うえ|で|た|ほか|て)$/;
const TOPIC = /^(?:場合|とき|時|際|ため|ほか|もと|下|観点|限り|後|前|うち|ところ|都度|よう)$/;

/** 「…場合には、」「…ため、」「…においては、」「…に関し、」「原則として、」: what comes before is no demand of its own. */
function isTopicEnd(tokens: readonly Token[], i: number): boolean {
  if (tokens[i]!.surface !== '、') return false;
  const before = tokens[i - 1];
  if (!before) return true;
  const text = textOf(tokens.slice(Math.max(0, i - 5), i));
  if (before.surface === 'により' || before.surface === 'によって') return !isMeans(tokens, i - 1);
  if (limits(tokens, i - 1) || equips(tokens, i - 1) || answersFor(tokens, i)) return false;
  if (/毎(?:年度?|月|週|日)$/.test(text) && !hasParticle(tokens, i)) return true;
  if (TOPIC.test(before.surface) || /(?:場合|とき|際|時|ため)(?:に|は|には|で|にも|において|においては)$/.test(text))
    return true;
  if (
    /(?:において|に関し|に関して|に対し|に対して|に当たり|に当たって|にあたり|に際し|に際して|を踏まえ|を考慮し|に応じ|に応じて|に基づき|に従い|をもって|を目的とし|を通じ|を通じて|を通し|を通して|にかかわらず|に加え|に備え|に備えて|を勘案し|に照らし|を受け|として|を鑑み|に鑑み|にもとづき|を中心とし|(?:勘案|考慮)した上で|を踏まえた上で)は?$/.test(
      text,
    )
  )
    return true;
  return before.pos === '助詞' && before.detail === '係助詞' && before.surface === 'は';
}

/** 「部長は鍵の管理者として、課長は名簿の管理者として、それぞれ館長を助ける」: two who each do something. */
function answersFor(tokens: readonly Token[], i: number): boolean {
  if (tokens[i - 1]?.surface !== 'として') return false;
  const from = tokens.findLastIndex(({ surface }, at) => at < i && /^[、。]$/.test(surface)) + 1;
  const end = tokens.findIndex(({ surface }, at) => at > i && surface === '。');
  const rest = tokens.slice(i, end < 0 ? undefined : end);
  return (
    tokens.slice(from, i).some(({ surface, detail }) => surface === 'は' && detail === '係助詞') &&
    rest.some(({ surface }, at) => surface === 'それぞれ' && rest[at - 1]?.surface === '、')
  );
}

/** Whether 「…を」 or 「…は」 stands before a place, behind the last comma: 「研修を毎年度、」 */
function hasParticle(tokens: readonly Token[], i: number): boolean {
  for (let at = i - 1; at >= 0 && !/^[、。]$/.test(tokens[at]!.surface); at--)
    if (/^[をはが]$/.test(tokens[at]!.surface)) return true;
  return false;
}

/** 「…の導入等により、流出を防ぐ」: a noun phrase, or ことに, before により・によって. */
function isMeans(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i]!;
  if (!/^(?:により|によって|によりて)$/.test(token.surface)) return false;
  // 「全職員により、…を実施する」 says who does it
  const start = tokens.findLastIndex(({ surface }, at) => at < i && /^[、，]$/.test(surface)) + 1;
  const phrase = textOf(tokens.slice(start, i));
  if (/^(?:[本当全各]|すべて)/.test(phrase) && actorOf(phrase)) return false;
  const noun = tokens[/^(?:等|など)$/.test(tokens[i - 1]?.surface ?? '') ? i - 2 : i - 1]?.surface ?? '';
  return tokens[i + 1]?.surface === '、' && !GROUND.test(noun);
}

/** What gives the reason for something, and is no means of it: 「監査の結果等により、見直す」. */
const GROUND =
  /^(?:ポリシー|方針|基準|規程|手順|間違い|誤り|ミス|不備|過失|故障|障害|事故|災害|結果|状況|情勢|変化|規定|定め|協定|覚書|約款|仕様書|理由|事情|必要|法令|条例|契約|申請|指示|求め|発生)$/;

/** 「教育が行われるよう必要な措置を講ずる」: what is demanded stands before よう, the rest sums it up. */
function isManner(tokens: readonly Token[], i: number): boolean {
  if (tokens[i]!.surface !== 'よう' || tokens[i - 1]?.form !== '基本形') return false;
  const rest = textOf(tokens.slice(i + 1, i + 12));
  return /^に?、?(?:必要|適切|適正|所要|十分)(?:な|の)[^、。を]{0,10}(?:対策|措置|方策)を/.test(rest);
}
