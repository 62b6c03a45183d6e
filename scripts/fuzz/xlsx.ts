import { strToU8, zipSync } from 'fflate';
import { randomOf } from '../random';

const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relation = (id: number, type: string, target: string) =>
  `<Relationship Id="rId${id}" Type="${REL}/${type}" Target="${target}"/>`;
const sheet = (rows: string, more = '') =>
  `<?xml version="1.0"?><worksheet ${NS} xmlns:r="${REL}"><cols><col min="2" max="3" hidden="1"/><col min="5" max="5"/></cols><sheetData>${rows}</sheetData>${more}</worksheet>`;

/** A small workbook with something of all that is read: texts, numbers, days, merged and hidden cells, forms, charts. */
const WHOLE: Readonly<Record<string, string>> = {
  '[Content_Types].xml': '<?xml version="1.0"?><Types/>',
  'xl/workbook.xml': `<?xml version="1.0"?><workbook ${NS} xmlns:r="${REL}"><workbookPr date1904="0"/><sheets><sheet name="台帳" sheetId="1" r:id="rId1"/><sheet name="様式第1号" sheetId="2" r:id="rId2"/><sheet name="推移" sheetId="3" r:id="rId3"/><sheet name="旧" sheetId="4" state="hidden" r:id="rId2"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships>${relation(1, 'worksheet', 'worksheets/sheet1.xml')}${relation(2, 'worksheet', '/xl/worksheets/sheet2.xml')}${relation(3, 'chartsheet', 'chartsheets/sheet1.xml')}</Relationships>`,
  'xl/styles.xml': `<?xml version="1.0"?><styleSheet ${NS}><numFmts count="1"><numFmt numFmtId="164" formatCode="ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><borders><border><left/><top/></border><border><left style="thin"/><top style="thin"/></border></borders><cellXfs><xf numFmtId="0" borderId="0"/><xf numFmtId="164" borderId="1"/><xf numFmtId="10" borderId="1"/></cellXfs></styleSheet>`,
  'xl/sharedStrings.xml': `<?xml version="1.0"?><sst ${NS}><si><t>名称</t></si><si><r><t>住民</t></r><r><t>記録</t></r><rPh sb="0" eb="2"><t>ジュウミン</t></rPh></si><si><t>第1条　職員は、鍵を返す。</t></si><si><t>_x000D_鍵_x0041_</t></si></sst>`,
  'xl/worksheets/sheet1.xml': sheet(
    '<row r="1"><c r="A1" t="s" s="1"><v>0</v></c><c r="D1" s="1" t="inlineStr"><is><t>登録日</t></is></c></row><row r="2" hidden="1"><c r="A2" t="s" s="1"><v>1</v></c><c r="D2" s="1"><v>45748</v></c></row><row r="3"><c r="A3" s="1"/><c r="D3" s="2"><f>A1/2</f><v>0.25</v></c><c r="E3" t="b"><v>1</v></c></row><row><c><v>12</v></c><c t="e"><v>#DIV/0!</v></c></row>',
    '<mergeCells count="2"><mergeCell ref="A2:A3"/><mergeCell ref="D1:E1"/></mergeCells><drawing r:id="rId1"/><legacyDrawing r:id="rId2"/>',
  ),
  'xl/worksheets/sheet2.xml': sheet(
    '<row r="1"><c r="A1" t="s"><v>2</v></c></row><row r="3"><c r="A3" t="str"><v>(1)</v></c><c r="E3" t="s"><v>3</v></c></row><row r="5"><c r="A5"><f>IF(A1="","",1)</f></c></row>',
  ),
  'xl/chartsheets/sheet1.xml': `<?xml version="1.0"?><chartsheet ${NS}/>`,
};

const ENTITY = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;&a;&a;">]>';
const BOMB = ' '.repeat(30 * 2 ** 20);
const NUMBERS = ['-1', '0', '1', '1e9', '1e999', 'NaN', '', 'あ', '16384', '1048576', '1.5', '9'.repeat(400), '-0'];
const PLACES = ['A1', 'XFD1048576', 'ZZZ9999999', '$B$2', 'A0', 'a1', '', 'A1:A1', 'あ1'];
const RANGES = ['A1:XFD1048576', 'C3:A1', 'A1', ':', 'A1:A1', 'A2:A3', 'B1:B9999999', 'D1:E1'];
const TYPES = ['s', 'b', 'n', 'str', 'inlineStr', 'e', 'd', '', 'x'];
const FORMATS = [
  '0',
  '[h]:mm',
  'yyyy',
  '[$-411]ggge',
  '"',
  '[',
  '@@@',
  ';;;',
  '0'.repeat(300),
  '# ?/?',
  '[DBNum1]',
  '\\',
];
const PIECES = [
  '<',
  '>',
  '&',
  '"',
  ']]>',
  '<row>',
  '</row>',
  '<c t="s"><v>0</v></c>',
  '<is><t>鍵</t></is>',
  '&b;',
  '\0',
  '鍵',
];

/**
 * A workbook that is one in its outer form, and broken in some ways inside; the same for the same bytes. The bytes say which ways, one
 * after the other, so that a small change of them is a small change of the workbook.
 */
