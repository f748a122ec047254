"""The figures as one value, for JSON, and as tables to read. Ratios are of user CPU or bytes for each operation, ours being 1; kB are 1,000 bytes,
and `named` counts the operations whose names are in a binary: an app that calls one of ours should have no other."""

import datetime
import os
import platform

import clock
from crates import OUR_PACKAGE

OURS = "apiscribe"


def assemble(measured, operations, versions, runs, notes):
    parts = {"generate": generating(measured["generate"], operations)}
    for command in ("check", "doc"):
        parts[command] = building(measured[command], operations)
    parts["app"] = calling(measured["app"])
    return {
        "date": datetime.date.today().isoformat(),
        "machine": {"cpus": os.cpu_count(), "architecture": platform.machine()},
        "versions": versions,
        "runs": runs,
        "operations": operations,
        "notes": notes,
        **parts,
    }


def by_generator(usages, operations):
    """The packages of each generator, with how many operations they have. Only packages that were measured."""
    found = {}
    for package in usages:
        generator, _, service = package.rpartition("_")
        if package == OUR_PACKAGE:
            found[OURS] = ([package], sum(operations.values()))
        elif service in operations:
            packages, count = found.get(generator, ([], 0))
            found[generator] = ([*packages, package], count + operations[service])
    return found


def row(usage, operations, **more):
    return {"operations": operations, **usage.as_dict(), "ms_per_operation": round(usage.user_s * 1e3 / operations, 3), **more}


def with_ratios(rows, ours, key="ms_per_operation"):
    base = rows.get(ours, {}).get(key)
    return {name: {**of, "ratio": round(of[key] / base, 2) if base else None} for name, of in rows.items()}


def generating(usages, operations):
    whole = sum(operations.values())
    rows = {name: row(usage, whole) for name, usage in usages.items() if name.startswith(OURS)}
    for generator, (packages, count) in by_generator(usages, operations).items():
        rows[generator] = row(clock.together(usages[package] for package in packages), count)
    if f"{OURS} unchanged" in usages and f"{OURS} check" in usages:
        rows[f"{OURS} beyond check"] = row(clock.beyond(usages[f"{OURS} unchanged"], usages[f"{OURS} check"]), whole)
    return with_ratios(rows, f"{OURS} cold")


def building(usages, operations):
    def alone(package):
        return clock.beyond(usages[package], usages[f"{package} idle"])

    complete = {package: usage for package, usage in usages.items() if f"{package} idle" in usages}
    rows = {}
    for generator, (packages, count) in by_generator(complete, operations).items():
        single = {package: alone(package).as_dict() for package in packages} if len(packages) > 1 else {}
        rows[generator] = row(clock.together(alone(package) for package in packages), count, packages=single)
    return with_ratios(rows, OURS)


def calling(apps):
    rows = {}
    for app in apps.values():
        none = apps.get(f"app_{app['generator']}_none")
        if app["kind"] == "none" or none is None:
            continue
        usage = clock.beyond(app["usage"], none["usage"])
        beyond = app["bytes"] - none["bytes"]
        sizes = {"bytes": app["bytes"], "bytes_beyond": beyond, "kb_per_operation": round(beyond / 1e3 / app["operations"], 2), "named": app["named"]}
        rows[f"{app['generator']} {app['kind']}"] = row(usage, app["operations"], **sizes)
    rows = with_ratios(rows, f"{OURS} all")
    base = rows.get(f"{OURS} all", {}).get("kb_per_operation")
    return {name: {**of, "size_ratio": round(of["kb_per_operation"] / base, 2) if base else None} for name, of in rows.items()}


TITLES = {
    "generate": "generating, all services",
    "check": "cargo check of the crate alone, beyond an idle cargo",
    "doc": "cargo doc --no-deps of the crate alone, beyond an idle cargo",
    "app": "release build of the crate and an app with trtc's operations, beyond the app without any",
}


def text(result):
    operations = ", ".join(f"{service} {count}" for service, count in result["operations"].items())
    machine = f"{result['machine']['cpus']} CPUs, {result['machine']['architecture']}"
    lines = [f"{result['date']}, {machine}, medians of {result['runs']}; operations: {operations}"]
    lines += [f"  {name}: {version}" for name, version in result["versions"].items()]
    for part, title in TITLES.items():
        lines += ["", title]
        lines.append(f"  {'':<22}{'ops':>5}{'wall s':>9}{'user s':>9}{'sys s':>8}{'ms/op':>9}{'ratio':>8}{'peak MiB':>10}" + sizes_head(part))
        for name, of in result[part].items():
            line = f"  {name:<22}{of['operations']:>5}{of['wall_s']:>9.3f}{of['user_s']:>9.3f}{of['system_s']:>8.3f}{of['ms_per_operation']:>9.2f}{of['ratio'] or 0:>8.2f}{of['peak_mib']:>10.0f}"
            lines.append(line + sizes(of))
    if result["notes"]:
        lines += ["", "notes", *(f"  {note}" for note in result["notes"])]
    return "\n".join(lines)


def sizes_head(part):
    return f"{'bytes':>12}{'beyond':>12}{'kB/op':>8}{'ratio':>8}{'named':>7}" if part == "app" else ""


def sizes(of):
    if "bytes" not in of:
        return ""
    return f"{of['bytes']:>12,}{of['bytes_beyond']:>12,}{of['kb_per_operation']:>8.2f}{of['size_ratio'] or 0:>8.2f}{of['named']:>7}"
