// What can be checked of a site without a browser. Each check returns findings:
// { check, page, what }, none where all is well.
import path from 'node:path';
import { attribute, relations, text } from './site.mjs';

const finding = (check, page, what) => ({ check, page, what });
const host = 'site.test';

// Links and anchors lead somewhere, both on a server and from file://, and no asset is of another host.
export function checkLinks(site) {
  return site.pages.flatMap((page) => page.references.flatMap((reference) => checkReference(site, page, reference)));
}

function checkReference(site, page, { kind, url, line }) {
  const say = (check, why) => [finding(check, page.name, `line ${line()}: ${url.slice(0, 120)}: ${why}`)];
  if (/^(javascript|data|vbscript):/i.test(url.replace(/[\s\0]/g, ''))) return say('script-url', 'runs or embeds what it holds');
  const target = resolve(page, url);
  if (!target) return say('dead-link', 'not a URL');
  if (target.protocol === 'mailto:') return [];
  if (target.host !== host) {
    if (kind === 'asset') return say('other-host', 'asset of another host');
    return target.protocol === 'http:' ? say('plain-http', 'link without TLS') : [];
  }
  if (url.startsWith('/')) return page.notFound ? [] : say('rooted-link', 'leads nowhere from file://');
  const name = decoded(target.pathname.slice(1));
  if (!site.fileSet.has(name)) return say('dead-link', 'no such file');
  const anchor = target.hash.slice(1);
  const aimed = site.byName.get(name);
  if (anchor === '' || !aimed || aimed.idSet.has(decoded(anchor))) return [];
  return say('dead-anchor', `${name} has no such id`);
}

function resolve(page, url) {
  try { return new URL(url, new URL(encodeURI(page.name), `http://${host}/`)); } catch { return null; }
}

function decoded(text) {
  try { return decodeURIComponent(text); } catch { return text; }
}

// Each page is reached by links from index.html.
export function checkOrphans(site) {
  const reached = new Set(['index.html']);
  const queue = ['index.html'];
  while (queue.length > 0) {
    const page = site.byName.get(queue.shift());
    for (const { kind, url } of page?.references ?? []) {
      const target = kind === 'link' && resolve(page, url);
      const name = target && target.host === host ? decoded(target.pathname.slice(1)) : undefined;
      if (name && !reached.has(name)) { reached.add(name); queue.push(name); }
    }
  }
  return site.pages.filter((page) => !reached.has(page.name) && !page.notFound)
    .map((page) => finding('orphan', page.name, 'no page links to it'));
}

// No id twice on a page, not even in another case.
export function checkIds(site) {
  return site.pages.flatMap((page) => {
    const seen = new Map();
    return page.ids.flatMap((id) => {
      const key = id.toLowerCase(), first = seen.get(key);
      seen.set(key, first ?? id);
      if (first === undefined) return [];
      return [finding(first === id ? 'duplicate-id' : 'id-case', page.name, `${first} and ${id}`)];
    });
  });
}

// One h1, and no level skipped on the way down.
export function checkHeadings(site) {
  return site.pages.flatMap((page) => {
    const headings = page.elements.filter((node) => /^h[1-6]$/.test(node.name));
    const found = headings.filter((node) => node.name === 'h1').length === 1 ? [] : [finding('one-h1', page.name, 'not one h1')];
    headings.forEach((node, i) => {
      const last = i ? +headings[i - 1].name[1] : 0;
      if (+node.name[1] > last + 1) found.push(finding('heading-jump', page.name, `${node.name} "${text(node).slice(0, 40)}" after ${last ? 'h' + last : 'nothing'}`));
    });
    return found;
  });
}

// What a head is to hold, by the name that a finding gives it.
const headParts = {
  'html lang': ({ elements }) => elements.some((node) => node.name === 'html' && attribute(node, 'lang')),
  title: ({ elements }) => elements.some((node) => node.name === 'title' && text(node)),
  viewport: (page) => metaOf(page, 'viewport'),
  'one main': ({ elements }) => elements.filter((node) => node.name === 'main').length === 1,
};
const fullHeadParts = {
  'meta description': (page) => metaOf(page, 'description'),
  'color-scheme': (page) => metaOf(page, 'color-scheme'),
  'og:title': (page) => metaOf(page, 'og:title'),
  'og:description': (page) => metaOf(page, 'og:description'),
  canonical: (page) => linkOf(page, 'canonical'),
  icon: (page) => linkOf(page, 'icon'),
  'Markdown twin': (page) => linkOf(page, 'alternate', /markdown/),
  'JSON form': (page) => linkOf(page, 'alternate', /json/),
  'JSON-LD': (page) => structuredData(page).length > 0 && structuredData(page).every((data) => data !== undefined),
};

