"""Verdicts of Debian's python3-jsonschema on fixture sets, as JSON on stdout.

usage: python_jsonschema.py FOLDER...

A verdict is "v" (valid), "i" (invalid) or "e" (could not tell); of a malformed
text "a" (json.loads accepts it) or "r" (refuses it).
"""

import json
import os
import platform
import sys
import urllib.request
import warnings

warnings.simplefilter("ignore")
sys.modules["requests"] = None  # a reference to a document elsewhere is not fetched
import jsonschema  # noqa: E402


def refuse(*_args, **_kwargs):
    raise OSError("the network is closed")


urllib.request.urlopen = refuse

# The formats that jsonschema checks whatever else is installed.
FORMATS = ["date", "email", "idn-email", "ipv4", "ipv6", "regex", "uuid"]

VALIDATORS = {
    "draft-04": "Draft4Validator",
    "draft-06": "Draft6Validator",
    "draft-07": "Draft7Validator",
    "2019-09": "Draft201909Validator",
    "2020-12": "Draft202012Validator",
}


def main(folders):
    report = {
        "python": ".".join(platform.python_version_tuple()[:2]),
        "jsonschema": ".".join(version().split(".")[:2]),
        "sets": {folder: judge(folder) for folder in folders},
    }
    json.dump(report, sys.stdout)


def version():
    try:
        from importlib.metadata import version as installed

        return installed("jsonschema")
    except ImportError:
        return jsonschema.__version__


def judge(folder):
    with open(os.path.join(folder, "manifest.json"), encoding="utf-8") as file:
        manifest = json.load(file)
    with open(os.path.join(folder, manifest["schema"]["file"]), "rb") as file:
        schema = json.load(file)
    kind = getattr(jsonschema, VALIDATORS[manifest["schema"]["dialect"]])
    known = [name for name in FORMATS if name in jsonschema.FormatChecker.checkers]
    validators = {
        "annotation": kind(schema),
        "assertion": kind(schema, format_checker=jsonschema.FormatChecker(known)),
    }
    verdicts = {"annotation": {}, "assertion": {}, "malformed": {}}
    for case in manifest["cases"]:
        with open(os.path.join(folder, case["file"]), "rb") as file:
            data = file.read()
        if case["verdict"] == "malformed":
            verdicts["malformed"][case["id"]] = parse(data)
            continue
        for mode, validator in validators.items():
            verdicts[mode][case["id"]] = verdict(validator, json.loads(data))
    return verdicts


def verdict(validator, instance):
    try:
        return "v" if validator.is_valid(instance) else "i"
    except Exception:  # a reference that is not there, a pattern that is none of Python's
        return "e"


def parse(data):
    try:
        json.loads(data)
        return "a"
    except (ValueError, RecursionError):
        return "r"


main(sys.argv[1:])
