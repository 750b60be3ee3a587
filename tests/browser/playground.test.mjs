// The playground, driven by keyboard and mouse. `make playground` builds its program; without it nothing is tested.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import './lib/cleanup.mjs';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { open, until } from './lib/browser.mjs';
import { axe } from './lib/look.mjs';
import { serve } from './lib/serve.mjs';
import { buildSite, playgroundFolder, temporary } from './lib/build.mjs';

const project = fileURLToPath(new URL('../..', import.meta.url));
const program = playgroundFolder();
const skip = !program && 'the program is not built: make playground';

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Playground</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'">
<link rel="stylesheet" href="assets/docgen.css"></head>
<body><main><h1>Playground</h1>
<div id="playground" data-wasm="playground/docgen.wasm" data-exec="playground/wasm_exec.js" data-index="playground/index.json"><p>Open the playground.</p></div>
</main><script src="assets/playground.js"></script></body></html>`;

const customer = 'https://customer.io/schemas/customer-io/customer.json';
const index = { schemas: [{ title: 'Customer', data: 'customer.json' }, { title: 'Tree', data: 'tree.json' }] };
const data = {
  customer: {
    files: [{ name: 'schema.json', address: '../customer/schema.json' }],
    rows: { [`${customer}#/$defs/Device/properties/platform`]: '../customer/index.html#devices.platform', [`${customer}#`]: '../customer/index.html' },
    cases: { [`${customer}#/$defs/Device/properties/platform/enum`]: [['not an enum value', '../customer/fixtures.html#case']] },
  },
  tree: { files: [{ name: 'tree.json', address: '../tree.json' }], rows: {}, cases: {} },
};
const tree = {
  $schema: 'http://json-schema.org/draft-07/schema#', type: 'object', required: ['name'],
  properties: { name: { type: 'string', minLength: 1 }, children: { type: 'array', items: { $ref: '#' } } },
};

// Lays out a site of one page as `docgen build` would.
function layOut(folder) {
  const copy = (from, to) => { fs.mkdirSync(path.dirname(path.join(folder, to)), { recursive: true }); fs.copyFileSync(from, path.join(folder, to)); };
  for (const name of fs.readdirSync(path.join(project, 'templates/assets'))) copy(path.join(project, 'templates/assets', name), `assets/${name}`);
  for (const name of ['docgen.wasm', 'wasm_exec.js']) copy(path.join(program, name), `playground/${name}`);
  copy(path.join(project, 'schema/customer-io-customer-schema.json'), 'customer/schema.json');
  fs.writeFileSync(path.join(folder, 'playground.html'), page);
  fs.writeFileSync(path.join(folder, 'tree.json'), JSON.stringify(tree));
  for (const [name, value] of Object.entries({ index, ...data })) fs.writeFileSync(path.join(folder, `playground/${name}.json`), JSON.stringify(value));
  return folder;
}

describe('the playground', { skip }, () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'docgen-playground-'));
  let served, view, log;
  const verdict = (pattern) => until(view, (source) => new RegExp(source).test(document.querySelector('.pg-verdict')?.textContent ?? ''), pattern, 15000);
  const findings = () => view.$$eval('.pg-findings li', (items) => items.map((item) => item.innerText.replace(/\s+/g, ' ')));
  const type = async (text) => { await view.fill('#pg-text', text); };

  before(async () => {
    served = await serve(layOut(folder));
    ({ page: view, log } = await open(`${served.origin}/playground.html`, served.origin));
  });
  after(async () => {
    await view.context().close();
    await served.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  test('nothing of it is fetched before it is asked for', () => {
    assert.deepEqual(log.requests.map((r) => new URL(r.url()).pathname).sort(), ['/assets/docgen.css', '/assets/playground.js', '/playground.html']);
  });

  test('it opens by keyboard, with a valid instance', async () => {
    await view.keyboard.press('Tab');
    await view.keyboard.press('Enter');
    assert.ok(await verdict('^Valid$'), await view.textContent('main'));
    assert.equal(await view.evaluate(() => document.activeElement.id), 'pg-text');
    assert.match(await view.inputValue('#pg-text'), /"identifiers"/);
  });

  test('a violation is said, marked, and linked to its rule and its fixture', async () => {
    await type('{\n  "identifiers": {},\n  "devices": [{"id": "é😀", "platform": "windows"}]\n}');
    assert.ok(await verdict('^Invalid: 1 violation$'));
    const [only] = await findings();
    assert.match(only, /line 3, column 40/);
    assert.match(only, /\/devices\/0\/platform by enum/);
    assert.deepEqual(await view.$$eval('.pg-stack mark', (marks) => marks.map((m) => m.textContent)), ['"windows"']);
    assert.deepEqual(await view.$$eval('.pg-findings a', (links) => links.map((a) => new URL(a.href).pathname + new URL(a.href).hash)),
      ['/customer/index.html#devices.platform', '/customer/fixtures.html#case']);
    await view.click('.pg-findings button');
    assert.equal(await view.evaluate(() => { const t = document.activeElement; return t.value.slice(t.selectionStart, t.selectionEnd); }), '"windows"');
  });

  test('format is an assertion or an annotation', async () => {
    await type('{"identifiers": {}, "email": "nobody"}');
    assert.ok(await verdict('^Invalid: 1 violation$'));
    await view.focus('#pg-format');
    await view.keyboard.press('Space');
    assert.ok(await verdict('^Valid$'));
    await view.click('label:has(#pg-format)');
    assert.ok(await verdict('^Invalid'));
  });

  test('text that is no JSON is said to be none, with its place', async () => {
    await type('{"identifiers": {},}');
    assert.ok(await verdict('^Not JSON$'));
    assert.match((await findings())[0], /line 1, column 19/);
    await type('{"identifiers": {}, "a": 1, "a": 2}');
    assert.ok(await verdict('^Valid$'));
    assert.match((await findings())[0], /two members called "a"/);
  });

  test('a seed gives another instance, the same one each time', async () => {
    const byseed = async (seed) => { await view.fill('#pg-seed', String(seed)); await view.press('#pg-seed', 'Enter'); await view.waitForTimeout(400); return view.inputValue('#pg-text'); };
    const [five, six] = [await byseed(5), await byseed(6)];
    assert.notEqual(five, six);
    assert.equal(await byseed(5), five);
    assert.ok(await verdict('^Valid$'));
    await view.click('text=Another instance');
    assert.equal(await until(view, (text) => document.getElementById('pg-text').value === text, six), true);
  });

  test('a file is dropped, another schema chosen', async () => {
    await view.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(['{"identifiers": 3}'], 'x.json'));
      document.querySelector('.pg-paper').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    });
    assert.ok(await verdict('^Invalid'));
    await view.selectOption('#pg-schema', '1');
    assert.ok(await verdict('^Valid$'));
    await type('{"name": "", "children": [{"children": []}]}');
    assert.ok(await verdict('^Invalid: 2 violations$'));
  });

  test('it is accessible, narrow and wide, and has no error', async () => {
    for (const width of [1280, 320]) {
      await view.setViewportSize({ width, height: 800 });
      assert.deepEqual(await axe(view), []);
      assert.equal(await view.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
    }
    assert.deepEqual(log.errors, []);
    assert.deepEqual([...log.elsewhere], []);
  });

  test('without the program it says how to get it', async () => {
    fs.rmSync(path.join(folder, 'playground/docgen.wasm'));
    const other = await open(`${served.origin}/playground.html`, served.origin);
    await other.page.click('button');
    assert.ok(await until(other.page, () => /make playground/.test(document.querySelector('[role=status]').textContent), null, 8000));
    await other.close();
  });

  test('from a file it says how to serve', async () => {
    const other = await open(`file://${folder}/playground.html`, 'file://');
    await other.page.click('button');
    assert.ok(await until(other.page, () => /docgen serve/.test(document.querySelector('[role=status]').textContent)));
    await other.close();
  });
});

