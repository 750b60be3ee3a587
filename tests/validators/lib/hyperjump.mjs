// @hyperjump/json-schema: an interpreter close to the letter of the specification.
import { registerSchema, setShouldValidateFormat, unregisterSchema, validate } from "@hyperjump/json-schema/draft-2020-12";
import "@hyperjump/json-schema/draft-2019-09";
import "@hyperjump/json-schema/draft-07";
import "@hyperjump/json-schema/draft-06";
import "@hyperjump/json-schema/draft-04";
import "@hyperjump/json-schema/formats";
import { version } from "./packages.mjs";

const DIALECTS = {
  "draft-04": "http://json-schema.org/draft-04/schema",
  "draft-06": "http://json-schema.org/draft-06/schema",
  "draft-07": "http://json-schema.org/draft-07/schema",
  "2019-09": "https://json-schema.org/draft/2019-09/schema",
  "2020-12": "https://json-schema.org/draft/2020-12/schema",
};

// A schema that is not registered is fetched; nothing here may open the network.
globalThis.fetch = async (uri) => {
  throw new Error(`${uri} is not among the schemas of the set`);
};

export const hyperjump = {
  name: "@hyperjump/json-schema",
  language: "JavaScript",
  version: version("@hyperjump/json-schema"),
  with: [`@hyperjump/json-schema-formats ${version("@hyperjump/json-schema-formats")}`],
  exactNumbers: false,

  /** The verdict ("v", "i", "e") on each case of a set, by mode, in the order of its cases. */
  async judge(set) {
    const uri = `https://docgen.example/${set.name}`;
    registerSchema(set.schema, uri, DIALECTS[set.dialect]);
    try {
      setShouldValidateFormat(false);
      const check = await validate(uri);
      const annotation = run(set, check);
      setShouldValidateFormat(true);
      return { annotation, assertion: run(set, check) };
    } finally {
      setShouldValidateFormat(false);
      unregisterSchema(uri);
    }
  },
};

function run(set, check) {
  return set.cases.map((c) => {
    try {
      return check(c.instance).valid ? "v" : "i";
    } catch {
      return "e";
    }
  });
}
