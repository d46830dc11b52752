#!/bin/sh
# comment.sh FILE: makes FILE, a Markdown report of cmq, the comment of the pull request. A later one takes the place of an earlier one: both begin with
# the same line. Needs curl and jq, and the environment that host-github.sh or host-gitlab.sh names.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
file=$1
marker=$(head -n 1 "$file")
case $marker in
  '<!-- cmq '*' -->') ;;
  *) echo "$file does not begin with the line of a report of cmq." >&2 && exit 2 ;;
esac

# shellcheck source=host-github.sh
. "$here/host-${CODE_HOST:-github}.sh"
id=$(find_comment "$marker")
if [ -n "$id" ]; then
  update_comment "$id" < "$file"
  echo "Comment $id was updated."
else
  create_comment < "$file"
  echo "A comment was made."
fi
