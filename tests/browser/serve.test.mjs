// "docgen serve" in the browser: it follows the schema, keeps the place, shows errors and recovers.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import './lib/cleanup.mjs';
import fs from 'node:fs';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { open, until } from './lib/browser.mjs';
import { docgen, repository, temporary } from './lib/build.mjs';

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
    fs.cpSync(path.join(repository, 'templates'), path.join(folder, 'templates'), { recursive: true });
    server = spawn(docgen(), ['serve', '--schema', 'order.json', '--templates', 'templates', '--port', '0'], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
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

  test('the guide, a template and the style are followed too, and a broken template is said', { timeout: 60000 }, async () => {
    const { page, close } = await open(`${url}guide.html`, url);
    const change = (name, edit) => { const file = path.join(folder, 'templates', name); fs.writeFileSync(file, edit(fs.readFileSync(file, 'utf8'))); };
    change('guide.md', (text) => `${text}\n\nA sentence of our own.\n`);
    assert.ok(await until(page, () => document.body.innerText.includes('A sentence of our own.'), null, 8000), 'the guide is not followed');
    change('page.html', (text) => text.replace('Made by docgen', 'Built by docgen'));
    assert.ok(await until(page, () => document.querySelector('footer').innerText.includes('Built by docgen'), null, 8000), 'the template is not followed');
    change('assets/docgen.css', (text) => `${text}\nh1 { letter-spacing: 7px; }\n`);
    assert.ok(await until(page, () => getComputedStyle(document.querySelector('h1')).letterSpacing === '7px', null, 8000), 'the style is not followed');
    change('page.html', (text) => text.replace('{{.Page.Title}}', '{{.Page.Title'));
    assert.ok(await until(page, () => /page\.html/.test(document.querySelector('[role=alert]')?.innerText ?? ''), null, 8000), 'no error shows');
    change('page.html', (text) => text.replace('{{.Page.Title', '{{.Page.Title}}'));
    assert.ok(await until(page, () => !document.querySelector('[role=alert]'), null, 8000), 'the error stays');
    await close();
  });
});
