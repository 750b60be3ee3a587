// One page through all checks, in one load with scripts and one without.
import { addressOf, open, weigh } from './browser.mjs';
import { axe, brokenWords, colourRules, luminance, mainWords, overflow, textSpacing, unreadable } from './look.mjs';
import { tabThrough } from './keyboard.mjs';
import { deepLinks } from './anchors.mjs';

const narrow = { width: 320, height: 640 }, middle = { width: 768, height: 1024 }, wide = { width: 1280, height: 900 };

// Visits a page of the site; served is a server or null for file://. deep adds
// the slow checks: the Tab key, deep links, text spacing and the print form.
// Returns findings { check, page, what }.
export async function visit(site, served, name, { deep = false } = {}) {
  const url = addressOf(site, served, name), within = served ? served.origin : 'file://';
  const found = [];
  const say = (check, what) => found.push({ check, page: name, what });
  const take = (kind, strings) => strings.forEach((what) => say(kind, what));
  const { page, log, close } = await open(url, within);
  try {
    const { bytes, requests } = await weigh(log);
    if (served && bytes > 100000) say('weight', `${bytes} bytes`);
    if (served && requests > 8) say('weight', `${requests} requests`);
    await colours(page, take);
    if (deep) await slowly(page, take);
    const words = await mainWords(page);
    for (const error of log.errors) say('console', error);
    for (const address of log.elsewhere) say('other-host', address);
    for (const answer of log.failed) say('http', answer);
    await withoutScripts(url, within, words, take);
  } finally { await close(); }
  return found;
}

// Both themes at both widths. Themes change nothing but colours, so the second one is held to the rules on these.
async function colours(page, take) {
  take('axe-light', await axe(page));
  take('wide', await brokenWords(page));
  const light = await luminance(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  take('axe-dark', await axe(page, colourRules));
  const dark = await luminance(page);
  if (light < 0.6 || dark > 0.4) take('dark', [`the window's median luminance is ${light.toFixed(2)} in light and ${dark.toFixed(2)} in dark`]);
  await page.setViewportSize(narrow);
  take('axe-dark-320', await axe(page, colourRules));
  await page.emulateMedia({ colorScheme: 'light' });
  take('axe-320', await axe(page));
  take('overflow-320', await overflow(page));
  await page.setViewportSize(middle); // tables are tables from here on, with the least room
  take('overflow-768', await overflow(page));
  await page.setViewportSize(wide);
}

async function slowly(page, take) {
  take('keyboard', await tabThrough(page));
  take('anchors', await deepLinks(page));
  const pdf = await page.pdf({ format: 'A4' });
  if (pdf.length < 2000 || !/\/Type\s*\/Page[^s]/.test(pdf.toString('latin1'))) take('print', ['no page came out of the printer']);
  take('text-spacing', await textSpacing(page));
}

async function withoutScripts(url, within, words, take) {
  const { page, close } = await open(url, within, { js: false });
  try {
    const kept = new Set(await mainWords(page));
    const lost = words.filter((word) => !kept.has(word));
    if (lost.length > words.length * 0.02) take('no-scripts', [`${lost.length} of ${words.length} words need scripts: ${lost.slice(0, 12).join(' ')}`]);
    take('no-scripts', await unreadable(page));
  } finally { await close(); }
}

// Runs work on each item, two at a time, and returns the results in order.
export async function inPairs(items, work) {
  const results = new Array(items.length);
  let next = 0;
  const worker = async () => { while (next < items.length) { const i = next++; results[i] = await work(items[i], i); } };
  await Promise.all([worker(), worker()]);
  return results;
}
