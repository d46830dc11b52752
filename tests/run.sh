#!/usr/bin/env bash
# Runs every test and closes with one line: N passed, N failed, N skipped. Exit 0 only if something ran and nothing failed.
set -u
cd "$(dirname "$0")/.." || exit 1
configuration=${CMQ_TEST_CONFIGURATION:-Release}
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
passed=0 failed=0 skipped=0 status=0

# number FILE PATTERN: the sum of the numbers that the pattern captures in the file.
number() { sed -nE "s/$2/\1/p" "$1" | awk '{ sum += $1 } END { print sum + 0 }'; }

CMQ_TEST_RESULTS=$results dotnet test Cmq.slnx --nologo --no-build -c "$configuration" -v quiet || status=1
for project in tests/*/*.Tests.csproj examples/*/*.Tests.csproj; do
  file=$results/$(basename "$project" .csproj).trx
  if [ ! -e "$file" ]; then
    echo "$project left no results"
    failed=$((failed + 1)) status=1
    continue
  fi
  passed=$((passed + $(number "$file" '.*<Counters .*[^a-zA-Z]passed="([0-9]+)".*')))
  failed=$((failed + $(number "$file" '.*<Counters .*[^a-zA-Z]failed="([0-9]+)".*')))
  skipped=$((skipped + $(number "$file" '.*<Counters .*[^a-zA-Z]notExecuted="([0-9]+)".*')))
done

(cd tests/interop && npm test --silent) > "$results/node" 2>&1 || status=1
cat "$results/node"
passed=$((passed + $(number "$results/node" '^[#ℹ] pass ([0-9]+)$')))
failed=$((failed + $(number "$results/node" '^[#ℹ] fail ([0-9]+)$') + $(number "$results/node" '^[#ℹ] cancelled ([0-9]+)$')))
skipped=$((skipped + $(number "$results/node" '^[#ℹ] skipped ([0-9]+)$')))

for script in examples/shop/tour.sh examples/client/run.sh tests/pack.sh; do
  if bash "$script" > "$results/script" 2>&1; then
    passed=$((passed + 1))
  else
    cat "$results/script"
    failed=$((failed + 1)) status=1
  fi
done

# A run that broke off without a counted failure is a failure all the same.
[ $status -ne 0 ] && [ $failed -eq 0 ] && failed=1
[ $passed -eq 0 ] && failed=$((failed + 1)) status=1
echo "$passed passed, $failed failed, $skipped skipped"
exit $status
