#!/usr/bin/env bash
# The main job on this example, against the emulator: preview, up, up again, a change, a refusal, destroy. Each step has to do what its
# heading says; the first that does not ends the tour with exit 1. Needs no account and no network.
set -u
here=$(cd "$(dirname "$0")" && pwd)
cmq=${CMQ:-dotnet $here/../../provider/Cmq.Cli/bin/Release/net10.0/Cmq.Cli.dll}
work=$(mktemp -d)
emulator=
bold= plain=
[ -t 1 ] && bold=$'\033[1m' plain=$'\033[0m'
finish() {
  [ -z "$emulator" ] || { kill "$emulator" && wait "$emulator"; } 2>/dev/null
  rm -rf "$work"
}
trap finish EXIT
cd "$here/../.." && cp "$here"/Pulumi*.yaml "$work/" || exit 1

# step HEADING EXIT PATTERN ARGUMENTS…: runs cmq, shows what it says, and checks its exit code and that a line matches the pattern.
step() {
  local heading=$1 exit=$2 pattern=$3 code
  shift 3
  printf '\n%s── %s%s\n$ cmq %s\n' "$bold" "$heading" "$plain" "${*//$work/examples\/shop}"
  $cmq "$@" > "$work/out" 2>&1
  code=$?
  sed "s#$work#examples/shop#g" "$work/out"
  if [ $code -ne "$exit" ] || ! grep -qE "$pattern" "$work/out"; then
    printf '\nThe tour ends here: exit %s instead of %s, or no line that matches: %s\n' "$code" "$exit" "$pattern" >&2
    exit 1
  fi
}

# edit EXPRESSION: changes the copy of the program.
edit() {
  sed -i.before "$1" "$work/Pulumi.yaml"
  printf '\n'
  diff -U0 "$work/Pulumi.yaml.before" "$work/Pulumi.yaml" | sed -n '/^[-+] /p'
}

$cmq emulator --port 0 > "$work/emulator" 2>&1 &
emulator=$!
for _ in $(seq 300); do
  grep -q '^cmq emulator listening on ' "$work/emulator" && break
  kill -0 "$emulator" 2>/dev/null || { cat "$work/emulator"; exit 1; }
  sleep 0.1
done
url=$(sed -n 's/^cmq emulator listening on //p' "$work/emulator")
[ -n "$url" ] || { echo "The emulator did not start."; exit 1; }
echo "The service is emulated at $url"
export CMQ_ENDPOINT=$url TENCENTCLOUD_REGION=ap-guangzhou TENCENTCLOUD_SECRET_ID=AKIDEMULATOR TENCENTCLOUD_SECRET_KEY=cmq-emulator-secret-key

step 'What would be created?' 0 '^14 to create$' preview "$work"
step 'Bring it up' 0 '^14 created in ' up "$work" --yes
step 'Bring it up again: nothing changes' 0 '^nothing to do: 14 unchanged$' up "$work" --yes

edit 's/visibilityTimeout: 120/visibilityTimeout: 300/'
step 'One attribute is edited: what would change?' 0 '^1 to update, 13 unchanged$' preview "$work"
step 'Carry the change out' 0 '^1 updated, 13 unchanged in ' up "$work" --yes

edit 's/visibilityTimeout: 600/visibilityTimeout: 86400/'
step 'A value that is out of its range is refused' 2 'visibilityTimeout: 86400 is not allowed: 1 to 43200 seconds' up "$work" --yes

edit 's/visibilityTimeout: 86400/visibilityTimeout: 600/; s/deadLetterQueue: ${stockDead.name}/deadLetterQueue: ${orders.name}/'
step 'What the service would refuse is refused before it is asked' 1 'it has a dead-letter queue itself' up "$work" --yes

edit 's/deadLetterQueue: ${orders.name}/deadLetterQueue: ${stockDead.name}/'
step 'Nothing was changed by either' 0 '^nothing to do: 14 unchanged$' preview "$work" --expect-no-changes

step 'Take it down' 0 '^14 deleted in ' destroy "$work" --yes
step 'Nothing is left: everything would have to be created' 0 '^14 to create$' preview "$work"
printf '\nEvery step did what it says.\n'
