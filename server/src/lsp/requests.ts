import type { WorkspaceEdit } from 'vscode-languageserver';
import { version } from '../../../package.json';
import type { Document } from '../document/document';
import { isRefusal } from '../exchange/block';
import { namesOf } from '../exchange/cell';
import { confirmTraces } from '../features/confirm';
import { exemptionOf } from '../features/exemption';
import { recordFindings } from '../features/known';
import { skeletonOf, titleOf } from '../features/skeleton';
import type { Policy } from '../policy/policy';
import { checkAnswer, coverageAnswer, policyAnswer } from '../report/answer';
import { coverageCsv } from '../report/csv';
import { coverageHtml } from '../report/html';
import { coverageMarkdown } from '../report/markdown';
import { readingPage } from '../report/reading';
import { declarationOf, statementAt } from '../rules/declaration';
import { applyEdits, type Edit } from '../rules/finding';
import { insertRule } from '../rules/home';
import { linesOf } from '../text/lines';
import { folderOf, isBelow, nameOf } from '../text/path';
import { isPolicy, type Workspace } from '../workspace/workspace';
import { toEdits } from './convert';
import type { Desk } from './desk';
import type { Host } from './host';
import { overviewOf } from './overview';
import { toOffset, toPosition } from './position';
import {
  CONFIRM,
  CONTEXT,
  type Confirm,
  type ConfirmParams,
  type Context,
  type ContextParams,
  DECLARE,
  type DeclareParams,
  DOCUMENTS,
  type Edited,
  type ElementParams,
  EXEMPT,
  type ExemptParams,
  IMPORT,
  type Import,
  type ImportParams,
  INSERT_RULE,
  OVERVIEW,
  type Overview,
  READING,
  RECORD,
  REPORT,
  type Recorded,
  type Report,
  type ReportParams,
  SKELETON,
  type Skeleton,
  type SkeletonParams,
  WRITE,
  type WriteParams,
  type Written,
} from './protocol';

const REPORTS = { html: coverageHtml, markdown: coverageMarkdown, csv: coverageCsv } as const;

