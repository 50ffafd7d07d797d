/* A file that a program can open although the directory has none such: a lesson carries it. */
#ifndef BASE_DATA_FILE_H
#define BASE_DATA_FILE_H

#include <stddef.h>

/* In lists, which a NULL name ends. */
struct data_file {
    const char *name, *bytes;
    size_t length;
};

#endif