describe('the playground of a catalogue', { skip }, () => {
  let served, view, log;
  const verdict = (text) => until(view, (text) => document.querySelector('.pg-verdict')?.textContent === text, text, 15000);
  const links = (words) => view.$$eval('.pg-findings li', (items, words) => items.map((item) => [...item.querySelectorAll('a')].find((a) => a.textContent.startsWith(words))?.href), words);
  before(async () => {
    const orders = path.join(temporary(), 'order.json');
    fs.writeFileSync(orders, JSON.stringify({ ...tree, title: 'Tree' }));
    served = await serve(buildSite('playground', [path.join(project, 'schema/customer-io-customer-schema.json'), orders], ['--playground', playgroundFolder(), '--max-cases', '400']));
    ({ page: view, log } = await open(`${served.origin}/playground.html`, served.origin));
  }, { timeout: 120000 });
  after(async () => {
    await view.context().close();
    await served.close();
  });

  test('each violation leads to its rule and its fixture, on pages that have them', async () => {
    assert.equal(log.requests.some((r) => r.url().endsWith('.wasm')), false);
    await view.click('#playground button');
    assert.ok(await verdict('Valid'), await view.textContent('main'));
    await view.fill('#pg-text', '{"email": 3, "identifiers": {"cio_id": "X"}, "devices": [{"id": "a", "platform": "b"}], "segments": [{"id": 1.5}]}');
    assert.ok(await verdict('Invalid: 4 violations'));
    const rules = await links('the rule'), fixtures = (await view.$$eval('.pg-findings a', (all) => all.map((a) => a.href))).filter((href) => /case/.test(href));
    assert.equal(rules.filter(Boolean).length, 4);
    assert.ok(fixtures.length >= 4, `${fixtures.length} fixtures`);
    for (const address of [...rules, ...fixtures.slice(0, 4)]) {
      const { page, close } = await open(address, served.origin);
      assert.ok(await page.$(':target'), address);
      await close();
    }
  });

  test('by keyboard alone: another schema, an instance of it, a violation', async () => {
    await view.focus('#pg-schema');
    await view.keyboard.press('ArrowDown');
    assert.ok(await until(view, () => document.querySelector('.pg-verdict').textContent === 'Valid' && document.getElementById('pg-schema').value === '1', null, 15000));
    for (let i = 0; i < 12 && await view.evaluate(() => document.activeElement.id !== 'pg-text'); i++) await view.keyboard.press('Tab');
    await view.keyboard.press('Control+A');
    await view.keyboard.type('{"name": "", "children": 1}');
    assert.ok(await verdict('Invalid: 2 violations'), await view.textContent('.pg-verdict'));
    await view.keyboard.press('Tab');
    assert.match(await view.evaluate(() => document.activeElement.closest('.pg-findings')?.innerText ?? ''), /minLength|type/);
  });

  test('nothing went wrong on the way', () => {
    assert.deepEqual(log.errors, []);
    assert.deepEqual(log.failed, []);
    assert.deepEqual([...log.elsewhere], []);
  });
});
