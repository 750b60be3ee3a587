// Finds the pages of each kind: the index of all pages that docgen writes says which is which.

// The pages of a kind (index, schema, definition, source, fixtures, groups, cases, guide, search, playground …), by path.
export function pagesOf(site, kind) {
  if (kind === 'index') return ['index.html'];
  const { pages } = JSON.parse(site.read('index.json'));
  return pages.filter((page) => page.kind === kind).map((page) => page.path ?? page.url).sort();
}

// The largest page of a kind among those wanted, or undefined.
export const pageOf = (site, kind, wanted = () => true) => pagesOf(site, kind).filter((name) => site.fileSet.has(name) && wanted(name)).sort((a, b) => site.size(b) - site.size(a))[0];
