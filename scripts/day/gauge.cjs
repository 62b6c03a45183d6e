/** Loaded before the server (`node --expose-gc --require`): tells what it holds when it is asked. Nothing of this is shipped. */

const count = (emitter) => emitter.eventNames().reduce((sum, name) => sum + emitter.listenerCount(name), 0);

process.on('message', () => {
  gc();
  gc();
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send({
    heap: (heapUsed + external) / 2 ** 20,
    rss: rss / 2 ** 20,
    handles: process.getActiveResourcesInfo().length,
    listeners: count(process) + count(process.stdin) + count(process.stdout),
  });
});
process.channel.unref();
