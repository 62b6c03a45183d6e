import notations from '../../../dictionaries/notations.yaml';

/** A name and the other ways to write the words in it (強靱性, 強じん性), from dictionaries/notations.yaml; itself first. */
export function spellingsOf(name: string): readonly string[] {
  const out = [name];
  for (const { words } of notations) {
    const written = words.find((word) => name.includes(word));
    if (written) out.push(...words.filter((word) => word !== written).map((word) => name.replaceAll(written, word)));
  }
  return out;
}
