import type { Draw, Policy, Row, Standing, Texts, Told } from './messages';

/** The review panel's page: a table of policy × documents. It knows nothing but what it is told, and runs nothing from it. */

declare function acquireVsCodeApi(): {
  postMessage(message: Told): void;
  getState(): State | undefined;
  setState(state: State): void;
};

/** What is kept while the panel is hidden. */
interface State {
  readonly query: string;
  readonly lacking: boolean;
}

const editor = acquireVsCodeApi();
const MARKS: Readonly<Record<Standing, string>> = { covered: '○', weak: '△', missing: '×', elsewhere: '－' };

let state: State = editor.getState() ?? { query: '', lacking: false };
let drawn: Draw | undefined;

window.addEventListener('message', ({ data }: MessageEvent<Draw>) => {
  if (data.type !== 'draw') return;
  drawn = data;
  draw(data);
});
editor.postMessage({ type: 'ready' });

function draw({ texts, policies }: Draw): void {
  const search = element('input', {
    type: 'search',
    id: 'search',
    placeholder: texts.search,
    'aria-label': texts.search,
  });
  search.value = state.query;
  search.addEventListener('input', () => set({ query: search.value }));
  const which = element('select', { 'aria-label': texts.status });
  which.append(option(texts.all, !state.lacking), option(texts.lacking, state.lacking));
  which.addEventListener('change', () => set({ lacking: which.selectedIndex === 1 }));
  const bar = element('header', { class: 'bar' });
  const name = element('h1', {});
  name.textContent = texts.title;
  const count = element('span', { role: 'status', 'aria-live': 'polite', id: 'count' });
  bar.append(
    search,
    which,
    button(texts.export, () => editor.postMessage({ type: 'export', print: false })),
    button(texts.print, () => editor.postMessage({ type: 'export', print: true })),
    count,
  );
  const focused = document.activeElement?.id;
  const main = element('main', {});
  main.append(name, ...(policies.length > 0 ? policies.map((policy, i) => table(policy, i, texts)) : [texts.none]));
  document.body.replaceChildren(bar, main);
  if (focused === 'search') search.focus();
  narrow();
}

function set(change: Partial<State>): void {
  state = { ...state, ...change };
  editor.setState(state);
  narrow();
}

/** Hides the rows that are not looked for, and says how many are left. */
function narrow(): void {
  const words = state.query.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  const rows = [...document.querySelectorAll<HTMLTableRowElement>('tr[data-text]')];
  for (const row of rows) {
    const fits = words.every((word) => row.dataset.text!.includes(word));
    row.hidden = !fits || (state.lacking && row.dataset.status === 'covered');
    if (!row.hidden) shown++;
  }
  for (const body of document.querySelectorAll('tbody'))
    body.hidden = ![...body.querySelectorAll<HTMLTableRowElement>('tr[data-text]')].some((row) => !row.hidden);
  const count = document.getElementById('count');
  if (count && drawn)
    count.textContent = drawn.texts.shown.replace('{0}', String(shown)).replace('{1}', String(rows.length));
}

function table(policy: Policy, index: number, texts: Texts): HTMLTableElement {
  const out = element('table', {});
  const caption = element('caption', {});
  caption.textContent = policy.title;
  const head = element('thead', {});
  const titles = element('tr', {});
  titles.append(header(texts.demand), header(texts.status));
  for (const { title, kind } of policy.documents) titles.append(header(title, kind));
  head.append(titles);
  out.append(caption, head);
  policy.controls.forEach((control, c) => {
    const body = element('tbody', {});
    const title = element('tr', {});
    const name = element('th', { scope: 'rowgroup', colspan: String(policy.documents.length + 2) });
    const covered = control.rows.filter(({ status }) => status === 'covered').length;
    name.textContent = `${control.id} ${control.title} ${covered}/${control.rows.length}`;
    title.append(name);
    body.append(
      title,
      ...control.rows.map((row, r) => line(row, [index, c, r], `${control.id} ${control.title}`, texts)),
    );
    out.append(body);
  });
  return out;
}

function line(row: Row, [policy, control, r]: readonly [number, number, number], around: string, texts: Texts) {
  const out = element('tr', { 'data-status': row.status });
  out.dataset.text = [around, row.text, row.note, ...row.cells.flatMap(({ evidence }) => evidence)]
    .join(' ')
    .normalize('NFKC')
    .toLowerCase();
  const open = (document: number) => () => editor.postMessage({ type: 'open', policy, control, row: r, document });
  const name = element('th', { scope: 'row' });
  name.append(button(row.text, open(-1)));
  const status = element('td', { class: row.status });
  status.append(mark(row.status, texts), row.note && ` ${row.note}`);
  out.append(name, status);
  row.cells.forEach((cell, i) => {
    const td = element('td', { class: cell.status });
    if (cell.evidence.length === 0) td.append(mark(cell.status, texts));
    else {
      const go = button('', open(i));
      go.title = cell.evidence.join('\n');
      go.append(mark(cell.status, texts), ` ${cell.evidence[0]}`);
      td.append(go);
    }
    out.append(td);
  });
  return out;
}

function mark(status: Standing, texts: Texts): HTMLElement {
  const out = element('span', {
    role: 'img',
    'aria-label': texts.statuses[status],
    title: texts.statuses[status],
    class: 'mark',
  });
  out.textContent = MARKS[status];
  return out;
}

function header(title: string, below = ''): HTMLElement {
  const out = element('th', { scope: 'col' });
  out.append(title);
  if (below !== '') {
    const small = element('small', {});
    small.textContent = below;
    out.append(small);
  }
  return out;
}

function button(title: string, act: () => void): HTMLButtonElement {
  const out = element('button', { type: 'button' });
  out.textContent = title;
  out.addEventListener('click', act);
  return out;
}

function option(title: string, selected: boolean): HTMLOptionElement {
  const out = element('option', {});
  out.textContent = title;
  out.selected = selected;
  return out;
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>>,
): HTMLElementTagNameMap[K] {
  const out = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) out.setAttribute(key, value);
  return out;
}

/** The arrow keys go from cell to cell, as in a table of figures. */
document.addEventListener('keydown', (event) => {
  const cell = (event.target as HTMLElement).closest<HTMLTableCellElement>('td, th');
  const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
  if (!cell || !step) return;
  const rows = [...document.querySelectorAll<HTMLTableRowElement>('tr[data-text]')].filter((row) => !row.hidden);
  const [down, across] = step as [number, number];
  const at = rows.indexOf(cell.parentElement as HTMLTableRowElement);
  for (let r = at + down, c = cell.cellIndex + across; rows[r]?.cells[c]; r += down, c += across) {
    const target = rows[r]!.cells[c]!.querySelector('button');
    if (!target) continue;
    event.preventDefault();
    target.focus();
    return;
  }
});
