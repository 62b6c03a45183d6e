import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Reading of foreign documents: a bundle of its own, so that the libraries that it needs cost nothing until then. */
export const loadImport = (): Promise<typeof import('../exchange/import')> => load('import.js');

/** Word documents out of Markdown. */
export const loadExport = (): Promise<typeof import('../exchange/export')> => load('export.js');

/** Excel workbooks: a bundle of its own for the same reason. */
export const loadXlsx = (): Promise<typeof import('../report/xlsx')> => load('xlsx.js');

/** Loads a bundle from beside this one. */
export async function load<T>(file: string): Promise<T> {
  const loaded = (await import(pathToFileURL(join(__dirname, file)).href)) as { default: T };
  return loaded.default;
}
