// What a page in the browser shows, as checks: each takes a Playwright page and
// returns strings that say what is wrong, none where all is well.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { PNG } from 'pngjs';

const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// Violations of axe. rules limits the run to some rules; themes change colours only.
export async function axe(page, rules) {
  if (!(await page.evaluate(() => !!window.axe))) await page.evaluate(axeSource);
  return page.evaluate(async (rules) => {
    const runOnly = rules ? { type: 'rule', values: rules } : { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'], preload: false, runOnly });
    return violations.map(({ id, help, nodes }) => `${id} (${help}), ${nodes.length} times, first ${nodes[0].target.join(' ')}: ${nodes[0].html.slice(0, 120)}`);
  }, rules);
}

export const colourRules = ['color-contrast', 'link-in-text-block'];

// What sticks out of the window, and boxes that must be scrolled sideways to be read.
export const overflow = (page) => page.evaluate(() => {
  const root = document.documentElement, found = [];
  const name = (node) => node.tagName.toLowerCase() + (node.id ? `#${node.id}` : '') + (typeof node.className === 'string' && node.className ? `.${node.className.split(' ')[0]}` : '');
  if (root.scrollWidth > root.clientWidth + 1) {
    const wide = [...document.querySelectorAll('body *')].filter((node) => node.getBoundingClientRect().right > root.clientWidth + 1).at(-1);
    found.push(`overflow: the page is ${root.scrollWidth - root.clientWidth} px too wide${wide ? `, by ${name(wide)}` : ''}`);
  }
  for (const node of document.querySelectorAll('body *')) {
    if (node.scrollWidth <= node.clientWidth + 8 || node.clientWidth <= 40 || node.closest('pre,code,textarea')) continue;
    if (['auto', 'scroll'].includes(getComputedStyle(node).overflowX) && node.innerText?.trim()) found.push(`sideways-scroller: ${name(node)} hides ${node.scrollWidth - node.clientWidth} px`);
  }
  return found;
});

// Short words of tables that are broken in the middle, as columns that shrink too far do.
export const brokenWords = (page) => page.evaluate(() => {
  const found = new Set(), range = document.createRange();
  for (const cell of document.querySelectorAll('main th, main td')) {
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      for (const { 0: word, index } of walker.currentNode.data.matchAll(/(?<![\p{L}\p{N}_])\p{L}{2,12}(?![\p{L}\p{N}_])/gu)) {
        range.setStart(walker.currentNode, index);
        range.setEnd(walker.currentNode, index + word.length);
        if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) found.add(word);
      }
    }
  }
  return found.size ? [`broken-word: ${[...found].slice(0, 8).join(' ')} in table cells`] : [];
});

// Median luminance of the window, 0 black to 1 white: what a person sees, whatever the style sheet says.
export async function luminance(page) {
  const { data } = PNG.sync.read(await page.screenshot({ animations: 'disabled' })), samples = [];
  for (let i = 0; i < data.length; i += 4 * 97) samples.push((0.2126 * data[i] + 0.7152 * data[i + 1] + 0.0722 * data[i + 2]) / 255);
  return samples.sort((a, b) => a - b)[samples.length >> 1];
}

// Words of the markup that a reader without scripts cannot see (folded ones count as seen), and buttons that do nothing then.
export const unreadable = (page) => page.evaluate(() => {
  for (const details of document.querySelectorAll('details')) details.open = true;
  const words = (text) => new Set(text.toLowerCase().match(/[\p{L}\p{N}_$]{3,}/gu) ?? []);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), texts = [];
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest('script,style,template,noscript,svg,option')) texts.push(walker.currentNode.data);
  const seen = words(document.body.innerText), lost = [...words(texts.join(' '))].filter((word) => !seen.has(word));
  const dead = [...document.querySelectorAll('button:not([type=submit])')].filter((button) => button.getClientRects().length && !button.closest('form,summary') && !button.hasAttribute('popovertarget'));
  return [
    ...(lost.length > 5 ? [`unreadable: ${lost.length} words are out of sight without scripts: ${lost.slice(0, 12).join(' ')}`] : []),
    ...dead.map((button) => `dead-button: "${button.innerText || button.getAttribute('aria-label')}" shows without scripts`),
  ];
});

// The words of the reading column.
export const mainWords = (page) => page.evaluate(() => {
  for (const details of document.querySelectorAll('details')) details.open = true;
  return [...new Set((document.querySelector('main') ?? document.body).innerText.toLowerCase().match(/[\p{L}\p{N}_$]{3,}/gu) ?? [])];
});

// WCAG 1.4.12: with wider spacing no text is clipped. Run last: it changes the page.
export const textSpacing = (page) => page.evaluate(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}');
  document.adoptedStyleSheets = [sheet];
  const clipped = (node) => {
    const { overflowX } = getComputedStyle(node);
    return node.children.length === 0 && node.textContent.trim() && ['hidden', 'clip'].includes(overflowX) && node.clientWidth > 12 && node.clientHeight > 12
      && (node.scrollWidth > node.clientWidth + 2 || node.scrollHeight > node.clientHeight + 2);
  };
  return [...document.querySelectorAll('body *')].filter(clipped).slice(0, 5).map((node) => `text-spacing: ${node.tagName.toLowerCase()} clips "${node.textContent.trim().slice(0, 40)}"`);
});

// How many pixels tell two screenshots of one size apart.
export function differing(a, b) {
  const p = PNG.sync.read(a), q = PNG.sync.read(b);
  if (p.width !== q.width || p.height !== q.height) return Infinity;
  let count = 0;
  for (let i = 0; i < p.data.length; i += 4) {
    if (Math.abs(p.data[i] - q.data[i]) + Math.abs(p.data[i + 1] - q.data[i + 1]) + Math.abs(p.data[i + 2] - q.data[i + 2]) > 24) count++;
  }
  return count;
}
