/* Where each name lives. A name's binding is looked for along the chain of enclosing scopes, so that a
 * scope costs what it contains, however much the scopes around it hold. */
#include "python/compile/scope.h"

/* Is the name a variable of `scope` or of a function around it, for code inside? */
static bool visible_inside(struct compiler *c, const struct scope *scope, const struct name *name)
{
    for (; scope; scope = scope->parent) {
        if (scope->kind == SCOPE_CLASS) {
            if (name == c->known.dunder_class)
                return true;
        } else if (scope->kind == SCOPE_FUNCTION) {
            uint32_t flags = symbol_flags(scope, name);
            if (flags & SYMBOL_GLOBAL)
                return false;
            if ((flags & SYMBOL_BOUND) && !(flags & SYMBOL_NONLOCAL))
                return true;
        }
    }
    return false;
}

/* The place of the global or nonlocal statement that names it. */
static struct ast_position directive_place(const struct scope *scope, const struct name *name)
{
    for (int i = 0; i < scope->directive_count; i++)
        if (scope->directives[i].name == name)
            return scope->directives[i].at;
    return scope->at;
}

static enum name_place place_of(struct compiler *c, const struct scope *scope,
                                const struct name *name, uint32_t flags)
{
    if (flags & SYMBOL_GLOBAL) {
        if (flags & SYMBOL_NONLOCAL)
            compile_error(c, directive_place(scope, name), "name '%s' is nonlocal and global",
                          name->text);
        return PLACE_GLOBAL_EXPLICIT;
    }
    if (flags & SYMBOL_NONLOCAL) {
        if (scope->kind == SCOPE_MODULE)
            compile_error(c, directive_place(scope, name),
                          "nonlocal declaration not allowed at module level");
        if (!visible_inside(c, scope->parent, name))
            compile_error(c, directive_place(scope, name), "no binding for nonlocal '%s' found",
                          name->text);
        return PLACE_FREE;
    }
    if (flags & SYMBOL_BOUND)
        return PLACE_LOCAL;
    if (scope->kind != SCOPE_MODULE && visible_inside(c, scope->parent, name))
        return PLACE_FREE;
    return PLACE_GLOBAL_IMPLICIT;
}

static void set_place(struct scope *scope, int position, enum name_place place)
{
    uint32_t flags = scope->symbols.values[position] & ((1u << SYMBOL_PLACE_SHIFT) - 1);
    scope->symbols.values[position] = flags | (uint32_t)place << SYMBOL_PLACE_SHIFT;
}

/* A name that a scope inside `scope` takes from here or from further out. True: from further out. */
static bool pass_free_name(struct compiler *c, struct scope *scope, const struct name *name)
{
    if (scope->kind == SCOPE_CLASS && name == c->known.dunder_class) {
        scope->needs_class_closure = true;
        return false;
    }
    int position = name_map_find(&scope->symbols, name);
    if (position < 0) {
        position = name_map_add(c, &scope->symbols, name);
        set_place(scope, position, PLACE_FREE);
        return true;
    }
    uint32_t flags = scope->symbols.values[position];
    enum name_place place = flags >> SYMBOL_PLACE_SHIFT;
    if (scope->kind == SCOPE_FUNCTION && (place == PLACE_LOCAL || place == PLACE_CELL)) {
        set_place(scope, position, PLACE_CELL);
        return false;
    }
    if (scope->kind == SCOPE_CLASS && (flags & (SYMBOL_BOUND | SYMBOL_GLOBAL)))
        scope->symbols.values[position] |= SYMBOL_FREE_CLASS;
    return true;
}

static void analyze(struct compiler *c, struct scope *scope, struct name_map *free_names)
{
    compile_enter(c);
    for (int i = 0; i < scope->symbols.count; i++) {
        const struct name *name = scope->symbols.names[i];
        enum name_place place = place_of(c, scope, name, scope->symbols.values[i]);
        set_place(scope, i, place);
        if (place == PLACE_FREE)
            name_map_add(c, free_names, name);
    }
    struct name_map inner = {0};
    for (struct scope *child = scope->children; child; child = child->next_sibling)
        analyze(c, child, &inner);
    for (int i = 0; i < inner.count; i++)
        if (pass_free_name(c, scope, inner.names[i]))
            name_map_add(c, free_names, inner.names[i]);
    compile_leave(c);
}

void scope_analyze(struct compiler *c, struct scope *top)
{
    struct name_map free_names = {0};
    analyze(c, top, &free_names);
}
