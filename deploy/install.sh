#!/bin/sh
# Installs the locked packages, each checked against its hash, or says in one sentence what to do.
set -eu
venv="$1" wanted="$2"
count=$(grep -cE '^[a-z0-9]' "$wanted")
echo "Installing $count packages, as locked in $wanted ..."
if command -v uv >/dev/null && uv pip install --quiet --compile-bytecode --python "$venv/bin/python" --require-hashes -r "$wanted" 2>/dev/null; then
    exit 0
fi
if ! "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$wanted"; then
    echo "The packages could not be installed: check the network, then run the same command again." >&2
    exit 1
fi
