#!/usr/bin/env python3
"""Checks fixture sets by nothing but their manifests and python3-jsonschema.

usage: check_fixtures.py [--archives FOLDER] SET...

A SET is a folder with a manifest.json. For each: every file is there, as long and
with the checksum that the manifest says, and none besides; ids, and file names in
any case, are unique; cases.jsonl, smoke.json and suite.json speak of the same cases;
each base and patch make the case; Python's validator gives each verdict, with format
as an annotation and as an assertion; and with the keyword at the case's keyword
location deleted from the schema the instance is valid. With --archives, the zip and
tar.gz files in FOLDER hold exactly the set's files.

Prints what is wrong and a line of figures for each set; exit code 1 if anything is.
Where Python's validator is known to be no judge (see Judge), it is not asked.
"""

import argparse
import hashlib
import io
import json
import os
import re
import sys
import tarfile
import zipfile
from collections import Counter
from decimal import Decimal
from urllib.parse import unquote, urldefrag

import jsonschema

DRAFTS = {
    "draft-04": jsonschema.Draft4Validator,
    "draft-06": jsonschema.Draft6Validator,
    "draft-07": jsonschema.Draft7Validator,
    "2019-09": jsonschema.Draft201909Validator,
    "2020-12": jsonschema.Draft202012Validator,
}
OLD = ("draft-04", "draft-06", "draft-07")
CLAIMS = {"valid": ("valid", "valid"), "invalid": ("invalid", "invalid"), "invalid-format": ("valid", "invalid")}
MOST_TOLD = 20  # of what is wrong, for each set
UNKNOWN = "unknown"  # Python's validator cannot tell


class Number(str):
    """A JSON number as it is written."""


def read(path):
    with open(path, "rb") as file:
        return file.read()


def exact(text):
    """A JSON value with its numbers as written, to compare values by."""
    return json.loads(text, parse_int=Number, parse_float=Number)


# --- the set as files -------------------------------------------------------


def check_files(folder, manifest):
    cases = manifest["cases"]
    for what, names in (("id", [c["id"] for c in cases]), ("file", [c["file"] for c in cases])):
        for name, n in Counter(name.casefold() for name in names).items():
            if n > 1:
                yield f"{n} cases have the {what} {name}, but for upper and lower case"
    for c in cases:
        path = os.path.join(folder, c["file"])
        if not os.path.isfile(path):
            yield f"{c['id']}: there is no {c['file']}"
            continue
        data = read(path)
        if len(data) != int(c["size"]) or hashlib.sha256(data).hexdigest() != c["sha256"]:
            yield f"{c['id']}: {c['file']} is not the file that the manifest describes"
        if not c["file"].startswith(c["verdict"] + "/"):
            yield f"{c['id']}: {c['file']} lies in the folder of another verdict"
    subject = manifest["schema"]
    if hashlib.sha256(read(os.path.join(folder, subject["file"]))).hexdigest() != subject["sha256"]:
        yield "the schema is not the one that the manifest describes"
    here = files(folder)
    listed = {c["file"] for c in cases} | {subject["file"], "manifest.json", "cases.jsonl", "smoke.json", "suite.json", "SHA256SUMS"}
    yield from (f"{name} is in the folder, and not in the manifest" for name in sorted(here - listed))
    yield from (f"{name} is not in the folder" for name in sorted(listed - here))
    summed = dict(reversed(line.split("  ", 1)) for line in read(os.path.join(folder, "SHA256SUMS")).decode().splitlines())
    if set(summed) != here - {"SHA256SUMS"}:
        yield "SHA256SUMS lists other files than there are"
    for name, digest in summed.items():
        if name in here and hashlib.sha256(read(os.path.join(folder, name))).hexdigest() != digest:
            yield f"SHA256SUMS has another checksum of {name}"


def files(folder):
    found = set()
    for at, _, names in os.walk(folder):
        found |= {os.path.relpath(os.path.join(at, name), folder).replace(os.sep, "/") for name in names}
    return found


