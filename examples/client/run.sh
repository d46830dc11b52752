#!/usr/bin/env bash
# Runs the built example over the service in memory; with CMQ_ENDPOINT set, over the service there.
set -u
cd "$(dirname "$0")/../.." || exit 1
exec dotnet "examples/client/bin/${CMQ_TEST_CONFIGURATION:-Release}/net10.0/client.dll"
