/** @file A browser page of the editor. */

import { chromium } from 'playwright-core';
import { browser } from '../setup/browser.mjs';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Opens an empty page in a headless Chromium. `close()` ends both. */
export async function openPage(context = {}) {
  const instance = await chromium.launch({ executablePath: await browser(), args: FLAGS });
  const page = await instance.newPage(context);
  return { page, close: () => instance.close() };
}
