#!/bin/sh
# Installs the programs that others open a release with, as far as this is a Debian and we may.
set -eu
missing=
has() { command -v "$1" >/dev/null || missing="$missing $2"; }
has Rscript r-base-core
has pspp pspp
has soffice libreoffice-calc
has minisign minisign
has chromium chromium
has pdftoppm poppler-utils
has faketime faketime
[ -d /usr/lib/R/site-library/haven ] || missing="$missing r-cran-haven"
[ -z "$missing" ] && exit 0
if ! command -v apt-get >/dev/null; then
    echo "Absent, so their tests are skipped:$missing" >&2
    exit 0
fi
[ "$(id -u)" = 0 ] && sudo= || sudo=sudo
echo "Installing$missing."
$sudo apt-get update -q
# shellcheck disable=SC2086 # each word is a package
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -q -y --no-install-recommends $missing
