// html-validate with its standard and accessibility rules.
import path from 'node:path';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';

// Rules of taste that have no bearing on a reader.
const off = ['require-sri', 'long-title', 'doctype-style', 'attribute-boolean-style', 'attribute-empty-style', 'no-trailing-whitespace', 'void-style'];

const validator = new HtmlValidate(new StaticConfigLoader({
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  rules: Object.fromEntries(off.map((rule) => [rule, 'off'])),
}));

// The findings of html-validate on the named pages of a site: one for each rule and page, the first place named.
export async function checkMarkup(site, names) {
  const found = [];
  for (const name of names) {
    const report = await validator.validateFile(path.join(site.root, name));
    const byRule = new Map();
    for (const message of report.results.flatMap((result) => result.messages)) {
      if (message.severity !== 2) continue;
      byRule.set(message.ruleId, [...(byRule.get(message.ruleId) ?? []), message]);
    }
    for (const [rule, [first, ...rest]] of byRule) {
      found.push({ check: 'html-validate', page: name, what: `${rule} at ${first.line}:${first.column}: ${first.message}${rest.length ? ` (and ${rest.length} more)` : ''}` });
    }
  }
  return found;
}
