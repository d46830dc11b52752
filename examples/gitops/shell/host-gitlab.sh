# shellcheck shell=sh
# Comments and issues at GitLab, for comment.sh and issue.sh. In the environment:
#   GITLAB_TOKEN          a project access token with the scope api: a job's own may not write them
#   CI_API_V4_URL, CI_PROJECT_ID, CI_MERGE_REQUEST_IID   as a pipeline has them

project=$CI_API_V4_URL/projects/$CI_PROJECT_ID

# call METHOD URL: the body, if any, comes from standard input. The token is in no argument, where other processes would see it.
call() {
  printf 'header = "PRIVATE-TOKEN: %s"\n' "$GITLAB_TOKEN" > "$secret"
  curl -fsS -K "$secret" -X "$1" -H 'Content-Type: application/json' --data-binary @- "$2"
}

secret=$(mktemp)
trap 'rm -f "$secret"' EXIT
author=$(call GET "$CI_API_V4_URL/user" < /dev/null | jq -r .username)

# own MARKER URL TEXT FIELD: the FIELD of the first item of a list whose TEXT the author began with the marker.
own() {
  page=1
  while :; do
    items=$(call GET "$2per_page=100&page=$page" < /dev/null)
    found=$(printf '%s' "$items" | jq -r --arg marker "$1" --arg author "$author" \
      '[.[] | select(.author.username == $author and (('"$3"' // "") | startswith($marker)))][0] // empty | '"$4")
    [ -z "$found" ] || { echo "$found" && return; }
    [ "$(printf '%s' "$items" | jq length)" -eq 100 ] || return 0
    page=$((page + 1))
  done
}

find_comment() { own "$1" "$project/merge_requests/$CI_MERGE_REQUEST_IID/notes?" .body .id; }
create_comment() { jq -Rs '{body: .}' | call POST "$project/merge_requests/$CI_MERGE_REQUEST_IID/notes" > /dev/null; }
update_comment() { jq -Rs '{body: .}' | call PUT "$project/merge_requests/$CI_MERGE_REQUEST_IID/notes/$1" > /dev/null; }
find_issue() { own "$1" "$project/issues?state=opened&" .description .iid; }
create_issue() { jq -Rs --arg title "$1" '{title: $title, description: .}' | call POST "$project/issues" > /dev/null; }
update_issue() { jq -Rs '{description: .}' | call PUT "$project/issues/$1" > /dev/null; }
close_issue() { echo '{"state_event": "close"}' | call PUT "$project/issues/$1" > /dev/null; }
