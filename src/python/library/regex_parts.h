/* Regular expressions: what the C files of the module _sre share (Modules/_sre/sre.h).
 *
 * re.py parses Python's syntax, says what is wrong in Python's words, and writes the pattern anew in the syntax of PCRE2,
 * which matches. Subjects are UTF-8 there; positions that a program sees are code points.
 */
#ifndef PYTHON_LIBRARY_REGEX_PARTS_H
#define PYTHON_LIBRARY_REGEX_PARTS_H

#include "python/library/parts.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

struct regex_pattern {
    struct py_var var;
    int64_t groups;
    py_object *group_index; /* dict: name -> number; all owned */
    py_object *group_names; /* tuple: number -> name or None */
    py_object *closing;     /* tuple: when each group from 1 on closes, in the order of the text */
    py_object *pattern;     /* as the program wrote it: str or bytes */
    int32_t flags;
    bool is_bytes;
    py_object *weaklist;
    pcre2_code *code;        /* owned, as the next three; their memory is the engine's heap */
    pcre2_match_data *found; /* of the last match that ran */
    pcre2_match_context *limits;
    pcre2_general_context *memory;
};

struct regex_match {
    struct py_var var; /* size: number of marks */
    py_object *string; /* owned */
    py_object *regs;   /* never kept; CPython's size */
    struct regex_pattern *pattern;
    int64_t pos, endpos;
    int64_t last_index; /* -1: none */
    int64_t groups;
    int64_t marks[1]; /* start and end of each group, the whole first; -1: did not take part */
};
_Static_assert(sizeof(struct regex_match) == 88, "as large as CPython's MatchObject");

/* A string that is being searched. The text of what is not ASCII is copied as UTF-8. */
struct regex_subject {
    struct regex_pattern *pattern; /* borrowed */
    py_object *string;             /* borrowed */
    const char *text;
    size_t length;       /* in bytes, up to endpos */
    char *copy;          /* owned; NULL: the text is the string's own */
    int64_t pos, endpos; /* in code points, or bytes of bytes */
    size_t known_byte;   /* a place of which both numbers are known, where `copy` is set */
    int64_t known_index;
    size_t at;      /* where the next search starts, in bytes */
    bool not_empty; /* an empty match there was found already */
};

enum regex_how { REGEX_SEARCH, REGEX_MATCH, REGEX_FULLMATCH };

/* False with something raised. Each success is followed by one regex_subject_close. */
bool regex_subject_open(py_vm *vm, struct regex_subject *s, struct regex_pattern *pattern,
                        py_object *string, int64_t pos, int64_t endpos);
void regex_subject_close(py_vm *vm, struct regex_subject *s);
/* 1: found, and the next search starts behind it; 0: not found; -1 with something raised. */
int regex_next(py_vm *vm, struct regex_subject *s, enum regex_how how);
/* Where a group of what was found last starts or ends (`end` 1), as the program counts; -1: it took no part. */
int64_t regex_mark(struct regex_subject *s, int64_t group, int end);
/* A part of a subject's string, by places as the program counts. */
py_object *regex_slice(py_vm *vm, py_object *string, int64_t start, int64_t end);
/* The Match of what was found last. */
py_object *regex_match_new(py_vm *vm, struct regex_subject *s);
/* Calls a function of re.py. */
py_object *regex_ask(py_vm *vm, const char *function, py_object *const *args, size_t nargs);

#endif
