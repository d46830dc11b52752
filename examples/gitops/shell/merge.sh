#!/bin/sh
# merge.sh [PROGRAM [OPTION…]]: makes a plan, and carries out exactly that. Deletes nothing that is not declared any more, unless PRUNE is 1.
#
# OPTION goes to cmq plan. In the environment:
#   CMQ      the command; cmq
#   REPORTS  the folder of the plan and the reports (plan.json, plan.md, apply.md); reports
#   STACK    the stack; none
#   PRUNE    1 deletes what carries the program's tag and is not declared any more
#
# apply.md tells of this run alone: of its last try first, and below it of earlier ones that did a part. Without changes it is not there.
#
# Exit code 0: what is there is what is declared. 3: somebody changed it meanwhile, twice; nothing was changed. 4: a part was done, by the last try or by
# an earlier one. Otherwise that of cmq plan or cmq apply.
set -u
cmq=${CMQ:-cmq} reports=${REPORTS:-reports} program=${1:-.}
[ $# -eq 0 ] || shift
mkdir -p "$reports" || exit 1
[ "${PRUNE:-}" != 1 ] || set -- "$@" --prune
plan=$reports/plan.json told=$reports/apply.md part=
rm -f "$plan" "$reports/plan.md" "$told" "$told.part"

# apply: carries the plan out.
apply() {
  if [ -n "${GITHUB_OUTPUT:-}" ]; then
    $cmq apply "$plan" --yes --report "markdown=$told" --report github
  else
    $cmq apply "$plan" --yes --report "markdown=$told"
  fi
}

# set_aside: keeps what a try that did a part tells.
set_aside() {
  part=yes
  [ -f "$told" ] || return 0
  {
    printf '\n> [!NOTE]\n> An earlier try of this run did a part. This is its report.\n\n'
    tail -n +2 "$told"
  } >> "$told.part"
  rm -f "$told"
}

# finish CODE: ends. After a part was done, no later error may say that nothing was.
finish() {
  code=$1
  if [ -f "$told.part" ]; then
    [ -f "$told" ] || echo '<!-- cmq apply -->' > "$told"
    cat "$told.part" >> "$told"
    rm -f "$told.part"
  fi
  case $part$code in
    yes[123])
      echo "An earlier try did a part, whatever the last one says: $told tells of both." >&2
      code=4
      ;;
  esac
  exit "$code"
}

for attempt in first second; do
  $cmq plan "$program" ${STACK:+--stack "$STACK"} "$@" --out "$plan" --expect-no-changes --report "markdown=$reports/plan.md"
  code=$?
  case $code in
    0) finish 0 ;; # Nothing is to be done.
    3) ;;          # There are changes: they are carried out below.
    *) finish $code ;;
  esac

  apply
  code=$?
  if [ $code -eq 4 ]; then
    echo "A part was done. Once more: the plan goes on where it was." >&2
    set_aside
    apply
    code=$?
  fi

  # 3: what is there is not what the plan was made for.
  if [ $code -ne 3 ] || [ $attempt = second ]; then
    finish $code
  fi
  echo "The plan is stale: another one is made." >&2
  rm -f "$told" # It did nothing.
done
