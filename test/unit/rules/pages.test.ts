import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tokenizer } from '../../../server/src/morphology/token';
import { applyEdits } from '../../../server/src/rules/finding';
import { SETTABLE } from '../../../server/src/rules/settings';
import { lineNumber } from '../../../server/src/text/lines';
import { createWorkspace, type Workspace } from '../../../server/src/workspace/workspace';
import { tokenizer } from '../tokenizer';
import { readFixture } from './annotation';

const PAGES = 'docs/rules';
const DRAFT = '/w/draft.md';
const BESIDE = '/w/beside.md';

interface Example {
  readonly kind: 'bad' | 'good';
  readonly policy: string;
  readonly beside: string;
  /** JSON files beside the draft, by name. */
  readonly files: Readonly<Record<string, string>>;
  readonly text: string;
}

const FENCE = /^```(?:markdown (policy|beside|bad|good)|json (kijun(?:\.lock)?\.json))\n([\s\S]*?)^```$/gm;

/** The fenced examples of a page; each is read under the last policy, and beside the last other draft and files, before it. */
function examplesOf(page: string): readonly Example[] {
  const last = { policy: '', beside: '', files: {} };
  return [...page.matchAll(FENCE)].flatMap(([, kind, file, text]) => {
    if (kind === 'policy' || kind === 'beside') last[kind] = text!;
    if (file !== undefined) last.files = { ...last.files, [file]: text! };
    return kind === 'bad' || kind === 'good' ? [{ kind, ...last, text: text! }] : [];
  });
}

function workspaceOf({ policy, beside, files }: Example, draft: string, tokenize: Tokenizer): Workspace {
  const workspace = createWorkspace();
  workspace.set('/w/policy.md', policy);
  if (beside !== '') workspace.set(BESIDE, beside);
  for (const [name, text] of Object.entries(files)) workspace.set(`/w/${name}`, text);
  workspace.set(DRAFT, draft);
  workspace.equip(tokenize);
  return workspace;
}

describe('rule pages', () => {
  let tokenize: Tokenizer;
  before(async () => {
    tokenize = await tokenizer;
  });

  const pages = readdirSync(PAGES, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.md'))
    .map((name) => ({ id: name.replace(/\.md$/, ''), text: readFileSync(join(PAGES, name), 'utf8') }));

  it('every rule has a page that begins with its id and title, and every page a rule', () => {
    const ids = SETTABLE.map(({ id }) => id);
    assert.deepEqual(
      pages
        .map(({ id }) => id)
        .filter((id) => id !== 'config/invalid')
        .sort(),
      [...ids].sort(),
    );
    for (const { id, title } of SETTABLE) {
      const page = pages.find((one) => one.id === id)!;
      assert.equal(page.text.split('\n')[0], `# ${id} ${title.ja}`);
    }
  });

  for (const { id, text } of pages) {
    examplesOf(text).forEach((example, i) => {
      it(`${id}: example ${i + 1} (${example.kind})`, () => {
        const { source, expected } = readFixture(example.text);
        const workspace = workspaceOf(example, source, tokenize);
        const { lines } = workspace.document(DRAFT)!;
        const found = workspace
          .findings(DRAFT)
          .filter(({ rule }) => rule === id)
          .map(({ rule, span }) => ({
            rule,
            line: lineNumber(lines, span.start),
            text: source.slice(span.start, span.end),
          }));
        if (example.kind === 'good') assert.deepEqual(found, []);
        else if (expected.length > 0) assert.deepEqual(found, expected);
        else assert.ok(found.length > 0, 'is reported');
      });

      it(`${id}: example ${i + 1}: each fix removes its finding`, () => {
        const { source } = readFixture(example.text);
        const workspace = workspaceOf(example, source, tokenize);
        for (const finding of workspace.findings(DRAFT).filter(({ rule }) => rule === id)) {
          for (const fix of finding.fixes) {
            const mended = workspaceOf(example, applyEdits(source, fix.edits), tokenize);
            const left = mended
              .findings(DRAFT)
              .filter(({ rule, message }) => rule === id && message.ja === finding.message.ja);
            const before = workspace.findings(DRAFT).filter(({ message }) => message.ja === finding.message.ja);
            assert.ok(
              left.length < before.length,
              `${fix.title.ja} leaves: ${left.map(({ message }) => message.ja).join(' ')}`,
            );
          }
        }
      });
    });
  }
});
