import { strToU8, unzipSync, zipSync } from 'fflate';
import { randomOf } from '../random';

/** Parts that a Word document has no business with. */
const BOMB = new Uint8Array(80 * 2 ** 20);
const ENTITY = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;&a;&a;">]>';
const PIECES = [
  '<',
  '>',
  '&',
  '"',
  ']]>',
  '<w:p>',
  '</w:p>',
  '<w:tbl>',
  '<w:r><w:t>鍵</w:t></w:r>',
  '&b;',
  '\0',
  '',
  '鍵',
];

/** A Word document that is one in its outer form, and broken in one or more ways inside; the same for the same bytes. */
export function brokenDocx(whole: Uint8Array, bytes: Uint8Array): Uint8Array {
  const random = randomOf(bytes.reduce((sum, byte) => (Math.imul(sum, 31) + byte) >>> 0, 7));
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  const parts = unzipSync(whole);
  const names = Object.keys(parts);
  const text = (name: string) => new TextDecoder().decode(parts[name]);
  const main = 'word/document.xml';
  const change = (name: string, make: (old: string) => string) => {
    if (parts[name]) parts[name] = strToU8(make(text(name)));
  };
  const somewhere = (old: string, put: string, length = 0) => {
    const at = Math.floor(random() * old.length);
    return old.slice(0, at) + put + old.slice(at + length);
  };
  const ways: readonly (() => void)[] = [
    () => change(pick([main, ...names]), (old) => somewhere(old, pick(PIECES), Math.floor(random() * 40))),
    () => change(main, (old) => old.replace(/<w:t[ >]/, `${ENTITY}$&`)),
    () => change(main, (old) => old.replace('?>', `?>${ENTITY}`)),
    () => change(main, (old) => old.replace('<w:body>', `<w:body>${'<w:tbl><w:tr><w:tc>'.repeat(3_000)}`)),
    () => change(main, (old) => old.replace('<w:body>', `<w:body>${'<w:p/>'.repeat(40_000)}`)),
    () =>
      change(main, (old) =>
        old.replaceAll(/w:val="[^"]*"/g, () => `w:val="${pick(['-1', '1e9', 'NaN', '', 'あ', '9'.repeat(400)])}"`),
      ),
    () =>
      change('[Content_Types].xml', (old) =>
        old.replaceAll(/ContentType="[^"]*"/g, () => `ContentType="${pick(['text/plain', '', 'image/png'])}"`),
      ),
    () =>
      change('word/_rels/document.xml.rels', (old) =>
        old.replaceAll(
          /Target="[^"]*"/g,
          () => `Target="${pick(['../../../../etc/passwd', 'http://127.0.0.1/x', 'document.xml', ''])}"`,
        ),
      ),
    () => delete parts[pick(names)],
    () => {
      parts[pick(['word/media/a.png', 'word/footnotes.xml', main])] = BOMB;
    },
    () => {
      parts['../../evil.md'] = strToU8('鍵');
    },
    () =>
      change('word/numbering.xml', (old) =>
        old.replaceAll(/w:start w:val="[^"]*"/g, `w:start w:val="${pick(['-5', '999999999999', 'x'])}"`),
      ),
  ];
  for (let n = 0; n <= random() * 3; n++) pick(ways)();
  const zip = zipSync(parts, { level: 1 });
  if (random() < 0.8) return zip;
  // the archive itself is damaged, or ends early
  if (random() < 0.5) return zip.slice(0, Math.floor(random() * zip.length));
  zip[Math.floor(random() * zip.length)]! ^= 255;
  return zip;
}
