// Imported by every test file: ends the browser and removes temporary folders when all tests of the process are done.
import { after } from 'node:test';
import { closeBrowser } from './browser.mjs';
import { removeTemporary } from './build.mjs';

after(async () => {
  await closeBrowser();
  removeTemporary();
});