def check_companions(folder, manifest):
    """cases.jsonl, smoke.json and suite.json against the manifest."""
    cases = {c["id"]: c for c in manifest["cases"]}
    counts = Counter(c["verdict"] for c in manifest["cases"])
    claimed = manifest["counts"]
    if [counts[v] for v in ("valid", "invalid", "invalid-format", "malformed")] != [int(claimed[k]) for k in ("valid", "invalid", "invalidFormat", "malformed")]:
        yield "the manifest's counts are not those of its cases"
    ids = []
    for line in read(os.path.join(folder, "cases.jsonl")).splitlines():
        entry = exact(line)
        instance = entry.pop("instance", None)
        entry.pop("bytes", None)
        case = {k: v for k, v in cases.get(entry["id"], {}).items() if k != "kills"}
        ids.append(entry["id"])
        if entry != case:
            yield f"{entry['id']}: cases.jsonl and the manifest differ"
        elif case["verdict"] != "malformed" and spelled(instance) != spelled(exact(read(os.path.join(folder, case["file"])))):
            yield f"{entry['id']}: cases.jsonl has another instance than {case['file']}"
    if ids != list(cases):
        yield "cases.jsonl does not list the cases of the manifest in their order"
    for name in json.loads(read(os.path.join(folder, "smoke.json")))["cases"]:
        if name not in cases:
            yield f"smoke.json names {name}, which is no case"
    yield from check_suite(folder, cases)


def check_suite(folder, cases):
    """suite.json has every case but malformed texts once, with the verdict of its group's mode."""
    seen = Counter()
    groups = exact(read(os.path.join(folder, "suite.json")))
    for number, group in enumerate(groups):
        for test in group["tests"]:
            name = test["comment"].removeprefix("id: ")
            case = cases.get(name)
            if case is None:
                yield f"suite.json names {name}, which is no case"
                continue
            seen[name] += 1
            want = CLAIMS[case["verdict"]][number]
            if test["valid"] != (want == "valid"):
                yield f"{name}: suite.json claims another verdict in its group {number + 1}"
            if spelled(test["data"]) != spelled(exact(read(os.path.join(folder, case["file"])))):
                yield f"{name}: suite.json has another instance"
    for name, case in cases.items():
        if case["verdict"] != "malformed" and not seen[name]:
            yield f"{name} is not in suite.json"


def check_archives(folder, where):
    want = {name: read(os.path.join(folder, name)) for name in files(folder)}
    name = json.loads(want["manifest.json"])["schema"]["name"]
    packed = {}
    for archive in sorted(os.listdir(where)):
        data = io.BytesIO(read(os.path.join(where, archive))) if archive.startswith(name + "-fixtures.") else None
        if data and archive.endswith(".zip"):
            with zipfile.ZipFile(data) as z:
                packed[archive] = {i.filename: z.read(i) for i in z.infolist() if not i.is_dir()}
        elif data and archive.endswith(".tar.gz"):
            with tarfile.open(fileobj=data) as t:
                packed[archive] = {m.name: t.extractfile(m).read() for m in t.getmembers() if m.isfile()}
    if not packed:
        yield f"there are no archives in {where}"
    for archive, content in packed.items():
        inside = {path.split("/", 1)[1]: data for path, data in content.items()}
        if {path.split("/", 1)[0] for path in content} != {name} or inside != want:
            yield f"{archive} does not hold exactly the folder {name} with the files of the set"


# --- patches (RFC 6902) -----------------------------------------------------


def check_patches(folder, manifest):
    cases = {c["id"]: c for c in manifest["cases"]}
    for c in manifest["cases"]:
        if "base" not in c:
            continue
        base = cases.get(c["base"])
        if base is None or base["verdict"] != "valid":
            yield f"{c['id']}: its base {c['base']} is no valid case"
            continue
        value = exact(read(os.path.join(folder, base["file"])))
        try:
            for operation in c["patch"]:
                value = patched(value, operation)
        except (KeyError, IndexError, ValueError, TypeError) as err:
            yield f"{c['id']}: its patch does not fit its base: {err!r}"
            continue
        if spelled(value) != spelled(exact(read(os.path.join(folder, c["file"])))):
            yield f"{c['id']}: its patch makes something else of its base"


def spelled(value):
    """A value as text that tells 1 from 1.0 and "1", and not the order of members."""
    if isinstance(value, dict):
        return "{" + ",".join(json.dumps(name) + spelled(value[name]) for name in sorted(value)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(spelled, value)) + "]"
    return str(value) if isinstance(value, Number) else json.dumps(value)


