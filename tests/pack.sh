#!/usr/bin/env bash
# The NuGet package of the C# SDK holds what Pulumi's language host reads: the plugin's name and version, beside the assemblies.
set -u
cd "$(dirname "$0")/.." || exit 1
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
dotnet pack sdk/Pulumi.Cmq -c "${CMQ_TEST_CONFIGURATION:-Release}" -p:PulumiSurface=true -p:PackOnSurface=true -o "$out" --nologo -v quiet || exit 1
package=$(echo "$out"/Pulumi.Cmq.*.nupkg)
for entry in content/pulumi-plugin.json content/version.txt README.md lib/net8.0/Pulumi.Cmq.dll lib/net10.0/Pulumi.Cmq.dll lib/net10.0/Pulumi.Cmq.xml; do
  # The names of a zip's entries stand in it as they are.
  grep -qaF "$entry" "$package" || { echo "$(basename "$package") lacks $entry"; exit 1; }
done
[ -e "${package%.nupkg}.snupkg" ] || { echo "The package of symbols is missing"; exit 1; }
