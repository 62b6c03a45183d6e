import type { Coverage } from '../coverage/coverage';
import type { Document } from '../document/document';
import { nameOf } from '../text/path';
import type { Rule } from './rule';
import { ofKind } from './set';

/** level/unbased: a procedure that cites no standard and carries out nothing that one demands. */
export const baseless: Rule = {
  id: 'level/unbased',
  severity: 'info',
  title: { ja: '対策基準に基づかない実施手順', en: 'A procedure without a basis in a standard' },
  kinds: ['実施手順'],
  scope: 'workspace',
  morphemes: true,
  check: ({ document, documents, coverage }) => {
    const standards = ofKind(documents, '対策基準');
    if (!coverage || standards.length === 0 || document.statements.length === 0) return [];
    if (cites(document, standards) || carriesOut(document, coverage)) return [];
    return [
      {
        span: document.titleSpan,
        message: {
          ja: 'この手順が、対策基準のどの規定を具体化したものか分かりません。「対策基準第5条に基づき」のように示すか、対策基準に規定を加えてください。',
          en: 'It is not clear which provision of a standard this procedure implements. Cite it (対策基準第5条に基づき), or add the provision to the standard.',
        },
      },
    ];
  },
};

/** Whether a procedure names a standard, in its text or as the document above it. */
const cites = ({ references, matter, source }: Document, standards: readonly Document[]): boolean =>
  references.some(({ document }) => document?.kind === '対策基準') ||
  standards.some(
    ({ path, title }) =>
      (matter.policy !== undefined && nameOf(matter.policy.text) === nameOf(path)) ||
      (title !== '' && source.includes(title)),
  );

/** Whether it says something to a demand that a standard answers. */
const carriesOut = (document: Document, { controls }: Coverage): boolean =>
  controls.some(({ elements }) =>
    elements.some(
      ({ evidence, wishes, near, byKind }) =>
        (byKind.対策基準 ?? 'missing') !== 'missing' &&
        [...evidence, ...wishes, ...near].some((one) => one.document === document),
    ),
  );