def patched(value, operation):
    tokens = [unescape(t) for t in operation["path"].split("/")[1:]]
    if not tokens:
        return operation["value"]
    holder = value
    for token in tokens[:-1]:
        holder = holder[int(token)] if isinstance(holder, list) else holder[token]
    last = tokens[-1]
    if isinstance(holder, list):
        i = len(holder) if last == "-" else int(last)
        if operation["op"] == "add":
            holder.insert(i, operation["value"])
            return value
        last = i
    if operation["op"] == "remove":
        del holder[last]
    elif operation["op"] == "replace" and (isinstance(holder, list) or last in holder) or operation["op"] == "add":
        holder[last] = operation["value"]
    else:
        raise ValueError(operation)
    return value


def unescape(token):
    return token.replace("~1", "/").replace("~0", "~")


# --- verdicts ---------------------------------------------------------------


class Judge:
    """Python's validator, and where it is no judge: numbers that a double cannot
    hold, patterns that are none of Python's, references to documents elsewhere, and
    formats, of which it checks only that these two are right where it knows them."""

    def __init__(self, schema, dialect):
        self.dialect = dialect
        draft = DRAFTS[dialect]
        kind = jsonschema.validators.create(
            meta_schema=draft.META_SCHEMA,
            validators={**draft.VALIDATORS, "pattern": pattern, "patternProperties": pattern_properties, "additionalProperties": additional_properties},
            type_checker=draft.TYPE_CHECKER,
            id_of=draft.ID_OF,
            applicable_validators=ref_alone if dialect in OLD else lambda schema: schema.items(),
        )
        schema = undeclared(schema)
        self.open = kind(schema)
        known = [f for f in ("date", "email", "ipv4", "ipv6", "regex", "uuid") if f in jsonschema.FormatChecker.checkers]
        self.strict = kind(schema, format_checker=jsonschema.FormatChecker(known))

    def verdict(self, instance, strict=False):
        try:
            return "valid" if (self.strict if strict else self.open).is_valid(instance) else "invalid"
        except Exception:
            return UNKNOWN


