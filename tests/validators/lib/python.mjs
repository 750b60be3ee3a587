// Debian's python3-jsonschema, run by /usr/bin/python3 ($DOCGEN_PYTHON names another).
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const SCRIPT = fileURLToPath(new URL("python_jsonschema.py", import.meta.url));
export const PYTHON = process.env.DOCGEN_PYTHON || "/usr/bin/python3";

/**
 * Runs the Python validator and parser over the sets in some folders:
 * {python, jsonschema, sets: {folder: {annotation, assertion, malformed}}}, verdicts by case id.
 * Versions are major.minor, which is what a Debian release keeps. Throws with
 * the command that installs the package where it is missing.
 */
export function runPython(folders) {
  try {
    const options = { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "pipe"] };
    return JSON.parse(execFileSync(PYTHON, ["-I", SCRIPT, ...folders], options));
  } catch (err) {
    if (!/No module named|ENOENT/.test(err.message)) throw err;
    throw new Error(`${PYTHON} has no jsonschema: apt-get install -y python3-jsonschema`);
  }
}
