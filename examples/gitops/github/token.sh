#!/bin/sh
# token.sh: writes the workflow run's own identity token to a file, and tells the steps that follow where it is. cmq takes on the role of
# TENCENTCLOUD_ASSUME_ROLE_ARN with it. The job needs the permission id-token: write.
set -eu
umask 077
audience=${CMQ_OIDC_AUDIENCE:-sts.tencentcloudapi.com}
file=$RUNNER_TEMP/cmq-identity
header=$RUNNER_TEMP/cmq-identity-request
printf 'header = "Authorization: Bearer %s"\n' "$ACTIONS_ID_TOKEN_REQUEST_TOKEN" > "$header"
curl -fsS -K "$header" "$ACTIONS_ID_TOKEN_REQUEST_URL&audience=$audience" | jq -er .value > "$file"
rm "$header"
echo "TENCENTCLOUD_ASSUME_ROLE_WEB_IDENTITY_TOKEN_FILE=$file" >> "$GITHUB_ENV"
