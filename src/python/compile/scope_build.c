/* The walk that makes the scopes. The order in which names are met is CPython's, because it decides which
 * error comes first and in what order parameters stand. Expressions are folded on the way (fold.h). */
#include "python/compile/scope.h"

#include "python/compile/fold.h"

#include <string.h>

struct builder {
    struct compiler *c;
    struct scope *scope;
    const struct name *private_; /* the class whose private names are mangled */
};

static void visit_expr(struct builder *b, const struct ast_expr *e);
static void visit_stmts(struct builder *b, struct ast_stmt_list stmts);

static void enter_scope(struct builder *b, enum scope_kind kind, const struct name *name,
                        const void *node, struct ast_position at)
{
    struct scope *scope = compile_alloc(b->c, sizeof(*scope));
    struct scope *outer = b->scope;
    scope->kind = kind;
    scope->name = name;
    scope->at = at;
    scope->parent = outer;
    if (outer) {
        scope->nested = outer->nested || outer->kind == SCOPE_FUNCTION;
        scope->comp_iter_expr = outer->comp_iter_expr;
    }
    b->scope = scope;
    /* What only annotations name is never looked up: they become text. */
    if (kind == SCOPE_ANNOTATION)
        return;
    node_map_set(b->c, &b->c->scopes, node, scope);
    if (!outer)
        return;
    if (outer->last_child)
        outer->last_child->next_sibling = scope;
    else
        outer->children = scope;
    outer->last_child = scope;
}

static void leave_scope(struct builder *b)
{
    b->scope = b->scope->parent;
}

static void add_to_scope(struct builder *b, struct scope *scope, const struct name *name,
                         uint32_t flag, struct ast_position at)
{
    struct compiler *c = b->c;
    const struct name *mangled = name_mangle(c, b->private_, name);
    int position = name_map_add(c, &scope->symbols, mangled);
    uint32_t flags = scope->symbols.values[position];
    if (flag & flags & SYMBOL_PARAM)
        compile_error(c, at, "duplicate argument '%s' in function definition", name->text);
    flags |= flag;
    if (scope->comp_iter_target) {
        if (flags & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL))
            compile_error(
                c, at, "comprehension inner loop cannot rebind assignment expression target '%s'",
                name->text);
        flags |= SYMBOL_COMP_ITER;
    }
    scope->symbols.values[position] = flags;
    if (flag & SYMBOL_PARAM) {
        name_map_add(c, &scope->params, mangled);
    } else if (flag & SYMBOL_GLOBAL) {
        struct scope *top = c->top_scope;
        int in_top = name_map_add(c, &top->symbols, mangled);
        top->symbols.values[in_top] |= flag;
    }
}

static void add_name(struct builder *b, const struct name *name, uint32_t flag,
                     struct ast_position at)
{
    add_to_scope(b, b->scope, name, flag, at);
}

static void add_identifier(struct builder *b, struct ast_identifier id, uint32_t flag,
                           struct ast_position at)
{
    add_name(b, name_of_identifier(b->c, id), flag, at);
}

static void record_directive(struct builder *b, const struct name *name, struct ast_position at)
{
    struct scope *scope = b->scope;
    scope->directives = compile_grow(b->c, scope->directives, scope->directive_count,
                                     &scope->directive_capacity, sizeof(*scope->directives));
    scope->directives[scope->directive_count++] =
        (struct directive){name_mangle(b->c, b->private_, name), at};
}

static void visit_exprs(struct builder *b, struct ast_expr_list exprs)
{
    for (size_t i = 0; i < exprs.count; i++)
        if (exprs.items[i])
            visit_expr(b, exprs.items[i]);
}

static void visit_optional(struct builder *b, const struct ast_expr *e)
{
    if (e)
        visit_expr(b, e);
}

/* ---- Functions ---- */

static void visit_annotation(struct builder *b, const struct ast_expr *annotation)
{
    if (!annotation)
        return;
    bool text = b->c->tree->future_annotations;
    if (text)
        enter_scope(b, SCOPE_ANNOTATION, b->c->known.annotation, annotation, annotation->at);
    visit_expr(b, annotation);
    if (text)
        leave_scope(b);
}

