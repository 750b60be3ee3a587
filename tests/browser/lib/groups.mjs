// The cases of a manifest by verdict, keyword and flag: a map from names to cases for each.
export function groupsIn(manifest) {
  const by = (names) => {
    const groups = new Map();
    for (const c of manifest.cases) for (const name of names(c)) groups.set(name, [...(groups.get(name) ?? []), c]);
    return groups;
  };
  return { verdict: by((c) => [c.verdict]), keyword: by((c) => (c.keyword ? [c.keyword] : [])), flag: by((c) => c.flags ?? []) };
}
