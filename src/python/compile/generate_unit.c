/* Units: beginning and ending the code of a scope, and its names. */
#include "python/compile/generate.h"

#include <stdlib.h>
#include <string.h>

static const struct name *join_names(struct compiler *c, const struct name *a, const char *middle,
                                     const struct name *b)
{
    size_t middle_length = strlen(middle), length = a->length + middle_length + b->length;
    char *text = compile_alloc(c, length + 1);
    memcpy(text, a->text, a->length);
    memcpy(text + a->length, middle, middle_length);
    memcpy(text + a->length + middle_length, b->text, b->length);
    return name_of(c, text, length);
}

static const struct name *qualified_name(struct compiler *c, const struct unit *unit)
{
    const struct unit *outer = unit->outer;
    if (!outer || !outer->outer)
        return unit->name;
    if (unit->kind == UNIT_FUNCTION || unit->kind == UNIT_ASYNC_FUNCTION ||
        unit->kind == UNIT_CLASS) {
        const struct name *mangled = name_mangle(c, outer->private_, unit->name);
        if (symbol_place(outer->scope, mangled) == PLACE_GLOBAL_EXPLICIT)
            return unit->name;
    }
    bool function = outer->kind == UNIT_FUNCTION || outer->kind == UNIT_ASYNC_FUNCTION ||
                    outer->kind == UNIT_LAMBDA;
    return join_names(c, outer->qualname, function ? ".<locals>." : ".", unit->name);
}

static int order_names(const void *a, const void *b)
{
    const struct name *const *x = a, *const *y = b;
    size_t shorter = MIN((*x)->length, (*y)->length);
    int order = memcmp((*x)->text, (*y)->text, shorter); /* UTF-8 sorts as code points do */
    return order ? order : ((*x)->length > (*y)->length) - ((*x)->length < (*y)->length);
}

/* The names of the scope that live in a place, sorted. */
static void collect_names(struct compiler *c, const struct scope *scope, enum name_place place,
                          uint32_t flag, struct name_map *map)
{
    int count = 0;
    const struct name **found = compile_alloc(c, (size_t)scope->symbols.count * sizeof(*found) + 1);
    for (int i = 0; i < scope->symbols.count; i++) {
        uint32_t flags = scope->symbols.values[i];
        if (flags >> SYMBOL_PLACE_SHIFT == place || flags & flag)
            found[count++] = scope->symbols.names[i];
    }
    if (count)
        qsort(found, (size_t)count, sizeof(*found), order_names);
    for (int i = 0; i < count; i++)
        name_map_add(c, map, found[i]);
}

void enter_unit(struct compiler *c, enum unit_kind kind, const struct name *name, const void *node,
                int first_line)
{
    struct unit *unit = compile_alloc(c, sizeof(*unit));
    compile_enter(c);
    unit->outer = c->unit;
    unit->kind = kind;
    unit->scope = node_map_get(&c->scopes, node);
    unit->name = name;
    for (int i = 0; i < unit->scope->params.count; i++)
        name_map_add(c, &unit->locals, unit->scope->params.names[i]);
    collect_names(c, unit->scope, PLACE_CELL, 0, &unit->cells);
    if (unit->scope->needs_class_closure)
        name_map_add(c, &unit->cells, c->known.dunder_class);
    collect_names(c, unit->scope, PLACE_FREE, SYMBOL_FREE_CLASS, &unit->frees);
    unit->first_line = first_line;
    unit->private_ = unit->outer ? unit->outer->private_ : NULL;
    c->unit = unit;
    c->nesting++;
    unit->current = block_new(c);
    unit->at = (struct ast_position){first_line, 0, first_line, 0};
    if (kind == UNIT_MODULE)
        unit->at.lineno = 0;
    else
        unit->qualname = qualified_name(c, unit);
    emit_arg(c, PY_RESUME, 0);
    if (kind == UNIT_MODULE)
        unit->at.lineno = -1;
}

