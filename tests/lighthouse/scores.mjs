// Lighthouse's mobile scores of a schema page, a fixtures page and a large page of the corpus, as a table.
//   node scores.mjs [--runs N]     exit 1 where a score is under its bar
import { parseArgs } from 'node:util';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as chromeLauncher from 'chrome-launcher';
import lighthouse from 'lighthouse';

const browserTests = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../browser');
const load = (name) => import(pathToFileURL(path.join(browserTests, 'lib', name)).href);
const [{ readSite }, { serve }, { chromePath }, { buildSite, corpusFolder, customerSite, removeTemporary }, { pageOf }] = await Promise.all(['site.mjs', 'serve.mjs', 'browser.mjs', 'build.mjs', 'kinds.mjs'].map(load));

const bars = { performance: 99, accessibility: 100, 'best-practices': 100, seo: 100 };
const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' } } });

// The pages to score: [site, path] with a name for the table.
function targets() {
  const customer = readSite(customerSite());
  const found = [['Customer', customer, pageOf(customer, 'schema')], ['fixtures', customer, pageOf(customer, 'fixtures')]];
  const corpus = corpusFolder();
  if (!corpus) return found;
  const site = readSite(buildSite('corpus', [path.join(corpus, 'schemastore', 'schemas')]));
  return [...found, ['large corpus page', site, pageOf(site, 'schema')]];
}

const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];

const chrome = await chromeLauncher.launch({ chromePath: chromePath(), chromeFlags: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'], logLevel: 'silent' });
let short = 0;
try {
  for (const [name, site, page] of targets()) {
    const served = await serve(site.root), all = [];
    for (let i = 0; i < +values.runs; i++) all.push((await lighthouse(`${served.origin}/${encodeURI(page)}`, { port: chrome.port, logLevel: 'silent', onlyCategories: Object.keys(bars) })).lhr);
    await served.close();
    const scores = Object.keys(bars).map((category) => [category, median(all.map(({ categories }) => Math.round(categories[category].score * 100)))]);
    console.log(`${name.padEnd(18)} ${scores.map(([category, score]) => `${category} ${score}${score < bars[category] ? ` (bar ${bars[category]})` : ''}`).join('  ')}  ${page}`);
    for (const [category, score] of scores) {
      if (score >= bars[category]) continue;
      short++;
      const { audits, categories } = all[0];
      for (const { id, weight } of categories[category].auditRefs) if (weight > 0 && audits[id].score !== null && audits[id].score < 0.9) console.log(`  ${id}: ${audits[id].title} ${audits[id].displayValue ?? ''}`);
    }
  }
} finally {
  chrome.kill();
  removeTemporary();
}
console.log(`${short} scores under their bar`);
process.exitCode = short ? 1 : 0;
