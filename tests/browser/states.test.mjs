// What a page looks like after a reader did something there, where the first sight of it tells nothing.
import { before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import './lib/cleanup.mjs';
import { none } from './lib/none.mjs';
import { readSite } from './lib/site.mjs';
import { addressOf, open, until } from './lib/browser.mjs';
import { buildWhole, temporary } from './lib/build.mjs';
import { pageOf } from './lib/kinds.mjs';
import { overflow } from './lib/look.mjs';

// Objects 60 deep.
function deep() {
  let schema = { type: 'string' };
  for (let i = 60; i > 0; i--) schema = { type: 'object', properties: { [`level${i}`]: schema } };
  return schema;
}

// Many objects alike, so that their cases stand in tables.
function alike() {
  const one = (i) => ({ type: 'object', required: ['a', 'b'], additionalProperties: false, properties: { a: { type: 'string', minLength: 1 }, b: { type: 'integer', minimum: i }, c: { type: 'array', items: { type: 'boolean' } } } });
  return { type: 'object', properties: Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`p${i}`, one(i)])) };
}

describe('pages in use', () => {
  const sites = {};
  before(() => {
    for (const [name, schema] of Object.entries({ deep: deep(), alike: alike() })) {
      const file = path.join(temporary(), `${name}.json`);
      fs.writeFileSync(file, JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema }, null, 2));
      sites[name] = readSite(buildWhole(name, file).site);
    }
  }, { timeout: 120000 });

  // Opens the largest page of a kind, in a window so wide.
  const on = (name, kind, width, body) => async () => {
    const { page, log, close } = await open(addressOf(sites[name], null, pageOf(sites[name], kind)), 'file://', { viewport: { width, height: 800 } });
    await body(page);
    none(log.errors);
    await close();
  };

  for (const width of [320, 1280]) {
    test(`rows 60 deep fit into ${width} px`, on('deep', 'schema', width, async (page) => none(await overflow(page))));
  }

  test('filtered, a table still names its places, and nothing moves', on('alike', 'cases', 1280, async (page) => {
    const top = () => page.evaluate(() => Math.round(document.querySelector('.brief').getBoundingClientRect().top + scrollY));
    const before = await top();
    await page.selectOption('select[name=verdict]', 'invalid');
    const places = await page.evaluate(() => [...document.querySelectorAll('table.alike tbody tr')].filter((row) => row.getClientRects().length)
      .map((row) => row.cells[0].querySelector('a, span')).map((place) => `${place.textContent} ${getComputedStyle(place).visibility}`));
    assert.ok(places.length > 20, `${places.length} places`);
    none(places.filter((place) => !place.endsWith(' visible')));
    assert.equal(await top(), before);
  }));

  test('the chosen result of a search is in sight, and so is the way out', on('alike', 'schema', 390, async (page) => {
    await page.keyboard.press('/');
    await page.keyboard.type('p1');
    await until(page, () => document.querySelectorAll('[role=option]').length > 20);
    for (let i = 0; i < 20; i++) {
      await page.keyboard.press('ArrowDown');
      const hidden = await page.evaluate(() => ['[aria-selected=true]', 'dialog button', 'dialog input'].filter((selector) => {
        const node = document.querySelector(selector), { left, top, height } = node.getBoundingClientRect();
        return [2, height - 2].some((y) => !node.contains(document.elementFromPoint(left + 12, top + y)));
      }));
      assert.deepEqual(hidden, [], `after ${i + 1} steps`);
    }
  }));

  test('the printed page of cases has no word of the buttons', on('alike', 'cases', 1280, async (page) => {
    await page.locator('.brief [aria-expanded]').first().click();
    await page.locator('.brief .actions').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    none(await page.evaluate(() => [...document.querySelectorAll('.brief .actions [data-label]')].filter((node) => node.getClientRects().length).map((node) => node.dataset.label)));
  }));

  test('the menu closes where it was opened', on('alike', 'schema', 390, async (page) => {
    const menu = page.getByRole('link', { name: 'Menu', exact: true }), shown = () => page.evaluate(() => document.getElementById('~menu').getClientRects().length > 0);
    await menu.click();
    assert.equal(await shown(), true);
    await menu.click();
    assert.equal(await shown(), false);
  }));
});
