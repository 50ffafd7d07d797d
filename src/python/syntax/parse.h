/* From source text to syntax tree, or to the error that CPython 3.11 would report.
 *
 * This is all that other rooms need: python_parse, the question whether what was typed at the
 * prompt wants more lines, and struct syntax_error, which the compiler fills too for the errors
 * that only it can see ('return' outside function).
 */
#ifndef PYTHON_SYNTAX_PARSE_H
#define PYTHON_SYNTAX_PARSE_H

#include "base/common.h"
#include "base/text.h"
#include "python/syntax/ast.h"

enum python_parse_mode {
    PYTHON_PARSE_FILE,        /* exec: a whole program */
    PYTHON_PARSE_INTERACTIVE, /* single: one statement typed at the prompt */
    PYTHON_PARSE_EVAL,        /* eval: one expression */
};

/* The exception that CPython raises for the error. */
enum syntax_error_kind {
    SYNTAX_ERROR_NONE,
    SYNTAX_ERROR,
    SYNTAX_ERROR_INDENTATION,
    SYNTAX_ERROR_TAB,
    SYNTAX_ERROR_MEMORY, /* MemoryError: out of memory, or the source nests too deeply */
    SYNTAX_ERROR_VALUE,  /* ValueError: the source holds a NUL */
};

/* What a SyntaxError's attributes hold. A zeroed error is none. */
struct syntax_error {
    enum syntax_error_kind kind;
    char *message;  /* owned; NULL stands for the empty message of a MemoryError */
    char *filename; /* owned; NULL: none */
    char *text;     /* owned: the line's source in UTF-8 with its newline; NULL: not known */
    int lineno;     /* from 1; 0: no position (lineno and text are None) */
    int offset;     /* in characters from 1 (bytes, where CPython counts so); 0: no caret */
    int end_lineno; /* as above; end_offset is just past the end; 0: not known */
    int end_offset;
};

/* Parses `length` bytes of source. True: *out is a tree, to be freed with ast_tree_fini. False: *out
 * is empty and *error tells why, to be freed with syntax_error_fini. Both must be zeroed before.
 * The source need not end in a newline or a NUL, and may open with a byte order mark or have a
 * coding cookie (PEP 263) of utf-8, latin-1 or ascii. */
bool python_parse(const char *source, size_t length, const char *filename,
                  enum python_parse_mode mode, struct ast_tree *out, struct syntax_error *error);

enum python_input {
    PYTHON_INPUT_COMPLETE,   /* runs as it is */
    PYTHON_INPUT_INCOMPLETE, /* wants more lines */
    PYTHON_INPUT_WRONG,      /* no further line can mend it */
};

/* What the prompt should do with the lines typed so far, by the rules of Python's codeop module: a
 * compound statement is complete once an empty line follows it. */
enum python_input python_input_state(const char *source, size_t length);

void syntax_error_fini(struct syntax_error *error);

/* Fills *error (emptied first) for a place in `source`, taking the line's text from it: how the
 * compiler reports what it found at a node. As in CPython the compiler's offsets are bytes. `at` may
 * be NULL: no position. When memory runs out the error becomes a MemoryError. */
void syntax_error_set(struct syntax_error *error, enum syntax_error_kind kind, const char *filename,
                      const char *source, size_t length, const struct ast_position *at,
                      const char *format, ...) PRINTF_LIKE(7, 8);

/* The exception's class name: "SyntaxError", "IndentationError", ... */
const char *syntax_error_class(const struct syntax_error *error);

/* The lines that python3 prints for it on standard error, from `  File "x.py", line 3` on (without
 * any traceback above). */
void syntax_error_print(const struct syntax_error *error, struct text *out);

#endif
