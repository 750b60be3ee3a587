// Which texts of a schema a site must show as they are written.

const names = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentRequired', 'dependentSchemas', 'dependencies']);
const plain = new Set(['title', 'pattern', 'format', 'contentMediaType', 'contentEncoding', '$comment', '$id', '$anchor', 'id']);
const values = new Set(['enum', 'const', 'default', 'examples', 'required']);

// The texts of a schema in positions that hold no Markdown: names, titles, values, patterns and the like.
export function shownTexts(schema, found = new Set()) {
  if (Array.isArray(schema)) schema.forEach((entry) => shownTexts(entry, found));
  if (!schema || typeof schema !== 'object' || Array.isArray(schema)) return found;
  for (const [keyword, value] of Object.entries(schema)) {
    if (plain.has(keyword) && typeof value === 'string') found.add(value);
    else if (values.has(keyword)) strings(value, found);
    else if (names.has(keyword)) for (const [name, entry] of Object.entries(value)) { found.add(name); if (Array.isArray(entry)) strings(entry, found); else shownTexts(entry, found); }
    else if (value && typeof value === 'object' && !keyword.startsWith('x-')) shownTexts(value, found);
  }
  return found;
}

// The texts that carry a schema's Markdown: its descriptions, wherever they stand.
export function descriptions(schema, found = new Set()) {
  if (!schema || typeof schema !== 'object') return found;
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === 'description' && typeof value === 'string') found.add(value);
    else descriptions(value, found);
  }
  return found;
}

function strings(value, found) {
  if (typeof value === 'string') found.add(value);
  else if (value && typeof value === 'object') Object.entries(value).forEach(([name, entry]) => { if (!Array.isArray(value)) found.add(name); strings(entry, found); });
}

const squeezed = (text) => text.replace(/\s+/g, '');

// The texts that stand in none of the pages' texts, neither bare nor as JSON spells them.
export function missingTexts(wanted, pages) {
  const all = pages.map(squeezed);
  const stands = (text) => text === '' || all.some((page) => page.includes(text));
  return [...wanted].filter((text) => !spellings(text).some((spelling) => stands(squeezed(spelling))));
}

function spellings(text) {
  const json = JSON.stringify(text).slice(1, -1);
  const ascii = json.replace(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return [text, json, ascii, json.replaceAll('/', '\\/')];
}
