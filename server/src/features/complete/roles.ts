import { rolesOf } from '../role';
import { begun } from './begun';
import { type Caret, type Completion, last } from './context';

/** The roles of the document, where a sentence begins or one of them has been begun. */
export function roles(caret: Caret): readonly Completion[] {
  const { workspace, document, line } = caret;
  const opens = /(?:^|[。、，：　]|[0-9０-９)）.．] ?)[ 　]*$/.test(line);
  return rolesOf(document).flatMap(({ name, text, count }): Completion[] => {
    const length = begun(line, name, workspace.tokenizer());
    if (length === 0 && !opens) return [];
    const detail = {
      ja: `この文書の役割（主語として${count}回）`,
      en: `Role of this document (subject ${count} times)`,
    };
    return [{ kind: 'role', label: name, detail, documentation: text, span: last(caret, length), text: name }];
  });
}
