// JavaScript's own JSON parser, on bytes.

/** "a" where JSON.parse accepts a text, "r" where it, or the UTF-8 decoder before it, refuses. */
export function parseVerdict(bytes) {
  try {
    JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
    return "a";
  } catch {
    return "r";
  }
}
