import { foundAlone } from '../../rules/check';
import { section } from '../../rules/section';
import { loosen } from '../../text/fold';
import { type Caret, type Completion, last } from './context';

/** On a line of its own: the sections that section/missing would put in, as far as the line does not begin otherwise. */
export function sections(caret: Caret): readonly Completion[] {
  const { workspace, document, line, alone } = caret;
  if (!alone) return [];
  const begun = bare(line);
  // who writes waits for no rule that looks at every statement
  const missing = foundAlone(section, workspace.subjectOf(document), workspace.settingsOf(document));
  const others = workspace.findingsAtOnce(document.path)?.filter(({ rule }) => rule !== section.id) ?? [];
  const fixes = [...missing, ...others].flatMap((finding) => finding.fixes);
  return fixes.flatMap(({ section: title, edits }): Completion[] => {
    const text = edits[0]?.text.trim();
    if (title === undefined || !text) return [];
    const label = text.split(/\r?\n/)[0]!;
    if (!bare(label).startsWith(begun) && !bare(title).startsWith(begun)) return [];
    const detail = { ja: `足りない節「${title}」`, en: `Missing section 「${title}」` };
    return [{ kind: 'section', label, detail, documentation: text, span: last(caret, line.length), text }];
  });
}

const bare = (heading: string): string => loosen(heading).text.replace(/^#+/, '');
