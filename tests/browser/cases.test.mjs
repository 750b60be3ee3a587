// Cases in brief: every case of a schema that is not small stands on the site, with an anchor, and opens to the
// instance that its file holds, byte for byte.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import './lib/cleanup.mjs';
import { none } from './lib/none.mjs';
import { readSite } from './lib/site.mjs';
import { serve } from './lib/serve.mjs';
import { addressOf, open, until } from './lib/browser.mjs';
import { buildWhole, temporary } from './lib/build.mjs';
import { checkMarkup } from './lib/html.mjs';
import { staticChecks } from './lib/static.mjs';
import { visit } from './lib/visit.mjs';
import { groupsIn } from './lib/groups.mjs';

// A schema of more than 10 kB with every kind of case: places that are alike, edits of several kinds, odd names.
function orders() {
  const about = 'What is kept of it is what the customer gave when the order was placed, and it is never changed after that. '.repeat(3);
  const text = (title, more) => ({ title, description: about, type: 'string', ...more });
  const person = { type: 'object', description: about, required: ['name'], additionalProperties: false, properties: { name: text('Name'), mail: text('Mail', { format: 'email' }), phone: text('Phone'), 'a/b~c "d"': { type: 'integer', minimum: 1 } } };
  const named = Object.fromEntries(['street', 'house', 'city', 'zip', 'country', 'floor', 'note', 'door', 'block', 'region', 'island', 'quarter', 'stairs', 'company', 'office', 'desk'].map((name) => [name, text(name)]));
  const flags = Object.fromEntries(['gift', 'insured', 'express', 'tracked'].map((name) => [name, { type: 'boolean', description: about }]));
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'Order', description: about, type: 'object', required: ['id', 'lines'],
    properties: { id: text('Id', { pattern: '^[A-Z]{2}-[0-9]+$' }), state: { description: about, enum: ['open', 'paid', 'sent'] }, buyer: person, receiver: person, ...flags,
      address: { type: 'object', description: about, properties: named }, weight: { type: 'number', minimum: 0, maximum: 1e3, description: about },
      lines: { type: 'array', description: about, minItems: 1, items: { type: 'object', required: ['sku'], properties: { sku: text('Sku', { minLength: 2 }), count: { type: 'integer', minimum: 1 } } } } } };
}