static void visit_argument_annotations(struct builder *b, struct ast_arg_list args)
{
    for (size_t i = 0; i < args.count; i++)
        visit_optional(b, args.items[i].annotation);
}

static void visit_annotations(struct builder *b, const struct ast_arguments *args,
                              const struct ast_expr *returns, const void *node,
                              struct ast_position at)
{
    bool text = b->c->tree->future_annotations;
    if (text)
        enter_scope(b, SCOPE_ANNOTATION, b->c->known.annotation, node, at);
    visit_argument_annotations(b, args->posonlyargs);
    visit_argument_annotations(b, args->args);
    if (args->vararg)
        visit_optional(b, args->vararg->annotation);
    if (args->kwarg)
        visit_optional(b, args->kwarg->annotation);
    visit_argument_annotations(b, args->kwonlyargs);
    if (text)
        leave_scope(b);
    visit_annotation(b, returns);
}

static void add_params(struct builder *b, struct ast_arg_list args)
{
    for (size_t i = 0; i < args.count; i++)
        add_identifier(b, args.items[i].arg, SYMBOL_PARAM, args.items[i].at);
}

static void visit_arguments(struct builder *b, const struct ast_arguments *args)
{
    add_params(b, args->posonlyargs);
    add_params(b, args->args);
    add_params(b, args->kwonlyargs);
    if (args->vararg) {
        add_identifier(b, args->vararg->arg, SYMBOL_PARAM, args->vararg->at);
        b->scope->varargs = true;
    }
    if (args->kwarg) {
        add_identifier(b, args->kwarg->arg, SYMBOL_PARAM, args->kwarg->at);
        b->scope->varkeywords = true;
    }
}

static void visit_function(struct builder *b, const struct ast_stmt *s)
{
    const struct name *name = name_of_identifier(b->c, s->function_def.name);
    add_name(b, name, SYMBOL_LOCAL, s->at);
    visit_exprs(b, s->function_def.args->defaults);
    visit_exprs(b, s->function_def.args->kw_defaults);
    visit_annotations(b, s->function_def.args, s->function_def.returns, s, s->at);
    visit_exprs(b, s->function_def.decorator_list);
    enter_scope(b, SCOPE_FUNCTION, name, s, s->at);
    b->scope->coroutine = s->kind == AST_ASYNC_FUNCTION_DEF;
    visit_arguments(b, s->function_def.args);
    visit_stmts(b, s->function_def.body);
    leave_scope(b);
}

static void visit_lambda(struct builder *b, const struct ast_expr *e)
{
    visit_exprs(b, e->lambda.args->defaults);
    visit_exprs(b, e->lambda.args->kw_defaults);
    enter_scope(b, SCOPE_FUNCTION, b->c->known.lambda, e, e->at);
    visit_arguments(b, e->lambda.args);
    visit_expr(b, e->lambda.body);
    leave_scope(b);
}

static void visit_class(struct builder *b, const struct ast_stmt *s)
{
    const struct name *name = name_of_identifier(b->c, s->class_def.name);
    add_name(b, name, SYMBOL_LOCAL, s->at);
    visit_exprs(b, s->class_def.bases);
    for (size_t i = 0; i < s->class_def.keywords.count; i++)
        visit_expr(b, s->class_def.keywords.items[i].value);
    visit_exprs(b, s->class_def.decorator_list);
    enter_scope(b, SCOPE_CLASS, name, s, s->at);
    const struct name *outer_private = b->private_;
    b->private_ = name;
    visit_stmts(b, s->class_def.body);
    b->private_ = outer_private;
    leave_scope(b);
}

/* ---- Comprehensions ---- */

static void visit_generator(struct builder *b, const struct ast_comprehension *generator)
{
    b->scope->comp_iter_target = true;
    visit_expr(b, generator->target);
    b->scope->comp_iter_target = false;
    b->scope->comp_iter_expr++;
    visit_expr(b, generator->iter);
    b->scope->comp_iter_expr--;
    fold_iterable(b->c, generator->iter);
    visit_exprs(b, generator->ifs);
    if (generator->is_async)
        b->scope->coroutine = true;
}

