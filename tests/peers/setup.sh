#!/bin/sh
# setup.sh DIR: makes DIR a Python environment with what requirements.txt lists, and sees that Graphviz is there.
#
# Does nothing where that is done already. Several may run at once: one works, the others wait. What the system
# lacks (python3, venv, dot) is installed with apt-get where that can be done without asking; else one line says what to do.
set -eu

dir=${1:?usage: setup.sh DIR}
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$(dirname "$dir")"

if command -v flock >/dev/null 2>&1 && [ -z "${PEERS_LOCKED:-}" ]; then
    PEERS_LOCKED=1 exec flock "$dir.lock" sh "$0" "$dir"
fi

system() { # system PACKAGE...
    if [ "$(id -u)" = 0 ]; then
        root=
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        root="sudo -n"
    else
        root=none
    fi
    if [ "$root" = none ] || ! command -v apt-get >/dev/null 2>&1; then
        echo "the peer tests need Python 3.10 with venv, and Graphviz: install $* with the system's package manager" >&2
        exit 1
    fi
    log=$dir.apt.log
    if ! { $root apt-get -q update && $root env DEBIAN_FRONTEND=noninteractive apt-get -qy install --no-install-recommends "$@"; } >"$log" 2>&1; then
        tail -n 5 "$log" >&2
        echo "apt-get could not install $*: see $log, or install them by hand" >&2
        exit 1
    fi
}

python3 -c 'import ensurepip, venv' >/dev/null 2>&1 || system python3 python3-venv
command -v dot >/dev/null 2>&1 || system graphviz

# The interpreter is part of the stamp: an environment does not survive a change of it.
stamp=$(python3 -c 'import sys; print(sys.executable, sys.version)'; cat "$here/requirements.txt")
if [ -x "$dir/bin/python" ] && [ "$(cat "$dir/stamp" 2>/dev/null)" = "$stamp" ]; then
    exit 0
fi
rm -rf "$dir"
python3 -m venv "$dir"
if ! "$dir/bin/python" -m pip --disable-pip-version-check install --quiet --requirement "$here/requirements.txt"; then
    echo "pip could not install $here/requirements.txt: the peer tests need a package index that pip can reach" >&2
    exit 1
fi
printf '%s\n' "$stamp" >"$dir/stamp"
