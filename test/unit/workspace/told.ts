import type { Tokenizer } from '../../../server/src/morphology/token';
import { createWorkspace, isPolicy, type Workspace } from '../../../server/src/workspace/workspace';

/** Documents and settings, by path. */
export type Texts = Readonly<Record<string, string>>;

export const workspaceOf = (texts: Texts, tokenize: Tokenizer): Workspace => {
  const workspace = createWorkspace({ roots: ['/'] });
  for (const [path, text] of Object.entries(texts)) workspace.set(path, text);
  workspace.equip(tokenize);
  return workspace;
};

/** Everything that is told of a workspace. */
export const said = (workspace: Workspace) =>
  workspace.documents().map((document) => {
    const policy = workspace.policyOf(document);
    return {
      path: document.path,
      findings: workspace.findings(document.path),
      policy: isPolicy(policy) ? policy.document.path : policy,
      coverage: isPolicy(policy) && workspace.coverageOf(policy)?.summary,
      outline: document.entries,
      statements: document.statements,
      definitions: document.definitions,
    };
  });
