// Everything, in one process and one browser: node --test all.test.mjs
import './self.test.mjs';
import './customer.test.mjs';
import './interaction.test.mjs';
import './states.test.mjs';
import './access.test.mjs';
import './injection.test.mjs';
import './serve.test.mjs';
import './playground.test.mjs';
import './corpus.test.mjs';
import './cases.test.mjs';
import './groups.test.mjs';
import './changes.test.mjs';
