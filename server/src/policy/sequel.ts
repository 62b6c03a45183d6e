/** @file Where て joins two demands of which the second is no mere end of the first. */

import type { Token } from '../morphology/token';
import { textOf } from './phrase';

/**
 * 「毎日複製して遠隔地に保管する」, 「台帳に登録して毎年1回実物と照らし合わせる」, 「施錠して許可した者に限り入室させる」: what follows て is a
 * demand of its own, since it says where the copy is kept, how often it is done, or who alone may do it.
 */
export function isFirst(tokens: readonly Token[], i: number): boolean {
  if (tokens[i]!.surface !== 'て' || tokens[i]!.detail !== '接続助詞' || tokens[i + 1]?.detail === '非自立')
    return false;
  const behind = tokens.slice(i + 1, i + FAR);
  const end = behind.findIndex(({ surface }) => /^(?:[、。]|とともに)$/.test(surface));
  const rest = textOf(end < 0 ? behind : behind.slice(0, end));
  const copied = COPIED.test(textOf(tokens.slice(Math.max(0, i - NEAR), i)));
  return (copied && ELSEWHERE.test(rest)) || RATED.test(rest) || /^[^をは]{2,20}者に限り[^をは]{2,}せ/.test(rest);
}

/** How many words are looked at behind て, and before it. */
const FAR = 40;
const NEAR = 12;

const COPIED =
  /(?:複製|複写)し$|(?:バックアップ|複製|写し|控え|コピー)を[^をに、]{0,8}(?:(?:取得|作成|採取)し|[取採撮][りっ]|[取採]|作[りっ])$/;
const ELSEWHERE = /^[^を]{2,}に(?:保管|保存|格納|置[きくい]|移[しす])/;
const RATED =
  /^(?:毎(?:年度?|月|週|日)|(?:年|月|週)に?[0-9０-９一二三四五六七八九十]+[回度]|半年|四半期|定期的に)(?!まで)[^を]*[うくぐすつぬぶむるしえせ]/;
