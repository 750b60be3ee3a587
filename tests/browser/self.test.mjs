// The checks' own test: a clean site passes, and each planted fault is named.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import './lib/cleanup.mjs';
import { none } from './lib/none.mjs';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readSite } from './lib/site.mjs';
import { serve } from './lib/serve.mjs';
import { staticChecks } from './lib/static.mjs';
import { checkMarkup } from './lib/html.mjs';
import { open } from './lib/browser.mjs';
import { visit } from './lib/visit.mjs';
import { suspects } from './lib/suspects.mjs';
import { missingTexts, shownTexts } from './lib/texts.mjs';
import { hostile, writeClean, writeFaulty } from './lib/planted.mjs';

const faults = [
  'dead-link', 'dead-anchor', 'script-url', 'other-host', 'plain-http', 'rooted-link', 'orphan', 'duplicate-id', 'id-case', 'one-h1', 'heading-jump',
  'head', 'duplicate-title', 'policy', 'inline', 'sitemap', 'canonical', 'json', 'html-validate',
  'axe-light', 'axe-dark', 'axe-320', 'axe-dark-320', 'dark', 'console', 'http', 'no-scripts',
];
// Faults that share a check's name are told apart by their first word.
const worded = ['overflow:', 'sideways-scroller:', 'unreadable:', 'dead-button:', 'focus-not-visible:', 'unnamed:', 'broken-word:', 'covered:', 'off-screen:', 'skip-link:', 'deep-link:', 'text-spacing:'];

describe('the checks themselves', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'docgen-browser-self-'));
  const findings = {};

  before(async () => {
    for (const [kind, write] of [['clean', writeClean], ['faulty', writeFaulty]]) {
      const site = readSite(write(path.join(folder, kind))), served = await serve(site.root);
      findings[kind] = Object.values(staticChecks).flatMap((check) => check(site));
      findings[kind].push(...await checkMarkup(site, site.pages.map((page) => page.name)));
      findings[kind].push(...await visit(site, served, 'index.html', { deep: true }));
      findings[kind].push(...await visit(site, null, 'index.html'));
      await served.close();
    }
  });
  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  test('a clean site passes', () => none(findings.clean));
  for (const check of faults) test(`a planted fault is named: ${check}`, () => assert.ok(findings.faulty.some((finding) => finding.check === check)));
  for (const word of worded) test(`a planted fault is named: ${word.slice(0, -1)}`, () => assert.ok(findings.faulty.some((finding) => finding.what.startsWith(word))));

  for (const [name, markup, sign] of hostile) {
    test(`what a hostile schema may leave is named: ${name}`, async () => {
      const { page, close } = await open('about:blank', 'about:');
      await page.setContent(`<!DOCTYPE html><title>x</title>${markup}`);
      await page.waitForTimeout(50);
      const found = await page.evaluate(suspects);
      await close();
      assert.match(found.join('\n'), sign);
    });
  }

  test('a text that is not shown is named', () => {
    const schema = { title: 'Seen <b>', properties: { 'a"b': { enum: ['lost'], pattern: '^x$' } } };
    assert.deepEqual(missingTexts(shownTexts(schema), ['Seen <b> and a\\"b', '^x$']), ['lost']);
  });
});
