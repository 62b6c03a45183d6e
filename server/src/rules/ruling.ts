import { pathTo } from '../document/citation';
import type { Document } from '../document/document';
import { roleOf } from '../document/role';
import type { Statement } from '../document/statement';

/** Sections that define, state aim or scope, or come after the rules: nothing in them orders anything to be done. */
const ASIDE: ReadonlySet<string | undefined> = new Set(['definition', 'purpose', 'threat', 'history', 'documents']);

/** Whether a statement stands in a section of rules, and not in a form, a supplement or a section that orders nothing. */
export function isRuling({ entries }: Document, { entry }: Statement): boolean {
  return (
    entry >= 0 &&
    pathTo(entries, entry).every(
      ({ label, title }) => !/^(?:附則|目次|様式|別表)$/.test(label?.style ?? '') && !ASIDE.has(roleOf(title)),
    )
  );
}

/** The statements that introduce one, nearest first. */
export function leadsOf({ statements }: Document, statement: Statement): readonly Statement[] {
  const leads: Statement[] = [];
  for (let lead = statements[statement.lead]; lead && leads.length < 5; lead = statements[lead.lead]) leads.push(lead);
  return leads;
}
