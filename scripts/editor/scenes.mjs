/** @file What the pictures show: each scene opens a file of the example and plays with the page until it looks as wanted. */

/** How long no finding may be added before a document counts as read. */
const SETTLED = 2_000;
const DRAFT = '対策基準.md';
const POLICY = '基本方針.md';

export const SCENES = [
  {
    name: 'editor',
    scale: 2,
    file: DRAFT,
    line: 20,
    play: async (page) => {
      await settle(page);
      await page.keyboard.press('Control+Shift+M');
      await page.waitForSelector('.markers-panel .monaco-list-row');
      await page.getByRole('button', { name: 'Outline Section' }).click();
      await page.waitForSelector('.outline-pane .monaco-list-row');
      await hover(page, 'ＬＧＷＡＮ接続系');
    },
  },
  {
    name: 'coverage',
    file: DRAFT,
    line: 70,
    play: async (page) => {
      await settle(page);
      await showCoverage(page);
      for (const words of ['人的対策', '研修']) await row(page, words).first().locator('.monaco-tl-twistie').click();
      await page.waitForTimeout(1000);
    },
  },
  {
    name: 'lenses',
    file: POLICY,
    line: 118,
    play: async (page) => {
      await settle(page, '.codelens-decoration');
      await page.waitForTimeout(1500);
    },
  },
  {
    name: 'completion',
    file: DRAFT,
    line: 60,
    play: async (page) => {
      await settle(page);
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await page.keyboard.type('職員等は、');
      await page.keyboard.insertText('でんじてき');
      await page.keyboard.press('Control+Space');
      await page.waitForSelector('.suggest-widget.visible .monaco-list-row');
      await page.waitForTimeout(1000);
    },
  },
  {
    name: 'reference',
    file: '実施手順.md',
    line: 20,
    play: async (page) => {
      await settle(page, '.view-line');
      await hover(page, '第18条');
    },
  },
  {
    name: 'ending',
    file: DRAFT,
    line: 262,
    play: async (page) => {
      await settle(page);
      await hover(page, '明らかにしなければならない');
    },
  },
  {
    name: 'panel',
    file: DRAFT,
    play: async (page) => {
      await settle(page);
      await command(page, 'Kijun: Open the Review Table');
      await panelOf(page).locator('tbody tr[data-text]').first().waitFor();
      await page.waitForTimeout(1500);
    },
  },
];

/** Waits until there are findings (or something else of the selector) and no more have come for a while. */
export async function settle(page, selector = '[class*="squiggly-"], .codelens-decoration') {
  await page.waitForFunction(
    ([selector, quiet]) => {
      const count = document.querySelectorAll(selector).length;
      if (count !== window.kijun?.count) window.kijun = { count, since: Date.now() };
      return count > 0 && Date.now() - window.kijun.since > quiet;
    },
    [selector, SETTLED],
  );
}

/** Moves the mouse over words and waits for what is shown there. */
export async function hover(page, words) {
  // code lenses that arrive move the lines below them
  for (let tries = 0; tries < 10; tries++) {
    const place = await page.waitForFunction(placeOf, words);
    const { x, y } = await place.jsonValue();
    await page.mouse.move(x + 60, y + 120);
    await page.mouse.move(x, y, { steps: 5 });
    const row = page.locator('.monaco-hover:not(.hidden) .hover-row', { hasNotText: 'Loading' }).first();
    if (
      await row.waitFor({ timeout: 4000 }).then(
        () => true,
        () => false,
      )
    )
      break;
  }
  await page.waitForTimeout(1000);
}

/** Puts the caret into words. */
export async function clickOn(page, words) {
  const place = await page.waitForFunction(placeOf, words);
  const { x, y } = await place.jsonValue();
  await page.mouse.click(x, y);
}

/** Runs a command from the palette, by its title, once the list stands still: while it is filtered its lines move. */
export async function command(page, title) {
  await page.keyboard.press('F1');
  await page.waitForSelector('.quick-input-widget:not(.hidden) .quick-input-box input');
  await page.keyboard.type(title);
  const list = page.locator('.quick-input-list');
  const line = list.locator('.monaco-list-row', { hasText: title }).first();
  await line.waitFor();
  for (let before = '', now = await list.innerText(); now !== before; now = await list.innerText()) {
    before = now;
    await page.waitForTimeout(300);
  }
  await line.click();
}

export async function showCoverage(page) {
  await command(page, 'Kijun: Show Coverage');
  await page.waitForSelector('.pane-body .monaco-list-row[aria-level="2"]');
}

/** A line of the view at the side. */
export const row = (page, words) => page.locator('.sidebar .monaco-list-row', { hasText: words });

/** The page of the review panel, inside the editor's frames. */
export const panelOf = (page) => page.frameLocator('iframe.webview').frameLocator('#active-frame');

/** Runs in the page: the middle of the words, once they are on the screen. */
function placeOf(words) {
  for (const line of document.querySelectorAll('.view-line')) {
    // The editor shows spaces as no-break spaces.
    const start = line.textContent.replace(/\u00a0/g, ' ').indexOf(words);
    if (start < 0) continue;
    let before = 0;
    const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      if (before + node.length > start) {
        const range = document.createRange();
        range.setStart(node, start - before);
        range.setEnd(node, Math.min(node.length, start - before + words.length));
        const box = range.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }
      before += node.length;
    }
  }
  return undefined;
}
