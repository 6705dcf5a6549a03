#!/bin/sh
# Brings the files that libraries.txt names, in the version it names, and writes their hashes to libraries.sha256.
# Needs npm (for its download alone) and openssl. Run it from the top of the tree after a change of libraries.txt.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
: > src/libraries/libraries.sha256
grep -v '^#' src/libraries/libraries.txt | while read -r package version integrity folder files; do
  folder=${folder%:}
  npm pack --silent --pack-destination "$work" "$package@$version" > /dev/null
  archive="$work/$package-$version.tgz"
  found="sha512-$(openssl dgst -sha512 -binary "$archive" | openssl base64 -A)"
  if [ "$found" != "$integrity" ]; then
    echo "$package $version is not what libraries.txt names: $found" >&2
    exit 1
  fi
  tar -xzf "$archive" -C "$work"
  rm -rf "${folder:?}"
  mkdir -p "$folder/$version"
  for file in $files; do
    cp "$work/package/$file" "$folder/$version/"
    sha256sum "$folder/$version/$(basename "$file")" >> src/libraries/libraries.sha256
  done
  rm -rf "$work/package"
done