export const metaOf = ({ elements }, name) => attribute(elements.find((node) => node.name === 'meta' && [attribute(node, 'name'), attribute(node, 'property')].includes(name)) ?? {}, 'content');
export const linkOf = ({ elements }, relation, type = /./) => attribute(elements.find((node) => node.name === 'link' && relations(node).includes(relation) && type.test(attribute(node, 'type') ?? 'any')) ?? {}, 'href');

const structuredData = ({ elements }) => elements.filter((node) => node.name === 'script' && attribute(node, 'type') === 'application/ld+json')
  .map((node) => { try { return JSON.parse(text(node)); } catch { return undefined; } });

// Each head is whole; titles and descriptions tell pages apart.
export function checkHeads(site) {
  const found = site.pages.flatMap((page) => Object.entries({ ...headParts, ...(page.notFound ? {} : fullHeadParts) })
    .filter(([, holds]) => !holds(page)).map(([part]) => finding('head', page.name, `no ${part}`)));
  const titles = new Map();
  for (const page of site.pages) {
    const title = text(page.elements.find((node) => node.name === 'title') ?? { children: [] });
    if (titles.has(title)) found.push(finding('duplicate-title', page.name, `"${title}" as ${titles.get(title)}`));
    titles.set(title, page.name);
  }
  return found;
}

// The page carries a strict policy, and nothing inline that it would have to allow.
export function checkPolicy(site) {
  return site.pages.flatMap((page) => {
    const policy = attribute(page.elements.find((node) => node.name === 'meta' && /^content-security-policy$/i.test(attribute(node, 'http-equiv') ?? '')) ?? {}, 'content') ?? '';
    const found = [];
    if (!/^default-src 'none'/.test(policy)) found.push(finding('policy', page.name, `the policy does not start with default-src 'none': "${policy}"`));
    if (/'unsafe-(inline|eval|hashes)'|https?:|\*|data:/.test(policy)) found.push(finding('policy', page.name, `the policy is lax: "${policy}"`));
    for (const node of page.elements) {
      const handler = Object.keys(node.attribs ?? {}).find((name) => name === 'style' || name.startsWith('on'));
      if (handler) found.push(finding('inline', page.name, `${node.name} has an attribute ${handler}`));
      if (node.name === 'style') found.push(finding('inline', page.name, 'a style element'));
      if (node.name === 'script' && attribute(node, 'src') === undefined && !/json/.test(attribute(node, 'type') ?? '')) found.push(finding('inline', page.name, 'a script element'));
    }
    return found;
  });
}

// The forms for machines exist and agree with the pages.
export function checkMachines(site) {
  const found = ['index.html', '404.html', 'sitemap.xml', 'robots.txt', 'llms.txt', 'llms-full.txt', 'index.json']
    .filter((name) => !site.fileSet.has(name)).map((name) => finding('machine', name, 'missing'));
  const base = linkOf(site.byName.get('index.html') ?? { elements: [] }, 'canonical') ?? '';
  const listed = new Set([...(site.fileSet.has('sitemap.xml') ? site.read('sitemap.xml') : '').matchAll(/<loc>([^<]*)<\/loc>/g)].map((match) => match[1]));
  for (const url of listed) if (!isFileAt(site, base, url)) found.push(finding('sitemap', 'sitemap.xml', `${url} is no page`));
  for (const page of site.pages.filter((page) => !page.notFound)) {
    const canonical = linkOf(page, 'canonical');
    if (canonical && named(base, page, canonical) !== page.name) found.push(finding('canonical', page.name, `${canonical} is another page`));
    const image = metaOf(page, 'og:image');
    if (image && !isFileAt(site, base, image)) found.push(finding('og-image', page.name, `${image} is no file`));
    const twin = page.name.replace(/\.html$/, '.md');
    if (!site.fileSet.has(twin)) found.push(finding('twin', page.name, `no ${twin}`));
  }
  for (const name of site.files.filter((name) => name.endsWith('.json') && !/(^|\/)(invalid|malformed)/.test(name))) {
    try { JSON.parse(site.read(name).replace(/^\uFEFF/, '')); } catch (error) { if (!/malformed/.test(name)) found.push(finding('json', name, error.message)); }
  }
  return found;
}

// The file that a canonical link names: absolute, or relative to the page where the site's address is not known.
const named = (base, page, url) => (/^https:/.test(url) ? fileAt(base, url) : resolve(page, url)?.pathname.slice(1));

function fileAt(base, url) {
  const root = base.replace(/index\.html$/, '');
  if (!url.startsWith(root)) return null;
  const name = decoded(url.slice(root.length).replace(/[?#].*/, ''));
  return name === '' || name.endsWith('/') ? path.posix.join(name, 'index.html') : name;
}

const isFileAt = (site, base, url) => site.fileSet.has(fileAt(base, url));

// All of the above.
export const staticChecks = { links: checkLinks, orphans: checkOrphans, ids: checkIds, headings: checkHeadings, heads: checkHeads, policy: checkPolicy, machines: checkMachines };
