// Everything, in one process and one browser: node --test all.test.mjs
import { after } from 'node:test';
import { closeBrowser } from './lib/browser.mjs';
import { removeTemporary } from './lib/build.mjs';
import './self.test.mjs';
import './customer.test.mjs';
import './interaction.test.mjs';
import './injection.test.mjs';
import './serve.test.mjs';
import './playground.test.mjs';
import './corpus.test.mjs';

after(async () => { await closeBrowser(); removeTemporary(); });
