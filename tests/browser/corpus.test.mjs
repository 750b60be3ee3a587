// A site of many real schemas: ten of its pages through every check, and its files through all.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import './lib/cleanup.mjs';
import { none } from './lib/none.mjs';
import path from 'node:path';
import { readSite, spread } from './lib/site.mjs';
import { serve } from './lib/serve.mjs';
import { staticChecks } from './lib/static.mjs';
import { checkMarkup } from './lib/html.mjs';
import { addressOf, open, until } from './lib/browser.mjs';
import { inPairs, visit } from './lib/visit.mjs';
import { buildSite, corpusFolder } from './lib/build.mjs';
import { pagesOf } from './lib/kinds.mjs';

const corpus = corpusFolder();

describe('a site of 80 real schemas', { skip: corpus ? false : 'no corpus: set DOCGEN_CORPUS to its folder' }, () => {
  let site, served, pages;
  before(async () => {
    site = readSite(buildSite('corpus', [path.join(corpus, 'schemastore', 'schemas')]));
    served = await serve(site.root);
    pages = ['index.html', ...spread(site, pagesOf(site, 'schema'), 5).slice(1), ...['definition', 'source', 'fixtures', 'cases'].flatMap((kind) => spread(site, pagesOf(site, kind), 3).slice(1))].slice(0, 12);
  }, { timeout: 300000 });
  after(() => served?.close());

  for (const [name, check] of Object.entries(staticChecks)) {
    test(`files: ${name}`, () => {
      const found = check(site).filter(({ check }) => check !== 'plain-http'); // links that the schemas' authors wrote
      none(found);
    });
  }

  test('html-validate finds no error on the sampled pages', async () => none(await checkMarkup(site, pages)));

  test('each sampled page passes each check', { timeout: 240000 }, async () => {
    const found = await inPairs(pages, (name) => visit(site, served, name));
    none(found.flat());
  });

  for (const words of ['version', 'dependabott', 'registry url']) {
    test(`search shows its first result for "${words}" within 100 ms`, { timeout: 60000 }, async () => {
      const times = [];
      for (let i = 0; i < 4 && !(Math.min(...times) < 100); i++) { // a machine may have other things to do
        const { page, close } = await open(addressOf(site, served, 'index.html'), served.origin);
        await page.keyboard.press('/');
        await until(page, () => document.querySelector('dialog input'));
        times.push(await page.evaluate(async (words) => {
          const input = document.querySelector('dialog input'), start = performance.now();
          input.value = words;
          input.dispatchEvent(new Event('input', { bubbles: true }));
          while (!document.querySelector('[role=option]') && performance.now() - start < 5000) await new Promise((next) => { setTimeout(next, 2); });
          return performance.now() - start;
        }, words));
        await close();
      }
      assert.ok(Math.min(...times) < 100, `${times.map(Math.round).join(', ')} ms`);
    });
  }
});
