#!/bin/sh
# What the tests need beside Python: Debian's Chromium with Arabic letters, and a PostgreSQL server.
set -eu
missing=""
[ -x /usr/bin/chromium ] || missing="$missing chromium fonts-noto-core"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
[ -z "$missing" ] && exit 0
if [ "$(id -u)" != 0 ]; then
    echo "The tests need these Debian packages: sudo apt-get install -y --no-install-recommends$missing" >&2
    exit 1
fi
echo "Installing$missing ..."
{ apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing; } >/dev/null
