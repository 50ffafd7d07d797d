/* The compiler's own state, shared by the files of this room and by nobody else.
 *
 * Compiling is pure: it turns the tree into instructions and neutral constants without touching an
 * engine, and only at the end (code_make.c) are objects made of the result. So nothing of Python's
 * memory is disturbed by compiling, and an error has nothing to undo: everything hangs in one arena,
 * and whoever finds an error or runs out of memory jumps back to compile_tree (compile.c), which frees
 * the arena. Functions here therefore return plain results and never NULL for a failure.
 */
#ifndef PYTHON_COMPILE_COMPILER_H
#define PYTHON_COMPILE_COMPILER_H

#include "base/arena.h"
#include "base/common.h"
#include "python/syntax/ast.h"
#include "python/syntax/parse.h"

#include <setjmp.h>

struct constant;
struct scope;
struct unit;

/* A name, one for each text: compared by pointer. */
struct name {
    const char *text; /* UTF-8, ended by NUL */
    size_t length;
    uint32_t hash;
    struct constant *constant; /* the same text as a str constant; NULL until asked */
    struct name *next;         /* in its bucket */
};

/* Names with a number each, in the order they came. Zeroed: empty. */
struct name_map {
    const struct name **names;
    uint32_t *values;
    int count, capacity;
    int32_t *index; /* hash table of positions + 1; NULL while few */
    uint32_t index_size;
};

/* From a node of the tree to something the compiler knows of it. Zeroed: empty. */
struct node_map {
    struct node_entry {
        const void *node;
        void *value;
    } * entries;
    size_t count, size; /* size: a power of two or 0 */
};

enum compile_failure {
    COMPILE_OK,
    COMPILE_SYNTAX_ERROR, /* compiler.error is filled */
    COMPILE_NO_MEMORY,
    COMPILE_TOO_DEEP,  /* RecursionError: maximum recursion depth exceeded during compilation */
    COMPILE_TOO_LARGE, /* OverflowError: a number in the code does not fit */
};

/* The names the compiler itself puts into code. */
struct known_names {
    const struct name *empty, *dot_zero, *module, *lambda, *genexpr, *listcomp, *setcomp, *dictcomp;
    const struct name *dunder_class, *dunder_classcell, *dunder_doc, *dunder_name, *dunder_module,
        *dunder_qualname, *dunder_annotations, *return_, *join, *top, *annotation;
};

struct compiler {
    struct arena arena;
    jmp_buf escape;
    enum compile_failure failure;
    struct syntax_error *error; /* borrowed */
    const char *filename;       /* borrowed; UTF-8 */
    const struct ast_tree *tree;
    bool interactive;
    int depth, depth_limit; /* of the recursion over the tree */

    struct {
        struct name **buckets;
        uint32_t size, count;
    } name_table;
    struct known_names known;
    struct {
        struct constant **slots;
        size_t size, count;
    } constant_table;
    struct constant **constants; /* by their numbers */
    int constants_capacity;
    struct node_map folded;   /* expression -> struct folded */
    struct node_map literals; /* Constant node -> struct constant */
    struct node_map scopes;   /* node -> struct scope */
    struct scope *top_scope;
    struct unit *unit;    /* being generated */
    int nesting;          /* of units */
    int last_future_line; /* of the `from __future__` imports at the top; -1: none */
    struct compile_warning {
        struct compile_warning *next;
        int line;
        const char *message;
    } * warnings, **last_warning; /* in order */
};

/* ---- compile.c ---- */

NORETURN void compile_fail(struct compiler *c, enum compile_failure failure);
/* A SyntaxError at `at`, with the columns in bytes as CPython's compiler counts them. */
NORETURN void compile_error(struct compiler *c, struct ast_position at, const char *format, ...)
    PRINTF_LIKE(3, 4);
/* Zeroed memory that lives as long as the compiler. */
void *compile_alloc(struct compiler *c, size_t size);
/* Room for at least one more than `count` items of `size` bytes: returns the array, moved if need be. */
void *compile_grow(struct compiler *c, void *items, int count, int *capacity, size_t size);
/* Bounds the recursion over the tree as CPython does: three levels for each of the interpreter's. */
void compile_enter(struct compiler *c);
static inline void compile_leave(struct compiler *c)
{
    c->depth--;
}

/* ---- names.c ---- */

const struct name *name_of(struct compiler *c, const char *text, size_t length);
/* Is there a name of this text? */
bool name_is_known(const struct compiler *c, const char *text, size_t length);
const struct name *name_of_c(struct compiler *c, const char *text);
static inline const struct name *name_of_identifier(struct compiler *c, struct ast_identifier id)
{
    return name_of(c, id.text, id.length);
}
/* A class's private names: __x becomes _Class__x. `private_` NULL: outside any class. */
const struct name *name_mangle(struct compiler *c, const struct name *private_,
                               const struct name *name);
void known_names_init(struct compiler *c);

/* The position of a name in the map; -1: missing. */
int name_map_find(const struct name_map *map, const struct name *name);
/* Its position, added at the end with value 0 when missing. */
int name_map_add(struct compiler *c, struct name_map *map, const struct name *name);

void *node_map_get(const struct node_map *map, const void *node);
void node_map_set(struct compiler *c, struct node_map *map, const void *node, void *value);

#endif
