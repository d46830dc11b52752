#!/bin/sh
# publish.sh PROGRAM RID FOLDER: publishes pulumi-resource-cmq or cmq for a platform, in the best form whose packages the package sources have
# (Forms.props tells the forms). FORM=… asks for one form. An empty RID is the machine's.
set -eu
provider=$(dirname "$0")/..
case $1 in
  pulumi-resource-cmq) project=$provider/Cmq.Provider/Cmq.Provider.csproj ;;
  cmq) project=$provider/Cmq.Cli/Cmq.Cli.csproj ;;
  *) echo "There is no program '$1', but pulumi-resource-cmq and cmq." >&2 && exit 1 ;;
esac
machine=$(dotnet msbuild "$project" -nologo -getProperty:NETCoreSdkPortableRuntimeIdentifier)
rid=${2:-$machine}
folder=$3

case ${FORM:-native} in
  native | trimmed | ready | plain) ;;
  *) echo "There is no form '$FORM', but native, trimmed, ready and plain." >&2 && exit 1 ;;
esac

for form in ${FORM:-native trimmed ready plain}; do
  if [ "$form" = native ] && [ "${rid%%-*}" != "${machine%%-*}" ]; then
    echo "Not in the form '$form' for $rid, because machine code for it is not made on $machine."
    continue
  fi

  if [ "$form" = native ] && [ "$1" = cmq ]; then
    echo "Not in the form '$form', because $1 is one file, and the library of SQLite would stand beside it."
    continue
  fi

  if log=$(dotnet restore "$project" --nologo -v quiet -r "$rid" -p:CmqForm="$form"); then
    dotnet publish "$project" --nologo --no-restore -v quiet -c Release -r "$rid" -p:CmqForm="$form" -o "$folder"
    echo "$1 for $rid is in the form '$form'."
    exit 0
  fi

  # Only a package that there is none of leads to the next form; anything else is a failure.
  missing=$(printf '%s\n' "$log" | sed -n 's/.*error NU110[123]: Unable to find [a-z ]*package \([^ ]*[^ .]\).*/\1/p' | sort -u | tr '\n' ' ')
  if [ -z "$missing" ]; then
    printf '%s\n' "$log"
    exit 1
  fi

  echo "Not in the form '$form' for $rid, because the package sources lack: ${missing% }."
done

exit 1
