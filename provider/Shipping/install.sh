#!/bin/sh
# install.sh VERSION: puts the plugin for this machine where the Pulumi engine looks for it, and the command into the bin folder of PREFIX.
set -eu
here=$(cd "$(dirname "$0")" && pwd)

# install PROGRAM FOLDER: published beside its place and then put there in one step, so that nobody finds half of it, and one that runs is not
# written over.
install() {
  mkdir -p "$(dirname "$2")"
  new=$(mktemp -d "$(dirname "$2")/.cmq-XXXXXX")
  trap 'rm -rf "$new"' EXIT
  "$here/publish.sh" "$1" "" "$new/new"
  if [ -e "$2" ]; then
    mv "$2" "$new/old"
  fi
  mv "$new/new" "$2"
  rm -rf "$new"
  echo "Installed into $2."
}

plugin=${PULUMI_HOME:-$HOME/.pulumi}/plugins/resource-cmq-v$1
install pulumi-resource-cmq "$plugin"
# Left behind by an installation of the engine's own that broke off; the engine passes the folder over while it is there.
rm -f "$plugin.partial"

# Some forms are several files, so the command has a folder of its own, and bin a link.
prefix=${PREFIX:-$HOME/.local}
install cmq "$prefix/lib/cmq"
mkdir -p "$prefix/bin"
ln -sf ../lib/cmq/cmq "$prefix/bin/cmq"
case :$PATH: in
  *":$prefix/bin:"*) ;;
  *) echo "$prefix/bin is not in PATH: cmq is $prefix/bin/cmq." ;;
esac
