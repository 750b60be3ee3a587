// A schema with earlier versions: the page of what changed, and the feed, whatever their texts hold.
// The page's policy is switched off where it is the escaping that is proved.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import './lib/cleanup.mjs';
import { none } from './lib/none.mjs';
import { readSite } from './lib/site.mjs';
import { serve } from './lib/serve.mjs';
import { addressOf, open, until } from './lib/browser.mjs';
import { buildConfigured } from './lib/build.mjs';
import { checkMarkup } from './lib/html.mjs';
import { staticChecks } from './lib/static.mjs';
import { suspects } from './lib/suspects.mjs';
import { visit } from './lib/visit.mjs';

const page = 'order/changes.html';
const hostile = '"><img src=x onerror=alert(1)></script><script>alert(2)</script>';
const line = { type: 'object', properties: { sku: { type: 'string' }, quantity: { type: 'integer', minimum: 1 } }, required: ['sku'] };
const now = {
  title: 'Order', description: `Now with ${hostile}`, type: 'object', required: ['status'], additionalProperties: false,
  properties: { status: { enum: ['open', hostile] }, lines: { type: 'array', minItems: 1, items: { $ref: '#/$defs/Line' } }, [hostile]: { type: 'string', pattern: '^a+$' } },
  $defs: { Line: line, 'LongDefinition': { properties: { andAnUncommonlyLongPropertyThatNoColumnOfATableHoldsInOneLine: { maximum: 3 } } } },
};
const then = {
  title: hostile, type: 'object', 'x-<b>': hostile, properties: { status: { enum: ['open', 'lost'] }, [`old ${hostile}`]: { const: 1 }, lines: { type: 'array', items: { $ref: '#/$defs/Line' } } },
  $defs: { Line: { ...line, properties: { ...line.properties, quantity: { type: 'integer', minimum: 0 } } }, 'LongDefinition': { properties: { andAnUncommonlyLongPropertyThatNoColumnOfATableHoldsInOneLine: { maximum: 2 } } } },
};
const config = { 'base-url': 'https://docs.example/', schemas: [{
  file: 'order.schema.json', published: '2026-05-01', version: '3.0',
  versions: [{ file: 'old.json', published: '2025-03-10', version: hostile }, { file: 'older.json', published: '2024-01-31' }],
}] };

describe('the changes of a schema', () => {
  let site, served;
  before(async () => {
    site = readSite(buildConfigured('changes', { 'docgen.yaml': config, 'order.schema.json': now, 'old.json': then, 'older.json': { title: 'Order' } }));
    served = await serve(site.root);
  }, { timeout: 120000 });
  after(() => served?.close());

  for (const [name, check] of Object.entries(staticChecks)) test(`files: ${name}`, () => none(check(site)));

  test('html-validate and axe find nothing', { timeout: 120000 }, async () => {
    none(await checkMarkup(site, [page]));
    none(await visit(site, served, page, { deep: true }));
  });

  test('nothing in it runs', async () => {
    const { page: tab, log, close } = await open('about:blank', served.origin, { bypassCSP: true });
    await tab.goto(addressOf(site, served, page), { waitUntil: 'load' });
    none([...await tab.evaluate(suspects), ...log.errors, ...log.dialogs]);
    assert.ok((await tab.evaluate(() => document.body.textContent)).includes(hostile));
    await close();
  });

  test('a change leads to the row that it is about', async () => {
    const { page: tab, close } = await open(addressOf(site, served, page), served.origin);
    await tab.click('tr:has-text("Lower bound raised") th a');
    assert.ok(await until(tab, () => document.querySelector(':target')?.textContent.includes('quantity')));
    await close();
  });

  test('each entry of the feed leads to its version', async () => {
    const feed = fs.readFileSync(path.join(site.root, 'feed.xml'), 'utf8');
    const links = [...feed.matchAll(/<link href="https:\/\/docs\.example\/([^"#]*)#([^"]*)"/g)];
    assert.equal(links.length, 3);
    for (const [, name, anchor] of links) assert.ok(site.byName.get(name).ids.includes(anchor), anchor);
  });
});
