// Which instances JSON.parse does not read exactly: JavaScript has doubles alone.

const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Whether a number in a JSON text is another one once JSON.parse has read it. */
export function rounded(text) {
  for (const [token] of text.matchAll(TOKEN)) {
    if (token[0] !== '"' && canonical(token) !== canonical(String(Number(token)))) return true;
  }
  return false;
}

/** A number text as digits and exponent: equal numbers have equal forms. */
function canonical(text) {
  const m = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!m) return text; // Infinity
  const [, sign, whole, fraction = "", exponent = "0"] = m;
  const digits = (whole + fraction).replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  if (significant === "") return "0";
  return `${sign}${significant}e${Number(exponent) - fraction.length + digits.length - significant.length}`;
}
