"""Refuses dependencies that ask for a newer Rust than we promise. Reads the output of `cargo metadata` on standard input."""

import json
import sys

metadata = json.load(sys.stdin)
members = set(metadata["workspace_members"])
promised = {package["rust_version"] for package in metadata["packages"] if package["id"] in members}
assert len(promised) == 1 and None not in promised, f"the crates promise different versions: {promised}"


def parts(version):
    return tuple(map(int, (version.split(".") + ["0", "0"])[:3]))


most = parts(promised.pop())
newer = [f"{p['name']} {p['version']} asks for {p['rust_version']}" for p in metadata["packages"] if p["rust_version"] and parts(p["rust_version"]) > most]
print("\n".join(newer) or f"no dependency asks for more than Rust {'.'.join(map(str, most))}")
sys.exit(bool(newer))