/** Answers what Kijun's own client asks beyond LSP. */
export function answerRequests(desk: Desk, host: Host): void {
  const { connection, addresses, judged, converter, client } = desk;

  connection.onRequest(CONTEXT, async ({ uri }: ContextParams): Promise<Context> => {
    const workspace = await judged();
    const document = workspace.document(addresses.path(uri));
    const kind = document?.kind.kind ?? null;
    const findings = document ? workspace.findings(document.path).length : 0;
    const policy = document && kind && workspace.policyOf(document);
    if (!policy || !isPolicy(policy)) return { kind, policy: null, coverage: null, findings };
    const summary = workspace.coverageOf(policy)?.summary;
    return {
      kind,
      policy: {
        uri: addresses.uri(policy.document.path),
        title: policy.document.title,
        terms: policy.terms.length,
        controls: policy.controls.length,
      },
      coverage: summary ? { covered: summary.covered, elements: summary.elements } : null,
      findings,
    };
  });

  connection.onRequest(OVERVIEW, async (): Promise<Overview> => overviewOf(await judged(), converter()));

  connection.onRequest(INSERT_RULE, async (params: ElementParams): Promise<Edited | null> => {
    const found = await find(params);
    const tokenizer = desk.workspace().tokenizer();
    const coverage = found && desk.workspace().coverageOf(found.policy);
    const one = coverage?.controls.find(({ control }) => control.id === found?.control.id);
    if (!found || !coverage || !one || !tokenizer) return null;
    const fix = insertRule(found.document, one, found.element, coverage, tokenizer);
    return edited(found.document, params.uri, fix.edits);
  });

  connection.onRequest(DECLARE, async (params: DeclareParams): Promise<Edited | null> => {
    const found = await find(params);
    const statement = found && statementAt(found.document, toOffset(found.document, params.position));
    return statement
      ? edited(found.document, params.uri, [declarationOf(found.document, statement, found.element.id)])
      : null;
  });

  connection.onRequest(EXEMPT, ({ element, reason, config }: ExemptParams): string | null => {
    const edits = exemptionOf(config, element, reason);
    return edits ? applyEdits(config, edits) : null;
  });

  connection.onRequest<Confirm | null, void>(CONFIRM, async (params: ConfirmParams): Promise<Confirm | null> => {
    const workspace = await judged();
    const document = workspace.document(addresses.path(params.uri));
    const at = document && params.position && toOffset(document, params.position);
    const [made] = document ? confirmTraces(workspace, [document], params.by, params.on, at) : [];
    const [confirmed] = made?.confirmed ?? [];
    if (!made || !confirmed || confirmed.traces === 0) return null;
    if (made.broken) return { refused: BROKEN_LOCK[client().locale] };
    const { fresh, renewed } = confirmed;
    const { path, text, before = null } = made;
    return { uri: addresses.uri(path), text, before, fresh: fresh.length, renewed: renewed.length };
  });

  connection.onRequest<Recorded, void>(RECORD, async ({ uri }: ContextParams): Promise<Recorded> => {
    const workspace = await judged();
    // before the dictionary is there, half of the findings would not be known
    if (!workspace.tokenizer()) return { refused: NO_WORDS[client().locale] };
    const { path, text, before = null, count } = recordFindings(workspace, addresses.path(uri));
    return { uri: addresses.uri(path), text, before, count };
  });

  connection.onRequest(DOCUMENTS, async (): Promise<readonly string[]> => {
    const documents = (await judged()).documents().filter(({ kind }) => kind.kind);
    return documents.map(({ path }) => addresses.uri(path)).sort();
  });

  connection.onRequest(READING, async ({ uri }: ContextParams): Promise<string | null> => {
    const workspace = await judged();
    const document = workspace.document(addresses.path(uri));
    const policy = document && workspace.policyOf(document);
    if (!policy || !isPolicy(policy)) return null;
    const answer = policyAnswer(policy, (path) => (workspace.document(path) ?? document).lines, nameOf);
    return readingPage(answer, client().locale);
  });

  connection.onRequest<Report | null, void>(REPORT, async ({ uri, format }: ReportParams): Promise<Report | null> => {
    const workspace = await judged();
    const document = workspace.document(addresses.path(uri));
    const policy = document && workspace.readAsPolicy(document);
    const coverage = policy && workspace.coverageOf(policy);
    if (!coverage) return null;
    const { locale, home } = client();
    const folder = folderOf(policy.document.path);
    const show = (path: string) => (isBelow(path, folder) ? path.slice(folder.length + 1) : path);
    const answer = coverageAnswer(coverage, show);
    if (format !== 'xlsx') return { text: REPORTS[format](answer, { locale, version }) };
    const findings = coverage.documents.map(({ path, source, kind }) =>
      checkAnswer(
        { path, source, kind: kind.kind ?? null, policy: policy.document.path, findings: workspace.findings(path) },
        converter().linesAt,
        locale,
        show,
      ),
    );
    const bytes = await host.workbook(answer, findings, locale, home);
    let binary = '';
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return { base64: btoa(binary) };
  });

  connection.onRequest<Written | null, void>(WRITE, async ({ uri, content }: WriteParams): Promise<Written | null> => {
    const done = await host.write(
      uri,
      'text' in content
        ? { text: content.text, before: content.before ?? undefined }
        : Uint8Array.from(atob(content.base64), (c) => c.charCodeAt(0)),
    );
    if (typeof done === 'object') return { refused: done[client().locale] };
    return done ? { done } : null;
  });

  connection.onRequest<Import, void>(IMPORT, async ({ uri }: ImportParams): Promise<Import> => {
    const imported = await host.convert(uri, client().home);
    if (isRefusal(imported)) return { refused: imported.refused[client().locale] };
    const { locale } = client();
    const notes = imported.notes.map(({ kind, message, lines, spots = [] }) => ({
      kind,
      message: message[locale],
      where: spots.length > 0 ? namesOf(spots)[locale] : lines.join(', '),
    }));
    return { markdown: imported.markdown, notes };
  });

  connection.onRequest<Skeleton, void>(SKELETON, async ({ kind, uri }: SkeletonParams): Promise<Skeleton> => {
    const workspace = await judged();
    const policy = policyFor(workspace, uri === undefined ? undefined : workspace.document(addresses.path(uri)));
    if (!policy || policy.controls.length === 0) return { refused: (policy ? NO_DEMANDS : NO_POLICY)[client().locale] };
    const { path } = policy.document;
    const name = titleOf(policy.document, kind).replace(/[\\/:*?"<>|\s]+/g, '_');
    return { markdown: skeletonOf(policy, kind, nameOf(path)), uri: addresses.uri(`${folderOf(path)}/${name}.md`) };
  });

  /** An element of a policy, and the draft that is to answer it. */
  const find = async ({ policy, element: id, uri }: ElementParams) => {
    const workspace = await judged();
    const [document, source] = [uri, policy].map((one) => workspace.document(addresses.path(one)));
    const read = source && workspace.readAsPolicy(source);
    const control = read?.controls.find(({ elements }) => elements.some((one) => one.id === id));
    const element = control?.elements.find((one) => one.id === id);
    return document && read && control && element ? { document, policy: read, control, element } : undefined;
  };

  const edited = (document: Document, uri: string, edits: readonly Edit[]): Edited => {
    const first = edits[0]!;
    const { lines, source } = document;
    const put = first.span.start + first.text.length - first.text.trimStart().length;
    const changes = toEdits(lines, edits);
    const edit: WorkspaceEdit = converter().versions
      ? { documentChanges: [{ textDocument: { uri, version: desk.version(uri) }, edits: changes }] }
      : { changes: { [uri]: changes } };
    return { edit, position: toPosition(linesOf(applyEdits(source, edits)), put) };
  };
}

/** The policy that a document is or stands under, otherwise the only one there is. */
function policyFor(workspace: Workspace, document: Document | undefined): Policy | undefined {
  const above = document?.kind.kind && workspace.policyOf(document);
  if (above && isPolicy(above)) return above;
  const policies = workspace.documents().filter(({ kind }) => kind.kind === '基本方針');
  return policies.length === 1 ? workspace.readAsPolicy(policies[0]!) : undefined;
}

const NO_WORDS = {
  ja: '日本語の辞書を読み込んでいます。少し待ってから、もう一度実行してください。',
  en: 'The Japanese dictionary is still being loaded. Wait a moment and try again.',
};
const NO_POLICY = {
  ja: '基本方針が決まりません。基本方針か、その下の文書を開いてから、もう一度実行してください。',
  en: 'It is not clear which policy is meant. Open the basic policy, or a document under it, and try again.',
};
const BROKEN_LOCK = {
  ja: 'kijun.lock.json を読み取れないため、確認を記録できません。問題パネルに示された誤りを直してから、もう一度実行してください。',
  en: 'kijun.lock.json cannot be read, so nothing was noted. Mend what the Problems panel shows there, and try again.',
};
const NO_DEMANDS = {
  ja: '基本方針から、求められている対策を読み取れませんでした。',
  en: 'No demands were read out of the basic policy.',
};
