#!/bin/sh
# Writes the C source that holds the standard headers' text: headers.sh DIRECTORY FILE...
set -e
directory=$1
shift
echo '#include "c/library/headers.h"'
number=0
for file; do
    echo "static const unsigned char text_$number[] = {"
    od -An -v -tu1 "$file" | sed 's/  */,/g; s/^,//; s/$/,/'
    echo '0};'
    number=$((number + 1))
done
echo 'const struct c_header c_headers[] = {'
number=0
for file; do
    echo "    {\"${file#"$directory"/}\", text_$number, sizeof text_$number - 1},"
    number=$((number + 1))
done
echo '    {0},'
echo '};'
