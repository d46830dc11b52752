# Completes command lines of cmq in bash: source <(cmq completion bash)
_cmq() {
  local line=${COMP_LINE:0:COMP_POINT} word item
  local -a words
  read -ra words <<< "$line"
  [[ -z $line || $line == *[[:space:]] ]] && words+=("")
  word=${words[${#words[@]}-1]}

  # bash takes = and : for the ends of words: what stands before the last of them stays as it is.
  local kept=${word%"${word##*[=:]}"}
  COMPREPLY=()
  while IFS=$'\t' read -r item _; do
    COMPREPLY+=("${item#"$kept"}")
  done < <("${words[0]/#\~/$HOME}" complete -- "${words[@]:1}" 2> /dev/null)
  [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2> /dev/null
  return 0
}
complete -o default -F _cmq cmq
