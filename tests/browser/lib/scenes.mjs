// What is pictured by screenshots.mjs: pages of a site, and what a reader has done there before the picture is taken.
import { pageOf } from './kinds.mjs';
import { until } from './browser.mjs';

const typed = (words) => async (page) => {
  await page.locator('main [role=combobox]').fill(words);
  await until(page, () => document.querySelectorAll('main [role=option]').length);
};

const dialog = (words) => async (page) => {
  await page.keyboard.press('/');
  await page.locator('dialog [role=combobox]').fill(words);
  await until(page, () => document.querySelectorAll('dialog [role=option]').length);
};

const menu = (page) => page.getByRole('link', { name: 'Menu' }).click({ timeout: 1000 }).catch(() => {}); // wide windows have none

// The playground with its program running, and with a document that is not valid.
const opened = async (page) => {
  await page.locator('#playground').getByRole('button').first().click();
  await until(page, () => /valid/i.test(document.querySelector('.pg-verdict')?.textContent ?? ''), null, 20000);
};
const refused = (document) => async (page) => {
  await opened(page);
  await page.fill('#pg-text', document);
  await until(page, () => document.querySelector('.pg-findings li'), null, 20000);
};

// A scene is { name, page, act }: its file's name, the page's path, and what is done there.
// Those of which the site has no page are left out.
const scenesOf = (site, scenes) => scenes.filter(({ page }) => page && site.fileSet.has(page));

// The scenes of the site of the Customer schema.
export const customerScenes = (site) => scenesOf(site, [
  ...['index', 'schema', 'definition', 'source', 'fixtures', 'groups', 'cases', 'downloads', 'guide', 'search', 'playground'].map((kind) => ({ name: kind, page: pageOf(site, kind) })),
  { name: 'row', page: `${pageOf(site, 'schema')}`, anchor: 'devices.platform' },
  { name: 'search-results', page: pageOf(site, 'search'), act: typed('email') },
  { name: 'search-dialog', page: pageOf(site, 'schema'), act: dialog('platform') },
  { name: 'menu', page: pageOf(site, 'schema'), act: menu },
  ...(site.fileSet.has('playground/docgen.wasm') ? [
    { name: 'playground-valid', page: 'playground.html', act: opened },
    { name: 'playground-invalid', page: 'playground.html', act: refused('{\n  "identifiers": { "id": 7 },\n  "devices": [{ "id": "a", "platform": "windows" }],\n  "unsubscribed": "no"\n}') },
  ] : []),
  { name: 'missing', page: '404.html' },
]);

// The scenes of a catalogue: its own pages, a schema with errors, and each of the schemas in full.
export function catalogueScenes(site, schemas, failed) {
  const largest = (schema, kind) => pageOf(site, kind, (name) => name.startsWith(`${schema}/`));
  return scenesOf(site, [
    ...['index', 'downloads', 'search', 'text'].map((kind) => ({ name: `catalogue-${kind}`, page: pageOf(site, kind) })),
    { name: 'failed', page: `${failed}/index.html` },
    ...schemas.flatMap((schema) => ['schema', 'definition', 'source', 'fixtures', 'cases'].map((kind) => ({ name: `${schema}-${kind}`, page: largest(schema, kind) }))),
  ]);
}
