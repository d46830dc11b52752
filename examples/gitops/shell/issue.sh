#!/bin/sh
# issue.sh CODE TITLE FILE…: keeps one issue about drift. CODE is the exit code of nightly.sh: with 3 and 4 the issue is opened, or brought up to date,
# with the reports FILE… (those that there are); with 0 it is closed; with any other nothing is known, and it stays as it is. Needs curl and jq, and the
# environment that host-github.sh or host-gitlab.sh names.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
code=$1 title=$2
shift 2
case $code in
  0 | 3 | 4) ;;
  *) echo "Exit code $code says nothing about drift: the issue stays as it is." && exit 0 ;;
esac

# shellcheck source=host-github.sh
. "$here/host-${CODE_HOST:-github}.sh"
marker='<!-- cmq drift -->'
id=$(find_issue "$marker")
if [ "$code" -eq 0 ]; then
  [ -n "$id" ] || exit 0
  close_issue "$id"
  echo "Issue $id was closed: there is no drift any more."
  exit 0
fi

# The report comes first, so that its first line finds the issue again.
body=$(for file in "$@"; do [ ! -f "$file" ] || cat "$file"; done)
case $body in
  "$marker"*) ;;
  *) echo "The first file is no report of cmq drift." >&2 && exit 2 ;;
esac
if [ -n "$id" ]; then
  printf '%s\n' "$body" | update_issue "$id"
  echo "Issue $id was updated."
else
  printf '%s\n' "$body" | create_issue "$title"
  echo "An issue was opened."
fi
