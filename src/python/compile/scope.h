/* Scopes: which names a module, class, function or comprehension uses and where each of them lives
 * (Python/symtable.c).
 *
 * scope_build walks the tree once, making a scope for each block and noting what happens to each name
 * in it; scope_analyze then decides from the outside in which names are local, global or of an enclosing
 * function, and from the inside out which locals must be cells.
 */
#ifndef PYTHON_COMPILE_SCOPE_H
#define PYTHON_COMPILE_SCOPE_H

#include "python/compile/compiler.h"

enum scope_kind { SCOPE_FUNCTION, SCOPE_CLASS, SCOPE_MODULE, SCOPE_ANNOTATION };

/* What a scope does with a name; the place where it lives is kept above them. */
enum symbol_flags {
    SYMBOL_GLOBAL = 1, /* declared */
    SYMBOL_LOCAL = 2,
    SYMBOL_PARAM = 4,
    SYMBOL_NONLOCAL = 8,
    SYMBOL_USE = 16,
    SYMBOL_FREE_CLASS = 64, /* bound in the class and free in a method of it */
    SYMBOL_IMPORT = 128,
    SYMBOL_ANNOTATED = 256,
    SYMBOL_COMP_ITER = 512, /* a comprehension's own variable */
    SYMBOL_BOUND = SYMBOL_LOCAL | SYMBOL_PARAM | SYMBOL_IMPORT,
    SYMBOL_PLACE_SHIFT = 11,
};

enum name_place {
    PLACE_NONE, /* not in this scope */
    PLACE_LOCAL,
    PLACE_GLOBAL_EXPLICIT,
    PLACE_GLOBAL_IMPLICIT,
    PLACE_FREE,
    PLACE_CELL,
};

enum comprehension_kind { COMP_NONE, COMP_LIST, COMP_DICT, COMP_SET, COMP_GENERATOR };

/* A global or nonlocal statement's name, for errors found later. */
struct directive {
    const struct name *name;
    struct ast_position at;
};

struct scope {
    enum scope_kind kind;
    const struct name *name;
    struct ast_position at;
    struct scope *parent;
    struct scope *children, *last_child, *next_sibling;
    struct name_map symbols; /* values: flags | place << SYMBOL_PLACE_SHIFT */
    struct name_map params;  /* in order */
    struct directive *directives;
    int directive_count, directive_capacity;
    bool nested;
    bool generator, coroutine;
    bool varargs, varkeywords;
    enum comprehension_kind comprehension;
    bool needs_class_closure; /* a method uses __class__ */
    bool comp_iter_target;    /* the comprehension's targets are being visited */
    int comp_iter_expr;       /* its iterables are: how deep */
};

void scope_build(struct compiler *c);
void scope_analyze(struct compiler *c, struct scope *top);

static inline uint32_t symbol_flags(const struct scope *scope, const struct name *name)
{
    int position = name_map_find(&scope->symbols, name);
    return position < 0 ? 0 : scope->symbols.values[position];
}

static inline enum name_place symbol_place(const struct scope *scope, const struct name *name)
{
    return symbol_flags(scope, name) >> SYMBOL_PLACE_SHIFT;
}

#endif
