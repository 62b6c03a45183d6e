/**
 * Takes steps, a few milliseconds of them at a time: what arrives meanwhile is answered in between. False when they are no longer
 * wanted, and so not all taken.
 */
export async function inTurns(
  steps: Iterable<unknown>,
  turn: () => Promise<void>,
  isWanted: () => boolean,
): Promise<boolean> {
  let since = performance.now();
  for (const _ of steps) {
    if (performance.now() - since < SLICE) continue;
    await turn();
    if (!isWanted()) return false;
    since = performance.now();
  }
  return true;
}

/** For how many milliseconds nothing else is heard. */
const SLICE = 4;
