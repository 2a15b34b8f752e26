#!/bin/sh
# Makes every file under ontology/authority/ again, byte for byte: fetches the pinned packages, then runs make.py and names.py.
# Needs npm, pip, Python 3, and a Debian for its word list; nothing is installed.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for package in @rapideditor/country-coder@5.6.1 cldr-localenames-full@48.2.0 name-suggestion-index@8.0.20260918; do
    archive=$(npm pack --silent "$package")
    name=${package#@*/}
    mkdir "${name%@*}"
    tar -xzf "$archive" -C "${name%@*}" --strip-components=1
done
pip download --quiet --no-deps --no-binary names names==0.3.0
tar -xzf names-0.3.0.tar.gz
mv names-0.3.0/names names
pip download --quiet --no-deps Faker==40.54.0
python3 -m zipfile -e faker-40.54.0-py3-none-any.whl faker
python3 "$here/verify.py" .
python3 "$here/make.py" . "$here/.."
python3 "$here/names.py" . "$here/.."
python3 "$here/genders.py" . "$here/.."
apt-get download -qq wamerican-large
dpkg-deb -x wamerican-large_*.deb words
python3 "$here/near.py" words/usr/share/dict/american-english-large "$here/.."
