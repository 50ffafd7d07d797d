#!/bin/sh
# Writes the C source that holds files' bytes: embed.sh ARRAY DIRECTORY FILE...
# The array's rows are named by the files' paths below DIRECTORY.
set -e
array=$1 directory=$2
shift 2
echo '#include "base/embedded.h"'
number=0
for file; do
    echo "static const unsigned char bytes_$number[] = {"
    od -An -v -tu1 "$file" | sed 's/  */,/g; s/^,//; s/$/,/'
    echo '0};'
    number=$((number + 1))
done
echo "const struct embedded_file $array[] = {"
number=0
for file; do
    echo "    {\"${file#"$directory"/}\", bytes_$number, sizeof bytes_$number - 1},"
    number=$((number + 1))
done
echo '    {0},'
echo '};'
