/* Augmented and annotated assignments, imports: statements that bind names. */
#include "python/compile/generate.h"

#include <string.h>

void generate_aug_assign(struct compiler *c, const struct ast_stmt *s)
{
    const struct ast_expr *target = s->aug_assign.target;
    struct unit *unit = c->unit;
    struct ast_position kept = unit->at;
    unit->at = target->at;
    switch (target->kind) {
    case AST_ATTRIBUTE:
        generate_expr(c, target->attribute.value);
        emit_arg(c, PY_COPY, 1);
        move_to_attribute(c, target);
        emit_name(c, PY_LOAD_ATTR, name_of_identifier(c, target->attribute.attr));
        break;
    case AST_SUBSCRIPT:
        generate_expr(c, target->subscript.value);
        generate_expr(c, target->subscript.slice);
        emit_arg(c, PY_COPY, 2);
        emit_arg(c, PY_COPY, 2);
        emit(c, PY_BINARY_SUBSCR);
        break;
    default: generate_name(c, name_of_identifier(c, target->name.id), AST_LOAD); break;
    }
    unit->at = kept;
    generate_expr(c, s->aug_assign.value);
    generate_binary_op(c, s->aug_assign.op, true);
    unit->at = target->at;
    switch (target->kind) {
    case AST_ATTRIBUTE:
        move_to_attribute(c, target);
        emit_arg(c, PY_SWAP, 2);
        emit_name(c, PY_STORE_ATTR, name_of_identifier(c, target->attribute.attr));
        break;
    case AST_SUBSCRIPT:
        emit_arg(c, PY_SWAP, 3);
        emit_arg(c, PY_SWAP, 2);
        emit(c, PY_STORE_SUBSCR);
        break;
    default: generate_name(c, name_of_identifier(c, target->name.id), AST_STORE); break;
    }
}

/* An expression of an annotation whose value nobody keeps. */
static void evaluate(struct compiler *c, const struct ast_expr *e)
{
    if (!e)
        return;
    generate_expr(c, e);
    emit(c, PY_POP_TOP);
}

static void evaluate_subscript(struct compiler *c, const struct ast_expr *e)
{
    e = folded_node(c, e);
    if (e->kind == AST_SLICE) {
        evaluate(c, e->slice.lower);
        evaluate(c, e->slice.upper);
        evaluate(c, e->slice.step);
    } else if (e->kind == AST_TUPLE) {
        for (size_t i = 0; i < e->tuple.elts.count; i++)
            evaluate_subscript(c, e->tuple.elts.items[i]);
    } else {
        evaluate(c, e);
    }
}

static void annotate_name(struct compiler *c, const struct ast_stmt *s, const struct name *name)
{
    if (c->tree->future_annotations)
        generate_annotation_text(c, s->ann_assign.annotation);
    else
        generate_expr(c, s->ann_assign.annotation);
    emit_name(c, PY_LOAD_NAME, c->known.dunder_annotations);
    emit_const(c, constant_name(c, name_mangle(c, c->unit->private_, name)));
    emit(c, PY_STORE_SUBSCR);
}

void generate_ann_assign(struct compiler *c, const struct ast_stmt *s)
{
    const struct ast_expr *target = s->ann_assign.target;
    bool keeps = c->unit->kind == UNIT_MODULE || c->unit->kind == UNIT_CLASS;
    if (s->ann_assign.value) {
        generate_expr(c, s->ann_assign.value);
        generate_expr(c, target);
    }
    if (target->kind == AST_NAME) {
        const struct name *name = name_of_identifier(c, target->name.id);
        refuse_debug(c, name, AST_STORE);
        if (s->ann_assign.simple && keeps)
            annotate_name(c, s, name);
    } else if (target->kind == AST_ATTRIBUTE) {
        refuse_debug(c, name_of_identifier(c, target->attribute.attr), AST_STORE);
        if (!s->ann_assign.value)
            evaluate(c, target->attribute.value);
    } else if (target->kind == AST_SUBSCRIPT && !s->ann_assign.value) {
        evaluate(c, target->subscript.value);
        evaluate_subscript(c, target->subscript.slice);
    }
    if (!s->ann_assign.simple && keeps && !c->tree->future_annotations)
        evaluate(c, s->ann_assign.annotation);
}

/* ---- Imports ---- */

/* import a.b.c as d: fetches b, then c. */
static void import_dotted(struct compiler *c, struct ast_identifier path, const char *dot,
                          const struct name *as)
{
    const char *end = path.text + path.length;
    for (;;) {
        const char *part = dot + 1;
        dot = memchr(part, '.', (size_t)(end - part));
        const struct name *name = name_of(c, part, (size_t)((dot ? dot : end) - part));
        emit_arg(c, PY_IMPORT_FROM, (size_t)name_map_add(c, &c->unit->names, name));
        if (!dot)
            break;
        emit_arg(c, PY_SWAP, 2);
        emit(c, PY_POP_TOP);
    }
    generate_name(c, as, AST_STORE);
    emit(c, PY_POP_TOP);
}

void generate_import(struct compiler *c, const struct ast_stmt *s)
{
    for (size_t i = 0; i < s->import.names.count; i++) {
        const struct ast_alias *alias = &s->import.names.items[i];
        emit_const(c, constant_int(c, 0));
        emit_const(c, constant_none(c));
        emit_name(c, PY_IMPORT_NAME, name_of_identifier(c, alias->name));
        const char *dot = memchr(alias->name.text, '.', alias->name.length);
        if (alias->asname.text && dot) {
            import_dotted(c, alias->name, dot, name_of_identifier(c, alias->asname));
        } else if (alias->asname.text) {
            generate_name(c, name_of_identifier(c, alias->asname), AST_STORE);
        } else {
            size_t length = dot ? (size_t)(dot - alias->name.text) : alias->name.length;
            generate_name(c, name_of(c, alias->name.text, length), AST_STORE);
        }
    }
}

static bool is_future(struct ast_identifier module)
{
    return module.text && module.length == 10 && memcmp(module.text, "__future__", 10) == 0;
}

void generate_import_from(struct compiler *c, const struct ast_stmt *s)
{
    struct ast_alias_list aliases = s->import_from.names;
    emit_const(c, constant_int(c, s->import_from.level));
    const struct constant **names = compile_alloc(c, aliases.count * sizeof(*names) + 1);
    for (size_t i = 0; i < aliases.count; i++)
        names[i] = constant_name(c, name_of_identifier(c, aliases.items[i].name));
    if (s->at.lineno > c->last_future_line && is_future(s->import_from.module))
        compile_error(c, c->unit->at,
                      "from __future__ imports must occur at the beginning of the file");
    emit_const(c, constant_tuple(c, names, aliases.count));
    emit_name(c, PY_IMPORT_NAME,
              s->import_from.module.text ? name_of_identifier(c, s->import_from.module)
                                         : c->known.empty);
    for (size_t i = 0; i < aliases.count; i++) {
        const struct ast_alias *alias = &aliases.items[i];
        if (i == 0 && alias->name.text[0] == '*') {
            emit(c, PY_IMPORT_STAR);
            return;
        }
        emit_name(c, PY_IMPORT_FROM, name_of_identifier(c, alias->name));
        generate_name(c, name_of_identifier(c, alias->asname.text ? alias->asname : alias->name),
                      AST_STORE);
    }
    emit(c, PY_POP_TOP);
}
