#!/bin/sh
# dist.sh VERSION FOLDER [RID…]: makes the release archives of both programs, by default of the machine's platform, and the file with their
# checksums. The same source gives the same bytes: files in order, without times and owners.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
version=$1
mkdir -p "$2"
out=$(cd "$2" && pwd)
shift 2
[ $# -gt 0 ] || set -- "$(dotnet msbuild "$here/../Cmq.Cli/Cmq.Cli.csproj" -nologo -getProperty:NETCoreSdkPortableRuntimeIdentifier)"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C

# The platform as the engine calls it.
platform() {
  case $1 in
    linux-*) os=linux ;;
    osx-*) os=darwin ;;
    win-*) os=windows ;;
    *) echo "The engine has no name for the platform $1." >&2 && return 1 ;;
  esac
  case $1 in
    *-x64) echo "$os-amd64" ;;
    *-arm64) echo "$os-arm64" ;;
    *) echo "The engine has no name for the platform $1." >&2 && return 1 ;;
  esac
}

# The two families of tar name this differently.
if tar --version | grep -q GNU; then
  nobody="--owner=0 --group=0 --numeric-owner"
else
  nobody="--uid 0 --gid 0 --numeric-owner"
fi

for rid in "$@"; do
  for program in pulumi-resource-cmq cmq; do
    archive=$program-v$version-$(platform "$rid").tar.gz
    files=$work/$program-$rid
    "$here/publish.sh" "$program" "$rid" "$files"
    cp "$here/../../LICENSE" "$files"
    find "$files" -type f -exec chmod 644 {} + -exec touch -t 200001010000 {} +
    chmod 755 "$files/$program"*
    # shellcheck disable=SC2086 # Several words on purpose.
    (cd "$files" && find . -type f | sed 's:^\./::' | sort | tar --format=ustar $nobody -cf - -T -) | gzip -9n > "$out/$archive"
    echo "$out/$archive"
  done
done

cd "$out"
if command -v sha256sum > /dev/null; then
  sha256sum *cmq-v"$version"-*.tar.gz > SHA256SUMS
else
  shasum -a 256 *cmq-v"$version"-*.tar.gz > SHA256SUMS
fi