const struct compiled *leave_unit(struct compiler *c, bool add_none)
{
    const struct compiled *code = flow_finish(c, add_none);
    c->unit = c->unit->outer;
    c->nesting--;
    compile_leave(c);
    return code;
}

const struct compiled *generate_module(struct compiler *c)
{
    enter_unit(c, UNIT_MODULE, c->known.module, c->tree, 1);
    c->unit->at.lineno = 1;
    bool add_none = true;
    switch (c->tree->kind) {
    case AST_MODULE: generate_body(c, c->tree->body, true); break;
    case AST_INTERACTIVE:
        c->interactive = true;
        generate_body(c, c->tree->body, false);
        break;
    case AST_EXPRESSION:
        generate_expr(c, c->tree->expression);
        add_none = false;
        break;
    }
    return leave_unit(c, add_none);
}

static enum name_place reference_place(struct compiler *c, const struct name *name)
{
    if (c->unit->kind == UNIT_CLASS && name == c->known.dunder_class)
        return PLACE_CELL;
    return symbol_place(c->unit->scope, name);
}

void emit_function(struct compiler *c, const struct compiled *code, int flags)
{
    struct unit *unit = c->unit;
    for (int i = code->locals_plus_count - code->free_count; i < code->locals_plus_count; i++) {
        const struct name *name = code->locals[i];
        int at = reference_place(c, name) == PLACE_CELL
                     ? name_map_find(&unit->cells, name)
                     : unit->cells.count + name_map_find(&unit->frees, name);
        emit_arg(c, PY_LOAD_CLOSURE, (size_t)at);
    }
    if (code->free_count) {
        flags |= 8;
        emit_arg(c, PY_BUILD_TUPLE, (size_t)code->free_count);
    }
    emit_const(c, constant_code(c, code));
    emit_arg(c, PY_MAKE_FUNCTION, (size_t)flags);
}

void refuse_debug(struct compiler *c, const struct name *name, enum ast_expr_context ctx)
{
    if (ctx == AST_LOAD || strcmp(name->text, "__debug__") != 0)
        return;
    compile_error(c, c->unit->at,
                  ctx == AST_STORE ? "cannot assign to __debug__" : "cannot delete __debug__");
}

void generate_name(struct compiler *c, const struct name *name, enum ast_expr_context ctx)
{
    static const int fast[] = {PY_LOAD_FAST, PY_STORE_FAST, PY_DELETE_FAST};
    static const int global[] = {PY_LOAD_GLOBAL, PY_STORE_GLOBAL, PY_DELETE_GLOBAL};
    static const int by_name[] = {PY_LOAD_NAME, PY_STORE_NAME, PY_DELETE_NAME};
    static const int deref[] = {PY_LOAD_DEREF, PY_STORE_DEREF, PY_DELETE_DEREF};
    struct unit *unit = c->unit;
    refuse_debug(c, name, ctx);
    name = name_mangle(c, unit->private_, name);
    bool function = unit->scope->kind == SCOPE_FUNCTION;
    enum name_place place = symbol_place(unit->scope, name);
    if (place == PLACE_FREE || place == PLACE_CELL) {
        int at = place == PLACE_CELL ? name_map_find(&unit->cells, name)
                                     : unit->cells.count + name_map_find(&unit->frees, name);
        bool in_class = ctx == AST_LOAD && unit->scope->kind == SCOPE_CLASS;
        emit_arg(c, in_class ? PY_LOAD_CLASSDEREF : deref[ctx], (size_t)at);
    } else if (place == PLACE_LOCAL && function) {
        emit_arg(c, fast[ctx], (size_t)name_map_add(c, &unit->locals, name));
    } else if (place == PLACE_GLOBAL_EXPLICIT || (place == PLACE_GLOBAL_IMPLICIT && function)) {
        size_t arg = (size_t)name_map_add(c, &unit->names, name);
        emit_arg(c, global[ctx], ctx == AST_LOAD ? arg << 1 : arg);
    } else {
        emit_arg(c, by_name[ctx], (size_t)name_map_add(c, &unit->names, name));
    }
}
