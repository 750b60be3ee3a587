// A built site as files: its pages parsed, with their ids and references.
import fs from 'node:fs';
import path from 'node:path';
import { parseDocument, DomUtils } from 'htmlparser2';

export const attribute = (node, name) => node.attribs?.[name];
export const text = (node) => DomUtils.textContent(node).trim();

// All files under root, as paths with slashes, sorted.
export function listFiles(root) {
  return fs.readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)).split(path.sep).join('/'))
    .sort();
}

// Attributes that load or lead somewhere, by element; "*" for all.
const links = { a: ['href'], area: ['href'], form: ['action'], button: ['formaction'], input: ['formaction'] };
const assets = { img: ['src'], script: ['src'], iframe: ['src'], source: ['src'], video: ['src', 'poster'], audio: ['src'], embed: ['src'], object: ['data'], use: ['href'], image: ['href'] };
const assetRelations = new Set(['stylesheet', 'icon', 'preload', 'modulepreload', 'manifest', 'apple-touch-icon']);

function* referencesOf(node) {
  for (const name of links[node.name] ?? []) if (attribute(node, name) !== undefined) yield { kind: 'link', url: attribute(node, name) };
  for (const name of assets[node.name] ?? []) if (attribute(node, name) !== undefined) yield { kind: 'asset', url: attribute(node, name) };
  for (const entry of attribute(node, 'srcset')?.split(',') ?? []) yield { kind: 'asset', url: entry.trim().split(/\s+/)[0] };
  if (node.name === 'link' && attribute(node, 'href') !== undefined) {
    const asset = relations(node).some((relation) => assetRelations.has(relation));
    yield { kind: asset ? 'asset' : relations(node).includes('canonical') ? 'canonical' : 'link', url: attribute(node, 'href') };
  }
}

export const relations = (node) => (attribute(node, 'rel') ?? '').toLowerCase().split(/\s+/);

function parsePage(root, name) {
  const html = fs.readFileSync(path.join(root, name), 'utf8');
  const document = parseDocument(html, { withStartIndices: true });
  const elements = DomUtils.findAll(() => true, document.children);
  const ids = elements.map((node) => attribute(node, 'id')).filter((id) => id !== undefined);
  const references = elements.flatMap((node) => [...referencesOf(node)].map((reference) => ({
    ...reference, url: reference.url.trim(), line: () => html.slice(0, node.startIndex).split('\n').length,
  })));
  return { name, html, elements, ids, idSet: new Set(ids), references, notFound: /(^|\/)404\.html$/.test(name) };
}

// Reads the site in the folder root.
export function readSite(root) {
  root = fs.realpathSync(root);
  const files = listFiles(root);
  const pages = files.filter((name) => name.endsWith('.html')).map((name) => parsePage(root, name));
  return {
    root, files, pages, fileSet: new Set(files), byName: new Map(pages.map((page) => [page.name, page])),
    read: (name) => fs.readFileSync(path.join(root, name), 'utf8'),
    size: (name) => fs.statSync(path.join(root, name)).size,
  };
}

// Picks n of names, evenly over their sizes: the largest, the smallest and those between.
export function spread(site, names, n) {
  if (names.length <= n) return names;
  const bySize = [...names].sort((a, b) => site.size(b) - site.size(a) || (a < b ? -1 : 1));
  return Array.from({ length: n }, (_, i) => bySize[Math.round(i * (bySize.length - 1) / Math.max(1, n - 1))]);
}

// The pages to look at in a browser: all of a folder with few pages, a spread of one with many.
export function samplePages(site, perFolder = 12) {
  const folders = group(site.pages, folderOf);
  return [...folders.values()].flatMap((pages) => spread(site, pages.map((page) => page.name), perFolder)).sort();
}

const folderOf = (page) => path.posix.dirname(page.name);

function group(items, key) {
  const groups = new Map();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
