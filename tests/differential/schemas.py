"""Checks every spec against the JSON Schema that its first line names, with a validator that is not ours.

Usage: schemas.py FOLDER... Needs jsonschema and PyYAML.
"""

import json
import re
import sys
from pathlib import Path

import yaml
from jsonschema import Draft202012Validator


def problems(path):
    text = path.read_text(encoding="utf-8")
    line = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    if not line:
        return ["the first line names no schema"]
    schema = json.loads((path.parent / line.group(1)).resolve().read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    # Through JSON, so that numeric keys are text, as they are to the generator.
    spec = json.loads(json.dumps(yaml.safe_load(text)))
    return [f"{'.'.join(map(str, error.path))}: {error.message}" for error in Draft202012Validator(schema).iter_errors(spec)]


def main():
    paths = sorted(path for folder in sys.argv[1:] for path in Path(folder).rglob("*.yaml"))
    found = [f"{path}: {problem}" for path in paths for problem in problems(path)]
    print("\n".join(found))
    print(f"{len(paths) - len({line.split(':')[0] for line in found})} passed, {len(found)} failed")
    sys.exit(bool(found) or not paths)


main()