describe('cases in brief', () => {
  let built, site, served, manifest;
  before(async () => {
    const file = path.join(temporary(), 'orders.json');
    fs.writeFileSync(file, JSON.stringify(orders(), null, 2));
    assert.ok(fs.statSync(file).size > 10000, 'the schema is small');
    built = buildWhole('orders', file);
    site = readSite(built.site);
    served = await serve(site.root);
    manifest = JSON.parse(fs.readFileSync(path.join(built.fixtures, 'manifest.json'), 'utf8'));
  }, { timeout: 120000 });
  after(() => served?.close());

  const caseIds = (name) => site.byName.get(name).ids.filter((id) => /^c(ase)?\./.test(id));
  const casePages = () => site.pages.map((page) => page.name).filter((name) => caseIds(name).length > 0);

  for (const [name, check] of Object.entries(staticChecks)) test(`files: ${name}`, () => none(check(site)));

  test('each case has an anchor of its own', () => {
    const ids = casePages().flatMap(caseIds);
    assert.equal(new Set(ids).size, manifest.cases.length);
  });

  test('html-validate and axe find nothing on the pages of cases', { timeout: 240000 }, async () => {
    none(await checkMarkup(site, [...casePages(), 'orders/fixtures.html']));
    for (const name of new Set([...casePages(), 'orders/fixtures.html'])) none(await visit(site, served, name));
  });

  test('no page of cases is heavy', () => {
    for (const name of casePages()) {
      const page = site.byName.get(name);
      assert.ok(site.size(name) < 100000 && page.elements.length < 2600, `${name}: ${site.size(name)} bytes, ${page.elements.length} elements`);
    }
  });

  test('scripts off: a link to a case leads to it, marked, with its change', async () => {
    const [name] = casePages(), id = caseIds(name).at(-50) ?? caseIds(name)[0];
    const { page, close } = await open(`${addressOf(site, null, name)}#${id}`, 'file://', { js: false });
    const { top, background, text } = await page.evaluate(() => { const target = document.querySelector(':target'); return { top: target.getBoundingClientRect().top, background: getComputedStyle(target).backgroundColor, text: target.innerText }; });
    await close();
    assert.ok(top >= 0 && top < 900, `the case is at ${top} px`);
    assert.notEqual(background, 'rgba(0, 0, 0, 0)');
    assert.ok(text.trim().length > 0);
  });

  test('scripts off: groups by verdict, keyword and flag lead to the places of their cases', async () => {
    const { page, close } = await open(addressOf(site, null, 'orders/fixtures.html'), 'file://', { js: false });
    const groups = await page.locator('details.grouped li').evaluateAll((all) => all.map((li) => ({
      name: li.querySelector('code').textContent, count: parseInt(li.childNodes[1].textContent, 10), more: / more places/.test(li.textContent),
      links: [...li.querySelectorAll('a')].map((a) => ({ count: Number(/\((\d+)\)$/.exec(a.textContent)[1]), page: a.pathname, anchor: decodeURIComponent(a.hash.slice(1)) })),
    })));
    await close();
    const wanted = Object.values(groupsIn(manifest)).flatMap((kind) => [...kind]);
    assert.deepEqual(groups.map((g) => `${g.name} ${g.count}`).sort(), wanted.map(([name, cases]) => `${name} ${cases.length}`).sort());
    for (const { name, count, more, links } of groups) {
      const told = links.reduce((sum, link) => sum + link.count, 0);
      assert.ok(more ? told < count : told === count, `${name}: ${told} of ${count}`);
      for (const link of links) assert.ok(casePages().some((page) => link.page.endsWith(page) && caseIds(page).includes(link.anchor)), `${name} leads to ${link.page}#${link.anchor}`);
    }
  });

  for (const mode of ['served', 'from file://']) {
    const address = (name) => addressOf(site, mode === 'served' ? served : null, name);
    const within = () => (mode === 'served' ? served.origin : 'file://');

    for (const way of ['mouse', 'keyboard']) {
      test(`${mode}: a case opens and closes by ${way}`, { timeout: 60000 }, async () => {
        const [name] = casePages();
        const { page, log, close } = await open(address(name), within());
        const button = page.locator('.brief [id^="c"] button').nth(3);
        await button.scrollIntoViewIfNeeded();
        const press = async () => { if (way === 'mouse') await button.click(); else { await button.focus(); await page.keyboard.press('Enter'); } };
        await press();
        assert.ok(await until(page, () => document.querySelector('.brief .case pre')), 'nothing opens');
        assert.equal(await button.getAttribute('aria-expanded'), 'true');
        assert.match(await page.locator('.brief .case').innerText(), /curl|Download/);
        await press();
        assert.ok(await until(page, () => !document.querySelector('.brief .case')), 'it does not close');
        none(log.errors);
        await close();
      });
    }

    test(`${mode}: a link to a case opens it`, { timeout: 60000 }, async () => {
      const [name] = casePages(), id = caseIds(name)[5];
      const { page, log, close } = await open(`${address(name)}#${id}`, within());
      assert.ok(await until(page, () => document.querySelector('.brief .case')), 'it stays closed');
      none(log.errors);
      await close();
    });

    test(`${mode}: downloads are the files of the fixtures, byte for byte`, { timeout: 240000 }, async () => {
      let exact = 0;
      const wrong = [];
      for (const name of casePages()) {
        const { page, log, close } = await open(address(name), within());
        const ids = caseIds(name).filter((_, i) => i % 4 === (mode === 'served' ? 0 : 2));
        // The policy lets no script fetch a blob, so they are caught where they are made.
        await page.evaluate(() => { const make = URL.createObjectURL; window.made = new Map(); URL.createObjectURL = (blob) => { const url = make(blob); window.made.set(url, blob); return url; }; });
        for (const id of ids) {
          const opened = await page.evaluate(async (id) => {
            location.hash = '';
            for (const open of document.querySelectorAll('.brief [aria-expanded=true]')) open.click();
            location.hash = id;
            const end = Date.now() + 1000;
            let panel;
            while (!(panel = document.querySelector('.brief .case')) && Date.now() < end) await new Promise((next) => { setTimeout(next, 1); });
            const blob = window.made.get(panel?.querySelector('a[download]')?.href), file = [...(panel?.querySelectorAll('dd code') ?? [])].at(-1)?.textContent;
            return { file, bytes: blob && [...new Uint8Array(await blob.arrayBuffer())] };
          }, id);
          if (!opened.bytes) { wrong.push(`${name}#${id}: no download of ${opened.file}`); continue; }
          const want = fs.readFileSync(path.join(built.fixtures, '..', opened.file));
          if (Buffer.compare(want, Buffer.from(opened.bytes)) === 0) exact++; else wrong.push(`${name}#${id}: ${opened.file}`);
        }
        none(log.errors);
        await close();
      }
      none(wrong);
      assert.ok(exact > 100, `only ${exact} are downloaded`);
    });

    test(`${mode}: a case is downloaded under the name of its file`, { timeout: 60000 }, async () => {
      const [name] = casePages();
      const { page, close } = await open(`${address(name)}#${caseIds(name)[5]}`, within());
      const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.brief .case a[download]').click()]);
      const file = (await page.locator('.brief .case dd code').allInnerTexts()).at(-1);
      assert.equal(download.suggestedFilename(), path.basename(file));
      assert.deepEqual(fs.readFileSync(await download.path()), fs.readFileSync(path.join(built.fixtures, '..', file)));
      await close();
    });

    test(`${mode}: filters narrow the cases and lead on`, { timeout: 60000 }, async () => {
      const { page, log, close } = await open(address('orders/fixtures.html'), within());
      const shown = () => page.evaluate(() => Number(document.querySelector('.filters output').innerText.split(' ')[0]));
      assert.equal(await shown(), manifest.cases.length);
      await page.locator('select[name=verdict]').selectOption('invalid');
      assert.equal(await shown(), manifest.cases.filter((c) => c.verdict === 'invalid').length);
      await page.locator('select[name=keyword]').selectOption('required');
      const left = manifest.cases.filter((c) => c.verdict === 'invalid' && c.keyword === 'required').length;
      assert.equal(await shown(), left);
      const link = page.locator('.entries a:visible').first();
      if (await link.count()) {
        await link.click();
        await page.waitForLoadState();
        const on = await shown();
        assert.ok(on > 0 && on <= left, `${on} of ${left} on the page that it leads to`);
      }
      none(log.errors);
      await close();
    });
  }
});

