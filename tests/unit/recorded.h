/* Reads the files of wrong programs with what python3 prints for each, which
 * tests/python/record_errors.py records. */
#ifndef TESTS_RECORDED_H
#define TESTS_RECORDED_H

#include "base/text.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The next line of the text at *at, moved past; NULL at the end. */
static inline const char *next_line(const char **at, const char *end, size_t *length)
{
    const char *line = *at;
    if (line >= end)
        return NULL;
    const char *newline = memchr(line, '\n', (size_t)(end - line));
    *length = (size_t)((newline ? newline : end) - line);
    *at = newline ? newline + 1 : end;
    return line;
}

static inline bool is_line(const char *line, size_t length, const char *text)
{
    return length == strlen(text) && memcmp(line, text, length) == 0;
}

static const char program_line[] = "==== program";
static const char bare_program_line[] = "==== program without a newline at its end";

/* Reads the next program and what python3 prints for it. */
static inline bool next_program(const char **at, const char *end, struct text *program,
                                struct text *expected)
{
    size_t length = 0;
    const char *line = next_line(at, end, &length);
    text_clear(program);
    text_clear(expected);
    if (!line)
        return false;
    bool bare = is_line(line, length, bare_program_line);
    while ((line = next_line(at, end, &length)) && !is_line(line, length, "----")) {
        text_append_bytes(program, line, length);
        text_append_char(program, '\n');
    }
    if (bare)
        text_truncate(program, program->length - 1);
    for (const char *start = *at; (line = next_line(at, end, &length)); start = *at) {
        if (is_line(line, length, program_line) || is_line(line, length, bare_program_line)) {
            *at = start;
            break;
        }
        text_append_bytes(expected, line, length);
        text_append_char(expected, '\n');
    }
    return true;
}

static inline void read_recorded(struct text *out, const char *name)
{
    char path[4096];
    char buffer[65536];
    size_t count;
    const char *folder = getenv("srcdir");
    snprintf(path, sizeof path, "%s/tests/python/%s", folder ? folder : ".", name);
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "cannot open %s", path);
    while ((count = fread(buffer, 1, sizeof buffer, file)) > 0)
        text_append_bytes(out, buffer, count);
    fclose(file);
    ck_assert(!out->failed);
}

#endif
