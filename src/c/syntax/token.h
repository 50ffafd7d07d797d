/* Tokens, after the preprocessor: what the parser reads (C11 6.4, translation phases 1 to 6).
 *
 * The preprocessor gives the whole unit as one array: macros expanded, adjacent string literals joined, directives gone, numbers and
 * characters converted. Everything it holds lives in the unit's arena.
 */
#ifndef C_SYNTAX_TOKEN_H
#define C_SYNTAX_TOKEN_H

#include "c/syntax/source.h"
#include "c/types/types.h"

enum c_token_kind {
    C_TOKEN_END, /* after the last */
    C_TOKEN_IDENTIFIER,
    C_TOKEN_KEYWORD,    /* `word`: one of C_WORD_... */
    C_TOKEN_PUNCTUATOR, /* `word`: one of C_..., digraphs already read as what they stand for */
    C_TOKEN_INTEGER, /* character constants too: `type` is int then (wchar_t, char16_t, char32_t with a prefix) */
    C_TOKEN_FLOATING,
    C_TOKEN_STRING,
};

/* Keywords and punctuators, in token_words.def: C_WORD(identifier, "spelling") and C_PUNCTUATOR(identifier, "spelling"). */
enum c_word {
    C_NO_WORD,
#define C_WORD(identifier, spelling)       identifier,
#define C_PUNCTUATOR(identifier, spelling) identifier,
#include "c/syntax/token_words.def"
    C_WORDS
};

struct c_token {
    enum c_token_kind kind;
    enum c_word word;
    uint8_t
        packing; /* no member of a struct that ends here is aligned to more; 0: as its type asks */
    struct c_place place;
    const char *
        spelling; /* as written in the source (of a joined string: its first part); not ended by NUL, except */
    uint32_t
        length; /* for identifiers, whose spelling is interned: equal names are equal pointers, ended by NUL */
    union {
        struct {
            uint64_t value;
            const struct c_type *type; /* C11 6.4.4.1, 6.4.4.4 */
        } integer;
        struct {
            long double value;
            const struct c_type *type;
        } floating;
        struct {
            const void *elements; /* `count` elements and one of zero after them */
            size_t count;
            const struct c_type *element; /* char, wchar_t (int), char16_t, char32_t */
        } string;
    } as;
};

struct c_tokens {
    const struct c_token *items; /* ended by C_TOKEN_END */
    size_t count;
};

struct c_preprocessing {
    struct arena *arena;               /* what is made lives here */
    struct c_diagnostics *diagnostics; /* what is wrong is told here */
    /* A #include "NAME" that is none of the engine's own headers: its text, borrowed, or NULL. May be NULL itself. */
    const char *(*read_file)(void *context, const char *name, size_t *length);
    void *context;
    bool fragment; /* a line typed at the prompt: no #include */
    struct c_macros
        *macros; /* names and macros, also those of earlier readings; they outlive the tokens */
};

struct c_macros *c_macros_new(void); /* NULL when memory is out */
void c_macros_free(struct c_macros *macros);

/* The interned spelling of a name, as tokens have it. NULL when memory is out. */
const char *c_intern(struct c_macros *macros, const char *name, size_t length);

/* False when there were errors or memory is out (then with none told). */
bool c_preprocess(const struct c_preprocessing *how, const struct c_source *source,
                  struct c_tokens *tokens);

/* The text of a header that the engine has ("stdio.h"), NULL when it has none. */
const char *c_header_text(const char *name, size_t *length);

#endif
