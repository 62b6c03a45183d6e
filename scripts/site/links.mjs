import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fromHtml } from 'hast-util-from-html';

/** Where the attributes of a page lead. */
const ATTRIBUTES = { a: 'href', link: 'href', img: 'src', script: 'src' };

/**
 * Looks at every link of a built site. Pages, pictures and parts must be there, and so must the headings; nothing but a link
 * that a reader follows may lead elsewhere.
 */
export function brokenLinks(folder, base = '/') {
  const files = new Set(readdirSync(folder, { recursive: true }).map((name) => name.replaceAll('\\', '/')));
  const pages = [...files].filter((name) => name.endsWith('.html'));
  const read = new Map(pages.map((page) => [page, contentOf(readFileSync(join(folder, page), 'utf8'))]));
  const broken = [];
  let links = 0;
  for (const [page, { leads }] of read) {
    for (const { tag, to } of leads) {
      links++;
      const problem = problemOf(page, tag, to);
      if (problem) broken.push(`${page}: ${to} (${problem})`);
    }
  }
  return { names: pages, links, broken };

  function problemOf(page, tag, to) {
    if (/^(?:[a-z]+:|\/\/)/i.test(to)) return tag === 'a' || to.startsWith('data:') ? undefined : 'from elsewhere';
    const [path, anchor] = decodeURI(to).split('#');
    if (path.startsWith('/') && !path.startsWith(base)) return 'outside the base';
    const target =
      path === ''
        ? page
        : fileAt(path.startsWith('/') ? path.slice(base.length) : posix.join(posix.dirname(page), path));
    if (target === undefined) return 'no such file';
    return anchor && !read.get(target)?.ids.has(anchor) ? 'no such heading' : undefined;
  }

  function fileAt(path) {
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    return [file, `${file}.html`].find((name) => files.has(name));
  }
}

function contentOf(html) {
  const leads = [];
  const ids = new Set();
  const visit = ({ tagName, properties = {}, children = [] }) => {
    if (properties.id) ids.add(String(properties.id));
    const to = properties[ATTRIBUTES[tagName]];
    if (typeof to === 'string') leads.push({ tag: tagName, to });
    children.forEach(visit);
  };
  visit(fromHtml(html));
  return { leads, ids };
}
