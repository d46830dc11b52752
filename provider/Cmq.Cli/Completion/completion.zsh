#compdef cmq
# Completes command lines of cmq in zsh: source <(cmq completion zsh), or save it as _cmq in a folder of $fpath
_cmq() {
  local line value meaning
  local -a plain open plainTexts openTexts
  for line in "${(@f)$("${words[1]}" complete -- "${(@)words[2,CURRENT]}" 2> /dev/null)}"; do
    [[ -z $line ]] && continue
    value=${line%%$'\t'*}
    meaning=${line#*$'\t'}
    if [[ $value == *= ]]; then
      open+=("$value")
      openTexts+=("$value  $meaning")
    else
      plain+=("$value")
      plainTexts+=("$value  $meaning")
    fi
  done
  if (( ${#plain} + ${#open} == 0 )); then
    compset -P '*='
    _files
    return
  fi
  (( ${#plain} )) && compadd -l -d plainTexts -- "${(@)plain}"
  (( ${#open} )) && compadd -l -S '' -d openTexts -- "${(@)open}"
}
if [[ $funcstack[1] == _cmq ]]; then
  _cmq "$@"
else
  compdef _cmq cmq
fi
