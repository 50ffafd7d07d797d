/* The lexer: source text to tokens, one at a time.
 *
 * It keeps Python's indentation stack, joins lines inside brackets and after a backslash, and finds
 * the errors that CPython's tokenizer finds (Parser/tokenizer.c), with their places. Where an error
 * is reported depends on how far the lexer has read, so that its cursor is open to the parser.
 */
#ifndef PYTHON_SYNTAX_LEXER_H
#define PYTHON_SYNTAX_LEXER_H

#include "base/common.h"
#include "python/syntax/parse.h"
#include "python/syntax/token.h"

enum { LEXER_MAX_INDENTS = 100, LEXER_MAX_BRACKETS = 200, LEXER_MESSAGE_SIZE = 160 };

enum lexer_state {
    LEXER_READING,
    LEXER_AT_END,
    LEXER_FAILED,     /* with a message */
    LEXER_TOO_DEEP,   /* more indents than there is room for */
    LEXER_BAD_DEDENT, /* to a column where no block began */
    LEXER_BAD_TABS,
    LEXER_BAD_CONTINUATION, /* something follows a backslash */
};

struct lexer {
    const char *text; /* NUL-ended; borrowed */
    const char *end;
    const char *cur;        /* the next byte */
    const char *line_start; /* of the line that holds cur */
    const char *line_end;   /* just past its newline: reading on from there starts a new line */
    int lineno;
    enum lexer_state state;

    int indents[LEXER_MAX_INDENTS];     /* columns with tabs to multiples of 8 */
    int alt_indents[LEXER_MAX_INDENTS]; /* columns with tabs as one: both must agree */
    int indent;
    int pending; /* INDENTs (positive) or DEDENTs (negative) to hand out */
    bool at_line_start;
    bool text_ran_out; /* inside a string */
    int level;
    struct {
        char opening;
        int lineno;
        int col_offset;
    } brackets[LEXER_MAX_BRACKETS];

    const char *start;      /* of the token being read; NULL for none */
    int first_lineno;       /* of a string being read */
    const char *first_line; /* where its first line starts */

    /* LEXER_FAILED. Offsets are in characters from 1, as in struct syntax_error. */
    char message[LEXER_MESSAGE_SIZE];
    int error_lineno;
    int error_offset;
    int error_end_offset;
};

/* `text` ends at text[length] with a NUL and holds no other, and its lines end in \n alone. */
void lexer_init(struct lexer *lexer, const char *text, size_t length);
/* The next token; once TOKEN_ERROR, always TOKEN_ERROR. */
void lexer_next(struct lexer *lexer, struct token *token);

/* For the parts of the lexer in other files: */
enum { LEXER_EOF = -1 };
/* The next byte or LEXER_EOF, and back before it. */
int lexer_read(struct lexer *lexer);
void lexer_unread(struct lexer *lexer, int c);
/* Records an error at the cursor; always TOKEN_ERROR. */
enum token_kind lexer_fail(struct lexer *lexer, const char *format, ...) PRINTF_LIKE(2, 3);
/* The same for a range of offsets. */
enum token_kind lexer_fail_range(struct lexer *lexer, int offset, int end_offset,
                                 const char *message);
/* Reads a number of which `c`, a digit or a point before one, has been read. */
enum token_kind lexer_number(struct lexer *lexer, int c);
bool lexer_starts_identifier(int c);
bool lexer_continues_identifier(int c);
/* Checks that the name from lexer->start to the cursor, not all ASCII, is an identifier. */
bool lexer_verify_identifier(struct lexer *lexer);

#endif
