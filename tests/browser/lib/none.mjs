// Fails a test with its findings as plain lines.
const most = 60;

// Throws when there are findings: strings, or { check, page, what }. The same on many pages is said once.
export function none(findings) {
  if (findings.length === 0) return;
  const pages = new Map();
  for (const { page, check, what } of findings.map(parts)) {
    const line = [check, what].filter(Boolean).join(': ');
    pages.set(line, [...(pages.get(line) ?? []), page].filter(Boolean));
  }
  const lines = [...pages].map(([line, on]) => [line, on.length > 1 ? `${on[0]} and ${on.length - 1} more` : on[0]].filter(Boolean).join('  — '));
  const error = new Error(`${findings.length} findings\n  ${lines.slice(0, most).join('\n  ')}${lines.length > most ? `\n  and ${lines.length - most} more` : ''}`);
  error.stack = error.message; // where this was thrown tells nobody anything
  throw error;
}

const parts = (finding) => (typeof finding === 'string' ? { what: finding } : finding);
