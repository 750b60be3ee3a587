// Fixture sets as they lie on disk: a manifest, a schema, and a file for each case.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";

/** The two readings of "format". */
export const MODES = ["annotation", "assertion"];

/**
 * Reads the set in a folder: {name, folder, manifest, schema, dialect, cases, malformed}.
 * A case is its entry in the manifest with its `bytes`; those of `cases` have an
 * `instance` as JSON.parse reads it, too.
 */
export function readSet(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  if (manifest.format !== 1) {
    throw new Error(`${folder}: manifest format ${manifest.format}; this program reads format 1`);
  }
  const all = manifest.cases.map((c) => ({ ...c, bytes: readFileSync(join(folder, c.file)) }));
  const cases = all.filter((c) => c.verdict !== "malformed");
  for (const c of cases) {
    c.text = c.bytes.toString("utf8");
    c.instance = JSON.parse(c.text);
  }
  return {
    name: manifest.schema.name || basename(folder),
    folder,
    manifest,
    schema: JSON.parse(readFileSync(join(folder, manifest.schema.file), "utf8")),
    dialect: manifest.schema.dialect,
    cases,
    malformed: all.filter((c) => c.verdict === "malformed"),
  };
}

/** The folders of all sets below `root`, sorted by name. */
export function setFolders(root) {
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .sort()
    .map((name) => join(root, name))
    .filter((folder) => existsSync(join(folder, "manifest.json")));
}

/** What is wrong with a set's own bookkeeping, as sentences; none when all is well. */
export function bookkeeping(set) {
  const wrong = [];
  const ids = new Set();
  const count = { valid: 0, invalid: 0, "invalid-format": 0, malformed: 0 };
  for (const c of [...set.cases, ...set.malformed]) {
    count[c.verdict]++;
    if (ids.has(c.id)) wrong.push(`${c.id}: the id is used twice`);
    ids.add(c.id);
    if (!c.file.startsWith(`${c.verdict}/`)) wrong.push(`${c.id}: ${c.file} is not in the folder ${c.verdict}/`);
    if (sha256(c.bytes) !== c.sha256) wrong.push(`${c.id}: ${c.file} has another checksum than the manifest says`);
    const expected = { valid: "valid valid", invalid: "invalid invalid", "invalid-format": "valid invalid" }[c.verdict];
    const claimed = c.verdicts && `${c.verdicts.annotation} ${c.verdicts.assertion}`;
    if (claimed !== expected) wrong.push(`${c.id}: "verdicts" says ${claimed}, its folder ${expected}`);
    if ((c.verdict === "malformed") !== (c.refusal !== undefined)) wrong.push(`${c.id}: "refusal" is for malformed texts, and only for them`);
  }
  const { valid, invalid, invalidFormat, malformed } = set.manifest.counts;
  const counts = { valid, invalid, "invalid-format": invalidFormat, malformed };
  for (const verdict of Object.keys(count)) {
    if (count[verdict] !== counts[verdict]) wrong.push(`counts: ${counts[verdict]} ${verdict} cases claimed, ${count[verdict]} there`);
  }
  return wrong;
}

function sha256(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}
