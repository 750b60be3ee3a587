// Fixture sets of real schemas, held to ajv in each schema's draft. A sample; DOCGEN_CORPUS_ALL=1 takes every schema.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { ajv } from "./lib/ajv.mjs";
import { rounded } from "./lib/numbers.mjs";
import { bookkeeping, readSet, setFolders } from "./lib/sets.mjs";
import { disagreements } from "./lib/verdicts.mjs";

const project = fileURLToPath(new URL("../..", import.meta.url));
const corpus = process.env.DOCGEN_CORPUS ?? join(project, "../shared/corpus");
const schemas = join(corpus, "schemastore/schemas");
const skip = !existsSync(schemas) && "the corpus is not there: DOCGEN_CORPUS names its folder";
const all = Boolean(process.env.DOCGEN_CORPUS_ALL);

const folder = mkdtempSync(join(tmpdir(), "docgen-corpus-"));
after(() => rmSync(folder, { recursive: true }));

/** The schemas to try: all, or every sixth of those that are not large. */
function chosen() {
  const files = readdirSync(schemas).sort().map((name) => join(schemas, name));
  return all ? files : files.filter((file) => statSync(file).size < 12000).filter((_, i) => i % 6 === 0);
}

/** Builds the fixtures of schemas, each on its own, and returns the folders of the sets. */
function build(files) {
  const docgen = join(folder, "docgen");
  execFileSync("go", ["build", "-o", docgen, "./cmd/docgen"], { cwd: project });
  files.forEach((file, i) => {
    const into = join(folder, String(i));
    spawnSync(docgen, ["build", "--no-score", "--schema", file, "--site", join(into, "site"), "--fixtures", join(into, "fixtures")], { timeout: 120000 });
  });
  return files.flatMap((_, i) => setFolders(join(folder, String(i), "fixtures")));
}

/** ajv's verdicts in the form of verdicts.json, or why it cannot read the schema. */
async function byAjv(set) {
  const { annotation, assertion } = await ajv.judge(set);
  return {
    columns: [{ validator: ajv.name, mode: "annotation" }, { validator: ajv.name, mode: "assertion" }],
    parsers: [],
    sets: [{ name: set.name, cases: Object.fromEntries(set.cases.map((c, i) => [c.id, annotation[i] + assertion[i]])), malformed: {} }],
  };
}

// Where ajv departs from the draft, by set.
const DEPARTURES = {
  "staticwebapp.config": "propertyNames is no keyword of draft-04, and ajv-draft-04 honours it",
};

test("no claim about a real schema is refuted by ajv", { skip, timeout: 3600000 }, async (t) => {
  const files = chosen();
  const folders = build(files);
  let claims = 0;
  const refuted = [];
  for (const set of folders.map(readSet)) {
    refuted.push(...bookkeeping(set).map((sentence) => `${set.name}: ${sentence}`));
    let verdicts;
    try {
      verdicts = await byAjv(set);
    } catch (err) {
      t.diagnostic(`${set.name}: ajv cannot read the schema: ${err.message.slice(0, 200)}`);
      continue;
    }
    const byId = new Map(set.cases.map((c) => [c.id, c]));
    claims += 2 * set.cases.length;
    for (const d of disagreements(verdicts, [set])) {
      const c = byId.get(d.case);
      if (rounded(c.text)) continue; // ajv judges a neighbour of the instance
      if (set.name in DEPARTURES || c.flags?.includes("beside-ref")) continue;
      refuted.push(`${set.name} ${d.case}: ajv (${d.mode}) says ${d.got}, the claim is ${d.expected}`);
    }
  }
  t.diagnostic(`${folders.length} sets of ${files.length} schemas, ${claims} claims held to ajv, ${refuted.length} refuted`);
  assert.ok(folders.length > 0, "docgen made no fixtures");
  assert.equal(refuted.slice(0, 50).join("\n"), "");
});
