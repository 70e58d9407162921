#!/bin/sh
# Makes the virtual environment, or says in one sentence what is missing.
set -eu
python="$1" venv="$2"
if [ -z "$python" ] || ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Python 3.11 or newer is needed: apt-get install python3" >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Installing python3-venv, which this Python lacks ..."
        { apt-get update && apt-get install -y --no-install-recommends python3-venv; } >/dev/null
    else
        echo "This Python cannot make virtual environments yet: sudo apt-get install python3-venv" >&2
        exit 1
    fi
fi
echo "Making the virtual environment in $venv ..."
"$python" -m venv "$venv"
