// Writes pictures of each kind of page (wide, narrow, smallest, 4K, light, dark, print) to a folder, to be looked at by
// people: of the Customer site, and of a site of many schemas where the corpus is here.
//   node screenshots.mjs [FOLDER]     (default: dist/screenshots)
import fs from 'node:fs';
import path from 'node:path';
import { addressOf, closeBrowser, open } from './lib/browser.mjs';
import { readSite } from './lib/site.mjs';
import { serve } from './lib/serve.mjs';
import { buildSite, corpusFolder, customerSite, removeTemporary, repository } from './lib/build.mjs';
import { pageOf } from './lib/kinds.mjs';

const kinds = ['index', 'schema', 'definition', 'source', 'fixtures', 'cases', 'guide', 'downloads', 'search', 'playground', 'missing'];
const widths = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 }, smallest: { width: 320, height: 640 } };
const largest = { width: 3840, height: 2160 };
const tallest = 6000; // px; a longer page is cut here

// Takes every picture of the largest page of a kind.
async function picture(site, served, kind, prefix) {
  const name = pageOf(site, kind) ?? (kind === 'missing' ? '404.html' : undefined);
  if (!name || !site.fileSet.has(name)) return;
  const shoot = async (viewport, colorScheme, file, full) => {
    const { page, close } = await open(addressOf(site, served, name), served.origin, { viewport, colorScheme });
    await page.screenshot({ path: path.join(folder, `${prefix}${file}.png`), animations: 'disabled' });
    if (full) {
      const height = Math.min(tallest, await page.evaluate(() => document.documentElement.scrollHeight));
      await page.setViewportSize({ width: viewport.width, height: Math.max(viewport.height, height) });
      await page.screenshot({ path: path.join(folder, `${prefix}${file}-full.png`), animations: 'disabled' });
    }
    await close();
  };
  for (const [width, viewport] of Object.entries(widths)) for (const scheme of ['light', 'dark']) await shoot(viewport, scheme, `${kind}-${width}-${scheme}`, true);
  await shoot(largest, 'light', `${kind}-4k-light`, false);
  const { page, close } = await open(addressOf(site, served, name), served.origin, { viewport: widths.wide });
  await page.pdf({ path: path.join(folder, `${prefix}${kind}-print.pdf`), format: 'A4' });
  await close();
  console.log(`${prefix}${kind}: ${name}`);
}

const folder = path.resolve(process.argv[2] ?? path.join(repository, 'dist', 'screenshots'));
fs.mkdirSync(folder, { recursive: true });
const corpus = corpusFolder();
const sites = [['', customerSite()], ...(corpus ? [['corpus-', buildSite('corpus', [path.join(corpus, 'schemastore', 'schemas')])]] : [])];
for (const [prefix, root] of sites) {
  const site = readSite(root), served = await serve(site.root);
  for (const kind of kinds) await picture(site, served, kind, prefix);
  await served.close();
}
await closeBrowser();
removeTemporary();
console.log(`pictures are in ${folder}`);
