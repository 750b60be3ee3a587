// The harness itself: it must see a wrong claim, a stale explanation, a rounded number.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { unexplained } from "./lib/explained.mjs";
import { rounded } from "./lib/numbers.mjs";
import { bookkeeping, readSet } from "./lib/sets.mjs";
import { disagreements, judge, keepPython } from "./lib/verdicts.mjs";

const schema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "https://example.com/person",
  type: "object",
  required: ["name"],
  properties: { name: { type: "string" }, mail: { format: "email" }, age: { type: "integer" }, code: { pattern: "^[0-9]+$" } },
};

const right = [
  ["minimal", "valid", '{"name": ""}'],
  ["big-integer", "valid", '{"name": "x", "age": 18446744073709551617}'],
  ["integral-float", "valid", '{"name": "x", "age": 1.0}'],
  ["no-name", "invalid", "{}"],
  ["bad-mail", "invalid-format", '{"name": "x", "mail": "x"}'],
  ["empty", "malformed", "", "required"],
  ["twice", "malformed", '{"a": 1, "a": 2}', "allowed"],
];

const folders = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** Writes a set of [id, verdict, text, refusal] and reads it back. */
function makeSet(rows) {
  const folder = mkdtempSync(join(tmpdir(), "docgen-set-"));
  folders.push(folder);
  const counts = { valid: 0, invalid: 0, invalidFormat: 0, malformed: 0 };
  const cases = rows.map(([id, verdict, text, refusal]) => {
    counts[verdict === "invalid-format" ? "invalidFormat" : verdict]++;
    const file = `${verdict}/${id}.json`;
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), text);
    const modes = { valid: ["valid", "valid"], invalid: ["invalid", "invalid"], "invalid-format": ["valid", "invalid"] }[verdict];
    const verdicts = modes && { annotation: modes[0], assertion: modes[1] };
    return { id, file, verdict, verdicts, refusal, sha256: createHash("sha256").update(text).digest("hex") };
  });
  const manifest = { format: 1, schema: { name: "person", file: "schema.json", dialect: "2020-12", sha256: "" }, counts, cases };
  writeFileSync(join(folder, "schema.json"), JSON.stringify(schema));
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  return readSet(folder);
}

async function findings(rows, entries = []) {
  const sets = [makeSet(rows)];
  const verdicts = await judge(sets);
  return { verdicts, wrong: unexplained(disagreements(verdicts, sets), entries, verdicts) };
}

test("right claims are confirmed by all", async () => {
  const { verdicts, wrong } = await findings(right);
  assert.deepEqual(wrong, []);
  const [set] = verdicts.sets;
  assert.deepEqual(set.cases, {
    minimal: "vvvvvv",
    "big-integer": "vvvvvv",
    "integral-float": "vvvvvv",
    "no-name": "iiiiii",
    "bad-mail": "vivivi",
  });
  assert.deepEqual(set.malformed, { empty: "rr", twice: "aa" });
  assert.deepEqual(set.rounded, ["big-integer"]);
});

test("a wrong claim is named, once for each validator and mode", async () => {
  const { wrong } = await findings([...right, ["planted", "valid", "[]"], ["fine", "malformed", "{}", "required"]]);
  assert.equal(wrong.length, 8, wrong.join("\n"));
  assert.match(wrong[0], /person planted: ajv \(annotation\) says invalid, the claim is valid: not explained/);
  assert.match(wrong[6], /person fine: JSON.parse \(parse\) says accepted, the claim is refused/);
});

test("an explained disagreement passes, and fails once it no longer happens", async () => {
  const rows = [...right, ["newline", "invalid", '{"name": "x", "code": "1\\n"}']];
  const { verdicts } = await findings(rows);
  const entry = {
    set: "person",
    validator: "python3-jsonschema",
    version: verdicts.validators[2].version,
    modes: ["annotation", "assertion"],
    expected: "invalid",
    got: "valid",
    right: "docgen",
    why: "Python's $ matches before a final newline",
    cases: ["newline"],
  };
  assert.deepEqual((await findings(rows, [entry])).wrong, []);
  assert.match((await findings(right, [entry])).wrong.join(), /newline.*it does not happen/);
  assert.match((await findings(rows, [{ ...entry, why: "" }])).wrong.join(), /no "why"/);
  assert.match((await findings(rows, [{ ...entry, version: "0.1" }])).wrong.join(), /version 0.1, and/);
});

test("another Python than the recorded one only warns", async () => {
  const { verdicts } = await findings(right);
  const recorded = structuredClone(verdicts);
  assert.deepEqual(keepPython(verdicts, recorded), []);
  recorded.validators[2].version = "0.1";
  recorded.sets[0].cases.minimal = "vvvvvi";
  const notes = keepPython(verdicts, recorded);
  assert.match(notes.join("\n"), /record is of 0\.1[^]*minimal: vv here, vi recorded/);
  assert.deepEqual(verdicts, recorded);
});

test("a set's own bookkeeping is checked", () => {
  const set = makeSet(right);
  assert.deepEqual(bookkeeping(set), []);
  set.cases[0].sha256 = "0";
  set.cases[1].verdicts.assertion = "invalid";
  set.manifest.counts.valid = 7;
  assert.equal(bookkeeping(set).length, 3);
});

test("rounded numbers are seen, exact ones are not", () => {
  for (const text of ["9007199254740993", "[1e400]", "0.1000000000000000055511151231257827", "-18446744073709551617"]) {
    assert.ok(rounded(text), text);
  }
  for (const text of ["9007199254740992", "0.1", "1.0", "1e2", "-0", '"9007199254740993"', "100", "1.50", "0e5", "1e21"]) {
    assert.ok(!rounded(text), text);
  }
});
