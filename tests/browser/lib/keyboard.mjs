// Walks a page with the Tab key as a keyboard user does.
import { differing } from './look.mjs';

// Describes what has the focus, for the walk below.
const describe = () => {
  const node = document.activeElement;
  if (!node || node === document.body || node === document.documentElement) return null;
  const box = node.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const labelled = (node.getAttribute('aria-labelledby') ?? '').split(/\s+/).map((id) => document.getElementById(id)?.innerText ?? '').join(' ').trim();
  const label = node.getAttribute('aria-label') || labelled || node.labels?.[0]?.innerText || node.innerText || node.value || node.placeholder || node.title || node.textContent || '';
  node.dataset.stop ??= String((window.stops = (window.stops ?? 0) + 1));
  return {
    stop: node.dataset.stop, tag: node.tagName.toLowerCase(), href: node.getAttribute('href'), label: label.trim().replace(/\s+/g, ' ').slice(0, 50),
    x: box.x, y: box.y, width: box.width, height: box.height,
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0,
    covered: !!top && !(node === top || node.contains(top) || top.contains(node)),
  };
};

// Tabs through at most max stops; says which cannot be seen, are covered, off screen or without a name.
export async function tabThrough(page, max = 30) {
  const found = [], seen = new Set();
  await page.evaluate(() => { document.activeElement?.blur(); scrollTo(0, 0); });
  for (let i = 0; i < max; i++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(describe);
    if (!stop || seen.has(stop.stop)) break;
    seen.add(stop.stop);
    const name = `${stop.tag} "${stop.label}"`;
    if (i === 0) found.push(...await skipLink(page, stop));
    if (!stop.label) found.push(`unnamed: ${stop.tag} ${stop.href ?? ''}`);
    if (!stop.inView) { found.push(`off-screen: ${name}`); continue; }
    if (stop.covered) found.push(`covered: ${name}`);
    if (!await focusShows(page, stop)) found.push(`focus-not-visible: ${name}`);
  }
  return found;
}

// Walks back from the last stop of the page, over at most max; says which are covered, as by a bar that stays.
export async function tabBack(page, max) {
  const found = new Set();
  await page.evaluate(() => { const last = document.body.appendChild(document.createElement('button')); last.textContent = 'last'; last.focus(); });
  for (let i = 0; i < max; i++) {
    await page.keyboard.press('Shift+Tab');
    const stop = await page.evaluate(describe);
    if (!stop) break;
    if (stop.covered || !stop.inView) found.add(`${stop.covered ? 'covered' : 'off-screen'}: ${stop.tag} "${stop.label}"`);
  }
  return [...found];
}

async function skipLink(page, { label, href }) {
  if (!href?.startsWith('#') || !/skip|main|content/i.test(label)) return [`skip-link: the first stop is "${label}"`];
  const leads = await page.evaluate((id) => { const main = document.querySelector('main'), target = document.getElementById(id); return !!target && (target === main || main?.contains(target) || target.contains(main)); }, href.slice(1));
  return leads ? [] : [`skip-link: ${href} is not the main content`];
}

// Whether the stop looks different with and without the focus.
async function focusShows(page, { x, y, width, height }) {
  const pad = 6, view = page.viewportSize();
  const clip = { x: Math.max(0, x - pad), y: Math.max(0, y - pad) };
  clip.width = Math.min(view.width, x + width + pad) - clip.x;
  clip.height = Math.min(view.height, y + height + pad) - clip.y;
  if (clip.width < 2 || clip.height < 2) return true;
  const shot = () => page.screenshot({ clip, animations: 'disabled', caret: 'hide' });
  const focused = await shot();
  await page.evaluate(() => { window.focused = document.activeElement; window.focused.blur(); });
  const blurred = await shot();
  await page.evaluate(() => window.focused.focus({ preventScroll: true }));
  return differing(focused, blurred) > 0;
}