// A schema that has so many rules that its site keeps its proportion only with the names of its cases.
function dense() {
  const property = { type: ['string', 'integer'], description: 'This is said of each. '.repeat(4) };
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'Dense', type: 'object', properties: Object.fromEntries(Array.from({ length: 250 }, (_, i) => [`p${i}`, i % 25 ? property : { type: 'array', minItems: 1, items: property }])) };
}

describe('cases of which a page tells the names alone', () => {
  let built, site, manifest;
  before(() => {
    const file = path.join(temporary(), 'dense.json');
    fs.writeFileSync(file, JSON.stringify(dense()));
    built = buildWhole('dense', file);
    site = readSite(built.site);
    manifest = JSON.parse(fs.readFileSync(path.join(built.fixtures, 'manifest.json'), 'utf8'));
  }, { timeout: 120000 });

  // What a page shows of a case when a link to it is followed.
  const openCase = (page, id) => page.evaluate(async (anchor) => {
    for (const one of document.querySelectorAll('.brief [aria-expanded=true]')) one.click();
    location.hash = anchor;
    const end = Date.now() + 2000;
    let panel;
    while (!(panel = document.querySelector('.brief .case')) && Date.now() < end) await new Promise((next) => { setTimeout(next, 1); });
    const blob = window.made.get(panel?.querySelector('a[download]')?.href);
    const signs = [...(panel?.querySelectorAll('.diff :is(ins, del)') ?? [])].flatMap((el) => ['::before', '::after'].map((side) => getComputedStyle(el, side).content));
    const plain = [...(panel?.querySelectorAll('.json :is(.key, .string, .number, .word)') ?? [])].filter((el) => getComputedStyle(el).color === getComputedStyle(el.closest('.json')).color).length;
    return { signs, plain, base: panel?.querySelector('p.soft a')?.hash.slice(1), sentence: panel?.querySelector('p')?.textContent, file: [...(panel?.querySelectorAll('dd code') ?? [])].at(-1)?.textContent, bytes: blob && [...new Uint8Array(await blob.arrayBuffer())] };
  }, id);

  test('each opens to its sentence and its bytes', { timeout: 120000 }, async () => {
    const byFile = new Map(manifest.cases.map((c) => [`dense/${c.file}`, c]));
    const names = site.pages.map((page) => page.name).filter((name) => site.byName.get(name).ids.some((id) => id.startsWith('c.')));
    const total = names.reduce((sum, name) => sum + site.byName.get(name).ids.filter((id) => id.startsWith('c.')).length, 0);
    assert.equal(total, manifest.cases.length);
    const seen = new Set();
    let linked = 0;
    for (const name of names) {
      const { page, log, close } = await open(addressOf(site, null, name), 'file://');
      await page.evaluate(() => { const make = URL.createObjectURL; window.made = new Map(); URL.createObjectURL = (blob) => { const url = make(blob); window.made.set(url, blob); return url; }; });
      for (const id of site.byName.get(name).ids.filter((one) => one.startsWith('c.')).filter((_, i) => i % 37 === 0)) {
        const opened = await openCase(page, id);
        const c = byFile.get(opened.file);
        assert.ok(c, `${name}#${id} is ${opened.file}`);
        assert.ok(opened.sentence.endsWith(c.description), `${opened.sentence}\nwant ${c.description}`);
        if (c.verdict === 'malformed') assert.match(opened.sentence, /^(?!The value at)\p{Lu}|^[^\p{L}]/u, 'no place is at fault');
        assert.ok(opened.signs.every((sign) => sign === 'none'), `a line of the difference has a second sign: ${opened.signs}`);
        const base = manifest.cases.find((one) => one.id === c.base);
        if (opened.base) assert.equal((await openCase(page, opened.base)).file, `dense/${base.file}`, 'another case than that which this one is made from');
        if (opened.base) linked++;
        assert.equal(opened.plain, 0, 'parts of the instance are not highlighted');
        assert.deepEqual(Buffer.from(opened.bytes), fs.readFileSync(path.join(built.fixtures, c.file)), opened.file);
        seen.add(c.verdict);
      }
      none(log.errors);
      await close();
    }
    assert.ok(seen.has('valid') && seen.has('invalid') && seen.has('malformed'), [...seen].join(' '));
    assert.ok(linked > 20, `what a case is made from is linked ${linked} times`);
  });
});
