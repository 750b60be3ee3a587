// disagreements.json: every disagreement of a validator with a claim, explained.

const MEMBERS = ["set", "validator", "version", "modes", "expected", "got", "right", "why", "cases"];

/**
 * Compares what disagrees with what is explained; returns sentences: entries
 * that are incomplete, disagreements without an explanation, explanations of
 * what no longer happens.
 */
export function unexplained(found, entries, verdicts) {
  const wrong = [];
  const explained = new Map();
  for (const entry of entries) {
    wrong.push(...incomplete(entry, verdicts));
    for (const id of entry.cases ?? []) {
      for (const mode of entry.modes ?? []) {
        const k = key({ ...entry, case: id, mode });
        if (explained.has(k)) wrong.push(`${k}: explained twice`);
        explained.set(k, false);
      }
    }
  }
  for (const d of found) {
    if (explained.has(key(d))) explained.set(key(d), true);
    else wrong.push(`${key(d)}: not explained in disagreements.json`);
  }
  for (const [k, seen] of explained) {
    if (!seen) wrong.push(`${k}: explained in disagreements.json, but it does not happen`);
  }
  return wrong;
}

function incomplete(entry, verdicts) {
  const name = `${entry.validator}, ${(entry.cases ?? [])[0]}`;
  const wrong = MEMBERS.filter((m) => !entry[m] || entry[m].length === 0).map((m) => `${name}: the entry has no "${m}"`);
  const by = [...verdicts.validators, ...verdicts.parsers].find((v) => v.name === entry.validator);
  if (by && (by.version ?? "") !== entry.version && by.version) {
    wrong.push(`${name}: the entry is about version ${entry.version}, and ${by.version} ran`);
  }
  return wrong;
}

function key({ set, validator, case: id, mode, expected, got }) {
  return `${set} ${id}: ${validator} (${mode}) says ${got}, the claim is ${expected}`;
}
