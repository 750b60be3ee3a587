// The committed site of the Customer schema: every page through every check, served and from file://.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import './lib/cleanup.mjs';
import { none } from './lib/none.mjs';
import { readSite, samplePages } from './lib/site.mjs';
import { serve } from './lib/serve.mjs';
import { staticChecks } from './lib/static.mjs';
import { checkMarkup } from './lib/html.mjs';
import { addressOf, open, weigh } from './lib/browser.mjs';
import { inPairs, visit } from './lib/visit.mjs';
import { customerManifest, customerSchema, customerSite } from './lib/build.mjs';
import { pageOf, pagesOf } from './lib/kinds.mjs';
import { descriptions, missingTexts, shownTexts } from './lib/texts.mjs';

describe('the Customer site', () => {
  let site, served, pages;
  before(async () => {
    site = readSite(customerSite());
    served = await serve(site.root);
    pages = samplePages(site, 10);
  });
  after(() => served.close());

  for (const [name, check] of Object.entries(staticChecks)) test(`files: ${name}`, () => none(check(site)));

  test('html-validate finds no error on any page', async () => {
    none(await checkMarkup(site, site.pages.map((page) => page.name)));
  });

  test('served: each page passes each check', { timeout: 240000 }, async () => {
    const slow = new Set([pageOf(site, 'index'), pageOf(site, 'schema'), pageOf(site, 'fixtures'), pageOf(site, 'source')]);
    const found = await inPairs(pages, (name) => visit(site, served, name, { deep: slow.has(name) }));
    none(found.flat());
  });

  test('from file://: no error, no request elsewhere, all there', { timeout: 120000 }, async () => {
    const found = await inPairs(pages, async (name) => {
      const { page, log, close } = await open(addressOf(site, null, name), 'file://');
      const styled = await page.evaluate(() => [...document.styleSheets].length > 0 && !!document.querySelector('main h1')?.innerText);
      await close();
      return [...log.errors, ...log.elsewhere, ...(styled ? [] : ['without its style sheet or heading'])].map((what) => ({ check: 'file', page: name, what }));
    });
    none(found.flat());
  });

  // What the named pages show with scripts off, everything unfolded.
  const readWithoutScripts = (names) => inPairs(names, async (name) => {
    const { page, close } = await open(addressOf(site, null, name), 'file://', { js: false });
    const shown = await page.evaluate(() => { for (const details of document.querySelectorAll('details')) details.open = true; return document.body.innerText; });
    await close();
    return shown;
  });

  test('scripts off: the schema page shows all that the schema says', async () => {
    const schema = customerSchema();
    const wanted = [...shownTexts(schema), ...descriptions(schema), String(schema.$schema)];
    none(missingTexts(wanted, await readWithoutScripts([pageOf(site, 'schema')])));
  });

  test('scripts off: the fixtures pages show every case', { timeout: 120000 }, async () => {
    const wanted = customerManifest().cases.flatMap(({ title, description }) => [title, description]);
    const names = [...pagesOf(site, 'fixtures'), ...pagesOf(site, 'cases')];
    none(missingTexts(wanted, await readWithoutScripts(names)));
  });

  test('the schema page weighs under 60 kB with all it loads, and first paint waits for one request', async () => {
    const { page, log, close } = await open(addressOf(site, served, pageOf(site, 'schema')), served.origin);
    const { bytes } = await weigh(log);
    const blocking = await page.evaluate(() => performance.getEntriesByType('resource').filter((entry) => entry.renderBlockingStatus === 'blocking').map((entry) => entry.name));
    await close();
    assert.ok(bytes < 60000, `${bytes} bytes`);
    assert.ok(blocking.length <= 1, blocking.join(' '));
  });

  test('no page but the playground loads 30 kB of script', async () => {
    const heavy = await inPairs([...new Set([pageOf(site, 'index'), pageOf(site, 'schema'), pageOf(site, 'fixtures'), pageOf(site, 'search')])].filter(Boolean), async (name) => {
      const { log, close } = await open(addressOf(site, served, name), served.origin);
      const scripts = log.requests.filter((request) => request.resourceType() === 'script' && !request.url().includes('/search/')); // the search index is data
      const bytes = (await Promise.all(scripts.map(async (request) => (await (await request.response()).body()).length))).reduce((a, b) => a + b, 0);
      await close();
      return bytes < 30000 ? [] : [`${name}: ${bytes} bytes of script`];
    });
    none(heavy.flat());
  });
});
