// What every validator says of every case: the content of verdicts.json.
import { ajv } from "./ajv.mjs";
import { hyperjump } from "./hyperjump.mjs";
import { rounded } from "./numbers.mjs";
import { parseVerdict } from "./parsers.mjs";
import { runPython } from "./python.mjs";
import { MODES } from "./sets.mjs";

const PYTHON = "python3-jsonschema";

/** What the letters of the verdicts mean. */
export const LETTERS = { v: "valid", i: "invalid", e: "error", a: "accepted", r: "refused" };

/** Runs all validators and parsers over sets; see README.md for the form of the result, which takes up what is explained. */
export async function judge(sets, explained = []) {
  const python = runPython(sets.map((set) => set.folder));
  const verdicts = {
    format: 1,
    validators: [
      describe(ajv),
      describe(hyperjump),
      { name: PYTHON, language: "Python", version: python.jsonschema, with: [`Python ${python.python}`], exactNumbers: true },
    ],
    parsers: [
      { name: "JSON.parse", language: "JavaScript" },
      { name: "json.loads", language: "Python", version: python.python },
    ],
    columns: [ajv.name, hyperjump.name, PYTHON].flatMap((validator) => MODES.map((mode) => ({ validator, mode }))),
    letters: LETTERS,
    disagreements: explained,
    sets: [],
  };
  for (const set of sets) {
    const byPython = python.sets[set.folder];
    const found = [
      ...columns(await ajv.judge(set)),
      ...columns(await hyperjump.judge(set)),
      ...MODES.map((mode) => set.cases.map((c) => byPython[mode][c.id])),
    ];
    verdicts.sets.push({
      name: set.name,
      schema: set.manifest.schema.sha256,
      totals: totals(verdicts.columns, set, found),
      cases: Object.fromEntries(set.cases.map((c, i) => [c.id, found.map((column) => column[i]).join("")])),
      malformed: Object.fromEntries(set.malformed.map((c) => [c.id, parseVerdict(c.bytes) + byPython.malformed[c.id]])),
      rounded: set.cases.filter((c) => rounded(c.text)).map((c) => c.id),
    });
  }
  return verdicts;
}

function describe({ name, language, version, with: extras, exactNumbers }) {
  return { name, language, version, with: extras, exactNumbers };
}

function columns(byMode) {
  return MODES.map((mode) => byMode[mode]);
}

function totals(columns, set, found) {
  return columns.map(({ mode }, n) => {
    const agree = set.cases.filter((c, i) => LETTERS[found[n][i]] === c.verdicts[mode]).length;
    return { agree, disagree: set.cases.length - agree };
  });
}

/** verdicts.json as text: a case a line. */
export function write(verdicts) {
  return JSON.stringify(verdicts, null, 1) + "\n";
}

/** What differs in the verdicts on cases between two runs, as sentences. */
export function changes(before, after) {
  const flat = (v) => new Map((v?.sets ?? []).flatMap((s) => Object.entries({ ...s.cases, ...s.malformed }).map(([id, said]) => [`${s.name} ${id}`, said])));
  const [old, now] = [flat(before), flat(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((id) => old.get(id) !== now.get(id))
    .map((id) => `${id}: ${old.get(id) ?? "not there"} recorded, ${now.get(id) ?? "not there"} now`);
}

/**
 * What validators and parsers say against the claims of the sets, as
 * {set, validator, case, mode, expected, got}; the mode of a parser is "parse".
 */
export function disagreements(verdicts, sets) {
  const found = [];
  for (const set of sets) {
    const said = verdicts.sets.find((s) => s.name === set.name);
    for (const c of set.cases) {
      verdicts.columns.forEach(({ validator, mode }, n) => {
        const got = LETTERS[said.cases[c.id][n]];
        const expected = c.verdicts[mode];
        if (got !== expected) found.push({ set: set.name, validator, case: c.id, mode, expected, got });
      });
    }
    for (const c of set.malformed.filter((c) => c.refusal === "required")) {
      verdicts.parsers.forEach(({ name }, n) => {
        const got = LETTERS[said.malformed[c.id][n]];
        if (got !== "refused") found.push({ set: set.name, validator: name, case: c.id, mode: "parse", expected: "refused", got });
      });
    }
  }
  return found;
}

/**
 * Puts what `recorded` says of Python in the place of what this run says, where
 * the machine has another Python than the recorded one; returns what differs,
 * as sentences.
 */
export function keepPython(verdicts, recorded) {
  const pinned = (v) => `${v.validators[2].version} on ${v.validators[2].with}`;
  if (!recorded || pinned(verdicts) === pinned(recorded)) return [];
  const notes = [`this machine has ${PYTHON} ${pinned(verdicts)}, the record is of ${pinned(recorded)}: differences only warn`];
  const python = verdicts.columns.findIndex((c) => c.validator === PYTHON);
  for (const set of verdicts.sets) {
    const old = recorded.sets.find((s) => s.name === set.name);
    for (const [part, from] of [["cases", python], ["malformed", 1]]) {
      for (const [id, now] of Object.entries(set[part])) {
        const then = old?.[part][id] ?? now;
        if (then.slice(from) !== now.slice(from)) notes.push(`${id}: ${now.slice(from)} here, ${then.slice(from)} recorded`);
        set[part][id] = now.slice(0, from) + then.slice(from);
      }
    }
    if (old) set.totals.splice(python, MODES.length, ...old.totals.slice(python, python + MODES.length));
  }
  verdicts.validators[2] = recorded.validators[2];
  verdicts.parsers[1] = recorded.parsers[1];
  return notes;
}
