// check_fixtures.py over the committed fixtures and their archives; and that it sees what is wrong.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { PYTHON } from "./lib/python.mjs";

const customer = fileURLToPath(new URL("../../fixtures/customer", import.meta.url));
const archives = fileURLToPath(new URL("../../site/customer", import.meta.url));
const script = fileURLToPath(new URL("check_fixtures.py", import.meta.url));
const skip = !existsSync(join(customer, "manifest.json")) && "no fixtures are there: make build";

const folder = mkdtempSync(join(tmpdir(), "docgen-checker-"));
after(() => rmSync(folder, { recursive: true }));

function check(...args) {
  const { status, stdout, stderr } = spawnSync(PYTHON, [script, ...args], { encoding: "utf8" });
  return { status, said: stdout + stderr };
}

test("Python finds nothing wrong with the Customer fixtures and their archives", { skip }, (t) => {
  const { status, said } = check("--archives", archives, customer);
  t.diagnostic(said.trim().split("\n").at(-1).replace(customer, "customer"));
  assert.equal(status, 0, said);
});

/** Changes a copy of the set, and returns what the checker says. */
function changed(change) {
  const set = join(folder, "customer");
  rmSync(set, { recursive: true, force: true });
  cpSync(customer, set, { recursive: true });
  const edit = (file, edited) => {
    const text = readFileSync(join(set, file), "utf8");
    assert.notEqual(edited(text), text, `${file} stays as it was`);
    writeFileSync(join(set, file), edited(text));
  };
  // A case of the manifest has a line of its own.
  const line = (id, from, to) => edit("manifest.json", (text) => text.replace(new RegExp(`(\\{"id": ?"${id}".*?)${from}`), `$1${to}`));
  change({ set, edit, line });
  return check("--archives", archives, set);
}

for (const [name, change, want] of [
  ["another byte in a case", ({ edit }) => edit("valid/root--minimal.json", (t) => t + " "), /root--minimal: .* is not the file that the manifest describes/],
  ["a case that is not there", ({ set }) => rmSync(join(set, "valid/root--minimal.json")), /there is no valid\/root--minimal.json/],
  ["a file too many", ({ set }) => writeFileSync(join(set, "more.json"), "{}"), /more.json is in the folder, and not in the manifest/],
  ["a file with another name", ({ set }) => renameSync(join(set, "smoke.json"), join(set, "Smoke.json")), /smoke.json/],
  ["two cases with an id", ({ edit }) => edit("manifest.json", (t) => t.replace(/("id": ?)"root--full"/, '$1"Root--minimal"')), /2 cases have the id root--minimal/],
  ["a wrong verdict", ({ line }) => line("root--full", '"valid",', '"invalid",'), /root--full: .* lies in the folder of another verdict/],
  ["a wrong claim", ({ edit }) => edit("valid/root--full.json", (t) => t.replace('"unsubscribed": ', '"unsubscribed": 1, "x": ')), /root--full: invalid with format as annotation, and the manifest claims valid/],
  ["a fault elsewhere", ({ line }) => line("email--type--null", "/properties/email/type", "/properties/unsubscribed/type"), /email--type--null: still invalid without \/properties\/unsubscribed\/type/],
  ["another patch", ({ line }) => line("created_at--type--null", '"value": ?null', '"value":1'), /created_at--type--null: its patch makes something else/],
  ["another instance in suite.json", ({ edit }) => edit("suite.json", (t) => t.replace(/"data":null/, '"data":false')), /suite.json has another instance/],
  ["another line in cases.jsonl", ({ edit }) => edit("cases.jsonl", (t) => t.replace("as little as possible", "a little")), /root--minimal: cases.jsonl and the manifest differ/],
  ["an archive of another set", ({ edit }) => edit("smoke.json", (t) => t + "\n"), /customer-fixtures.zip does not hold exactly/],
]) {
  test(`the checker sees ${name}`, { skip }, () => {
    const { status, said } = changed(change);
    assert.equal(status, 1);
    assert.match(said, want);
  });
}
