#!/usr/bin/env bash
# Gives the targets to libFuzzer, one after the other: run.sh SECONDS [TARGET…]. Needs a C++ compiler; cargo-fuzz and nightly are not needed,
# because the two things that it would add are flags of LLVM, and an address sanitizer, which finds nothing where there is no `unsafe`.
# What is found stays in the target folder; what broke a promise is printed, and its file is named.
set -euo pipefail
cd "$(dirname "$0")"
seconds=${1:?run.sh SECONDS [TARGET…]}
shift
[ $# -gt 0 ] || set -- reply error request serial sending catalogue page
command -v c++ >/dev/null || { echo "no C++ compiler: libFuzzer was not run; cargo test -p apiscribe-fuzz tries the seeds and changed ones" >&2; exit 3; }
flags="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters"
flags="$flags -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares"
host=$(rustc -vV | sed -n 's/^host: //p')
target=${CARGO_TARGET_DIR:-$PWD/../../../target}/fuzz
# The versions that everything else is tested with.
cp ../../../Cargo.lock Cargo.lock
# With --target, build scripts and macros are built without the flags.
CARGO_TARGET_DIR=$target RUSTFLAGS="$flags" cargo build --quiet --target "$host"
for name in "$@"; do
  mkdir -p "$target/corpus/$name"
  echo "libFuzzer: $name"
  log=$target/$name.log
  if ! "$target/$host/debug/$name" "$target/corpus/$name" "../seeds/$name" -max_total_time="$seconds" -max_len=4096 \
    -timeout=10 -rss_limit_mb=1024 -artifact_prefix="$target/$name-" 2>"$log"; then
    tail -n 60 "$log" >&2
    exit 1
  fi
  grep -E '^Done|^#[0-9]+\s+INITED' "$log" | cut -c1-100
done
