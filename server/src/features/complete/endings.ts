import { modalityOf } from '../../document/modality';
import { STRENGTH } from '../strength';
import { type Caret, type Completion, last } from './context';

/** Endings with which a rule is made, strongest first. */
const ENDINGS = [
  'しなければならない。',
  'なければならない。',
  'してはならない。',
  'てはならない。',
  'するものとする。',
  'ものとする。',
  'することができる。',
  'ことができる。',
  'するよう努めるものとする。',
  'することが望ましい。',
];

/** The endings that what has been typed begins, with their strength. */
export function endings(caret: Caret): readonly Completion[] {
  return ENDINGS.flatMap((text): Completion[] => {
    let length = Math.min(text.length - 1, caret.line.length);
    while (length > 0 && !caret.line.endsWith(text.slice(0, length))) length--;
    if (length === 0 || /^[0-9０-９#\s　.]*$/.test(caret.line.slice(0, caret.line.length - length))) return [];
    const detail = STRENGTH[modalityOf(text)];
    return [{ kind: 'ending', label: text, detail, documentation: '', span: last(caret, length), text }];
  });
}
