/** @file Imported first: tells at once when this Node.js is too old, before anything else can fail. */

const OLDEST = 20;

if (Number(process.versions.node.split('.')[0]) < OLDEST) {
  console.error(`Node.js ${OLDEST} 以降が必要です（今のバージョン: ${process.version}）。`);
  console.error(`Kijun needs Node.js ${OLDEST} or newer (this is ${process.version}).`);
  process.exit(1);
}
