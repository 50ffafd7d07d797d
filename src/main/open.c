#include "main/open.h"

#include "main/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool open_file(const char *path, struct opened *opened)
{
    size_t length;
    opened->bytes = main_read_file(path, &length);
    if (!opened->bytes)
        return false;
    opened->directory = main_directory_of(path);
    opened->program = main_absolute_path(path);
    opened->source = (struct session_source){.name = opened->program,
                                             .script = path,
                                             .title = path,
                                             .language = "python",
                                             .text = opened->bytes,
                                             .length = length,
                                             .directory = opened->directory};
    return opened->directory && opened->program;
}

bool main_open(const char *name, struct opened *opened)
{
    *opened = (struct opened){0};
    bool open = open_file(name, opened);
    if (!open)
        main_close(opened);
    return open;
}

void main_close(struct opened *opened)
{
    free(opened->bytes);
    free(opened->directory);
    free(opened->program);
    free(opened->files);
    *opened = (struct opened){0};
}
