/** @file What is stopped: `write.js text|result|new PATH` writes the environment's CONTENT as the product does. */

import { readText } from '../../server/src/node/files';
import { writeNew, writeResult, writeText } from '../../server/src/node/write';

const [way, path] = process.argv.slice(2) as [string, string];
const content = process.env.CONTENT!;
const written =
  way === 'text'
    ? readText(path).then((file) => writeText(file, content))
    : (way === 'new' ? writeNew : writeResult)(path, content);
written.catch(({ message }) => {
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
});
