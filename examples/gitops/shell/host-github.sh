# shellcheck shell=sh
# Comments and issues at GitHub, for comment.sh and issue.sh. In the environment:
#   GITHUB_TOKEN       a token that may write them: the workflow's own will do
#   GITHUB_REPOSITORY  OWNER/NAME, as a workflow has it
#   GITHUB_API_URL     the API, as a workflow has it
#   PULL_REQUEST       the number of the pull request
#   COMMENT_AUTHOR     whose comments and issues are looked at; github-actions[bot]. Nobody else's are written over.

repository=$GITHUB_API_URL/repos/$GITHUB_REPOSITORY
author=${COMMENT_AUTHOR:-github-actions[bot]}

# call METHOD URL: the body, if any, comes from standard input. The token is in no argument, where other processes would see it.
call() {
  printf 'header = "Authorization: Bearer %s"\n' "$GITHUB_TOKEN" > "$secret"
  curl -fsS -K "$secret" -X "$1" -H 'Accept: application/vnd.github+json' -H 'Content-Type: application/json' --data-binary @- "$2"
}

secret=$(mktemp)
trap 'rm -f "$secret"' EXIT

# own MARKER URL FIELD: the FIELD of the first item of a list that the author began with the marker.
own() {
  page=1
  while :; do
    items=$(call GET "$2per_page=100&page=$page" < /dev/null)
    found=$(printf '%s' "$items" | jq -r --arg marker "$1" --arg author "$author" \
      '[.[] | select(.user.login == $author and ((.body // "") | startswith($marker)) and (has("pull_request") | not))][0] // empty | '"$3")
    [ -z "$found" ] || { echo "$found" && return; }
    [ "$(printf '%s' "$items" | jq length)" -eq 100 ] || return 0
    page=$((page + 1))
  done
}

find_comment() { own "$1" "$repository/issues/$PULL_REQUEST/comments?" .id; }
create_comment() { jq -Rs '{body: .}' | call POST "$repository/issues/$PULL_REQUEST/comments" > /dev/null; }
update_comment() { jq -Rs '{body: .}' | call PATCH "$repository/issues/comments/$1" > /dev/null; }
find_issue() { own "$1" "$repository/issues?state=open&" .number; }
create_issue() { jq -Rs --arg title "$1" '{title: $title, body: .[0:65536]}' | call POST "$repository/issues" > /dev/null; }
update_issue() { jq -Rs '{body: .[0:65536]}' | call PATCH "$repository/issues/$1" > /dev/null; }
close_issue() { echo '{"state": "closed", "state_reason": "completed"}' | call PATCH "$repository/issues/$1" > /dev/null; }
