#!/usr/bin/env bash
# Imports the vendor's own catalogues, where they are at hand, and compiles what comes of them with warnings denied: catalogue.sh [FOLDER].
# The files are not ours to carry in the repository: FOLDER, or APISCRIBE_CATALOGUE, holds *.api.json, *.examples.json and *.errors.json, or
# the folder `services` of the vendor's tccli. Without it nothing is done. Needs cargo.
set -euo pipefail
cd "$(dirname "$0")/.."
catalogue=${1:-${APISCRIBE_CATALOGUE:-}}
[ -d "$catalogue" ] || { echo "no catalogue at hand (APISCRIBE_CATALOGUE): the imported crate was not compiled" >&2; exit 0; }
work=$PWD/target/catalogue
rm -rf "$work/specs"
mkdir -p "$work"
cargo run --quiet --release -- import tencent-catalogue --api "$catalogue" --read 2026-11-21 --out "$work/specs"
cargo run --quiet --release -- check --specs "$work/specs" --format "concise=$work/check.txt"
cargo run --quiet --release -- --specs "$work/specs" --out "$work/generated"
cp Cargo.lock "$work/Cargo.lock"
printf '[workspace]\nmembers = ["crate"]\nresolver = "3"\n' >"$work/Cargo.toml"
rm -rf "$work/crate"
cp -r "$work/generated" "$work/crate"
sed -i "s#\"../runtime\"#\"$PWD/runtime\"#" "$work/crate/Cargo.toml"
RUSTFLAGS='-D warnings' CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}/catalogue" cargo check --quiet --manifest-path "$work/crate/Cargo.toml" \
  --no-default-features --features full,testing --all-targets
echo "imported, checked, generated and compiled"
