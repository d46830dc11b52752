#!/usr/bin/env bash
# The NuGet packages hold what they have to: assemblies for both frameworks with their documentation, a README, symbols; that of the C# SDK for Pulumi also what
# Pulumi's language host reads, the plugin's name and version. The library's package is the same to the byte when it is made again.
set -u
cd "$(dirname "$0")/.." || exit 1
configuration=${CMQ_TEST_CONFIGURATION:-Release}
out=$(mktemp -d)
# The time that stands in the packages.
export SOURCE_DATE_EPOCH=1700000000
trap 'rm -rf "$out"' EXIT

# pack PROJECT OPTIONS…: makes its package in $out/PROJECT.
pack() {
  local project=$1
  shift
  dotnet pack "$project" -c "$configuration" -o "$out/$(basename "$project")" --nologo -v quiet "$@" || exit 1
}

# holds PROJECT ENTRIES…: checks the layout of its package.
holds() {
  local project=$1 package entry framework
  shift
  package=$(echo "$out/$project/$project".[0-9]*.nupkg)
  for framework in net8.0 net10.0; do
    set -- "$@" "lib/$framework/$project.dll" "lib/$framework/$project.xml"
    # The names of a zip's entries stand in it as they are.
    grep -qaF "lib/$framework/$project.pdb" "${package%.nupkg}.snupkg" || { echo "The symbols of $project for $framework are missing"; exit 1; }
  done
  for entry in README.md "$@"; do
    grep -qaF "$entry" "$package" || { echo "$(basename "$package") lacks $entry"; exit 1; }
  done
}

pack sdk/Cmq
first=$(cat "$out"/Cmq/* | cksum)
rm -r "$out/Cmq"
sleep 2 # a zip's times go by two seconds
pack sdk/Cmq
[ "$(cat "$out"/Cmq/* | cksum)" = "$first" ] || { echo "The package Cmq differs when it is made again"; exit 1; }
pack provider/Cmq.Broker
pack sdk/Pulumi.Cmq -p:PulumiSurface=true -p:PackOnSurface=true
holds Cmq
holds Cmq.Broker
holds Pulumi.Cmq content/pulumi-plugin.json content/version.txt
