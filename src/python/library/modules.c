/* The modules that are shipped: those in C by their table, those in Python by their text. */
#include "base/embedded.h"
#include "python/library/parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MODULE(name) extern const struct py_module_def name;
#include "python/library/module_list.def"
#undef MODULE

static const struct py_module_def *const c_modules[] = {
#define MODULE(name) &name,
#include "python/library/module_list.def"
#undef MODULE
};

const struct py_module_def *py_find_module_def(const char *name)
{
    for (size_t i = 0; i < ARRAY_LENGTH(c_modules); i++)
        if (!strcmp(c_modules[i]->name, name))
            return c_modules[i];
    return NULL;
}

/* a/b.py is the module a.b, a/__init__.py the package a. */
static bool is_source_of(const char *path, const char *name, bool *is_package)
{
    for (; *name; name++, path++)
        if (*path != (*name == '.' ? '/' : *name))
            return false;
    *is_package = !strcmp(path, "/__init__.py");
    return *is_package || !strcmp(path, ".py");
}

/* What sys.stdlib_module_names has, without what is private. */
static const char of_python3[] =
    " "
    "__future__ _thread abc aifc argparse array ast asynchat asyncio asyncore atexit audioop "
    "base64 bdb binascii bisect builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd code "
    "codecs codeop collections colorsys compileall concurrent configparser contextlib "
    "contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm decimal difflib "
    "dis distutils doctest email encodings ensurepip enum errno faulthandler fcntl filecmp "
    "fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass gettext glob "
    "graphlib grp gzip hashlib heapq hmac html http idlelib imaplib imghdr imp importlib "
    "inspect io ipaddress itertools json keyword lib2to3 linecache locale logging lzma mailbox "
    "mailcap marshal math mimetypes mmap modulefinder msilib msvcrt multiprocessing netrc nis "
    "nntplib nt ntpath nturl2path numbers opcode operator optparse os ossaudiodev pathlib pdb "
    "pickle pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint profile "
    "pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline "
    "reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil "
    "signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile "
    "sre_constants sre_parse ssl stat statistics string stringprep struct subprocess sunau "
    "symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile termios textwrap "
    "threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc tty "
    "turtle turtledemo types typing unicodedata unittest urllib uu uuid venv warnings wave "
    "weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib "
    "zoneinfo ";

bool py_is_of_python3(const char *name)
{
    char wanted[32];
    int length = snprintf(wanted, sizeof wanted, " %.*s ", (int)strcspn(name, "."), name);
    return length > 2 && length < (int)sizeof wanted && strstr(of_python3, wanted);
}

const char *py_find_frozen_source(const char *name, size_t *length, bool *is_package)
{
    for (const struct embedded_file *file = embedded_python_modules; file->path; file++)
        if (is_source_of(file->path, name, is_package)) {
            *length = file->length;
            return (const char *)file->bytes;
        }
    return NULL;
}
