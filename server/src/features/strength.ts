import type { Modality } from '../document/modality';
import type { Message } from '../rules/finding';

/** How strongly a sentence binds, in words. */
export const STRENGTH: Readonly<Record<Modality, Message>> = {
  duty: { ja: '義務。必ず行う。', en: 'A duty: it has to be done.' },
  prohibition: { ja: '禁止。行ってはならない。', en: 'A prohibition: it must not be done.' },
  principle: {
    ja: '原則としての義務。合理的な理由がある場合に例外の余地を残す。',
    en: 'A duty as a rule, which leaves room for exceptions with a reason.',
  },
  declaration: { ja: '定め。主語の者が行うことを言い切る。', en: 'A rule stated as a fact: the subject does it.' },
  effort: {
    ja: '努力・希望。守らなくても違反にならない。',
    en: 'An effort or a wish: not to follow it is no violation.',
  },
  permission: { ja: '許容。してもよいが、しなくてもよい。', en: 'A permission: it may be done or not.' },
  exclusion: { ja: '適用しない旨。', en: 'An exemption: something does not apply.' },
  deferral: { ja: '他の定めに委ねる。', en: 'Left to another rule.' },
  definition: { ja: '定義。', en: 'A definition.' },
  purpose: { ja: '目的を述べる文。規定ではない。', en: 'States the purpose; no rule.' },
  description: { ja: '事実の説明。規定ではない。', en: 'Describes a fact; no rule.' },
  none: { ja: '述語のない語句。', en: 'A phrase without a predicate.' },
};