static void visit_comprehension(struct builder *b, const struct ast_expr *e,
                                enum comprehension_kind kind, const struct name *name,
                                struct ast_comprehension_list generators,
                                const struct ast_expr *elt, const struct ast_expr *value)
{
    const struct ast_comprehension *first = &generators.items[0];
    b->scope->comp_iter_expr++;
    visit_expr(b, first->iter);
    b->scope->comp_iter_expr--;
    fold_iterable(b->c, first->iter);
    enter_scope(b, SCOPE_FUNCTION, name, e, e->at);
    b->scope->comprehension = kind;
    b->scope->coroutine = first->is_async;
    add_name(b, b->c->known.dot_zero, SYMBOL_PARAM, e->at);
    b->scope->comp_iter_target = true;
    visit_expr(b, first->target);
    b->scope->comp_iter_target = false;
    visit_exprs(b, first->ifs);
    for (size_t i = 1; i < generators.count; i++)
        visit_generator(b, &generators.items[i]);
    visit_optional(b, value);
    visit_expr(b, elt);
    b->scope->generator = kind == COMP_GENERATOR;
    bool is_async = b->scope->coroutine && kind != COMP_GENERATOR;
    leave_scope(b);
    if (is_async)
        b->scope->coroutine = true;
}

/* A name assigned inside a comprehension belongs to the function or module around it (PEP 572). */
static void extend_named_expr_scope(struct builder *b, const struct ast_expr *target)
{
    const struct name *name = name_of_identifier(b->c, target->name.id);
    for (struct scope *scope = b->scope; scope; scope = scope->parent) {
        if (scope->comprehension) {
            if (symbol_flags(scope, name) & SYMBOL_COMP_ITER)
                compile_error(
                    b->c, target->at,
                    "assignment expression cannot rebind comprehension iteration variable '%s'",
                    name->text);
            continue;
        }
        if (scope->kind == SCOPE_CLASS)
            compile_error(b->c, target->at,
                          "assignment expression within a comprehension cannot be used in a "
                          "class body");
        if (scope->kind == SCOPE_ANNOTATION)
            continue;
        bool global = scope->kind == SCOPE_MODULE || symbol_flags(scope, name) & SYMBOL_GLOBAL;
        add_name(b, name, global ? SYMBOL_GLOBAL : SYMBOL_NONLOCAL, target->at);
        record_directive(b, name, target->at);
        add_to_scope(b, scope, name, scope->kind == SCOPE_MODULE ? SYMBOL_GLOBAL : SYMBOL_LOCAL,
                     target->at);
        return;
    }
}

static void refuse_in_annotation(struct builder *b, const struct ast_expr *e, const char *what)
{
    if (b->scope->kind == SCOPE_ANNOTATION)
        compile_error(b->c, e->at, "'%s' can not be used within an annotation", what);
}

static void visit_named_expr(struct builder *b, const struct ast_expr *e)
{
    refuse_in_annotation(b, e, "named expression");
    if (b->scope->comp_iter_expr > 0)
        compile_error(
            b->c, e->at,
            "assignment expression cannot be used in a comprehension iterable expression");
    if (b->scope->comprehension)
        extend_named_expr_scope(b, e->named_expr.target);
    visit_expr(b, e->named_expr.value);
    visit_expr(b, e->named_expr.target);
}

static void visit_yield(struct builder *b, const struct ast_expr *e)
{
    static const char *const places[] = {
        [COMP_LIST] = "'yield' inside list comprehension",
        [COMP_SET] = "'yield' inside set comprehension",
        [COMP_DICT] = "'yield' inside dict comprehension",
        [COMP_GENERATOR] = "'yield' inside generator expression",
    };
    refuse_in_annotation(b, e, "yield expression");
    visit_optional(b, e->yield.value);
    b->scope->generator = true;
    if (b->scope->comprehension)
        compile_error(b->c, e->at, "%s", places[b->scope->comprehension]);
}

/* ---- Expressions ---- */

static void visit_name(struct builder *b, const struct ast_expr *e)
{
    bool load = e->name.ctx == AST_LOAD;
    add_identifier(b, e->name.id, load ? SYMBOL_USE : SYMBOL_LOCAL, e->at);
    if (load && b->scope->kind == SCOPE_FUNCTION && e->name.id.length == 5 &&
        memcmp(e->name.id.text, "super", 5) == 0)
        add_name(b, b->c->known.dunder_class, SYMBOL_USE, e->at);
}

