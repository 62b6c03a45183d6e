import { begun } from './begun';
import { type Caret, type Completion, last } from './context';

/** The terms of the policy, of kijun.json and of the document. */
export function terms(caret: Caret): readonly Completion[] {
  const { workspace, document, line } = caret;
  const known = new Map<string, Completion>();
  const add = (term: string, documentation: string, detail: Completion['detail']) => {
    if (known.has(term)) return;
    const span = last(caret, begun(line, term, workspace.tokenizer()));
    known.set(term, { kind: 'term', label: term, detail, documentation, span, text: term });
  };
  for (const { term, definition, id } of workspace.termsOf(document))
    add(
      term,
      definition,
      id === ''
        ? { ja: 'kijun.json の用語', en: 'Term of kijun.json' }
        : { ja: `基本方針${id}の用語`, en: `Term of the basic policy, ${id}` },
    );
  for (const { term, text } of document.definitions)
    add(term, text, { ja: 'この文書の用語', en: 'Term of this document' });
  return [...known.values()];
}
