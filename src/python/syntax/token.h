/* Tokens and keywords. */
#ifndef PYTHON_SYNTAX_TOKEN_H
#define PYTHON_SYNTAX_TOKEN_H

#include "base/common.h"

enum token_kind {
    TOKEN_ENDMARKER,
    TOKEN_NAME,
    TOKEN_NUMBER,
    TOKEN_STRING, /* prefix, quotes and all */
    /* These three, with the end marker, are white space: no node ends at one. */
    TOKEN_NEWLINE,
    TOKEN_INDENT,
    TOKEN_DEDENT,
    TOKEN_ERROR,   /* the lexer gave up here */
    TOKEN_UNKNOWN, /* a character that starts nothing: $ ? ! ` */

    TOKEN_LEFT_PAREN,
    TOKEN_RIGHT_PAREN,
    TOKEN_LEFT_BRACKET,
    TOKEN_RIGHT_BRACKET,
    TOKEN_LEFT_BRACE,
    TOKEN_RIGHT_BRACE,
    TOKEN_COLON,
    TOKEN_COMMA,
    TOKEN_SEMICOLON,
    TOKEN_PLUS,
    TOKEN_MINUS,
    TOKEN_STAR,
    TOKEN_SLASH,
    TOKEN_BAR,
    TOKEN_AMPERSAND,
    TOKEN_LESS,
    TOKEN_GREATER,
    TOKEN_EQUAL,
    TOKEN_DOT,
    TOKEN_PERCENT,
    TOKEN_TILDE,
    TOKEN_CIRCUMFLEX,
    TOKEN_AT,
    TOKEN_EQUAL_EQUAL,
    TOKEN_NOT_EQUAL,
    TOKEN_LESS_GREATER, /* <>, which no rule takes */
    TOKEN_LESS_EQUAL,
    TOKEN_GREATER_EQUAL,
    TOKEN_LEFT_SHIFT,
    TOKEN_RIGHT_SHIFT,
    TOKEN_DOUBLE_STAR,
    TOKEN_DOUBLE_SLASH,
    TOKEN_ARROW,
    TOKEN_ELLIPSIS,
    TOKEN_COLON_EQUAL,
    TOKEN_PLUS_EQUAL, /* the augmented assignments, in the order of enum ast_operator */
    TOKEN_MINUS_EQUAL,
    TOKEN_STAR_EQUAL,
    TOKEN_AT_EQUAL,
    TOKEN_SLASH_EQUAL,
    TOKEN_PERCENT_EQUAL,
    TOKEN_DOUBLE_STAR_EQUAL,
    TOKEN_LEFT_SHIFT_EQUAL,
    TOKEN_RIGHT_SHIFT_EQUAL,
    TOKEN_BAR_EQUAL,
    TOKEN_CIRCUMFLEX_EQUAL,
    TOKEN_AMPERSAND_EQUAL,
    TOKEN_DOUBLE_SLASH_EQUAL,

    TOKEN_FALSE, /* the keywords, in alphabetical order */
    TOKEN_NONE,
    TOKEN_TRUE,
    TOKEN_AND,
    TOKEN_AS,
    TOKEN_ASSERT,
    TOKEN_ASYNC,
    TOKEN_AWAIT,
    TOKEN_BREAK,
    TOKEN_CLASS,
    TOKEN_CONTINUE,
    TOKEN_DEF,
    TOKEN_DEL,
    TOKEN_ELIF,
    TOKEN_ELSE,
    TOKEN_EXCEPT,
    TOKEN_FINALLY,
    TOKEN_FOR,
    TOKEN_FROM,
    TOKEN_GLOBAL,
    TOKEN_IF,
    TOKEN_IMPORT,
    TOKEN_IN,
    TOKEN_IS,
    TOKEN_LAMBDA,
    TOKEN_NONLOCAL,
    TOKEN_NOT,
    TOKEN_OR,
    TOKEN_PASS,
    TOKEN_RAISE,
    TOKEN_RETURN,
    TOKEN_TRY,
    TOKEN_WHILE,
    TOKEN_WITH,
    TOKEN_YIELD,
};

struct token {
    const char *start; /* in the lexer's source */
    uint32_t length;
    uint8_t kind;  /* an enum token_kind */
    uint8_t level; /* brackets open after it */
    int lineno;
    int col_offset; /* in bytes; -1: the token has no place of its own (DEDENT, an error) */
    int end_lineno;
    int end_col_offset;
};

/* The keyword spelled by these bytes, TOKEN_NAME when it is none. */
enum token_kind token_keyword(const char *name, size_t length);

#endif