static void visit_call(struct builder *b, const struct ast_expr *e)
{
    visit_expr(b, e->call.func);
    visit_exprs(b, e->call.args);
    for (size_t i = 0; i < e->call.keywords.count; i++)
        visit_expr(b, e->call.keywords.items[i].value);
}

static void visit_children(struct builder *b, const struct ast_expr *e)
{
    const struct known_names *known = &b->c->known;
    switch (e->kind) {
    case AST_BOOL_OP: visit_exprs(b, e->bool_op.values); break;
    case AST_NAMED_EXPR: visit_named_expr(b, e); break;
    case AST_BIN_OP:
        visit_expr(b, e->bin_op.left);
        visit_expr(b, e->bin_op.right);
        break;
    case AST_UNARY_OP: visit_expr(b, e->unary_op.operand); break;
    case AST_LAMBDA: visit_lambda(b, e); break;
    case AST_IF_EXP:
        visit_expr(b, e->if_exp.test);
        visit_expr(b, e->if_exp.body);
        visit_expr(b, e->if_exp.orelse);
        break;
    case AST_DICT:
        visit_exprs(b, e->dict.keys);
        visit_exprs(b, e->dict.values);
        break;
    case AST_SET: visit_exprs(b, e->set.elts); break;
    case AST_LIST_COMP:
        visit_comprehension(b, e, COMP_LIST, known->listcomp, e->comp.generators, e->comp.elt,
                            NULL);
        break;
    case AST_SET_COMP:
        visit_comprehension(b, e, COMP_SET, known->setcomp, e->comp.generators, e->comp.elt, NULL);
        break;
    case AST_GENERATOR_EXP:
        visit_comprehension(b, e, COMP_GENERATOR, known->genexpr, e->comp.generators, e->comp.elt,
                            NULL);
        break;
    case AST_DICT_COMP:
        visit_comprehension(b, e, COMP_DICT, known->dictcomp, e->dict_comp.generators,
                            e->dict_comp.key, e->dict_comp.value);
        break;
    case AST_AWAIT:
        refuse_in_annotation(b, e, "await expression");
        visit_expr(b, e->await.value);
        b->scope->coroutine = true;
        break;
    case AST_YIELD:
    case AST_YIELD_FROM: visit_yield(b, e); break;
    case AST_COMPARE:
        visit_expr(b, e->compare.left);
        visit_exprs(b, e->compare.comparators);
        break;
    case AST_CALL: visit_call(b, e); break;
    case AST_FORMATTED_VALUE:
        visit_expr(b, e->formatted_value.value);
        visit_optional(b, e->formatted_value.format_spec);
        break;
    case AST_JOINED_STR: visit_exprs(b, e->joined_str.values); break;
    case AST_CONSTANT: break;
    case AST_ATTRIBUTE: visit_expr(b, e->attribute.value); break;
    case AST_SUBSCRIPT:
        visit_expr(b, e->subscript.value);
        visit_expr(b, e->subscript.slice);
        break;
    case AST_STARRED: visit_expr(b, e->starred.value); break;
    case AST_SLICE:
        visit_optional(b, e->slice.lower);
        visit_optional(b, e->slice.upper);
        visit_optional(b, e->slice.step);
        break;
    case AST_NAME: visit_name(b, e); break;
    case AST_LIST: visit_exprs(b, e->list.elts); break;
    case AST_TUPLE: visit_exprs(b, e->tuple.elts); break;
    }
}

static void visit_expr(struct builder *b, const struct ast_expr *e)
{
    compile_enter(b->c);
    visit_children(b, e);
    fold_expression(b->c, e);
    compile_leave(b->c);
}

/* ---- Patterns ---- */

static void visit_pattern(struct builder *b, const struct ast_pattern *p);

static void visit_patterns(struct builder *b, struct ast_pattern_list patterns)
{
    for (size_t i = 0; i < patterns.count; i++)
        visit_pattern(b, patterns.items[i]);
}

static void bind_pattern(struct builder *b, struct ast_identifier name, struct ast_position at)
{
    if (name.text)
        add_identifier(b, name, SYMBOL_LOCAL, at);
}

