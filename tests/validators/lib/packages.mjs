// Versions of the packages as the lock file pins them.
import { readFileSync } from "node:fs";

const lock = JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8"));

/** The exact version of an npm package of this project. */
export function version(name) {
  return lock.packages[`node_modules/${name}`].version;
}
