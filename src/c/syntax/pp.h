/* The preprocessor's own words: preprocessing tokens, names and macros (C11 6.4, 6.10).
 *
 * A source is read into a list of preprocessing tokens, linked so that a macro's name can be taken out and its expansion put in.
 * Which macros a token must not be expanded by again is its hide set, after Dave Prosser's algorithm of 1986: a list of names, shared
 * between tokens and never changed.
 */
#ifndef C_SYNTAX_PP_H
#define C_SYNTAX_PP_H

#include "base/vector.h"
#include "c/syntax/token.h"

/* A name as it occurs in the program: one object a spelling. */
struct pp_name {
    struct pp_name *next;   /* in its bucket */
    struct pp_macro *macro; /* what it is defined as; NULL: no macro */
    enum c_word word;       /* the keyword it is, C_NO_WORD when it is none */
    uint32_t length;
    char spelling[];
};

enum pp_kind {
    PP_END,
    PP_NAME,
    PP_NUMBER,
    PP_CHARACTER,
    PP_STRING,
    PP_PUNCTUATOR,
    PP_HEADER,      /* <stdio.h>, read only after #include */
    PP_OTHER,       /* a character that begins no token */
    PP_PLACEMARKER, /* what an empty argument leaves beside ## */
};

struct pp_hidden {
    const struct pp_name *name;
    const struct pp_hidden *next;
};

struct pp_token {
    struct pp_token *next;
    enum pp_kind kind;
    enum c_word word; /* of a punctuator */
    bool begins_line, space_before;
    bool is_unended; /* a literal whose closing quote is missing */
    uint8_t packing; /* of #pragma pack, where it came to stand; 0: none */
    uint32_t length;
    const char *spelling; /* without line splices; not ended by NUL */
    struct pp_name *name;
    struct c_place place;
    const struct pp_hidden *hidden;
};

enum pp_builtin { PP_NOT_BUILT_IN, PP_LINE, PP_FILE, PP_COUNTER };

struct pp_macro {
    enum pp_builtin builtin;
    bool takes_arguments, variadic;
    struct pp_name *
        *parameters; /* the last is __VA_ARGS__, or a name of its own, when it is variadic */
    size_t parameter_count;
    struct pp_token *body; /* ended by PP_END */
};

/* Names and macros that outlive one reading. */
struct c_macros {
    struct arena arena;
    struct pp_name **buckets;
    size_t bucket_count, name_count;
    bool has_predefined;
};

struct pp_name *pp_intern(struct c_macros *macros, const char *spelling, size_t length);

struct pp_condition {
    struct c_place place;
    bool taken, active, seen_else;
};

struct pp_included {
    const struct c_source *source;
    unsigned depth;
};

/* One reading. */
struct pp {
    const struct c_preprocessing *how;
    struct arena *arena;
    struct c_macros *macros;
    struct c_diagnostics *diagnostics;
    struct pp_token *rest; /* what is still to be read */
    struct {
        VECTOR(struct pp_condition);
    } conditions;
    struct {
        VECTOR(const struct c_source *);
    } once; /* sources with #pragma once */
    struct {
        VECTOR(struct pp_included);
    } included;
    uint8_t packing; /* what #pragma pack says now */
    struct {
        VECTOR(struct pp_packed {
            const struct pp_name *name; /* given with push; NULL: none */
            uint8_t packing;
        });
    } packings; /* pushed */
    struct {
        VECTOR(struct pp_pushed {
            const struct pp_name *name;
            struct pp_macro *macro;
        });
    } pushed_macros;
    int64_t line_shift; /* of #line */
    const char *file_name;
    uint64_t counter;
    size_t made; /* tokens made by expansion: bounded */
    bool failed; /* memory is out, or an error that ends the reading */
};

/* Reads all tokens of a source (lexer.c). NULL when memory is out. */
struct pp_token *pp_read(struct pp *pp, const struct c_source *source);
/* Reads the tokens of text that a macro made: a pasted token, a string's destringized form. Their place is the one given. */
struct pp_token *pp_read_made(struct pp *pp, const char *text, size_t length, struct c_place place);
struct pp_token *pp_token_copy(struct pp *pp, const struct pp_token *token);
bool pp_is(const struct pp_token *token, enum c_word punctuator);
bool pp_is_named(const struct pp_token *token, const char *name);

/* If the token at *list is a macro's name in use, replaces it (and its arguments) by its expansion and returns true (expand.c). */
bool pp_expand(struct pp *pp, struct pp_token **list);
/* Expands a whole list, ended by PP_END. */
struct pp_token *pp_expand_all(struct pp *pp, struct pp_token *list);

/* Reads #pragma's rest of the line (pragma.c). */
void pp_pragma(struct pp *pp, struct pp_token *line, struct c_place place);
/* If _Pragma("...") stands at *list, takes it out, does what it says and returns true. */
bool pp_pragma_operator(struct pp *pp, struct pp_token **list);

/* The value of #if's condition (condition.c). */
bool pp_condition(struct pp *pp, struct pp_token *line, struct c_place place);

/* Fills in the macros every program has (predefined.c). */
bool pp_predefine(struct pp *pp);
/* Reads #define's rest of the line. */
bool pp_define(struct pp *pp, struct pp_token *line, struct c_place place);

/* Turns preprocessing tokens into tokens: numbers, characters, strings joined (literals.c). */
bool pp_convert(struct pp *pp, struct pp_token *list, struct c_tokens *tokens);
/* The value of a character constant or number, for #if as well. False after telling what is wrong. */
bool pp_character(struct pp *pp, const struct pp_token *token, struct c_token *result);
bool pp_number(struct pp *pp, const struct pp_token *token, struct c_token *result);

#endif
