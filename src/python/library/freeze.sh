#!/bin/sh
# Writes the C source that holds the modules written in Python: freeze.sh DIRECTORY FILE...
# FILE is below DIRECTORY; a/b.py becomes module a.b, a/__init__.py package a.
set -e
directory=$1
shift
echo '#include "python/library/frozen.h"'
number=0
for file; do
    echo "static const unsigned char source_$number[] = {"
    od -An -v -tu1 "$file" | sed 's/  */,/g; s/^,//; s/$/,/'
    echo '0};'
    number=$((number + 1))
done
echo 'const struct py_frozen py_frozen_modules[] = {'
number=0
for file; do
    name=${file#"$directory"/}
    name=${name%.py}
    package=false
    case $name in
    */__init__)
        name=${name%/__init__}
        package=true
        ;;
    esac
    name=$(echo "$name" | tr / .)
    echo "    {\"$name\", source_$number, sizeof source_$number - 1, $package},"
    number=$((number + 1))
done
echo '    {0},'
echo '};'
