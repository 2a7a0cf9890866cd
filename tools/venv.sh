#!/bin/sh
# Makes the virtual environment $1 with $2 and installs the pinned packages of the lock file $3 and Tenfold itself.
set -eu
venv=$1 python=$2 lock=$3

make_venv() { [ -x "$venv/bin/pip" ] || "$python" -m venv --clear "$venv"; }

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "Tenfold needs Python 3.11 or later: install it, or name it: make PYTHON=python3.12 install" >&2
    exit 1
fi
if ! make_venv; then
    # Debian ships Python's venv module in a package of its own.
    [ "$(id -u)" = 0 ] && sudo= || sudo=sudo
    echo "Installing python3-venv, which this Python lacks." >&2
    $sudo apt-get update -q && $sudo apt-get install -q -y python3-venv
    make_venv
fi
# The lock file is complete: older pips, left to resolve it, want a newer release than it pins where an extra is asked for.
"$venv/bin/pip" install --quiet --disable-pip-version-check --no-deps --require-hashes -r "$lock"
"$venv/bin/pip" install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
"$venv/bin/pip" check
