#!/bin/sh
# publish.sh RID FOLDER: publishes the plugin for a platform, in the best form whose packages the package sources have (Forms.props tells the
# forms). FORM=… asks for one form. An empty RID is the machine's.
set -eu
project=$(dirname "$0")/../Cmq.Provider.csproj
machine=$(dotnet msbuild "$project" -nologo -getProperty:NETCoreSdkPortableRuntimeIdentifier)
rid=${1:-$machine}
folder=$2

case ${FORM:-native} in
  native | trimmed | ready | plain) ;;
  *) echo "There is no form '$FORM', but native, trimmed, ready and plain." >&2 && exit 1 ;;
esac

for form in ${FORM:-native trimmed ready plain}; do
  if [ "$form" = native ] && [ "${rid%%-*}" != "${machine%%-*}" ]; then
    continue
  fi

  if log=$(dotnet restore "$project" --nologo -v quiet -r "$rid" -p:CmqForm="$form"); then
    dotnet publish "$project" --nologo --no-restore -v quiet -c Release -r "$rid" -p:CmqForm="$form" -o "$folder"
    echo "pulumi-resource-cmq for $rid is in the form '$form'."
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
