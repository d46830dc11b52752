#!/bin/sh
# nightly.sh [PROGRAM [OPTION…]]: what was changed outside of the program. Changes nothing.
#
# OPTION goes to cmq drift. In the environment:
#   CMQ      the command; cmq
#   REPORTS  the folder of the reports (drift.md, drift.json, drift.html; prune.md); reports
#   STACK    the stack; none
#   PRUNE    1 proposes, in prune.md and prune.json, to delete what carries the program's tag and is not declared any more
#
# Exit code, that of cmq drift: 0 no drift, 3 drift, 4 a part could not be read, 1 or 2 an error. With PRUNE, that of cmq plan where it fails.
set -u
cmq=${CMQ:-cmq} reports=${REPORTS:-reports} program=${1:-.}
[ $# -eq 0 ] || shift
mkdir -p "$reports" || exit 1
rm -f "$reports/drift.md" "$reports/prune.md"
[ -z "${GITHUB_OUTPUT:-}" ] || set -- "$@" --out github

$cmq drift "$program" ${STACK:+--stack "$STACK"} "$@" \
  --out "markdown=$reports/drift.md" --out "json=$reports/drift.json" --out "html=$reports/drift.html"
drift=$?
case $drift in
  0 | 3) ;;
  *) exit $drift ;; # What was not read is not proposed for deletion.
esac

if [ "${PRUNE:-}" = 1 ]; then
  $cmq plan "$program" ${STACK:+--stack "$STACK"} --prune --out "$reports/prune.json" --report "markdown=$reports/prune.md" || exit
fi

exit $drift
