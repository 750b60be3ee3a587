// What readers meet who use high contrast, large type, the keyboard or no motion: WCAG 2.2 AA beyond what axe can tell.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import './lib/cleanup.mjs';
import { none } from './lib/none.mjs';
import { readSite } from './lib/site.mjs';
import { serve } from './lib/serve.mjs';
import { addressOf, open } from './lib/browser.mjs';
import { axe, overflow } from './lib/look.mjs';
import { tabBack, tabThrough } from './lib/keyboard.mjs';
import { inPairs } from './lib/visit.mjs';
import { customerSite } from './lib/build.mjs';
import { pageOf } from './lib/kinds.mjs';

const kinds = ['index', 'schema', 'definition', 'source', 'fixtures', 'groups', 'cases', 'guide', 'downloads', 'search', 'playground'];

describe('the Customer site, as it is reached by', () => {
  let site, served;
  before(async () => {
    site = readSite(customerSite());
    served = await serve(site.root);
  });
  after(() => served.close());

  // Opens a page of each kind and returns what body finds there.
  const onEach = async (some, context, body) => none((await inPairs(some, async (kind) => {
    const { page, close } = await open(addressOf(site, served, pageOf(site, kind)), served.origin, context);
    try {
      return (await body(page)).map((what) => ({ check: 'access', page: kind, what }));
    } finally { await close(); }
  })).flat());

  for (const [zoom, viewport] of Object.entries({ '200 %': { width: 640, height: 512 }, '400 %': { width: 320, height: 256 } })) {
    test(`zoom, ${zoom} of a window of 1280 by 1024: nothing sticks out, and nothing that stays covers the text`, { timeout: 60000 }, () => onEach(kinds, { viewport }, async (page) => [
      ...await overflow(page),
      ...await page.evaluate(() => [...document.querySelectorAll('body *')]
        .filter((node) => ['fixed', 'sticky'].includes(getComputedStyle(node).position) && node.getClientRects().length && !node.closest('dialog'))
        .filter((node) => node.getBoundingClientRect().height > innerHeight / 4)
        .map((node) => `${node.className || node.localName} stays over ${Math.round(node.getBoundingClientRect().height)} px of ${innerHeight}`)),
    ]));
  }

  test('high contrast: where the reader is and what has the focus shows', { timeout: 120000 }, () => onEach(['schema', 'fixtures'], { forcedColors: 'active' }, async (page) => [
    ...await axe(page),
    ...await tabThrough(page, 16),
    ...await page.evaluate(() => {
      const looks = (link) => { const { borderInlineStart, outline, textDecorationLine } = getComputedStyle(link); return borderInlineStart + outline + textDecorationLine; };
      return looks(document.querySelector('.side [aria-current]')) === looks(document.querySelector('.side a:not([aria-current])')) ? ['the page of the reader looks as the others in the list'] : [];
    }),
  ]));

  test('the keyboard, in the dark theme: each stop shows', { timeout: 120000 }, () => onEach(['schema', 'guide'], { colorScheme: 'dark' }, (page) => tabThrough(page, 20)));

  test('the keyboard, backwards: the bar never covers what has the focus', { timeout: 120000 }, () => onEach(['schema', 'source', 'cases'], {}, (page) => tabBack(page, 40)));

  test('a list of pages that says which one is shown', { timeout: 60000 }, () => onEach(kinds, {}, (page) => page.evaluate(() => {
    const here = [...document.querySelectorAll('[aria-current=page]')].map((link) => new URL(link.href).pathname);
    return here.length === 1 && here[0] === location.pathname ? [] : [`aria-current stands at ${here.join(' ') || 'nothing'}`];
  })));

  test('eyes that motion disturbs: nothing moves by itself', { timeout: 60000 }, () => onEach(kinds, { reducedMotion: 'no-preference' }, (page) => page.evaluate(() => {
    const moving = (node) => { const style = getComputedStyle(node); return style.animationName !== 'none' || style.transitionDuration.split(', ').some((s) => parseFloat(s) > 0) || style.scrollBehavior === 'smooth'; };
    return [...document.querySelectorAll('*')].filter(moving).slice(0, 3).map((node) => `${node.localName}.${node.className} moves`);
  })));

  test('paper: all that folds is open, no page is dark, and only what is to be read is there', { timeout: 60000 }, () => onEach(['schema', 'source', 'fixtures', 'cases', 'guide'], { colorScheme: 'dark' }, async (page) => {
    await page.emulateMedia({ media: 'print' });
    return page.evaluate(() => {
      const found = [], shown = (node) => node.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) && node.getClientRects().length > 0;
      for (const details of document.querySelectorAll('main details, aside details')) {
        const inside = [...details.children].find((node) => node.localName !== 'summary');
        if (inside && !shown(inside)) { found.push(`${details.className} stays folded`); break; }
      }
      for (const selector of ['header', 'nav.side', 'footer', 'button', 'form']) if ([...document.querySelectorAll(selector)].some(shown)) found.push(`${selector} is printed`);
      const channels = getComputedStyle(document.documentElement).backgroundColor.match(/[\d.]+/g).map(Number);
      if (channels.slice(0, 3).some((c) => c < 250)) found.push(`the paper is ${channels}`);
      for (const head of document.querySelectorAll('thead')) if (getComputedStyle(head).display !== 'table-header-group') found.push('the heads of a table are not repeated');
      return found;
    });
  }));
});

test('a stop that is covered on the way back is named', async () => {
  const { page, close } = await open('about:blank', 'about:');
  await page.setContent(`<style>header{position:sticky;top:0;background:#fff;height:300px}a{display:block;margin:90px 0}</style><header>bar</header>${'<a href="#x">link</a>'.repeat(30)}`);
  const found = await tabBack(page, 20);
  await close();
  assert.match(found.join('\n'), /covered/);
});
