import { completionsAt } from '../../server/src/features/completion';
import { confirmTraces } from '../../server/src/features/confirm';
import { hoverAt } from '../../server/src/features/hover';
import { loadTokenizer } from '../../server/src/node/dictionary';
import { applyEdits } from '../../server/src/rules/finding';
import { createWorkspace, type Workspace } from '../../server/src/workspace/workspace';

// The files beside the documents, and the front matter in them: whatever they hold, everything is told, nothing outside is named,
// and what is written for them is read without fault.

const tokenizer = await loadTokenizer('dist/dict');

const POLICY = `# 港湾局情報セキュリティ基本方針

## 1 定義

(1) 端末

職員が使うパソコンをいう。

(2) 職員等

職員及び委託先の従業者をいう。

## 2 対策

(1) 端末の管理

端末を施錠して保管し、記録を残さなければならない。

(2) 教育

職員等に対し、研修を行う。
`;
const DRAFT = `# 港湾局情報セキュリティ対策基準

## 第1条（端末）

職員等は、端末を施錠して保管しなければならない（基本方針2(1)関係）。

## 第2条（研修）

<!-- kijun: covers 2(2) -->
毎年、職員等に研修を行う。
`;

/** A folder of the two documents and one more text. */
function folderWith(path: string, text: string): Workspace {
  const workspace = createWorkspace({ roots: ['/w'] });
  workspace.set('/w/基本方針.md', POLICY);
  workspace.set('/w/対策基準.md', DRAFT);
  workspace.set(path, text);
  workspace.equip(tokenizer);
  return workspace;
}

/** Everything that is told, with each mark inside its file. */
function told(workspace: Workspace): string {
  const files = [...workspace.documents(), ...workspace.configs(), ...workspace.locks(), ...workspace.baselines()];
  const all = files.map(({ path, source }) => {
    const findings = 'statements' in workspace.file(path)! || /kijun\.json$/.test(path) ? workspace.findings(path) : [];
    for (const { span } of findings)
      if (!(0 <= span.start && span.start <= span.end && span.end <= Math.max(1, source.length)))
        throw new Error(`span ${span.start}…${span.end} of ${source.length} in ${path}`);
    return [path, findings, findings.length > 0 ? workspace.known(path) : []];
  });
  return JSON.stringify(all);
}

/** The folder in which one text after the other stands at a path: now and then it is held against a fresh one. */
function settled(path: string, text: string): Workspace {
  const { workspace, times } = warm.get(path) ?? { workspace: folderWith(path, text), times: 0 };
  warm.set(path, { workspace, times: times + 1 });
  workspace.set(path, text);
  const now = told(workspace);
  if (times % COMPARED === 0 && now !== told(folderWith(path, text))) throw new Error('warm is not cold');
  return workspace;
}

const warm = new Map<string, { readonly workspace: Workspace; readonly times: number }>();
const COMPARED = 20;

/** kijun.json: how documents are read, what is told of them, and what is offered in it. */
export function config(bytes: Buffer): void {
  const text = new TextDecoder().decode(bytes);
  const workspace = settled('/w/kijun.json', text);
  for (let i = 0; i < 8; i++) completionsAt(workspace, '/w/kijun.json', Math.floor((i * text.length) / 7));
  for (const { policy } of workspace.configs())
    if (policy !== undefined && workspace.reachable(new URL(encodeURI(policy), 'file:///w/').pathname, '/w/kijun.json'))
      workspace.policyOf(workspace.document('/w/対策基準.md')!);
}

/** kijun.lock.json: confirming again is read without fault, and changes nothing the second time. */
export function lock(bytes: Buffer): void {
  const text = new TextDecoder().decode(bytes);
  const path = '/w/kijun.lock.json';
  const workspace = settled(path, text);
  const write = () =>
    confirmTraces(workspace, workspace.documents(), '山田', '2026-04-01').filter(({ broken }) => !broken);
  for (const { path, text } of write()) workspace.set(path, text);
  for (const { path, text, broken } of confirmTraces(workspace, workspace.documents(), '山田', '2026-05-01')) {
    if (broken !== workspace.locks().some((one) => one.path === path && one.source !== text && broken))
      throw new Error('what was written has a fault');
    if (!broken && text !== workspace.locks().find((one) => one.path === path)!.source)
      throw new Error('confirming again changes something');
  }
}

/** kijun.baseline.json: what it knows and what is new are together what is found without it. */
export function baseline(bytes: Buffer): void {
  const path = '/w/kijun.baseline.json';
  const workspace = settled(path, new TextDecoder().decode(bytes));
  const counts = () =>
    workspace.documents().map((one) => workspace.findings(one.path).length + workspace.known(one.path).length);
  const now = counts();
  workspace.set(path, '{"version":1,"documents":{}}');
  if (counts().join() !== now.join()) throw new Error('a finding was lost');
}

/** The front matter of a draft; what is mended in it can be read. */
export function matter(bytes: Buffer): void {
  const text = new TextDecoder().decode(bytes);
  const path = '/w/対策基準.md';
  const workspace = settled(path, `---\n${text}\n---\n\n${DRAFT}`);
  const { source } = workspace.document(path)!;
  for (let i = 0; i < 4; i++) {
    completionsAt(workspace, path, Math.floor((i * text.length) / 3) + 4);
    hoverAt(workspace, path, Math.floor((i * text.length) / 3) + 4, (path) => path);
  }
  for (const { fixes } of workspace.findings(path))
    for (const { edits } of fixes) {
      workspace.set(path, applyEdits(source, edits));
      told(workspace);
    }
}

/** What the files look like when nothing is wrong with them. */
export const SEEDS: Readonly<Record<string, readonly string[]>> = {
  config: [
    '{"policy":"基本方針.md","rules":{"term/variant":{"severity":"off","allow":["端末"]}},"terms":[{"term":"鍵","definition":"錠をいう。"}]}',
    '{"reading":{"include":["2(1)"],"exclude":["2(2)"],"rename":{"2(1)":"端末"},"split":{"2(1)":["端末を施錠して保管","記録を残さなければならない"]},"excludeTerms":["端末"]},"notApplicable":[{"element":"2(1)-1","reason":"端末がない。"},{"control":"2(2)","reason":"委託しない。"}]}',
  ],
  lock: [
    '{"version":1,"traces":{"対策基準.md":[{"citation":"2(1)","wordings":["端末を施錠して保管する"],"by":"山田","on":"2026-01-01"},{"citation":"2(2)","wordings":["研修を行う"],"by":"山田","on":"2026-01-01"}]}}',
  ],
  baseline: [
    '{"version":1,"documents":{"対策基準.md":[{"rule":"section/missing","text":"港湾局情報セキュリティ対策基準","about":"附則","count":1}]}}',
  ],
  matter: [
    '種別: 対策基準\n上位文書: 基本方針.md\n題名: 規程\n団体: 港湾局\n公開区分: 公開\n版: 1.0\n施行日: 2026-04-01',
    'kind: &a 対策基準\npolicy: ../基本方針.md\ntitle: *a\nversion: |\n  1\n  2\ndate: >-\n  令和8年4月1日\n"種別": {a: [1, 2]}',
  ],
};
