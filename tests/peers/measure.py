#!/usr/bin/env python3
"""Measures apiscribe beside progenitor and openapi-generator: the same three services, one run, one machine.

    python3 tests/peers/measure.py --install             # once, with a network: installs both tools, some ten minutes
    python3 tests/peers/measure.py --json peers.json     # later, without one

gme, trtc and live are exported as OpenAPI, from which the others generate. Measured are generating, `cargo check`, `cargo doc` and a release build
of an app that calls all operations of trtc, each beside what it stands on: dependencies are built before, and what the same app costs without any
operation is taken off. Wall time depends on who else uses the machine, so trust user CPU, and the ratios of one run.

A tool that is not there, or that cannot do a service, is told and left out. Exit code 3 when there is nothing to compare with, 2 when our own
tool or crate fails. Needs Linux, cargo, and for openapi-generator Java.
"""

import argparse
import json
import shutil
import sys
import time
from pathlib import Path

import clock
import report
from crates import OUR_PACKAGE, Workspace
from documents import as_3_0
from generators import Missing, OpenapiGenerator, Ours, Progenitor

ROOT = Path(__file__).resolve().parents[2]
SERVICES = ["gme", "trtc", "live"]


def main():
    arguments = read_arguments()
    work = arguments.work.resolve()
    (work / "tools").mkdir(parents=True, exist_ok=True)
    notes = []

    def note(text):
        notes.append(text)
        say(text)

    ours = Ours(arguments.apiscribe.resolve() if arguments.apiscribe else build_ours(arguments.install))
    peers, versions = find_peers(work / "tools", arguments.install, note)
    specs = copy_specs(work)
    documents, names = export(ours, specs, work / "documents")
    operations = {service: len(of) for service, of in names.items()}
    workspace = Workspace(work, ROOT, offline=not arguments.install)
    ours.generate(specs, work / "generated")
    workspace.adopt_ours(work / "generated")
    packages = {OUR_PACKAGE: ours}
    peer_packages = prepare(workspace, peers, documents, packages, note)

    measured = {
        "generate": measure_generating(ours, specs, work, peer_packages, arguments.runs),
        "check": measure_building(workspace, "check", packages, arguments.runs, note),
        "doc": measure_building(workspace, "doc", packages, arguments.runs, note),
        "app": measure_apps(workspace, packages, names, arguments.runs, note),
    }
    result = report.assemble(measured, operations, versions, arguments.runs, notes)
    print(report.text(result))
    if arguments.json:
        arguments.json.write_text(json.dumps(result, indent=2) + "\n")
    return 0 if peer_packages else 3


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, metavar="DIR", default=ROOT / "target/peers", help="where everything is put [default: target/peers]")
    parser.add_argument("--install", action="store_true", help="install both tools into DIR/tools, and let cargo use the network")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="rounds, of which the medians count [default: 3]")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to a file, too")
    parser.add_argument("--apiscribe", type=Path, metavar="FILE", help="a release build of apiscribe [default: cargo makes one]")
    return parser.parse_args()


def say(text):
    print(text, file=sys.stderr, flush=True)


def build_ours(network):
    say("building apiscribe")
    offline = [] if network else ["--offline"]
    command = ["cargo", "build", "--release", "-p", "apiscribe", "--quiet", "--message-format=json", *offline]
    messages = [json.loads(line) for line in clock.output(command, ROOT).splitlines()]
    return next(message["executable"] for message in messages if message.get("executable"))


def find_peers(tools, install, note):
    """The tools that are there, and the versions of everything."""
    versions = {"rustc": clock.output(["rustc", "--version"]).strip(), "apiscribe": clock.output(["git", "describe", "--always", "--dirty"], ROOT).strip()}
    found = []
    for peer in (Progenitor(tools), OpenapiGenerator(tools)):
        try:
            if install:
                say(f"installing {peer.name}")
                peer.root.mkdir(exist_ok=True)
                peer.install()
            versions[peer.name] = peer.version()
            found.append(peer)
        except (Missing, clock.Failed) as failure:
            note(f"without {peer.name}: {failure}")
    return found, versions


def copy_specs(work):
    specs = work / "specs"
    shutil.rmtree(specs, ignore_errors=True)
    (specs / "tencent").mkdir(parents=True)
    shutil.copy(ROOT / "specs/tencent/vendor.yaml", specs / "tencent")
    for service in SERVICES:
        shutil.copytree(ROOT / "specs/tencent" / service, specs / "tencent" / service)
    return specs


def export(ours, specs, folder):
    """By service, the document as it is exported and as OpenAPI 3.0.3, and the names of its operations."""
    folder.mkdir(exist_ok=True)
    documents, names = {}, {}
    for service in SERVICES:
        exported, older = folder / f"{service}.json", folder / f"{service}-3.0.json"
        ours.export(specs, service, exported)
        document = json.loads(exported.read_text())
        older.write_text(json.dumps(as_3_0(document)))
        documents[service] = {"3.1": exported, "3.0.3": older}
        names[service] = [operation["operationId"] for path in document["paths"].values() for operation in path.values()]
    return documents, names


