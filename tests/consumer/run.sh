#!/usr/bin/env bash
# Starts the listener and lets the program call it. Needs python3 and cargo.
set -euo pipefail
cd "$(dirname "$0")"
exec 3< <(exec python3 listener.py)
listener=$!
trap 'kill "$listener"' EXIT
read -r port <&3
cargo run --quiet -- "http://127.0.0.1:$port"
