import notations from '../../../dictionaries/notations.yaml';
import okurigana from '../../../dictionaries/okurigana.yaml';

/**
 * A name and the other ways to write the words in it: 強靱性, 強じん性 (dictionaries/notations.yaml); 持出し, 持ち出し
 * (dictionaries/okurigana.yaml). Itself first.
 */
export function spellingsOf(name: string): readonly string[] {
  const out = [name];
  for (const words of WAYS) {
    const written = words.find((word) => name.includes(word));
    if (written) out.push(...words.filter((word) => word !== written).map((word) => name.replaceAll(written, word)));
  }
  return out;
}

/** 届出 and 届け出, 取扱い and 取り扱い. */
const nouns = okurigana.map(({ noun, verb }) => {
  const ichidan = verb.at(-1) === 'る' && (noun.endsWith(verb.at(-2)!) || /\p{sc=Han}$/u.test(noun));
  return [noun, ichidan ? verb.slice(0, -1) : verb.slice(0, -1) + noun.at(-1)!];
});

const WAYS: readonly (readonly string[])[] = [...notations.map(({ words }) => words), ...nouns];
