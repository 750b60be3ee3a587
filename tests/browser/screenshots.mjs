// Writes pictures of each kind of page to a folder, to be looked at by people: of the Customer site, and of a small
// catalogue of real schemas where the corpus is here.
//   node screenshots.mjs [FOLDER [WORD…]]     (default: dist/screenshots; with words, the scenes whose names hold one)
import fs from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { addressOf, closeBrowser, open } from './lib/browser.mjs';
import { readSite } from './lib/site.mjs';
import { serve } from './lib/serve.mjs';
import { buildSite, corpusFolder, playgroundFolder, removeTemporary, repository } from './lib/build.mjs';
import { catalogueScenes, customerScenes } from './lib/scenes.mjs';

const tallest = 6000; // px; a longer page is cut here
const schemas = ['lefthook', 'jfrog-pipelines', 'pantsbuild-2.17.0', 'openhab-5.1', 'right-to-left'];

// The ways in which each scene is looked at. full: the whole page, not the window alone.
const wide = { width: 1440, height: 900 }, narrow = { width: 390, height: 844 }, smallest = { width: 320, height: 640 };
const ways = {
  'wide-light': { viewport: wide, full: true },
  'wide-dark': { viewport: wide, colorScheme: 'dark' },
  'narrow-light': { viewport: narrow, full: true },
  'narrow-dark': { viewport: narrow, colorScheme: 'dark' },
  320: { viewport: smallest, full: true },
  '4k': { viewport: { width: 3840, height: 2160 } },
  rtl: { viewport: wide, direction: 'rtl' },
  contrast: { viewport: wide, forcedColors: 'active' },
};

// Takes the pictures of a scene.
async function picture(site, served, { name, page: file, anchor, act }) {
  const url = addressOf(site, served, file) + (anchor ? `#${anchor}` : '');
  const target = (way, ending = 'png') => path.join(folder, `${name}-${way}.${ending}`);
  for (const [way, { full, direction, ...context }] of Object.entries(ways)) {
    const { page, close } = await open(url, served.origin, context);
    if (direction) await page.evaluate((direction) => { document.documentElement.dir = direction; }, direction);
    await act?.(page);
    await page.screenshot({ path: target(way), animations: 'disabled' });
    if (full && !anchor) {
      const height = Math.min(tallest, await page.evaluate(() => document.documentElement.scrollHeight));
      await page.setViewportSize({ ...context.viewport, height: Math.max(context.viewport.height, height) });
      await page.screenshot({ path: target(`${way}-full`), animations: 'disabled' });
    }
    await close();
  }
  if (!act && !anchor) await print(url, served, target('print', 'pdf'));
  console.log(`${name}: ${file}`);
}

// Prints a page, and turns the first sheets into pictures where a program for that is here (poppler's pdftoppm).
async function print(url, served, file) {
  const { page, close } = await open(url, served.origin, { viewport: wide, colorScheme: 'dark' });
  await page.pdf({ path: file, format: 'A4' });
  await close();
  spawnSync('pdftoppm', ['-png', '-r', '70', '-l', '6', file, file.replace(/\.pdf$/, '')]);
}

const folder = path.resolve(process.argv[2] ?? path.join(repository, 'dist', 'screenshots')), words = process.argv.slice(3);
fs.mkdirSync(folder, { recursive: true });

const here = (name) => path.join(repository, 'tests', 'browser', 'looks', name);
const program = playgroundFolder(); // the playground is pictured in use where it is built
const corpus = corpusFolder(), real = (name) => path.join(corpus, 'schemastore', 'schemas', `${name}.json`);
const catalogue = corpus && [...schemas.slice(0, -1).map(real), real('dependabot-2.0'), here('right-to-left.json'), here('broken.json')];
const sites = [
  [customerScenes, buildSite('customer', [], program ? ['--playground', program] : [], [])],
  ...(corpus ? [[(site) => catalogueScenes(site, schemas, 'broken'), buildSite('catalogue', catalogue)]] : []),
];
for (const [scenes, root] of sites) {
  const site = readSite(root), served = await serve(site.root);
  for (const scene of scenes(site)) if (!words.length || words.some((word) => scene.name.includes(word))) await picture(site, served, scene);
  await served.close();
}
await closeBrowser();
removeTemporary();
console.log(`pictures are in ${folder}`);
