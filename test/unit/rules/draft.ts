import { applyEdits, safeFixes } from '../../../server/src/rules/finding';
import { createWorkspace } from '../../../server/src/workspace/workspace';
import { tokenizer } from '../tokenizer';

/** What stands around a draft. */
export interface Around {
  readonly policy?: string;
  readonly beside?: string;
  readonly config?: object;
  readonly lock?: object;
  /** The draft's front matter, its title without the name of the city, and its file, where they matter. */
  readonly matter?: string;
  readonly title?: string;
  readonly file?: string;
}

/** What a rule says of a standard with this text. */
async function foundBy(rule: string, body: string, { policy, beside, config, lock, ...draft }: Around) {
  const head = headOf(draft);
  const source = `${head}${body}\n`;
  const workspace = createWorkspace();
  if (policy !== undefined) workspace.set('/w/policy.md', `# 緑野市情報セキュリティ基本方針\n\n${policy}\n`);
  if (beside !== undefined) workspace.set('/w/beside.md', beside);
  if (config) workspace.set('/w/kijun.json', JSON.stringify(config));
  if (lock) workspace.set('/w/kijun.lock.json', JSON.stringify(lock));
  const path = `/w/${draft.file ?? 'draft.md'}`;
  workspace.set(path, source);
  workspace.equip(await tokenizer);
  return { workspace, head, source, findings: workspace.findings(path).filter((one) => one.rule === rule) };
}

const headOf = ({ matter, title = '情報セキュリティ対策基準' }: Around): string =>
  `${matter === undefined ? '' : `---\n${matter}\n---\n\n`}# 緑野市${title}\n\n`;

/** The words that a rule marks in a standard with this text. */
export async function marks(rule: string, body: string, around: Around = {}): Promise<readonly string[]> {
  const { source, findings } = await foundBy(rule, body, around);
  return findings.map(({ span }) => source.slice(span.start, span.end));
}

export const severities = async (rule: string, body: string, around: Around = {}): Promise<readonly string[]> =>
  (await foundBy(rule, body, around)).findings.map(({ severity }) => severity);

/** What the findings of a rule say, in Japanese. */
export const messages = async (rule: string, body: string, around: Around = {}): Promise<readonly string[]> =>
  (await foundBy(rule, body, around)).findings.map(({ message }) => message.ja);

/** The words that the findings of a rule give as their reason, with the file where it is another. */
export async function reasons(rule: string, body: string, around: Around = {}): Promise<readonly string[]> {
  const { workspace, findings } = await foundBy(rule, body, around);
  return findings.flatMap(({ related }) =>
    related.map(({ path, span: { start, end } }) => {
      const name = path === `/w/${around.file ?? 'draft.md'}` ? '' : `${path.slice('/w/'.length)}: `;
      return name + workspace.document(path)!.source.slice(start, end);
    }),
  );
}

/** The text when all is mended that needs no look, or all with its first fix; with what stands above it where that changes. */
export async function mended(
  rule: string,
  body: string,
  which: 'safe' | 'first',
  around: Around = {},
): Promise<string> {
  const { head, source, findings } = await foundBy(rule, body, around);
  const fixes =
    which === 'safe' ? safeFixes(findings).map(({ fix }) => fix) : findings.flatMap((one) => one.fixes.slice(0, 1));
  const text = applyEdits(
    source,
    fixes.flatMap(({ edits }) => edits),
  ).trimEnd();
  return text.startsWith(head) ? text.slice(head.length) : text;
}
