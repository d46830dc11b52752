#!/bin/sh
# install.sh VERSION: puts the plugin for this machine where the Pulumi engine looks for it.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
plugins=${PULUMI_HOME:-$HOME/.pulumi}/plugins
target=$plugins/resource-cmq-v$1

# Published beside its place and then put there in one step, so that no engine finds half of it, and one that runs is not written over.
mkdir -p "$plugins"
new=$(mktemp -d "$plugins/.cmq-XXXXXX")
trap 'rm -rf "$new"' EXIT
"$here/publish.sh" "" "$new/plugin"
if [ -e "$target" ]; then
  mv "$target" "$new/old"
fi
mv "$new/plugin" "$target"
# Left behind by an installation of the engine's own that broke off; the engine passes the folder over while it is there.
rm -f "$target.partial"
echo "Installed into $target."
