// "docgen serve" in the browser: it follows the schema, keeps the place, shows errors and recovers.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import './lib/cleanup.mjs';
import fs from 'node:fs';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { open, until } from './lib/browser.mjs';
import { docgen, temporary } from './lib/build.mjs';

// A schema whose page is long enough to be scrolled.
const schema = (title) => JSON.stringify({
  $schema: 'https://json-schema.org/draft/2020-12/schema', title, type: 'object',
  properties: Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`property_${i}`, { type: 'string', description: `Number ${i}.` }])),
}, null, 2);

describe('docgen serve', () => {
  let folder, file, server, url;

  before(async () => {
    folder = path.join(temporary(), 'serve');
    fs.mkdirSync(folder, { recursive: true });
    file = path.join(folder, 'order.json');
    fs.writeFileSync(file, schema('Order before'));
    server = spawn(docgen(), ['serve', '--schema', 'order.json', '--port', '0'], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
    url = await new Promise((found, fail) => {
      server.stdout.on('data', (text) => { const match = /http:\/\/\S+/.exec(text); if (match) found(match[0]); });
      server.on('exit', (code) => fail(new Error(`docgen serve ended with ${code}`)));
    });
  }, { timeout: 120000 });
  after(() => server?.kill('SIGINT'));

  // Saves as many editors do: a new file, renamed over the old one.
  const save = (content) => { fs.writeFileSync(`${file}~`, content); fs.renameSync(`${file}~`, file); };
  const heading = (page, words) => until(page, (words) => document.querySelector('h1')?.innerText.includes(words), words, 8000);

  test('a saved change shows by itself, at the same place', { timeout: 60000 }, async () => {
    const { page, log, close } = await open(`${url}order/index.html`, url);
    await page.evaluate(() => document.getElementById('property_30').scrollIntoView({ behavior: 'instant' }));
    const place = await page.evaluate(() => scrollY);
    assert.ok(place > 200, 'the page is too short to scroll');
    save(schema('Order after'));
    assert.ok(await heading(page, 'Order after'), 'the page did not change');
    await page.waitForTimeout(150);
    assert.ok(Math.abs(await page.evaluate(() => scrollY) - place) < 150, 'the place was lost');
    assert.deepEqual(log.errors, []);
    await close();
  });

  test('an error lies over the page with file and line, and goes when it is mended', { timeout: 60000 }, async () => {
    const { page, close } = await open(url, url);
    save(schema('Order broken').replace('"title"', '"title'));
    assert.ok(await until(page, () => /order\.json:\d+:\d+/.test(document.querySelector('[role=alert]')?.innerText ?? ''), null, 8000), 'no error shows');
    assert.match(await page.getByRole('alert').innerText(), /\^/);
    save(schema('Order mended'));
    assert.ok(await until(page, () => !document.querySelector('[role=alert]'), null, 8000), 'the error stays');
    assert.ok(await until(page, () => document.body.innerText.includes('Order mended'), null, 8000));
    await close();
  });
});