export function brokenXlsx(bytes: Uint8Array): Uint8Array {
  const random = randomOf(bytes.length);
  let at = 0;
  const below = (most: number): number => {
    const byte = at < bytes.length ? bytes[at++]! : Math.floor(random() * 256);
    return most <= 256 ? byte % most : Math.floor(((byte + random()) / 256) * most);
  };
  const pick = <T>(all: readonly T[]): T => all[below(all.length)]!;
  const parts: Record<string, string> = { ...WHOLE };
  const change = (name: string, make: (old: string) => string) => {
    if (parts[name] !== undefined) parts[name] = make(parts[name]);
  };
  const any = () => pick(Object.keys(parts));
  const cells = () => pick(['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml']);
  /** One occurrence gets another text. */
  const one = (name: string, pattern: RegExp, put: (...found: string[]) => string) =>
    change(name, (old) => {
      const found = [...old.matchAll(pattern)];
      const match = found.length > 0 ? pick(found) : undefined;
      return match ? old.slice(0, match.index) + put(...match) + old.slice(match.index + match[0].length) : old;
    });
  const inside = (name: string, tag: string, more: string) => change(name, (old) => old.replace(tag, `${more}${tag}`));
  const many = () => pick([1, 2, 10, 10, 100, 100, 3_000, 40_000]);
  const value =
    (all: readonly string[]) =>
    (_: string, head = '') =>
      `${head}"${pick(all)}"`;

  const ways: readonly (() => void)[] = [
    () => change(any(), (old) => cut(old, below(old.length), below(40), pick(PIECES))),
    () => change(any(), (old) => old.replace('?>', `?>${ENTITY}`)),
    () => one(cells(), /( r=)"[^"]*"/g, value([...PLACES, ...NUMBERS])),
    () => one(cells(), /( s=)"[^"]*"/g, value(NUMBERS)),
    () => one(cells(), /( t=)"[^"]*"/g, value(TYPES)),
    () => one(cells(), /( ref=)"[^"]*"/g, value(RANGES)),
    () => one(cells(), /( (?:min|max)=)"[^"]*"/g, value(NUMBERS)),
    () => one(cells(), /(<v>)[^<]*/g, (_, head) => `${head}${pick(NUMBERS)}`),
    () => one('xl/styles.xml', /( (?:numFmtId|borderId)=)"[^"]*"/g, value(NUMBERS)),
    () => one('xl/styles.xml', /( formatCode=)"[^"]*"/g, value(FORMATS.map((one) => one.replaceAll('"', '&quot;')))),
    () =>
      one(
        'xl/workbook.xml',
        /( (?:r:id|state|name|date1904)=)"[^"]*"/g,
        value(['rId1', 'rId9', 'hidden', '', '1', '# <b>', '鍵'.repeat(500)]),
      ),
    () =>
      one(
        'xl/_rels/workbook.xml.rels',
        /( (?:Target|Type|Id)=)"[^"]*"/g,
        value(['../../../../etc/passwd', 'http://127.0.0.1/x', 'workbook.xml', '', 'rId1', '/chartsheet']),
      ),
    () => change(cells(), (old) => old.replace(/<row( r="\d+")?>/, '<row$1 hidden="1">')),
    () => inside(cells(), '</cols>', '<col min="1" max="16384" hidden="1"/>'.repeat(many())),
    () => inside(cells(), '</sheetData>', '<row hidden="1"/>'.repeat(many())),
    () => inside(cells(), '</sheetData>', `<row>${'<c t="s" s="1"><v>1</v></c>'.repeat(many())}</row>`),
    () => inside(cells(), '</sheetData>', '<row><c s="1"/><c t="s"><v>2</v></c></row>'.repeat(many())),
    () => inside(cells(), '</mergeCells>', `<mergeCell ref="${pick(RANGES)}"/>`.repeat(pick([2, 4_000, 6_000]))),
    () => inside(cells(), '</sheetData>', '<row><c>'.repeat(many())),
    () =>
      inside('xl/sharedStrings.xml', '</sst>', `<si><t>${pick(['鍵', '（', '第1条', '| a '])}</t></si>`.repeat(many())),
    () =>
      change('xl/sharedStrings.xml', (old) =>
        old.replace(
          '職員は',
          `職員は${pick(['（', 'ア', '、', '第1条', '\n', '|', '_x'])}`.repeat(pick([3, 300, 20_000])),
        ),
      ),
    () => inside('xl/workbook.xml', '</sheets>', '<sheet name="鍵" r:id="rId1"/>'.repeat(pick([2, 300, 4_000]))),
    () => delete parts[any()],
    () => change(any(), (old) => old + (below(6) === 0 ? BOMB : ' ')),
    () => Object.assign(parts, { [any()]: parts[any()] }),
    () => Object.assign(parts, { '../../evil.md': '鍵', 'xl/worksheets/../../x.xml': BOMB.slice(0, 99) }),
    () => change(any(), (old) => old.replace(/<(\/?)(?=[a-zA-Z])/g, '<$1x:')),
  ];
  for (let left = 1 + below(5); left > 0; left--) pick(ways)();
  const zip = zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), {
    level: 1,
  });
  // the archive itself may be damaged, or end early
  const damage = below(8);
  if (damage === 0) return zip.slice(0, below(zip.length));
  if (damage === 1) zip[below(zip.length)]! ^= 255;
  return zip;
}

const cut = (old: string, at: number, length: number, put: string): string =>
  old.slice(0, at) + put + old.slice(at + length);
