// Every claim of the fixtures, checked by validators that share no code with docgen.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import Ajv2020 from "ajv/dist/2020.js";
import { unexplained } from "./lib/explained.mjs";
import { bookkeeping, readSet, setFolders } from "./lib/sets.mjs";
import { changes, disagreements, judge, keepPython, write } from "./lib/verdicts.mjs";

const fixtures = process.env.DOCGEN_FIXTURES ?? fileURLToPath(new URL("../../fixtures", import.meta.url));
const sets = setFolders(fixtures).map(readSet);
const skip = sets.length === 0 && "no fixtures are there: make build";

const explained = readJSON("disagreements.json");
const recorded = readJSON("verdicts.json");
const verdicts = skip ? undefined : await judge(sets, explained);
const notes = skip ? [] : keepPython(verdicts, recorded);

test("every set's manifest is right about its own files", { skip }, () => {
  for (const set of sets) assert.deepEqual(bookkeeping(set), [], set.name);
});

test("every manifest is valid against the manifests' schema", { skip }, () => {
  const file = join(fixtures, "manifest.schema.json");
  const validate = new Ajv2020({ strict: false, logger: false }).compile(JSON.parse(readFileSync(file, "utf8")));
  for (const set of sets) assert.ok(validate(set.manifest), `${set.name}: ${JSON.stringify(validate.errors)}`);
});

test("every suite.json has the form of the official suite's files", { skip }, () => {
  const text = { type: "string" };
  const closed = (required, properties) => ({ type: "object", required, properties, additionalProperties: false });
  const tests = { type: "array", minItems: 1, items: closed(["description", "data", "valid"], { description: text, comment: text, data: true, valid: { type: "boolean" } }) };
  const form = { type: "array", minItems: 1, items: closed(["description", "schema", "tests"], { description: text, comment: text, schema: true, tests }) };
  const validate = new Ajv2020({ strict: false, logger: false }).compile(form);
  for (const set of sets) assert.ok(validate(JSON.parse(readFileSync(join(set.folder, "suite.json"), "utf8"))), `${set.name}: ${JSON.stringify(validate.errors)}`);
});

test("every claim holds, or the disagreement is explained", { skip }, (t) => {
  for (const note of notes) t.diagnostic(note);
  for (const set of verdicts.sets) {
    verdicts.columns.forEach(({ validator, mode }, n) => {
      const { agree, disagree } = set.totals[n];
      t.diagnostic(`${set.name}: ${validator}, format as ${mode}: ${agree} claims confirmed, ${disagree ? `${disagree} contested (see disagreements.json)` : `none contested`}`);
    });
  }
  const wrong = unexplained(disagreements(verdicts, sets), explained, verdicts);
  assert.equal(wrong.join("\n"), "");
});

test("verdicts.json is what this run says", { skip }, () => {
  const text = readFileSync(new URL("verdicts.json", import.meta.url), "utf8");
  if (text !== write(verdicts)) assert.fail(["verdicts.json is out of date: make verdicts", ...changes(recorded, verdicts).slice(0, 20)].join("\n"));
});

function readJSON(name) {
  const file = new URL(name, import.meta.url);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}
