#!/bin/sh
# Prints the Python to use. Debian's own comes first, if it can make virtual environments: it is built with every optimisation,
# and runs the tests in nine tenths of the time of one somebody compiled. Otherwise whichever the shell finds.
for python in /usr/bin/python3.11 python3.11 python3; do
    if command -v "$python" >/dev/null && "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        command -v "$python"
        exit
    fi
done
command -v python3.11 || command -v python3
