#include "main/file.h"

#include "base/text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

char *main_read_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    char *bytes = NULL;
    size_t capacity = 0, used = 0, got = 1;
    while (file && got) {
        if (capacity - used < 4096) {
            capacity = capacity ? capacity * 2 : 16384;
            char *grown = realloc(bytes, capacity);
            if (!grown) {
                errno = ENOMEM;
                break;
            }
            bytes = grown;
        }
        got = fread(bytes + used, 1, capacity - used - 1, file);
        used += got;
    }
    if (!file || got || ferror(file)) {
        fprintf(stderr, "heapstep: %s: %s\n", path, strerror(errno));
        free(bytes);
        bytes = NULL;
    } else {
        bytes[used] = '\0';
        *length = used;
    }
    if (file)
        fclose(file);
    return bytes;
}

char *main_directory_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    size_t length = slash ? MAX((size_t)(slash - path), 1) : 1;
    char *directory = malloc(length + 1);
    if (!directory)
        return NULL;
    memcpy(directory, slash ? path : ".", length);
    directory[length] = '\0';
    return directory;
}

char *main_absolute_path(const char *path)
{
    struct text text = {0};
    if (*path != '/') {
        char *here = getcwd(NULL, 0);
        if (here)
            text_format(&text, "%s%s", here, here[1] ? "/" : "");
        free(here);
    }
    text_append(&text, path);
    return text_take(&text);
}
