#!/bin/sh
# pull-request.sh [PROGRAM [OPTION…]]: what merging would change, for the comment of a pull request. Changes nothing.
#
# OPTION goes to cmq preview. In the environment:
#   CMQ      the command; cmq
#   REPORTS  the folder of the reports (preview.md, preview.json); reports
#   STACK    the stack; none
#   OFFLINE  1 checks the program alone, without credentials: for pull requests from forks
#
# Exit code 0: the program can be brought up, with changes or without. Otherwise that of cmq preview, and preview.md says why.
set -u
cmq=${CMQ:-cmq} reports=${REPORTS:-reports} program=${1:-.}
[ $# -eq 0 ] || shift
mkdir -p "$reports" || exit 1

# Without this, missing credentials would pass for a check of the program alone.
[ "${OFFLINE:-}" = 1 ] || set -- "$@" --expect-no-changes
[ -z "${GITHUB_OUTPUT:-}" ] || set -- "$@" --report github

$cmq preview "$program" ${STACK:+--stack "$STACK"} "$@" --report "markdown=$reports/preview.md" --report "json=$reports/preview.json"
code=$?
case $code in
  3) exit 0 ;; # There are changes, as in most pull requests.
  *) exit $code ;;
esac
