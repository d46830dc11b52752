#!/bin/sh
# merge.sh [PROGRAM [OPTION…]]: makes a plan, and carries out exactly that. Deletes nothing that is not declared any more, unless PRUNE is 1.
#
# OPTION goes to cmq plan. In the environment:
#   CMQ      the command; cmq
#   REPORTS  the folder of the plan and the reports (plan.json, plan.md, apply.md); reports
#   STACK    the stack; none
#   PRUNE    1 deletes what carries the program's tag and is not declared any more
#
# Exit code 0: what is there is what is declared. 3: somebody changed it meanwhile, twice; nothing was changed the second time. 4: a part was done.
# Otherwise that of cmq plan or cmq apply.
set -u
cmq=${CMQ:-cmq} reports=${REPORTS:-reports} program=${1:-.}
[ $# -eq 0 ] || shift
mkdir -p "$reports" || exit 1
[ "${PRUNE:-}" != 1 ] || set -- "$@" --prune
plan=$reports/plan.json

# apply: carries the plan out.
apply() {
  if [ -n "${GITHUB_OUTPUT:-}" ]; then
    $cmq apply "$plan" --yes --report "markdown=$reports/apply.md" --report github
  else
    $cmq apply "$plan" --yes --report "markdown=$reports/apply.md"
  fi
}

for attempt in first second; do
  $cmq plan "$program" ${STACK:+--stack "$STACK"} "$@" --out "$plan" --expect-no-changes --report "markdown=$reports/plan.md"
  code=$?
  case $code in
    0) exit 0 ;; # Nothing is to be done.
    3) ;;        # There are changes: they are carried out below.
    *) exit $code ;;
  esac

  apply
  code=$?
  if [ $code -eq 4 ]; then
    echo "A part was done. Once more: the plan goes on where it was." >&2
    apply
    code=$?
  fi

  # 3: what is there is not what the plan was made for.
  if [ $code -ne 3 ] || [ $attempt = second ]; then
    exit $code
  fi
  echo "The plan is stale: another one is made." >&2
done
