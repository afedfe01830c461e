#!/bin/sh
# Make a virtual environment in the folder given, with the newest Python that onrecord runs on.
#
# Takes $PYTHON where it is set. Debian and Ubuntu keep the module that makes environments in a
# package of its own; as root it is installed, else the command to type is shown.
set -eu
folder=$1

suits() {
    command -v "$1" >/dev/null 2>&1 &&
        "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

python=
for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
    if suits "$candidate"; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "onrecord needs Python 3.11 or newer; none was found." >&2
    echo "Install one, or name it: make PYTHON=/path/to/python3" >&2
    exit 1
fi

can_make_environments() {
    "$python" -c 'import ensurepip, venv' 2>/dev/null
}

if ! can_make_environments; then
    package=$("$python" -c 'import sys; print("python{}.{}-venv".format(*sys.version_info))')
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "Installing $package"
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package"
    else
        echo "This Python cannot make virtual environments." >&2
        echo "On Debian and Ubuntu: sudo apt-get install $package" >&2
        exit 1
    fi
fi

"$python" -m venv "$folder"
