// Deep links: a fresh load of page#anchor shows its target, opened, in view and not under a bar.
const landing = (id) => {
  const target = document.getElementById(id);
  if (!target) return 'target gone';
  const box = target.getBoundingClientRect();
  if (!target.getClientRects().length) return 'target not displayed';
  const atEnd = document.documentElement.scrollHeight - innerHeight - scrollY < 3;
  if (box.top < -2 || box.top > innerHeight || (box.top > innerHeight * 0.8 && !atEnd)) return `target at ${Math.round(box.top)} px of ${innerHeight}`;
  const top = document.elementFromPoint(Math.min(innerWidth - 1, box.left + Math.min(10, box.width / 2)), Math.max(1, box.top + Math.min(8, box.height / 2)));
  const fixed = (node) => !!node && node !== document.body && (['fixed', 'sticky'].includes(getComputedStyle(node).position) || fixed(node.parentElement));
  if (box.height && top && !target.contains(top) && !top.contains(target) && fixed(top) && !fixed(target)) return `covered by ${top.tagName.toLowerCase()}`;
  return null;
};

// Tries at most max anchors that the page itself links to, spread over the page.
export async function deepLinks(page, max = 4) {
  const url = page.url().replace(/#.*/, '');
  const anchors = await page.evaluate(() => [...new Set([...document.querySelectorAll('a[href^="#"]')].map((link) => decodeURIComponent(link.getAttribute('href').slice(1))))]
    .filter((id) => { const target = id && document.getElementById(id); return target && !target.matches('main,body') && !target.querySelector('main,h1'); }));
  const found = [];
  for (let i = 0; i < Math.min(max, anchors.length); i++) {
    const id = anchors[Math.floor((i + 1) * anchors.length / Math.min(max, anchors.length)) - 1];
    await page.goto('about:blank');
    await page.goto(`${url}#${encodeURIComponent(id)}`, { waitUntil: 'load' });
    await page.waitForTimeout(250);
    const why = await page.evaluate(landing, id);
    if (why) found.push(`deep-link: #${id}: ${why}`);
  }
  return found;
}
