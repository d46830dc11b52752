#!/bin/sh
# install.sh URL SHA256: unpacks a release archive of cmq that has this checksum, and puts it on the path of the job. Nothing is done where cmq is already.
set -eu
if command -v cmq > /dev/null; then
  exit 0
fi
folder=${RUNNER_TEMP:-${CI_PROJECT_DIR:-$PWD}}/.cmq
mkdir -p "$folder"
curl -fsSL --retry 3 -o "$folder.tar.gz" "$1"
echo "$2  $folder.tar.gz" | sha256sum -c - > /dev/null
tar -xzf "$folder.tar.gz" -C "$folder"
[ -z "${GITHUB_PATH:-}" ] || echo "$folder" >> "$GITHUB_PATH"
"$folder/cmq" --version
