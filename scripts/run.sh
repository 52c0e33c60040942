#!/usr/bin/env bash
# Sets up what this machine lacks, then runs a verb of mathreel, or the tests:
#
#   bash scripts/run.sh render        bash scripts/run.sh list        bash scripts/run.sh test
set -euo pipefail

unset CDPATH
house=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv=$house/.venv

say() { printf '%s\n' "$*" >&2; }
die() { say "run.sh: $*"; exit 1; }
has() { command -v "$1" >/dev/null; }

# Python starts with -I, so that it takes no module from the current folder or from PYTHONPATH.

# The stamp is written when a set-up is whole, and names all that it was made from.
stamp_of() { # extras
    cat "$house/pyproject.toml" "$house/constraints.txt" "$house/scripts/run.sh" | sha256sum | cut -c1-32
    printf '%s %s\n' "$house" "$1"
}

set_up() { # extras, as pip takes them: "", "slides" or "test,slides,cluster"
    local stamp=$venv/.set-up-${1:-run}
    if [[ -x $venv/bin/python && -f $stamp && $(<"$stamp") == "$(stamp_of "$1")" ]]; then return; fi
    install_libraries "$1"
    local python
    python=$(find_python) || die "Python 3.11 or newer is needed, with its venv module; install it and try again."
    # An interrupted set-up leaves an environment without pip.
    if ! "$venv/bin/python" -I -m pip --version >/dev/null 2>&1; then
        say "Setting up $venv with $("$python" --version)"
        "$python" -I -m venv --clear "$venv"
    fi
    say "Installing what mathreel is built on (once; a few minutes at most)"
    "$venv/bin/python" -I -m pip install --quiet --disable-pip-version-check \
        --constraint "$house/constraints.txt" --editable "$house${1:+[$1]}"
    stamp_of "$1" >"$stamp"
}

find_python() {
    local python
    for python in python3 python3.13 python3.12 python3.11; do
        if "$python" -I -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$python"
            return
        fi
    done
    return 1
}

has_headers() { "$1" -I -c 'import sys, sysconfig, os; sys.exit(not os.path.exists(sysconfig.get_path("include") + "/Python.h"))'; }

# pycairo and manimpango are compiled here: they need a compiler and the headers of Cairo and Pango.
missing_packages() { # extras; prints Debian's names
    local python
    if ! python=$(find_python); then
        echo python3 python3-venv python3-dev
    elif ! has_headers "$python"; then
        "$python" -I -c 'import sys; print("python%d.%d-dev" % sys.version_info[:2])'
    fi
    has gcc || echo gcc libc6-dev
    has pkg-config || echo pkg-config
    pkg-config --exists cairo 2>/dev/null || echo libcairo2-dev
    pkg-config --exists pangocairo 2>/dev/null || echo libpango1.0-dev
    if [[ $1 == test* ]]; then missing_test_packages; fi
}

# What tests look at the results with: a browser, an office, a reader of PDF, a voice.
missing_test_packages() {
    has espeak-ng || echo espeak-ng
    has chromium || has chromium-browser || has google-chrome || echo chromium
    has soffice || echo libreoffice-impress
    has pdftoppm || echo poppler-utils
}

install_libraries() { # extras
    local packages
    read -ra packages <<<"$(missing_packages "$1" | tr '\n' ' ')"
    if ((${#packages[@]} == 0)); then return; fi
    has apt-get || die "some libraries are missing. $(how_to_install)"
    local as_root=()
    if ((EUID != 0)); then
        has sudo || die "as root, run: apt-get install ${packages[*]}"
        as_root=(sudo)
    fi
    say "Installing ${packages[*]}"
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -qq --yes --no-install-recommends "${packages[@]}" >/dev/null
}

how_to_install() {
    if [[ $(uname) == Darwin ]]; then
        echo "Run: brew install python@3.13 pkg-config cairo pango"
    elif has dnf; then
        echo "Run: sudo dnf install python3-devel gcc pkgconf-pkg-config cairo-devel pango-devel"
    else
        echo "Install Python 3.11 with headers, gcc, pkg-config, and the headers of Cairo and Pango."
    fi
}

extras_for() { # verb, options; prints what the verb needs besides, as pip takes it
    local extras=""
    if [[ $1 == slides ]]; then extras+=,slides; fi
    if [[ " $*" == *" --cluster"* ]]; then extras+=,cluster; fi
    if [[ " $*" == *" --voice"[\ =]piper* ]]; then extras+=,piper; fi
    echo "${extras#,}"
}

names_tests() { # arguments of pytest; whether one of them is a file or a folder of tests, or a test in a file
    local argument
    for argument in "$@"; do
        if [[ $argument != -* && -e ${argument%%::*} ]]; then return 0; fi
    done
    return 1
}

run_tests() { # arguments of pytest; without tests by name, all that there is to check is checked
    cd "$house"
    if names_tests "$@"; then
        "$venv/bin/pytest" -n auto --dist loadgroup "$@"
        return
    fi
    "$venv/bin/ruff" format --check --quiet
    "$venv/bin/ruff" check --quiet
    # Types are checked while tests wait for processes and browsers.
    local types passed=0
    "$venv/bin/mypy" &
    types=$!
    "$venv/bin/pytest" -n auto --dist loadgroup "$@" || passed=$?
    wait "$types" || passed=$?
    return "$passed"
}

verb=${1:---help}
shift || true
case $verb in
    test)
        set_up test,slides,cluster
        run_tests "$@"
        ;;
    *)
        set_up "$(extras_for "$verb" "$@")"
        exec "$venv/bin/mathreel" "$verb" "$@"
        ;;
esac
