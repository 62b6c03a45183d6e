/**
 * Words of the search: Japanese has no spaces, so each two letters that follow one another are a word, and so is the last one; one
 * letter finds what begins with it. Runs in the reader's browser too, away from this file.
 */
export function tokenize(text) {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー])[\p{L}\p{N}])+/gu,
    );
  return (words ?? []).flatMap((word) =>
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word)
      ? Array.from({ length: word.length }, (_, i) => word.slice(i, i + 2))
      : [word],
  );
}

/**
 * What is asked for. Words with kanji or katakana are looked for by these: endings and particles differ from page to page (番号の振り
 * 直し finds 「番号を振り直す」). Stands alone for the same reason.
 */
export function tokenizeQuery(text) {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .match(
      /[\p{Script=Han}\p{Script=Katakana}ー]+|\p{Script=Hiragana}+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー])[\p{L}\p{N}])+/gu,
    );
  const kept = (words ?? []).filter((word) => !/^\p{Script=Hiragana}/u.test(word));
  return (kept.length > 0 ? kept : (words ?? [])).flatMap((word) =>
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word) && word.length > 2
      ? Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2))
      : [word],
  );
}
