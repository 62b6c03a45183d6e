/** Text as it stands in XML and HTML. Characters that XML cannot hold are shown as �. */
export const escapeMarkup = (text: string): string =>
  text.replace(UNFIT, '\ufffd').replace(/[&<>"']/g, (sign) => SIGNS[sign]!);

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const UNFIT = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]|\p{Cs}/gu;

/** An element with attributes; those that are undefined are left out. `content` is markup already. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  content: string | readonly string[] = '',
): string {
  const inside = typeof content === 'string' ? content : content.join('\n');
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeMarkup(String(value)).replace(/\n/g, '&#10;')}"`)
    .join('');
  return inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
}
