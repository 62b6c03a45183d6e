import type { CodeAction, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Renumbering } from '../features/renumber';
import type { Locale } from '../rules/finding';
import { RENUMBER } from './capabilities';
import type { Desk } from './desk';
import { workspaceEdit } from './navigation';

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

/** The edit, to be looked at before it is made. */
function previewed(edit: WorkspaceEdit, locale: Locale): WorkspaceEdit {
  const label = { ja: '番号とその参照', en: 'Numbers and references to them' }[locale];
  const documentChanges = (edit.documentChanges as TextDocumentEdit[]).map((change) => ({
    ...change,
    edits: change.edits.map((one) => ({ ...one, annotationId: 'renumber' })),
  }));
  return { documentChanges, changeAnnotations: { renumber: { label, needsConfirmation: true } } };
}
