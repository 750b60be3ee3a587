// Hostile schemas: whatever their texts hold, nothing runs and the text is shown as written.
// The pages' policy is switched off here, so that it is the escaping that is proved.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import './lib/cleanup.mjs';
import { none } from './lib/none.mjs';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSite } from './lib/site.mjs';
import { serve } from './lib/serve.mjs';
import { addressOf, open, until } from './lib/browser.mjs';
import { buildSite } from './lib/build.mjs';
import { suspects } from './lib/suspects.mjs';
import { missingTexts, shownTexts } from './lib/texts.mjs';

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'injection');

describe('hostile schemas', () => {
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.json'));
  let site, served, texts;
  before(async () => {
    site = readSite(buildSite('injection', [folder]));
    served = await serve(site.root);
    texts = [];
  }, { timeout: 300000 });
  after(() => served?.close());

  test('there are at least 25 of them', () => assert.ok(names.length >= 25));

  test('nothing runs, no handler and no script URL on any page', { timeout: 240000 }, async () => {
    const halves = [0, 1].map((half) => site.pages.filter((_, i) => i % 2 === half));
    const found = await Promise.all(halves.map(async (pages) => {
      const { page, log, close } = await open('about:blank', served.origin, { bypassCSP: true });
      const seen = [];
      for (const { name } of pages) {
        await page.goto(addressOf(site, served, name), { waitUntil: 'load' });
        texts.push(await page.evaluate(() => document.body.textContent));
        seen.push(...(await page.evaluate(suspects)).map((what) => `${name}: ${what}`));
        for (const words of [log.errors, log.dialogs]) seen.push(...words.splice(0).map((what) => `${name}: ${what}`));
      }
      await close();
      return [...seen, ...[...log.elsewhere].filter((url) => url !== 'about:blank')];
    }));
    none(found.flat());
  });

  for (const name of names) {
    test(`shown as written: ${name}`, () => {
      const schema = JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
      none(missingTexts(shownTexts(schema), texts));
    });
  }

  test('search shows hostile names as text', async () => {
    const { page, log, close } = await open(addressOf(site, served, 'index.html'), served.origin, { bypassCSP: true });
    for (const words of ['img', 'script', 'onerror', '__proto__']) {
      await page.keyboard.press('Control+k');
      await page.keyboard.type(words);
      assert.ok(await until(page, () => document.querySelector('[role=option]')), `no result for ${words}`);
      none([...await page.evaluate(suspects), ...log.errors, ...log.dialogs]);
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Backspace');
      await page.keyboard.press('Escape');
    }
    await close();
  });

  test('feed and sitemap are well-formed', async () => {
    const { page, close } = await open(addressOf(site, served, 'index.html'), served.origin);
    for (const name of site.files.filter((name) => /\.(xml|atom|svg)$/.test(name))) {
      const error = await page.evaluate((source) => new DOMParser().parseFromString(source, 'text/xml').querySelector('parsererror')?.textContent, site.read(name));
      assert.equal(error, undefined, name);
    }
    await close();
  });
});
