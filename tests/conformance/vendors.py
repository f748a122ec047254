"""Calls every operation of a mock with the vendors' own Python packages, in every case, and prints what became of it as lines of JSON.

Usage: vendors.py ADDRESS. The operations, their samples and their codes come from the mock, so a new spec needs no edit here. Keys are
those that every mock knows, or made up.

Lines: {operation: NAME, given: what the case sets, outcome: ok | error | mock, code, result}, one a case, in the order of the calls;
{operation: NAME, journal: [...]}, what of it arrived at the mock; {operation: NAME, field: PATH, spec: TYPE, sdk: TYPE}, where the
typed classes of an SDK have other fields than the spec; {operation: NAME, unknown: TEXT} for what an SDK does not know.
"""

import json
import os
import sys

import requests

import sdk_fields
import schemes

# Of the codes that hold for every operation each operation tries so many, the next one others.
COMMON_CODES = 3
HOUR = 3600
# What a journal says of a request, without what differs from run to run.
ARRIVED = ["method", "path", "region", "account", "parameters", "status", "code", "condition"]


class Mock:
    """The endpoints that no vendor has."""

    def __init__(self, address):
        self.address = address
        self.session = requests.Session()

    def get(self, path):
        return self.session.get(self.address + path, timeout=30).json()

    def post(self, path, body):
        reply = self.session.post(self.address + path, json=body, timeout=30)
        reply.raise_for_status()


def cases(operation, turn):
    """What each call sets: its name, parameters, region, key, clock, the code that is asked for, whether a client that checks
    requests must let it pass, and the outcome where only one is right."""
    keys = schemes.KEYS[operation["signing"]]
    usual = {"request": operation["request"], "shift": 0, "error": None, "next": False, "right": True, "outcome": None, "region": operation["region"], **keys["right"]}

    def case(name, **changed):
        return {**usual, "case": name, **changed}

    yield case("success", outcome="ok")
    own = operation["own_codes"]
    common = [code for code in operation["codes"] if code not in own]
    start = turn * COMMON_CODES
    some = [common[at % len(common)] for at in range(start, start + min(COMMON_CODES, len(common)))]
    for code in own + some:
        yield case(f"code {code}", error=code, outcome="error")
    for code in (own + some)[:1]:
        yield case(f"next {code}", error=code, outcome="error", next=True)
    for name, changed in keys["others"].items():
        yield case(name, outcome="ok" if name == "right token" else "error", **changed)
    yield case("clock behind", shift=-HOUR * keys["hours"], outcome="error")
    if keys["ahead"]:
        yield case("clock ahead", shift=HOUR, outcome="error")
    if operation["region"]:
        yield case("another region", region="nowhere-1", right=False)
    yield case("every field", request=operation["every_field"], right=False)
    for parameter in operation["parameters"]:
        if parameter["required"]:
            name = parameter["name"]
            rest = {key: value for key, value in operation["request"].items() if key != name}
            if parameter["type"].startswith("list of"):
                # Requests of the generated clients cannot lack a list that is required: they send it empty.
                yield case(f"empty {name}", request={**rest, name: []}, right=False)
            else:
                yield case(f"without {name}", request=rest, right=False)


def run(mock, caller, operation, turn):
    """All cases of one operation, and the journal of it."""
    name = "/".join(operation[key] for key in ("vendor", "service", "version", "operation"))
    mock.post("/_mock/reset", {})
    for case in cases(operation, turn):
        if case["next"]:
            mock.post("/_mock/next", {"operation": operation["operation"], "error": case["error"]})
        yield {"operation": name, "given": case, **caller.call(operation, case)}
    journal = mock.get("/_mock/requests")["requests"]
    yield {"operation": name, "journal": [{key: entry[key] for key in ARRIVED} for entry in journal]}
    for line in sdk_fields.compare(operation):
        yield {"operation": name, **line}


def main():
    # Loopback goes through no proxy.
    os.environ["NO_PROXY"] = "127.0.0.1"
    mock = Mock(sys.argv[1])
    callers = {scheme: caller(mock.address) for scheme, caller in schemes.CALLERS.items()}
    for turn, operation in enumerate(mock.get("/_mock/operations")["operations"]):
        for line in run(mock, callers[operation["signing"]], operation, turn):
            print(json.dumps(line, ensure_ascii=False))


main()
