/* The files a program may read, and those it has written.
 *
 * It reads below its own directory, and the files a lesson carries; what it writes stays in memory, in a list that is looked
 * into first. Paths are compared without "." and "..": one that leads out of the directory is refused, and so is a
 * symbolic link that does.
 */
#include "python/library/files.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Appends a path's parts, "." and ".." seen to; false when it climbs out. */
static bool append_parts(struct text *out, const char *path)
{
    while (*path) {
        size_t length = strcspn(path, "/");
        if (length == 2 && path[0] == '.' && path[1] == '.') {
            size_t at = out->length;
            if (!at)
                return false;
            while (at && out->bytes[at - 1] != '/')
                at--;
            text_truncate(out, at ? at - 1 : 0);
        } else if (length && !(length == 1 && path[0] == '.')) {
            if (out->length)
                text_append_char(out, '/');
            text_append_bytes(out, path, length);
        }
        path += length;
        path += *path == '/';
    }
    return true;
}

char *py_file_key(py_vm *vm, const char *path)
{
    char root[PATH_MAX];
    struct text key = {0};
    if (!*path) {
        errno = ENOENT;
        return NULL;
    }
    if (*path == '/') {
        size_t length =
            vm->options.directory && realpath(vm->options.directory, root) ? strlen(root) : 0;
        if (!length || strncmp(path, root, length) || (path[length] && path[length] != '/')) {
            errno = EACCES;
            return NULL;
        }
        path += length;
    }
    if (!append_parts(&key, path)) {
        text_fini(&key);
        errno = EACCES;
        return NULL;
    }
    text_append(&key, "");
    char *taken = key.bytes || key.failed ? text_take(&key) : strdup("");
    if (!taken)
        errno = ENOMEM;
    return taken;
}

struct py_written_file *py_find_written(py_vm *vm, const char *key)
{
    struct py_library *library = vm->library;
    for (size_t i = 0; i < library->written.count; i++)
        if (!strcmp(library->written.items[i].path, key))
            return &library->written.items[i];
    return NULL;
}

static const struct data_file *find_data(py_vm *vm, const char *key)
{
    for (const struct data_file *f = vm->options.files; f && f->name; f++)
        if (!strcmp(f->name, key))
            return f;
    return NULL;
}

/* The real place of a file in the directory; NULL with errno. Freed by the caller. */
static char *real_place(py_vm *vm, const char *key)
{
    char root[PATH_MAX];
    if (!vm->options.directory || !realpath(vm->options.directory, root)) {
        errno = ENOENT;
        return NULL;
    }
    struct text whole = {0};
    text_format(&whole, "%s/%s", strcmp(root, "/") ? root : "", key);
    char *place = whole.failed ? NULL : realpath(text_string(&whole), NULL);
    int error = errno;
    text_fini(&whole);
    size_t length = strlen(root);
    if (place && strcmp(root, "/") &&
        (strncmp(place, root, length) || (place[length] && place[length] != '/'))) {
        free(place);
        place = NULL;
        error = EACCES;
    }
    errno = error;
    return place;
}

static char *read_place(const char *place, size_t *length)
{
    struct stat status;
    int file = open(place, O_RDONLY | O_NONBLOCK);
    if (file < 0)
        return NULL;
    if (fstat(file, &status) || !S_ISREG(status.st_mode)) {
        int error = S_ISDIR(status.st_mode) ? EISDIR : EACCES;
        close(file);
        errno = error;
        return NULL;
    }
    size_t capacity = (size_t)status.st_size;
    char *bytes = malloc(capacity + 1);
    *length = 0;
    while (bytes && *length < capacity) {
        ssize_t got = read(file, bytes + *length, capacity - *length);
        if (got <= 0)
            break;
        *length += (size_t)got;
    }
    if (bytes)
        bytes[*length] = '\0';
    else
        errno = ENOMEM;
    close(file);
    return bytes;
}

static char *copy_bytes(const char *bytes, size_t length)
{
    char *copy = malloc(length + 1);
    if (!copy) {
        errno = ENOMEM;
        return NULL;
    }
    if (length)
        memcpy(copy, bytes, length);
    copy[length] = '\0';
    return copy;
}

char *py_read_program_file(py_vm *vm, const char *path, size_t *length)
{
    char *key = py_file_key(vm, path), *bytes = NULL;
    if (!key)
        return NULL;
    const struct py_written_file *written = py_find_written(vm, key);
    const struct data_file *data = written ? NULL : find_data(vm, key);
    if (written && written->bytes) {
        *length = written->length;
        bytes = copy_bytes(written->bytes, written->length);
    } else if (written)
        errno = ENOENT;
    else if (data) {
        *length = data->length;
        bytes = copy_bytes(data->bytes, data->length);
    } else {
        char *place = real_place(vm, key);
        bytes = place ? read_place(place, length) : NULL;
        int error = errno;
        free(place);
        errno = error;
    }
    int error = errno;
    free(key);
    errno = error;
    return bytes;
}

enum py_file_kind py_file_kind(py_vm *vm, const char *path, size_t *size)
{
    char *key = py_file_key(vm, path);
    struct stat status;
    enum py_file_kind kind = PY_FILE_NONE;
    *size = 0;
    if (!key)
        return kind;
    const struct py_written_file *written = py_find_written(vm, key);
    const struct data_file *data = written ? NULL : find_data(vm, key);
    if (written) {
        kind = written->bytes ? PY_FILE_REGULAR : PY_FILE_NONE;
        *size = written->length;
    } else if (data) {
        kind = PY_FILE_REGULAR;
        *size = data->length;
    } else {
        char *place = real_place(vm, key);
        if (place && !stat(place, &status)) {
            kind = S_ISDIR(status.st_mode) ? PY_FILE_DIRECTORY : PY_FILE_REGULAR;
            *size = (size_t)status.st_size;
        } else if (!*key)
            kind = PY_FILE_DIRECTORY;
        free(place);
    }
    if (kind == PY_FILE_NONE)
        errno = ENOENT;
    int error = errno;
    free(key);
    errno = error;
    return kind;
}

/* Puts the bytes (stolen; NULL: removed) in the place of what a path names. False with errno. */
static bool replace_file(py_vm *vm, const char *path, char *bytes, size_t length)
{
    struct py_library *library = vm->library;
    char *key = py_file_key(vm, path);
    if (!key) {
        free(bytes);
        return false;
    }
    struct py_written_file *written = py_find_written(vm, key);
    if (!written) {
        struct py_written_file made = {.path = key};
        if (!vector_push(&library->written, made)) {
            free(key);
            free(bytes);
            errno = ENOMEM;
            return false;
        }
        written = &vector_last(&library->written);
    } else
        free(key);
    free(written->bytes);
    written->bytes = bytes;
    written->length = length;
    return true;
}

bool py_write_program_file(py_vm *vm, const char *path, const char *bytes, size_t length)
{
    char *copy = copy_bytes(bytes, length);
    return copy && replace_file(vm, path, copy, length);
}

bool py_remove_program_file(py_vm *vm, const char *path)
{
    size_t size;
    enum py_file_kind kind = py_file_kind(vm, path, &size);
    if (kind == PY_FILE_DIRECTORY)
        errno = EISDIR;
    return kind == PY_FILE_REGULAR && replace_file(vm, path, NULL, 0);
}

py_str *py_program_file_path(py_vm *vm, const char *path)
{
    char root[PATH_MAX];
    if (!vm->options.directory || !realpath(vm->options.directory, root))
        return py_str_from_c(vm, path);
    return py_str_format(vm, "%s/%s", strcmp(root, "/") ? root : "", path);
}