static void visit_pattern(struct builder *b, const struct ast_pattern *p)
{
    compile_enter(b->c);
    switch (p->kind) {
    case AST_MATCH_VALUE: visit_expr(b, p->match_value.value); break;
    case AST_MATCH_SINGLETON: break;
    case AST_MATCH_SEQUENCE: visit_patterns(b, p->match_sequence.patterns); break;
    case AST_MATCH_OR: visit_patterns(b, p->match_or.patterns); break;
    case AST_MATCH_STAR: bind_pattern(b, p->match_star.name, p->at); break;
    case AST_MATCH_MAPPING:
        visit_exprs(b, p->match_mapping.keys);
        visit_patterns(b, p->match_mapping.patterns);
        bind_pattern(b, p->match_mapping.rest, p->at);
        break;
    case AST_MATCH_CLASS:
        visit_expr(b, p->match_class.cls);
        visit_patterns(b, p->match_class.patterns);
        visit_patterns(b, p->match_class.kwd_patterns);
        break;
    case AST_MATCH_AS:
        if (p->match_as.pattern)
            visit_pattern(b, p->match_as.pattern);
        bind_pattern(b, p->match_as.name, p->at);
        break;
    }
    compile_leave(b->c);
}

/* ---- Statements ---- */

static void visit_ann_assign(struct builder *b, const struct ast_stmt *s)
{
    const struct ast_expr *target = s->ann_assign.target;
    if (target->kind == AST_NAME) {
        const struct name *name = name_of_identifier(b->c, target->name.id);
        uint32_t flags = symbol_flags(b->scope, name_mangle(b->c, b->private_, name));
        if ((flags & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL)) && b->scope != b->c->top_scope &&
            s->ann_assign.simple)
            compile_error(b->c, s->at, "annotated name '%s' can't be %s", name->text,
                          flags & SYMBOL_GLOBAL ? "global" : "nonlocal");
        if (s->ann_assign.simple)
            add_name(b, name, SYMBOL_ANNOTATED | SYMBOL_LOCAL, target->at);
        else if (s->ann_assign.value)
            add_name(b, name, SYMBOL_LOCAL, target->at);
    } else {
        visit_expr(b, target);
    }
    visit_annotation(b, s->ann_assign.annotation);
    visit_optional(b, s->ann_assign.value);
}

static void visit_declaration(struct builder *b, const struct ast_stmt *s, uint32_t flag,
                              const char *what)
{
    struct ast_identifier_list names = s->global.names;
    for (size_t i = 0; i < names.count; i++) {
        const struct name *name = name_of_identifier(b->c, names.items[i]);
        uint32_t flags = symbol_flags(b->scope, name_mangle(b->c, b->private_, name));
        if (flags & SYMBOL_PARAM)
            compile_error(b->c, s->at, "name '%s' is parameter and %s", name->text, what);
        if (flags & SYMBOL_USE)
            compile_error(b->c, s->at, "name '%s' is used prior to %s declaration", name->text,
                          what);
        if (flags & SYMBOL_ANNOTATED)
            compile_error(b->c, s->at, "annotated name '%s' can't be %s", name->text, what);
        if (flags & SYMBOL_LOCAL)
            compile_error(b->c, s->at, "name '%s' is assigned to before %s declaration", name->text,
                          what);
        add_name(b, name, flag, s->at);
        record_directive(b, name, s->at);
    }
}

static void visit_aliases(struct builder *b, struct ast_alias_list aliases)
{
    for (size_t i = 0; i < aliases.count; i++) {
        const struct ast_alias *alias = &aliases.items[i];
        struct ast_identifier id = alias->asname.text ? alias->asname : alias->name;
        if (id.length == 1 && id.text[0] == '*') {
            if (b->scope->kind != SCOPE_MODULE)
                compile_error(b->c, alias->at, "import * only allowed at module level");
            continue;
        }
        const char *dot = memchr(id.text, '.', id.length);
        size_t length = dot ? (size_t)(dot - id.text) : id.length;
        add_name(b, name_of(b->c, id.text, length), SYMBOL_IMPORT, alias->at);
    }
}

