#!/bin/sh
# Sets up everything that Rejoinder needs: system packages, .venv, pinned dependencies.
# "setup.sh dev" adds the tools for tests and checks. A second run takes well under a second.
set -eu
cd "$(dirname "$0")/.."

# Qt's libraries, a font with the metrics of Times New Roman, LibreOffice for PDFs, and a PDF text reader.
SYSTEM_PACKAGES="python3-venv libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libglib2.0-0
libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0
fonts-liberation libreoffice-writer-nogui poppler-utils"

say() { printf '%s\n' "$*" >&2; }

missing_packages() {
    for package in $SYSTEM_PACKAGES; do
        dpkg-query -W -f '${db:Status-Status} ${Provides}\n' "$package" "${package}t64" 2>/dev/null \
            | grep -q '^installed' || printf '%s ' "$package"
    done
}

install_packages() {
    command -v dpkg-query >/dev/null 2>&1 || return 0
    missing=$(missing_packages)
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" -eq 0 ]; then
        as_root=""
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as_root="sudo"
    else
        say "These system packages are missing; PDFs and the window need them. Install them with:"
        say "    sudo apt-get install $missing"
        return 0
    fi
    say "Installing system packages: $missing"
    mkdir -p build
    # shellcheck disable=SC2086  # a list of words
    {
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq &&
            $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
    } >build/setup.log 2>&1 || {
        say "apt-get failed; the end of build/setup.log:"
        tail -n 15 build/setup.log >&2
        exit 2
    }
}

find_python() {
    for name in python3.13 python3.12 python3.11 python3; do
        if command -v "$name" >/dev/null 2>&1 \
            && "$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

install_python_packages() {
    extras=$1
    wanted=$(cat pyproject.toml packaging/constraints.txt packaging/setup.sh | cksum)
    stamp=".venv/rejoinder${extras:+-dev}.stamp"
    if [ -x .venv/bin/rejoinder ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then
        return 0
    fi
    if [ ! -x .venv/bin/python ]; then
        python=$(find_python) || {
            say "Rejoinder needs Python 3.11 or newer with its venv module (Debian, Ubuntu: apt-get install python3 python3-venv)."
            exit 2
        }
        say "Making .venv with $python"
        "$python" -m venv .venv
    fi
    say "Installing Python packages (the first time takes a minute or two)"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --constraint packaging/constraints.txt --editable ".$extras"
    printf '%s' "$wanted" >"$stamp"
}

stamp_system=.venv/rejoinder-system.stamp
if [ ! -f "$stamp_system" ] || [ "$stamp_system" -ot packaging/setup.sh ]; then
    install_packages
fi
case "${1:-}" in
dev) install_python_packages "[dev]" ;;
*) install_python_packages "" ;;
esac
touch "$stamp_system"
