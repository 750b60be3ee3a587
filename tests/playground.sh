#!/bin/sh
# Builds the playground's program, and says how large it is over the wire.
#   playground.sh FOLDER
set -eu
mkdir -p "$1"
GOOS=js GOARCH=wasm go build -trimpath -ldflags='-s -w' -o "$1/docgen.wasm" ./cmd/playground
cp "$(go env GOROOT)/lib/wasm/wasm_exec.js" "$1/"
size() { wc -c | tr -d ' '; }
printf 'docgen.wasm: %s bytes, %s in gzip' "$(size <"$1/docgen.wasm")" "$(gzip -9 <"$1/docgen.wasm" | size)"
if command -v brotli >/dev/null 2>&1; then printf ', %s in brotli' "$(brotli -q 9 <"$1/docgen.wasm" | size)"; fi
echo
