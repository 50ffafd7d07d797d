/* _files: the sandbox's files for io.py and os.py. */
#include "python/library/files.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

static const char *path_of(py_vm *vm, py_object *o)
{
    if (!PY_IS_STR(o))
        return py_raise(vm, vm->exceptions.TypeError,
                        "expected str, bytes or os.PathLike object, not %T", o);
    size_t length;
    const char *path = py_str_utf8(vm, (py_str *)o, &length);
    if (path && strlen(path) != length)
        return py_raise(vm, vm->exceptions.ValueError, "embedded null byte");
    return path;
}

PY_FUNCTION(files_read)
{
    PY_UNUSED_ARGUMENTS;
    size_t length = 0;
    const char *path = path_of(vm, args[0]);
    if (!path)
        return NULL;
    char *bytes = py_read_program_file(vm, path, &length);
    if (!bytes)
        return py_raise_errno(vm, errno, args[0]);
    py_bytes *made = py_bytes_from(vm, bytes, length);
    free(bytes);
    return PY_OBJECT(made);
}

PY_FUNCTION(files_write)
{
    PY_UNUSED_ARGUMENTS;
    const char *bytes, *path = path_of(vm, args[0]);
    int64_t length;
    if (!path)
        return NULL;
    if (!py_bytes_view(vm, args[1], &bytes, &length))
        return py_raise(vm, vm->exceptions.TypeError, "a bytes-like object is required, not '%T'",
                        args[1]);
    if (!py_write_program_file(vm, path, bytes, (size_t)length))
        return py_raise_errno(vm, errno, args[0]);
    return py_newref(vm->none);
}

PY_FUNCTION(files_remove)
{
    PY_UNUSED_ARGUMENTS;
    const char *path = path_of(vm, args[0]);
    if (!path)
        return NULL;
    if (!py_remove_program_file(vm, path))
        return py_raise_errno(vm, errno, args[0]);
    return py_newref(vm->none);
}

/* kind(path): None, or ("file" or "directory", size). */
PY_FUNCTION(files_kind)
{
    PY_UNUSED_ARGUMENTS;
    size_t size;
    const char *path = path_of(vm, args[0]);
    if (!path)
        return NULL;
    enum py_file_kind kind = py_file_kind(vm, path, &size);
    if (kind == PY_FILE_NONE)
        return py_newref(vm->none);
    py_str *name = py_str_from_c(vm, kind == PY_FILE_REGULAR ? "file" : "directory");
    py_object *bytes = name ? py_int_from(vm, (int64_t)size) : NULL;
    py_tuple *pair = bytes ? py_tuple_pack(vm, 2, PY_OBJECT(name), bytes) : NULL;
    py_xdecref(vm, name);
    py_xdecref(vm, bytes);
    return PY_OBJECT(pair);
}

PY_FUNCTION(files_directory)
{
    char root[PATH_MAX];
    PY_UNUSED_ARGUMENTS;
    const char *directory = vm->options.directory;
    return PY_OBJECT(py_str_from_c(vm, directory && realpath(directory, root) ? root : "/"));
}

/* Adds `name` to a set unless the program has removed the file. */
static int add_name(py_vm *vm, py_set *names, const char *key, const char *name, size_t length)
{
    struct py_written_file *written = py_find_written(vm, key);
    if (written && !written->bytes)
        return 0;
    py_str *text = py_str_from(vm, name, length);
    int failed = text ? py_set_add(vm, names, PY_OBJECT(text)) : -1;
    py_xdecref(vm, text);
    return failed;
}

static int add_directory(py_vm *vm, py_set *names, const char *key)
{
    char root[PATH_MAX];
    struct text path = {0}, child = {0};
    int failed = 0;
    if (!vm->options.directory || !realpath(vm->options.directory, root))
        return 0;
    text_format(&path, "%s/%s", root, key);
    DIR *directory = path.failed ? NULL : opendir(text_string(&path));
    for (struct dirent *entry; directory && !failed && (entry = readdir(directory));) {
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
            continue;
        text_clear(&child);
        text_format(&child, "%s%s%s", key, *key ? "/" : "", entry->d_name);
        failed = add_name(vm, names, text_string(&child), entry->d_name, strlen(entry->d_name));
    }
    if (directory)
        closedir(directory);
    text_fini(&path);
    text_fini(&child);
    return failed;
}

static int add_kept(py_vm *vm, py_set *names, const char *key, const char *file)
{
    size_t length = strlen(key);
    if (length && (strncmp(file, key, length) || file[length] != '/'))
        return 0;
    const char *name = file + length + (length > 0);
    size_t end = strcspn(name, "/");
    return add_name(vm, names, name[end] ? "" : file, name, end);
}

/* A sorted list of the names in a directory. */
PY_FUNCTION(files_list)
{
    PY_UNUSED_ARGUMENTS;
    size_t size;
    const char *path = path_of(vm, args[0]);
    if (!path)
        return NULL;
    enum py_file_kind kind = py_file_kind(vm, path, &size);
    if (kind != PY_FILE_DIRECTORY)
        return py_raise_errno(vm, kind == PY_FILE_NONE ? errno : ENOTDIR, args[0]);
    char *key = py_file_key(vm, path);
    py_set *names = key ? py_set_new(vm, NULL) : NULL;
    int failed = names ? add_directory(vm, names, key) : -1;
    for (const struct data_file *f = vm->options.files; !failed && f && f->name; f++)
        failed = add_kept(vm, names, key, f->name);
    for (size_t i = 0; !failed && i < vm->library->written.count; i++)
        failed = add_kept(vm, names, key, vm->library->written.items[i].path);
    free(key);
    py_list *list = failed ? NULL : py_list_from_iterable(vm, PY_OBJECT(names));
    py_xdecref(vm, names);
    if (list && py_list_sort(vm, list, NULL, false))
        PY_CLEAR(vm, list);
    return PY_OBJECT(list);
}

static const struct py_method_def files_functions[] = {
    {"read", files_read, PY_ONE, 0, 0, 0, NULL, NULL},
    {"write", files_write, PY_FAST, 2, 2, 0, NULL, NULL},
    {"remove", files_remove, PY_ONE, 0, 0, 0, NULL, NULL},
    {"kind", files_kind, PY_ONE, 0, 0, 0, NULL, NULL},
    {"directory", files_directory, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {"list", files_list, PY_ONE, 0, 0, 0, NULL, NULL},
    {0},
};

static int files_fill(py_vm *vm, py_module *module)
{
    py_type *text = PY_LIBRARY_TYPE_OF(vm, text_stream);
    return text ? py_dict_set_c(vm, module->dict, "StandardStream", PY_OBJECT(text)) : -1;
}

const struct py_module_def py_files_module_def = {
    .name = "_files", .functions = files_functions, .fill = files_fill};
