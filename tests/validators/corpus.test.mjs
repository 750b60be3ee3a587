// Fixture sets of real schemas, each built alone and all of them as a folder, held to
// ajv and to hyperjump in each schema's draft. A sample; DOCGEN_CORPUS_ALL=1 takes every
// schema and compares the totals with corpus-scores.json (DOCGEN_UPDATE=1 writes it).
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { ajv } from "./lib/ajv.mjs";
import { hyperjump } from "./lib/hyperjump.mjs";
import { rounded } from "./lib/numbers.mjs";
import { MODES, bookkeeping, readSet, setFolders } from "./lib/sets.mjs";
import { LETTERS } from "./lib/verdicts.mjs";

const project = fileURLToPath(new URL("../..", import.meta.url));
const corpus = process.env.DOCGEN_CORPUS ?? join(project, "../shared/corpus");
const schemas = join(corpus, "schemastore/schemas");
const skip = !existsSync(schemas) && "the corpus is not there: DOCGEN_CORPUS names its folder";
const all = Boolean(process.env.DOCGEN_CORPUS_ALL);
const scores = new URL("corpus-scores.json", import.meta.url);

const folder = mkdtempSync(join(tmpdir(), "docgen-corpus-"));
after(() => rmSync(folder, { recursive: true }));

/** The schemas to try: all, or every sixth of those that are not large. */
function chosen() {
  const files = readdirSync(schemas).sort().map((name) => join(schemas, name));
  return all ? files : files.filter((file) => statSync(file).size < 12000).filter((_, i) => i % 6 === 0);
}

function docgen() {
  const program = join(folder, "docgen");
  if (!existsSync(program)) execFileSync("go", ["build", "-o", program, "./cmd/docgen"], { cwd: project });
  return program;
}

/** Builds the fixtures of a schema or of a folder of schemas, and returns the folders of the sets. */
function build(schema, into) {
  spawnSync(docgen(), ["build", "--schema", schema, "--site", join(into, "site"), "--fixtures", join(into, "fixtures")], { timeout: 600000 });
  rmSync(join(into, "site"), { recursive: true, force: true });
  return setFolders(join(into, "fixtures"));
}

const builds = {
  alone: (files) => files.flatMap((file, i) => build(file, join(folder, String(i)))),
  folder(files) {
    mkdirSync(join(folder, "schemas"));
    for (const file of files) copyFileSync(file, join(folder, "schemas", basename(file)));
    return build(join(folder, "schemas"), join(folder, "together"));
  },
};

// Claims that a validator is known to judge otherwise, with who is right.
const DEPARTURES = [
  {
    validator: hyperjump.name,
    applies: (set, c, mode) => mode === "assertion" && c.keyword === "format" && set.dialect.startsWith("draft-"),
    why: "it asserts the formats of the schema's own draft alone; uuid and duration came with 2019-09, and most validators know them in every draft",
  },
];

/** Holds the claims of a set to a validator: {confirmed, rounded, departing, refuted: sentences}, or why it cannot read the schema. */
async function hold(set, validator) {
  let said;
  try {
    said = await validator.judge(set);
  } catch (err) {
    return { unread: err.message.replace(/\s+/g, " ").slice(0, 100) };
  }
  const result = { confirmed: 0, rounded: 0, departing: 0, refuted: [] };
  set.cases.forEach((c, i) => {
    for (const mode of MODES) {
      const got = LETTERS[said[mode][i]];
      if (got === c.verdicts[mode]) result.confirmed++;
      else if (rounded(c.text)) result.rounded++; // it judges a neighbour of the instance
      else if (DEPARTURES.some((d) => d.validator === validator.name && d.applies(set, c, mode))) result.departing++;
      else if (c.flags?.some((flag) => flag === "beside-ref" || flag === "other-dialect")) result.departing++;
      else result.refuted.push(`${set.name} ${c.id}: ${validator.name} (${mode}) says ${got}, the claim is ${c.verdicts[mode]}`);
    }
  });
  return result;
}

const totals = {};

for (const kind of Object.keys(builds)) {
  test(`no claim about a real schema is refuted, built ${kind}`, { skip, timeout: 3600000 }, async (t) => {
    const files = chosen();
    const folders = builds[kind](files);
    const refuted = [];
    const total = { schemas: files.length, sets: folders.length, cases: 0 };
    for (const path of folders) {
      const set = readSet(path);
      refuted.push(...bookkeeping(set).map((sentence) => `${set.name}: ${sentence}`));
      total.cases += set.cases.length + set.malformed.length;
      for (const validator of [ajv, hyperjump]) {
        const sum = (total[validator.name] ??= { version: validator.version, confirmed: 0, rounded: 0, departing: 0, refuted: 0, unread: {} });
        const held = await hold(set, validator);
        if (held.unread) {
          sum.unread[set.name] = held.unread;
          continue;
        }
        for (const what of ["confirmed", "rounded", "departing"]) sum[what] += held[what];
        sum.refuted += held.refuted.length;
        refuted.push(...held.refuted);
      }
    }
    totals[kind] = total;
    t.diagnostic(JSON.stringify(total));
    assert.ok(folders.length > 0, "docgen made no fixtures");
    assert.equal(refuted.slice(0, 50).join("\n"), "");
  });
}

test("the totals are those of corpus-scores.json", { skip: skip || (!all && "only with DOCGEN_CORPUS_ALL=1") }, () => {
  const text = JSON.stringify(totals, null, 2) + "\n";
  if (process.env.DOCGEN_UPDATE) writeFileSync(scores, text);
  const recorded = JSON.parse(readFileSync(scores, "utf8"));
  for (const [kind, { sets }] of Object.entries(recorded)) {
    assert.ok(totals[kind].sets >= sets, `${totals[kind].sets} sets, and there were ${sets}`);
  }
});