def prepare(workspace, peers, documents, packages, note):
    """Generates each crate once, and builds what it depends on. Returns, by package, who made it of which document."""
    made = {}
    for peer in peers:
        for service, files in documents.items():
            package = f"{peer.name}_{service}"
            folder = workspace.folder / package
            for version, document in files.items():
                try:
                    shutil.rmtree(folder, ignore_errors=True)
                    peer.generate(document, service, folder)
                    workspace.members([*packages, package])
                    workspace.cargo("check", package)
                except clock.Failed as failure:
                    note(f"{peer.name} makes no crate of {service} as OpenAPI {version}: {shortened(failure)}")
                    continue
                packages[package] = peer
                made[package] = (peer, service, document)
                say(f"{package}: of OpenAPI {version}")
                break
    workspace.members(list(packages))
    return made


def shortened(failure):
    lines = [line for line in str(failure).splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("error")]
    return (errors or lines)[0][:200]


def measure_generating(ours, specs, work, peer_packages, runs):
    gone = work / "gone"
    gone.mkdir(exist_ok=True)

    def anew(out, generate):
        # Removed at the end: some file systems are slow to make files where many were just removed.
        if out.exists():
            out.rename(gone / f"{out.name}-{time.monotonic_ns()}")
        return generate(out)

    out = work / "generated"
    own = {
        "apiscribe cold": lambda: anew(out, lambda out: ours.generate(specs, out)),
        "apiscribe unchanged": lambda: ours.generate(specs, out),
        "apiscribe check": lambda: ours.check(specs),
    }
    tasks = {}
    for package, (peer, service, document) in peer_packages.items():
        place = work / "again" / package
        place.parent.mkdir(exist_ok=True)
        tasks[package] = lambda place=place, peer=peer, service=service, document=document: anew(place, lambda out: peer.generate(document, service, out))
    # What takes a tenth of a second needs more rounds for a median that holds.
    usages = {**clock.rounds(own, 5 * runs, say), **clock.rounds(tasks, runs, say)}
    shutil.rmtree(gone)
    return usages


def measure_building(workspace, command, packages, runs, note):
    """Each package alone, and cargo when there is nothing to do, which is taken off."""

    def again(package, generator):
        workspace.touch(package)
        return workspace.cargo(command, package, generator.features)

    tasks = {}
    for package, generator in packages.items():
        say(f"cargo {command}: building what {package} stands on")
        try:
            workspace.cargo(command, package, generator.features)
        except clock.Failed as failure:
            note(f"cargo {command} of {package} fails: {shortened(failure)}")
            continue
        tasks[package] = lambda package=package, generator=generator: again(package, generator)
        tasks[f"{package} idle"] = lambda package=package, generator=generator: workspace.cargo(command, package, generator.features)
    return clock.rounds(tasks, runs, say)


def measure_apps(workspace, packages, names, runs, note):
    """A release build of apps that call all operations of trtc, one, or none: by app its Usage and the size of its binary."""
    apps = {}
    for package, generator in packages.items():
        if package != OUR_PACKAGE and not package.endswith("_trtc"):
            continue
        kinds = {"none": 0, "one": 1, "all": None} if package == OUR_PACKAGE else {"none": 0, "all": None}
        for kind, count in kinds.items():
            app, operations = workspace.app(generator, package, kind, count)
            apps[app] = {"package": package, "generator": generator.name, "kind": kind, "operations": operations}
    workspace.members([*packages, *apps])

    def again(app, kind, package):
        # What the app without operations depends on is built already, as for every user of an unchanged crate.
        if kind != "none":
            workspace.touch(package)
        workspace.touch(app)
        return workspace.cargo("build", app)

    tasks = {}
    for app, about in list(apps.items()):
        say(f"building {app}")
        try:
            workspace.cargo("build", app)
        except clock.Failed as failure:
            note(f"{app} does not build: {shortened(failure)}")
            continue
        tasks[app] = lambda app=app, about=about: again(app, about["kind"], about["package"])
    usages = clock.rounds(tasks, runs, say)
    binaries = {app: workspace.binary(app) for app in usages}
    return {app: {**apps[app], "usage": usages[app], "bytes": len(binary), "named": named(binary, names["trtc"])} for app, binary in binaries.items()}


def named(binary, names):
    """How many operations the binary names. A name within a longer one does not count."""
    count = 0
    for name in sorted((name.encode() for name in names), key=len, reverse=True):
        count += name in binary
        binary = binary.replace(name, b"\0")
    return count


if __name__ == "__main__":
    try:
        sys.exit(main())
    except clock.Failed as failure:
        say(f"error: {failure}")
        sys.exit(2)
