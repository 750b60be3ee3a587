// ajv: a class for each dialect, formats from ajv-formats.
import { createRequire } from "node:module";
import Ajv from "ajv";
import Ajv2019 from "ajv/dist/2019.js";
import Ajv2020 from "ajv/dist/2020.js";
import AjvDraft04 from "ajv-draft-04";
import addFormats from "ajv-formats";
import { version } from "./packages.mjs";

const draft06 = createRequire(import.meta.url)("ajv/dist/refs/json-schema-draft-06.json");

const CLASSES = {
  "draft-04": AjvDraft04.default ?? AjvDraft04,
  "draft-06": Ajv.default ?? Ajv,
  "draft-07": Ajv.default ?? Ajv,
  "2019-09": Ajv2019.default ?? Ajv2019,
  "2020-12": Ajv2020.default ?? Ajv2020,
};

export const ajv = {
  name: "ajv",
  language: "JavaScript",
  version: version("ajv"),
  with: [`ajv-draft-04 ${version("ajv-draft-04")}`, `ajv-formats ${version("ajv-formats")}`],
  exactNumbers: false,

  /** The verdict ("v", "i", "e") on each case of a set, by mode, in the order of its cases. */
  async judge(set) {
    return {
      annotation: run(set, compile(set, false)),
      assertion: run(set, compile(set, true)),
    };
  },
};

/** The compiled schema; throws what ajv says where it cannot read it. */
export function compile(set, validateFormats) {
  try {
    return lenient(instance(set, validateFormats, true), set.schema);
  } catch (err) {
    if (!/regular expression/i.test(err.message)) throw err;
    return lenient(instance(set, validateFormats, false), set.schema); // a pattern of Annex B
  }
}

/** Compiles a schema; a document that is not here accepts everything where the schema refers to it. */
function lenient(a, schema) {
  const stubs = {};
  for (;;) {
    try {
      return a.compile(schema);
    } catch (err) {
      if (!err.missingSchema || stubs[err.missingSchema]?.has(err.missingRef)) throw err;
      (stubs[err.missingSchema] ??= new Set()).add(err.missingRef);
      a.removeSchema(err.missingSchema).removeSchema(schema);
      a.addSchema(stub(stubs[err.missingSchema]), err.missingSchema);
    }
  }
}

/** A document in which each of some references leads to a schema that accepts everything. */
function stub(refs) {
  const root = {};
  for (const ref of refs) {
    const tokens = ref.split("#")[1]?.split("/").slice(1) ?? [];
    tokens.reduce((at, token) => (at[token] ??= {}), root);
  }
  return root;
}

function instance(set, validateFormats, unicodeRegExp) {
  const a = new CLASSES[set.dialect]({ strict: false, logger: false, validateFormats, unicodeRegExp });
  if (set.dialect === "draft-06") a.addMetaSchema(draft06);
  (addFormats.default ?? addFormats)(a);
  return a;
}

function run(set, validate) {
  return set.cases.map((c) => {
    try {
      return validate(c.instance) ? "v" : "i";
    } catch {
      return "e";
    }
  });
}