def undeclared(schema):
    """A schema without "$schema", at which jsonschema would change to a validator of its own."""
    if isinstance(schema, list):
        return [undeclared(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        name: value if name in ("enum", "const", "default", "examples") else undeclared(value)
        for name, value in schema.items()
        if name != "$schema" or not isinstance(value, str)
    }


def ref_alone(schema):
    """The keywords of a schema that count before 2019-09: beside $ref, none does."""
    return [("$ref", schema["$ref"])] if "$ref" in schema else schema.items()


ECMA = {"$": r"\Z", ".": r"[^\n\r\u2028\u2029]"}


def ecma(expression):
    """An ECMA-262 pattern for Python: $ is the very end, a dot is no line end of any kind, \\d and \\w are ASCII."""
    return re.compile(re.sub(r"\\.|\[(?:\\.|[^\]\\])*\]|[$.]", lambda m: ECMA.get(m.group(), m.group()), expression), re.ASCII)


def pattern(validator, expression, instance, _schema):
    if validator.is_type(instance, "string") and not ecma(expression).search(instance):
        yield jsonschema.ValidationError("pattern")


def pattern_properties(validator, patterns, instance, _schema):
    if validator.is_type(instance, "object"):
        for expression, subschema in patterns.items():
            for name, value in instance.items():
                if ecma(expression).search(name):
                    yield from validator.descend(value, subschema)


def additional_properties(validator, subschema, instance, schema):
    if validator.is_type(instance, "object"):
        patterns = [ecma(p) for p in schema.get("patternProperties", {})]
        for name, value in instance.items():
            if name not in schema.get("properties", {}) and not any(p.search(name) for p in patterns):
                yield from validator.descend(value, subschema)


def in_doubles(text):
    """Whether all numbers of a text are what a double makes of them."""
    odd = []
    json.loads(text, parse_float=lambda t: odd.append(t) if Decimal(t) != Decimal(float(t)) and Decimal(repr(float(t))) != Decimal(t) else 0)
    return not odd


def check_verdicts(folder, manifest, schema, figures):
    judge = Judge(schema, manifest["schema"]["dialect"])
    for c in manifest["cases"]:
        if c["verdict"] == "malformed":
            continue
        if (c["verdicts"]["annotation"], c["verdicts"]["assertion"]) != CLAIMS[c["verdict"]]:
            yield f"{c['id']}: its verdicts are not those of its folder"
        text = read(os.path.join(folder, c["file"]))
        if not in_doubles(text):
            figures["not judged"] += 1
            continue
        instance = json.loads(text)
        for mode, claim in c["verdicts"].items():
            said = judge.verdict(instance, strict=mode == "assertion")
            lax = c["verdict"] == "invalid-format" and mode == "assertion" and said == "valid"
            if said == UNKNOWN or lax:
                figures["not judged"] += 1
            elif said != claim:
                yield f"{c['id']}: {said} with format as {mode}, and the manifest claims {claim}"
            else:
                figures["confirmed"] += 1
        if c["verdict"] != "valid" and "keywordLocation" in c:
            yield from check_single(c, schema, instance, judge, figures)


def check_single(c, schema, instance, judge, figures):
    """The case is valid once what it breaks is deleted from the schema."""
    if judge.verdict(instance, strict=True) != "invalid":
        return
    try:
        tokens = resolve(schema, [unescape(t) for t in c["keywordLocation"].split("/")[1:]])
        without = deleted(schema, tokens, c, instance, judge.dialect)
    except LookupError:
        figures["not deleted"] += 1
        return
    said = Judge(without, judge.dialect).verdict(instance, strict=True)
    if said == "valid":
        figures["single faults"] += 1
    elif said == UNKNOWN:
        figures["not deleted"] += 1
    else:
        yield f"{c['id']}: still invalid without {c['keywordLocation']}"


def resolve(schema, tokens):
    """The place in the schema's document that a keyword location leads to, through $ref."""
    place, at = [], schema
    for token in tokens:
        if token == "$ref" and isinstance(at, dict) and isinstance(at.get("$ref"), str):  # not a property of that name
            uri, fragment = urldefrag(at["$ref"])
            if uri or fragment and not fragment.startswith("/"):
                raise LookupError("a reference to elsewhere")
            place = [unescape(t) for t in unquote(fragment).split("/")[1:]]
            at = look_up(schema, place)
            continue
        if token.startswith("$") and token.endswith("Ref"):
            raise LookupError("a dynamic reference")
        place.append(token)
        at = at[int(token)] if isinstance(at, list) else at[token]
    return place


def look_up(value, tokens):
    for token in tokens:
        value = value[int(token)] if isinstance(value, list) else value[token]
    return value


def deleted(schema, tokens, c, instance, dialect):
    """The schema without what stands at a place; all else is shared with it."""
    if not c.get("keyword"):  # the schema itself, which is false
        return changed(schema, tokens, lambda _: True)
    keyword = tokens[-1]

    def without(holder):
        holder = dict(holder)
        if keyword == "required" and isinstance(holder[keyword], list):
            there = look_up(instance, [unescape(t) for t in c["instanceLocation"].split("/")[1:]])
            missing = [name for name in holder[keyword] if name not in there]
            if len(missing) != 1:
                raise AssertionError(f"{c['id']}: {len(missing)} required properties are missing")
            holder[keyword] = [name for name in holder[keyword] if name != missing[0]]
            return holder
        del holder[keyword]
        if dialect == "draft-04":  # a modifier is nothing without its bound
            holder.pop({"minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum"}.get(keyword), None)
        return holder

    return changed(schema, tokens[:-1], without)


def changed(value, tokens, change):
    if not tokens:
        return change(value)
    copy = value.copy()
    key = int(tokens[0]) if isinstance(value, list) else tokens[0]
    copy[key] = changed(value[key], tokens[1:], change)
    return copy


# --- all --------------------------------------------------------------------


def check(folder, archives):
    manifest = exact(read(os.path.join(folder, "manifest.json")))
    figures = Counter(cases=len(manifest["cases"]))
    wrong = [*check_files(folder, manifest)]
    if not all(os.path.isfile(os.path.join(folder, c["file"])) for c in manifest["cases"]):
        return wrong, figures
    wrong += [*check_companions(folder, manifest), *check_patches(folder, manifest)]
    if archives:
        wrong += check_archives(folder, archives)
    if manifest["schema"]["file"].endswith(".json"):
        wrong += check_verdicts(folder, manifest, json.loads(read(os.path.join(folder, manifest["schema"]["file"]))), figures)
    return wrong, figures


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--archives", metavar="FOLDER", help="where the set's zip and tar.gz are")
    parser.add_argument("sets", nargs="+", metavar="SET", help="a folder with a manifest.json")
    options = parser.parse_args()
    failed = False
    for folder in options.sets:
        wrong, figures = check(folder, options.archives)
        failed |= bool(wrong)
        for sentence in wrong[:MOST_TOLD]:
            print(f"{folder}: {sentence}")
        print(f"{folder}: {', '.join(f'{n} {what}' for what, n in figures.items())}, {len(wrong)} wrong")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
