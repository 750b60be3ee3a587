// The one browser of a run, and pages in it that can reach no other host.
import fs from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-default-apps', '--force-color-profile=srgb',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

// The path of a Chromium: $CHROME_PATH, the system's, or one on PATH.
export function chromePath() {
  const named = [process.env.CHROME_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((name) => name && fs.existsSync(name));
  const found = named ?? spawnSync('sh', ['-c', 'command -v chromium || command -v chromium-browser || command -v google-chrome'], { encoding: 'utf8' }).stdout.trim();
  if (!found) throw new Error('no Chromium: install it (Debian: apt-get install chromium) or set CHROME_PATH');
  return found;
}

let running;

// The browser, started on first use.
export const browser = () => (running ??= chromium.launch({ executablePath: chromePath(), args: flags }));

export const closeBrowser = async () => { await (await running)?.close(); running = undefined; };

// The address of a file of the site: on the server, or with file:// where served is falsy.
export const addressOf = (site, served, name) => (served ? `${served.origin}/${encodeURI(name)}` : pathToFileURL(path.join(site.root, name)).href);

// Opens url in a fresh context and records what it does. Options: those of a
// Playwright context, and js: false for scripts off. The log holds console
// errors, page errors, requests to other places than within, and bad answers.
export async function open(url, within, { js = true, ...context } = {}) {
  const ctx = await (await browser()).newContext({ viewport: { width: 1280, height: 900 }, colorScheme: 'light', reducedMotion: 'reduce', javaScriptEnabled: js, ...context });
  const page = await ctx.newPage();
  const log = { errors: [], elsewhere: new Set(), failed: [], dialogs: [], requests: [] };
  page.on('console', (message) => { if (message.type() === 'error') log.errors.push(message.text().slice(0, 300)); });
  page.on('pageerror', (error) => log.errors.push(String(error.message).slice(0, 300)));
  page.on('dialog', (dialog) => { log.dialogs.push(dialog.message()); dialog.dismiss().catch(() => {}); });
  page.on('request', (request) => { if (!request.url().startsWith(within) && !request.url().startsWith('blob:')) log.elsewhere.add(request.url()); });
  page.on('response', (response) => { if (response.status() >= 400) log.failed.push(`${response.status()} ${response.url()}`); });
  page.on('requestfinished', (request) => log.requests.push(request));
  await page.goto(url, { waitUntil: 'load', timeout: 60000 });
  await page.waitForTimeout(60);
  return { page, log, ctx, close: () => ctx.close() };
}

// Waits until probe, evaluated in the page with arg, is truthy, and returns its last value.
export async function until(page, probe, arg, ms = 3000) {
  const end = Date.now() + ms;
  for (;;) {
    const value = await page.evaluate(probe, arg).catch(() => undefined);
    if (value || Date.now() > end) return value;
    await page.waitForTimeout(40);
  }
}

// The bytes that a page took over the wire, heads included, and how many requests.
export async function weigh(log) {
  const sizes = await Promise.all(log.requests.map((request) => request.sizes().catch(() => null)));
  const bytes = sizes.reduce((sum, size) => sum + (size ? size.responseBodySize + size.responseHeadersSize : 0), 0);
  return { bytes, requests: log.requests.length };
}
