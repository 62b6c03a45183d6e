import type { CodeAction, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Renumbering } from '../features/renumber';
import type { Locale } from '../rules/finding';
import { RENUMBER } from './capabilities';
import type { Desk } from './desk';
import { workspaceEdit } from './navigation';
import { TOP } from './position';

/** The action that numbers articles or items through, and what it will change. */
export function toRenumberAction(desk: Desk, { articles, edits, places, references, lost }: Renumbering): CodeAction {
  const ja = `${articles ? '条番号' : '番号'}を振り直す（${places}${articles ? '条' : '箇所'}、参照${references}箇所${lost > 0 ? `、行き先のない参照${lost}箇所は〔 〕` : ''}）`;
  const gone = lost > 0 ? `, ${lost} that lead nowhere put in 〔 〕` : '';
  const what = articles ? 'articles' : 'places';
  const en = `Renumber${articles ? ' the articles' : ''} (${places} ${what}, ${references} references${gone})`;
  const edit = workspaceEdit(desk, edits);
  return {
    title: desk.client().locale === 'ja' ? ja : en,
    kind: RENUMBER,
    edit: desk.client().annotations ? previewed(edit, desk.client().locale) : edit,
  };
}

/**
 * The edit, to be looked at before it is made. VS Code shows a preview where something needs to be confirmed, and leaves out what does
 * until it is ticked: so that all numbers are ticked from the beginning, what needs to be confirmed is a change that changes nothing.
 */
function previewed(edit: WorkspaceEdit, locale: Locale): WorkspaceEdit {
  const changes = edit.documentChanges as readonly TextDocumentEdit[];
  const documentChanges = changes.map((change, i) => {
    const edits = change.edits.map((one) => ({ ...one, annotationId: 'renumber' }));
    return { ...change, edits: i === 0 ? [{ ...NOTHING, annotationId: 'look' }, ...edits] : edits };
  });
  const { numbers, look } = LABELS[locale];
  return {
    documentChanges,
    changeAnnotations: { renumber: { label: numbers }, look: { label: look, needsConfirmation: true } },
  };
}

const NOTHING: TextEdit = { range: TOP, newText: '' };

const LABELS: Readonly<Record<Locale, { readonly numbers: string; readonly look: string }>> = {
  ja: { numbers: '番号とその参照', look: '変更しない行' },
  en: { numbers: 'Numbers and references to them', look: 'A line that stays as it is' },
};
