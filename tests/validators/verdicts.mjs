// Writes verdicts.json: what every validator says of every case in fixtures/.
// usage: node verdicts.mjs [FIXTURES-FOLDER]
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { unexplained } from "./lib/explained.mjs";
import { readSet, setFolders } from "./lib/sets.mjs";
import { disagreements, judge, write } from "./lib/verdicts.mjs";

const root = process.argv[2] ?? fileURLToPath(new URL("../../fixtures", import.meta.url));
const file = new URL("verdicts.json", import.meta.url);
const sets = setFolders(root).map(readSet);
const explained = JSON.parse(readFileSync(new URL("disagreements.json", import.meta.url), "utf8"));
const verdicts = await judge(sets, explained);
writeFileSync(file, write(verdicts));

const wrong = unexplained(disagreements(verdicts, sets), explained, verdicts);
for (const sentence of wrong) console.error(sentence);
const cases = sets.reduce((sum, set) => sum + set.cases.length, 0);
console.log(`verdicts.json: ${verdicts.validators.length} validators on ${cases} cases; ${wrong.length} findings about disagreements.json`);
