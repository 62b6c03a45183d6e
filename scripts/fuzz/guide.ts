import { Session } from 'node:inspector/promises';

/** What of the program has run since it was asked last. */
export interface Guide {
  /** The blocks that ran, each with about how often. */
  readonly ran: () => Promise<readonly string[]>;
}

/**
 * Watches which blocks of the program run, as V8 counts them for coverage: nothing is built or instrumented for it. Only scripts whose
 * address passes `isOwn` count.
 */
export async function createGuide(isOwn: (url: string) => boolean): Promise<Guide> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return {
    ran: async () => {
      const { result } = await session.post('Profiler.takePreciseCoverage');
      return result
        .filter(({ url }) => isOwn(url))
        .flatMap(({ scriptId, functions }) =>
          functions.flatMap(({ ranges }) =>
            ranges
              .filter(({ count }) => count > 0)
              .map(({ startOffset, endOffset, count }) => `${scriptId} ${startOffset} ${endOffset} ${often(count)}`),
          ),
        );
    },
  };
}

/** Once, a few times, often, very often: a loop that runs once more says nothing new. */
const often = (count: number): number => (count === 1 ? 1 : Math.ceil(Math.log2(count) / 3) + 1);
