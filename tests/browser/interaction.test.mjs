// What the pages do with scripts, each by keyboard and by mouse, served and from file://.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import './lib/cleanup.mjs';
import { none } from './lib/none.mjs';
import { readSite } from './lib/site.mjs';
import { serve } from './lib/serve.mjs';
import { addressOf, open, until } from './lib/browser.mjs';
import { luminance } from './lib/look.mjs';
import { customerSite } from './lib/build.mjs';
import { pageOf } from './lib/kinds.mjs';

const results = () => [...document.querySelectorAll('[role=option]')].filter((option) => option.getClientRects().length).map((option) => option.innerText);
const inSearch = () => document.activeElement?.matches('input') && document.activeElement.getClientRects().length > 0;
const themeButton = (page) => page.getByRole('button', { name: /theme|dark|light/i }).first();

for (const mode of ['served', 'from file://']) {
  describe(`the Customer site with scripts, ${mode}`, () => {
    let site, served, at;
    before(async () => {
      site = readSite(customerSite());
      served = mode === 'served' ? await serve(site.root) : null;
      at = (name) => addressOf(site, served, name);
    });
    after(() => served?.close());

    // Opens a page of a kind for body, which may use no more than 30 s; no error may come up.
    const on = (kind, name, body, options) => test(name, { timeout: 30000 }, async () => {
      const { page, log, ctx, close } = await open(at(pageOf(site, kind)) + (options?.anchor ? `#${options.anchor}` : ''), served ? served.origin : 'file://', options?.context);
      try {
        await body(page, ctx);
        none(log.errors);
      } finally { await close(); }
    });

    for (const key of ['/', 'Control+k']) {
      on('schema', `search opens with ${key} and is driven by keys alone`, async (page) => {
        await page.keyboard.press(key);
        assert.ok(await until(page, inSearch), 'no focus in the search box');
        await page.keyboard.type('email');
        assert.ok(await until(page, () => document.querySelectorAll('[role=option]').length), 'no result');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('ArrowUp');
        assert.equal(await page.evaluate(() => document.querySelectorAll('[role=option][aria-selected=true]').length), 1);
        await page.keyboard.press('Escape');
        assert.ok(await until(page, () => !document.activeElement?.matches('[role=combobox],[type=search]')), 'Escape does not leave');
        await page.keyboard.press(key);
        await page.keyboard.press('Control+a');
        await page.keyboard.type('anonymous_id');
        await until(page, () => /anonymous_id/.test(document.querySelector('[role=option]')?.innerText));
        await page.keyboard.press('Enter');
        assert.ok(await until(page, () => /anonymous_id/.test(location.hash)), `Enter led to ${page.url()}`);
      });
    }

    on('schema', 'search by mouse', async (page) => {
      await page.getByRole('banner').getByText(/search/i).or(page.getByRole('button', { name: /search/i })).first().click();
      assert.ok(await until(page, inSearch), 'no focus in the search box');
      await page.keyboard.type('platform');
      await until(page, () => document.querySelectorAll('[role=option]').length);
      const [first] = await page.evaluate(results);
      assert.match(first, /platform/i);
      await page.getByRole('option').first().click();
      assert.ok(await until(page, () => /platform/.test(location.href)), page.url());
    });

    for (const [typed, meant] of [['emial', /email/i], ['anonimous', /anonymous_id/], ['plat form', /platform/i]]) {
      on('index', `search forgives "${typed}"`, async (page) => {
        await page.keyboard.press('/');
        await until(page, inSearch);
        await page.keyboard.type(typed);
        await until(page, () => document.querySelectorAll('[role=option]').length);
        assert.match((await page.evaluate(results)).slice(0, 5).join('\n'), meant);
      });
    }

    for (const way of ['mouse', 'keyboard']) {
      on('schema', `the theme switches by ${way}, and is remembered`, async (page) => {
        const before = await luminance(page);
        const press = async () => {
          if (way === 'mouse') return themeButton(page).click();
          await themeButton(page).focus();
          await page.keyboard.press('Enter');
        };
        await press();
        if (Math.abs(await luminance(page) - before) < 0.3) await press(); // a switch of three: system, light, dark
        assert.ok(Math.abs(await luminance(page) - before) > 0.3, 'the page looks the same');
        const chosen = await luminance(page);
        await page.goto(at(pageOf(site, 'source')));
        assert.ok(Math.abs(await luminance(page) - chosen) < 0.2, 'forgotten on the next page');
      });
    }

    on('fixtures', 'filters narrow the fixtures, by keyboard and by mouse', async (page) => {
      const shown = () => page.evaluate(() => [...document.querySelectorAll('main [data-verdict]')].filter((node) => node.getClientRects().length).length);
      const all = await shown();
      assert.ok(all > 10, `${all} fixtures listed`);
      const verdict = page.locator('select[name=verdict]');
      await verdict.focus();
      await page.keyboard.type('invalid');
      assert.ok(await until(page, (all) => [...document.querySelectorAll('main [data-verdict]')].filter((node) => node.getClientRects().length).length < all, all), 'nothing was left out');
      const byVerdict = await shown();
      const keyword = page.locator('select[name=keyword]');
      await keyword.selectOption({ label: 'type' }).catch(() => keyword.selectOption('type'));
      assert.ok(await until(page, (all) => [...document.querySelectorAll('main [data-verdict]')].filter((node) => node.getClientRects().length).length < all, byVerdict), 'keyword leaves nothing out');
      assert.ok(await shown() > 0, 'nothing is left');
      assert.match(await page.locator('.filters output').innerText(), /\d/);
      await page.locator('.filters button').click();
      assert.equal(await shown(), all, 'not all are shown again');
    });

    on('schema', 'sections fold and unfold, by keyboard and by mouse', async (page) => {
      const summary = page.locator('main details > summary').first(), details = summary.locator('..');
      await summary.click();
      assert.equal(await details.getAttribute('open'), null);
      await summary.focus();
      await page.keyboard.press('Enter');
      assert.notEqual(await details.getAttribute('open'), null);
    });

    on('schema', 'a deep link scrolls to its row and marks it', async (page) => {
      const id = 'devices.platform';
      const style = () => page.evaluate((id) => { const row = document.getElementById(id); return [row, row.firstElementChild].map((node) => { const { backgroundColor, backgroundImage, outline, boxShadow } = getComputedStyle(node); return backgroundColor + backgroundImage + outline + boxShadow; }).join('|'); }, id);
      const plain = await style();
      await page.goto('about:blank');
      await page.goto(`${at(pageOf(site, 'schema'))}#${id}`);
      await page.waitForTimeout(200);
      const top = await page.evaluate((id) => document.getElementById(id).getBoundingClientRect().top, id);
      assert.ok(top >= 0 && top < 900, `the row is at ${top} px`);
      assert.notEqual(await style(), plain, 'the row looks as any other');
    });

    on('schema', 'a link to a row in a folded section opens it', async (page) => {
      await page.evaluate(() => { for (const details of document.querySelectorAll('main details')) details.open = false; });
      await page.evaluate(() => { location.hash = '#devices.platform'; });
      assert.ok(await until(page, () => document.getElementById('devices.platform').getClientRects().length > 0), 'the row stays folded');
    });

    on('schema', 'the back button returns to where the reader was', async (page) => {
      const url = page.url();
      await page.evaluate(() => { location.hash = '#devices.platform'; });
      await page.evaluate(() => { location.hash = '#identifiers.email'; });
      await page.goBack();
      assert.match(page.url(), /#devices\.platform$/);
      assert.equal(await page.evaluate(() => document.querySelector(':target')?.id), 'devices.platform');
      await page.goto(at(pageOf(site, 'source')));
      await page.goBack();
      await page.goBack();
      assert.equal(page.url(), url);
    });

    for (const way of ['mouse', 'keyboard']) {
      on('schema', `copy buttons copy, by ${way}`, async (page, ctx) => {
        if (served) await ctx.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: served.origin });
        const button = page.getByRole('button', { name: /copy/i }).first();
        if (way === 'mouse') await button.click();
        else { await button.focus(); await page.keyboard.press('Enter'); }
        assert.ok(await until(page, () => /copied/i.test(document.body.innerText) || document.querySelector('[aria-label*=opied]')), 'it does not say so');
        if (served) assert.ok((await page.evaluate(() => navigator.clipboard.readText())).length > 1, 'nothing was copied');
      });
    }

    on('schema', 'on a phone Escape closes the menu and returns to where it was opened', async (page) => {
      const menu = page.getByRole('link', { name: 'Menu' });
      await menu.focus();
      await page.keyboard.press('Enter');
      assert.ok(await until(page, () => document.getElementById('~menu').getClientRects().length), 'the menu does not open');
      await page.keyboard.press('Tab');
      assert.ok(await page.evaluate(() => document.activeElement.closest('nav.side')), 'the next stop is not in the menu');
      await page.keyboard.press('Escape');
      assert.ok(await until(page, () => !document.getElementById('~menu').getClientRects().length), 'the menu stays');
      assert.equal(await page.evaluate(() => document.activeElement.innerText), 'Menu');
    }, { context: { viewport: { width: 390, height: 844 } } });

    on('schema', 'the examples fold, by keyboard and by mouse, and links lead to them', async (page) => {
      const smallest = page.locator('details.example', { hasText: 'Smallest' }), shown = () => smallest.evaluate((details) => details.open);
      assert.equal(await shown(), false);
      await smallest.locator('summary').focus();
      await page.keyboard.press('Enter');
      assert.equal(await shown(), true);
      await smallest.locator('summary').click();
      assert.equal(await shown(), false);
      await page.locator('main a[href="#~minimal"]').click();
      assert.ok(await until(page, () => document.getElementById('~minimal').closest('details').open), 'the link opens nothing');
      assert.match(await smallest.locator('pre').innerText(), /identifiers/);
    });

    on('schema', 'on a phone the menu opens and leads to another page', async (page) => {
      await page.getByRole('link', { name: 'Menu' }).or(page.getByRole('button', { name: 'Menu' })).first().click();
      const link = page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Guide' });
      await link.click({ timeout: 5000 });
      assert.ok(await until(page, () => /guide/.test(location.href)), page.url());
    }, { context: { viewport: { width: 390, height: 844 }, hasTouch: true } });
  });
}
