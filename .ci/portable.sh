#!/usr/bin/env bash
# Judges whether the crate without a transport goes where there is no operating system: WebAssembly.
# Needs cargo and python3; takes no input. Where rustup has the target, the crates are checked for it. Where not, the crates that they stand
# on must all be known to build there, and the runtime is compiled and tested here with its parts for WebAssembly.
set -euo pipefail
cd "$(dirname "$0")/.."
target=wasm32-unknown-unknown
core=(--no-default-features --features full,serde,testing,tracing)

# Sockets, threads, C compilers and random numbers of a system: none of them is there.
refused='aws-lc-(rs|sys)|async-(io|std)|cc|cmake|getrandom|hyper(-.*)?|mio|native-tls|openssl(-.*)?|polling|reqwest|ring|rustix|rustls-(native-certs|platform-verifier)|security-framework|smol|socket2|tokio(-.*)?|ureq|windows-sys'
# The crates under the given features. Build scripts count, too: one with a C compiler needs one for the target.
crates() { cargo tree --quiet --package rtc-apis --target "$target" --edges normal,build "$@" --prefix none --format '{p}' | cut -d' ' -f1 | sort -u; }
if found=$(crates "${core[@]}" | grep -xE "$refused"); then
  echo "without a transport, rtc-apis stands on what does not build for $target:" $found >&2
  exit 1
fi
crates | grep -qxE "$refused" || { echo "the list of refused crates does not even know reqwest's" >&2; exit 1; }
echo "$(crates "${core[@]}" | wc -l) crates, none of them known not to build for $target"

if [ -d "$(rustc --print target-libdir --target "$target")" ]; then
  cargo check --quiet --package rtc-apis --target "$target" --no-default-features
  cargo check --quiet --package rtc-apis --target "$target" "${core[@]}"
  echo "checked for $target"
  exit
fi

# The same sources, told that this is WebAssembly: hashes and the missing machine are those of that target.
told=(--cfg 'target_family="wasm"' --allow explicit_builtin_cfgs_in_flags --deny warnings)
program=$(cargo rustc --quiet --package apiscribe-runtime --no-default-features --features serde,testing,tracing --lib --profile test \
  --message-format json -- "${told[@]}" | python3 -c '
import json, sys
for line in sys.stdin:
    message = json.loads(line)
    if message.get("message"):
        print(message["message"]["rendered"], file=sys.stderr)
    if message.get("executable"):
        print(message["executable"])')
(cd runtime && "$program" --quiet sign:: system::)
echo "$target is not installed (rustup target add $target): compiled and tested here with the parts for it"
