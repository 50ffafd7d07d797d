/* A file that is either written whole or not at all.
 *
 * What is written goes to a temporary file in the same directory, which takes the place of the
 * path when it is committed without an error. A device, a pipe or anything else that is no
 * regular file is written directly.
 */
#ifndef EXPORT_OUTPUT_FILE_H
#define EXPORT_OUTPUT_FILE_H

#include "base/common.h"

#include <stdio.h>

struct output_file {
    FILE *stream;
    bool owned;      /* the stream is closed with the file */
    char *target;    /* what is replaced, symbolic links resolved; NULL when written directly */
    char *temporary; /* NULL when written directly */
};

/* 0 or an errno, in which case nothing is open and nothing was changed. */
int output_file_open(struct output_file *file, const char *path);
/* Writes to a stream that somebody else closes. */
void output_file_borrow(struct output_file *file, FILE *stream);
int output_file_write(struct output_file *file, const void *bytes, size_t length);
/* Closes the file and puts it into place. 0 or an errno: then the path is as it was. */
int output_file_commit(struct output_file *file);
/* Closes the file and leaves the path as it was. */
void output_file_abandon(struct output_file *file);

#endif