static void visit_try(struct builder *b, const struct ast_stmt *s)
{
    visit_stmts(b, s->try_.body);
    visit_stmts(b, s->try_.orelse);
    for (size_t i = 0; i < s->try_.handlers.count; i++) {
        const struct ast_excepthandler *handler = &s->try_.handlers.items[i];
        visit_optional(b, handler->type);
        if (handler->name.text)
            add_identifier(b, handler->name, SYMBOL_LOCAL, handler->at);
        visit_stmts(b, handler->body);
    }
    visit_stmts(b, s->try_.finalbody);
}

static void visit_with(struct builder *b, const struct ast_stmt *s)
{
    for (size_t i = 0; i < s->with.items.count; i++) {
        visit_expr(b, s->with.items.items[i].context_expr);
        visit_optional(b, s->with.items.items[i].optional_vars);
    }
    visit_stmts(b, s->with.body);
}

static void visit_match(struct builder *b, const struct ast_stmt *s)
{
    visit_expr(b, s->match.subject);
    for (size_t i = 0; i < s->match.cases.count; i++) {
        const struct ast_match_case *match_case = &s->match.cases.items[i];
        visit_pattern(b, match_case->pattern);
        visit_optional(b, match_case->guard);
        visit_stmts(b, match_case->body);
    }
}

static void visit_stmt(struct builder *b, const struct ast_stmt *s)
{
    switch (s->kind) {
    case AST_FUNCTION_DEF:
    case AST_ASYNC_FUNCTION_DEF: visit_function(b, s); break;
    case AST_CLASS_DEF: visit_class(b, s); break;
    case AST_RETURN: visit_optional(b, s->return_.value); break;
    case AST_DELETE: visit_exprs(b, s->delete_.targets); break;
    case AST_ASSIGN:
        visit_exprs(b, s->assign.targets);
        visit_expr(b, s->assign.value);
        break;
    case AST_AUG_ASSIGN:
        visit_expr(b, s->aug_assign.target);
        visit_expr(b, s->aug_assign.value);
        break;
    case AST_ANN_ASSIGN: visit_ann_assign(b, s); break;
    case AST_FOR:
    case AST_ASYNC_FOR:
        visit_expr(b, s->for_.target);
        visit_expr(b, s->for_.iter);
        if (s->kind == AST_FOR)
            fold_iterable(b->c, s->for_.iter);
        visit_stmts(b, s->for_.body);
        visit_stmts(b, s->for_.orelse);
        break;
    case AST_WHILE:
    case AST_IF:
        visit_expr(b, s->if_.test);
        visit_stmts(b, s->if_.body);
        visit_stmts(b, s->if_.orelse);
        break;
    case AST_WITH:
    case AST_ASYNC_WITH: visit_with(b, s); break;
    case AST_MATCH: visit_match(b, s); break;
    case AST_RAISE:
        visit_optional(b, s->raise.exc);
        visit_optional(b, s->raise.cause);
        break;
    case AST_TRY:
    case AST_TRY_STAR: visit_try(b, s); break;
    case AST_ASSERT:
        visit_expr(b, s->assert_.test);
        visit_optional(b, s->assert_.msg);
        break;
    case AST_IMPORT: visit_aliases(b, s->import.names); break;
    case AST_IMPORT_FROM: visit_aliases(b, s->import_from.names); break;
    case AST_GLOBAL: visit_declaration(b, s, SYMBOL_GLOBAL, "global"); break;
    case AST_NONLOCAL: visit_declaration(b, s, SYMBOL_NONLOCAL, "nonlocal"); break;
    case AST_EXPR: visit_expr(b, s->expr.value); break;
    case AST_PASS:
    case AST_BREAK:
    case AST_CONTINUE: break;
    }
}

static void visit_stmts(struct builder *b, struct ast_stmt_list stmts)
{
    compile_enter(b->c);
    for (size_t i = 0; i < stmts.count; i++)
        visit_stmt(b, stmts.items[i]);
    compile_leave(b->c);
}

void scope_build(struct compiler *c)
{
    struct builder b = {.c = c};
    enter_scope(&b, SCOPE_MODULE, c->known.top, c->tree, (struct ast_position){0, 0, 0, 0});
    c->top_scope = b.scope;
    if (c->tree->kind == AST_EXPRESSION)
        visit_expr(&b, c->tree->expression);
    else
        visit_stmts(&b, c->tree->body);
}
