#!/usr/bin/env bash
# Runs the built example over the service in memory, and over HTTP to the emulator in two editions; with CMQ_ENDPOINT set, over the service there.
set -u
cd "$(dirname "$0")/../.." || exit 1
configuration=${CMQ_TEST_CONFIGURATION:-Release}
example="dotnet examples/client/bin/$configuration/net10.0/client.dll"
cmq=${CMQ:-dotnet provider/Cmq.Cli/bin/$configuration/net10.0/Cmq.Cli.dll}
[ -z "${CMQ_ENDPOINT:-}" ] || exec $example
work=$(mktemp -d)
emulator=
finish() {
  [ -z "$emulator" ] || { kill "$emulator" && wait "$emulator"; } 2>/dev/null
  rm -rf "$work"
}
trap finish EXIT

echo "In memory:"
$example || exit 1
for edition in tdmq classic; do
  $cmq emulator --port 0 --edition $edition > "$work/$edition" 2>&1 &
  emulator=$!
  for _ in $(seq 300); do
    grep -q '^cmq emulator listening on ' "$work/$edition" && break
    kill -0 "$emulator" 2>/dev/null || { cat "$work/$edition"; exit 1; }
    sleep 0.1
  done
  url=$(sed -n 's/^cmq emulator listening on //p' "$work/$edition")
  [ -n "$url" ] || { echo "The emulator did not start."; exit 1; }
  echo "Over HTTP, edition $edition:"
  CMQ_ENDPOINT=$url CMQ_EDITION=$edition TENCENTCLOUD_REGION=ap-guangzhou \
    TENCENTCLOUD_SECRET_ID=AKIDEMULATOR TENCENTCLOUD_SECRET_KEY=cmq-emulator-secret-key $example || exit 1
  { kill "$emulator" && wait "$emulator"; } 2>/dev/null
  emulator=
done
