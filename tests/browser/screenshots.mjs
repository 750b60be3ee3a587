// Writes pictures of each kind of page (wide, narrow, light, dark, print) to a folder, to be looked at by people.
//   node screenshots.mjs [FOLDER]     (default: dist/screenshots)
import fs from 'node:fs';
import path from 'node:path';
import { addressOf, closeBrowser, open } from './lib/browser.mjs';
import { readSite } from './lib/site.mjs';
import { serve } from './lib/serve.mjs';
import { customerSite, repository } from './lib/build.mjs';
import { pageOf } from './lib/kinds.mjs';

const kinds = ['index', 'schema', 'definition', 'source', 'fixtures', 'cases', 'guide', 'downloads', 'search', 'playground', 'missing'];
const widths = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 }, smallest: { width: 320, height: 640 } };
const tallest = 6000; // px; a longer page is cut here

const folder = path.resolve(process.argv[2] ?? path.join(repository, 'dist', 'screenshots'));
fs.mkdirSync(folder, { recursive: true });
const site = readSite(customerSite()), served = await serve(site.root);
for (const kind of kinds) {
  const name = pageOf(site, kind) ?? (kind === 'missing' ? '404.html' : undefined);
  if (!name || !site.fileSet.has(name)) continue;
  for (const [width, viewport] of Object.entries(widths)) {
    for (const colorScheme of ['light', 'dark']) {
      const { page, close } = await open(addressOf(site, served, name), served.origin, { viewport, colorScheme });
      await page.screenshot({ path: path.join(folder, `${kind}-${width}-${colorScheme}.png`), animations: 'disabled' });
      const height = Math.min(tallest, await page.evaluate(() => document.documentElement.scrollHeight));
      await page.setViewportSize({ width: viewport.width, height: Math.max(viewport.height, height) });
      await page.screenshot({ path: path.join(folder, `${kind}-${width}-${colorScheme}-full.png`), animations: 'disabled' });
      if (width === 'wide' && colorScheme === 'light') await page.pdf({ path: path.join(folder, `${kind}-print.pdf`), format: 'A4' });
      await close();
    }
  }
  console.log(`${kind}: ${name}`);
}
await served.close();
await closeBrowser();
console.log(`pictures are in ${folder}`);
