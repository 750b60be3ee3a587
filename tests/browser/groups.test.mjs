// Cases by verdict, keyword and flag: lists without scripts, which agree with the filters that scripts add.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import './lib/cleanup.mjs';
import { none } from './lib/none.mjs';
import { readSite } from './lib/site.mjs';
import { serve } from './lib/serve.mjs';
import { addressOf, open, until } from './lib/browser.mjs';
import { customerManifest, customerSite } from './lib/build.mjs';
import { pageOf, pagesOf } from './lib/kinds.mjs';
import { groupsIn } from './lib/groups.mjs';

describe('cases by verdict, keyword and flag', () => {
  let site, served, manifest;
  before(async () => {
    site = readSite(customerSite());
    served = await serve(site.root);
    manifest = customerManifest();
  });
  after(() => served.close());

  // The groups on a page that lists cases: name, number, links to the cases, and the address of the filtered list.
  const listed = () => [...document.querySelectorAll('main h2')].map((heading) => {
    const said = heading.nextElementSibling, list = said.nextElementSibling;
    return { name: heading.innerText, count: parseInt(said.innerText, 10), filtered: said.querySelector('a').href, cases: [...list.querySelectorAll('a')].map((a) => a.hash.slice(1)) };
  });
  const anchor = (c) => `case.${c.id.replaceAll('/', '.')}`;

  for (const kind of ['verdict', 'keyword', 'flag']) {
    const name = () => pagesOf(site, 'groups').find((page) => page.endsWith(`by-${kind}.html`));
    const wanted = () => groupsIn(manifest)[kind];

    test(`scripts off: every case is reached from the list by ${kind}`, async () => {
      const { page, close } = await open(addressOf(site, null, name()), 'file://', { js: false });
      const groups = await page.evaluate(listed);
      await close();
      assert.deepEqual(groups.map((g) => g.name).sort(), [...wanted().keys()].sort());
      for (const g of groups) {
        const cases = wanted().get(g.name);
        assert.equal(g.count, cases.length, g.name);
        assert.deepEqual(g.cases.sort(), cases.map(anchor).sort(), g.name);
      }
    });

    test(`scripts off: the page of the fixtures counts the cases by ${kind}, and leads to them`, async () => {
      const { page, close } = await open(addressOf(site, null, pageOf(site, 'fixtures')), 'file://', { js: false });
      const groups = page.locator('.groups div', { hasText: `By ${kind}` });
      assert.deepEqual((await groups.locator('a').allInnerTexts()).sort(), [...wanted()].map(([group, cases]) => `${group} (${cases.length})`).sort());
      await groups.locator('a').last().click();
      assert.ok(await until(page, () => document.querySelector('h2:target')?.getBoundingClientRect().top >= 0), page.url());
      await close();
    });

    for (const mode of ['served', 'from file://']) {
      test(`${mode}: filtered, the list by place has what a group of the list by ${kind} has`, { timeout: 120000 }, async () => {
        const within = mode === 'served' ? served : null;
        const { page, log, close } = await open(addressOf(site, within, name()), within ? served.origin : 'file://');
        for (const g of await page.evaluate(listed)) {
          await page.goto(g.filtered);
          assert.ok(await until(page, (count) => document.querySelector('.filters output')?.innerText.startsWith(`${count} of `), g.count), `${g.name}: ${await page.locator('.filters output').innerText()}`);
          assert.equal(await page.locator('.brief b:visible').count(), g.count, g.name);
        }
        none(log.errors);
        await close();
      });
    }
  }
});
