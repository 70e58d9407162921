#!/bin/sh
# What the tests need beside Python: Debian's Chromium with Arabic letters, the library that whoever drives it needs (a bare
# Debian lacks it), and a PostgreSQL server.
set -eu
others=""
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || others="postgresql"
ls /usr/lib/*/libatomic.so.1 >/dev/null 2>&1 || others="$others libatomic1"
[ -x /usr/bin/chromium-headless-shell ] && [ -z "$others" ] && exit 0
packages="chromium-headless-shell fonts-noto-core $others"
install() {
    [ "$(id -u)" = 0 ] || return 1
    echo "Installing $packages ..."
    once="-o Acquire::Retries=0 -o Acquire::http::Timeout=20"
    { apt-get $once update && DEBIAN_FRONTEND=noninteractive apt-get $once install -y --no-install-recommends $packages; } >/dev/null
}
install && exit 0
# the whole browser does as well, only slower
[ -x /usr/bin/chromium ] && [ -z "$others" ] && exit 0
echo "The tests need these Debian packages: sudo apt-get install -y --no-install-recommends $packages" >&2
exit 1
