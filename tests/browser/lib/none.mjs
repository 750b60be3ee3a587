// Fails a test with its findings as plain lines.
const most = 60;

// Throws when there are findings: strings, or { check, page, what }.
export function none(findings) {
  if (findings.length === 0) return;
  const lines = findings.map((finding) => (typeof finding === 'string' ? finding : `${finding.page}: ${finding.check}: ${finding.what}`));
  const error = new Error(`${findings.length} findings\n  ${lines.slice(0, most).join('\n  ')}${lines.length > most ? `\n  and ${lines.length - most} more` : ''}`);
  error.stack = error.message; // where this was thrown tells nobody anything
  throw error;
}
