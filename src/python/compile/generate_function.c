/* Functions, lambdas and classes; the statements of a body with its docstring and annotations. */
#include "python/compile/generate.h"

#include <string.h>

/* ---- Bodies ---- */

const struct ast_stmt *find_docstring(struct ast_stmt_list body)
{
    if (!body.count || body.items[0]->kind != AST_EXPR)
        return NULL;
    const struct ast_expr *value = body.items[0]->expr.value;
    bool text = value->kind == AST_CONSTANT && value->constant.kind == AST_CONSTANT_STR;
    return text ? body.items[0] : NULL;
}

static bool has_annotations(struct ast_stmt_list body);

static bool stmt_has_annotations(const struct ast_stmt *s)
{
    switch (s->kind) {
    case AST_ANN_ASSIGN: return true;
    case AST_FOR:
    case AST_ASYNC_FOR: return has_annotations(s->for_.body) || has_annotations(s->for_.orelse);
    case AST_WHILE:
    case AST_IF: return has_annotations(s->if_.body) || has_annotations(s->if_.orelse);
    case AST_WITH:
    case AST_ASYNC_WITH: return has_annotations(s->with.body);
    case AST_TRY:
    case AST_TRY_STAR:
        for (size_t i = 0; i < s->try_.handlers.count; i++)
            if (has_annotations(s->try_.handlers.items[i].body))
                return true;
        return has_annotations(s->try_.body) || has_annotations(s->try_.finalbody) ||
               has_annotations(s->try_.orelse);
    case AST_MATCH:
        for (size_t i = 0; i < s->match.cases.count; i++)
            if (has_annotations(s->match.cases.items[i].body))
                return true;
        return false;
    default: return false;
    }
}

static bool has_annotations(struct ast_stmt_list body)
{
    for (size_t i = 0; i < body.count; i++)
        if (stmt_has_annotations(body.items[i]))
            return true;
    return false;
}

/* A text that folding made of an expression is no docstring: it is evaluated and dropped. */
static bool generate_false_docstring(struct compiler *c, const struct ast_stmt *s)
{
    if (s->kind != AST_EXPR || s->expr.value->kind == AST_CONSTANT)
        return false;
    const struct constant *value = folded_constant(c, s->expr.value);
    if (!value || value->kind != CONSTANT_STR || (c->interactive && c->nesting <= 1))
        return false;
    c->unit->at = s->at;
    generate_expr(c, s->expr.value);
    emit_artificial(c, PY_POP_TOP);
    c->unit->at = no_position;
    return true;
}

static void generate_rest(struct compiler *c, struct ast_stmt_list body, size_t from)
{
    if (from == 0 && body.count && generate_false_docstring(c, body.items[0]))
        from = 1;
    for (size_t i = from; i < body.count; i++)
        generate_statement(c, body.items[i]);
}

void generate_body(struct compiler *c, struct ast_stmt_list body, bool skip_docstring)
{
    if (c->unit->kind == UNIT_MODULE && body.count && skip_docstring)
        c->unit->at = body.items[0]->at;
    if (has_annotations(body))
        emit(c, PY_SETUP_ANNOTATIONS);
    const struct ast_stmt *docstring = skip_docstring ? find_docstring(body) : NULL;
    if (docstring) {
        generate_expr(c, docstring->expr.value);
        c->unit->at = no_position;
        generate_name(c, c->known.dunder_doc, AST_STORE);
    }
    if (skip_docstring)
        generate_rest(c, body, docstring ? 1 : 0);
    else
        generate_statements(c, body);
}

/* ---- Defaults and annotations ---- */

static bool generate_kw_defaults(struct compiler *c, const struct ast_arguments *args)
{
    size_t count = 0;
    const struct constant **keys = compile_alloc(c, args->kwonlyargs.count * sizeof(*keys) + 1);
    for (size_t i = 0; i < args->kwonlyargs.count; i++) {
        if (!args->kw_defaults.items[i])
            continue;
        const struct name *name = name_of_identifier(c, args->kwonlyargs.items[i].arg);
        keys[count++] = constant_name(c, name_mangle(c, c->unit->private_, name));
        generate_expr(c, args->kw_defaults.items[i]);
    }
    if (!count)
        return false;
    emit_const(c, constant_tuple(c, keys, count));
    emit_arg(c, PY_BUILD_CONST_KEY_MAP, count);
    return true;
}

static int generate_defaults(struct compiler *c, const struct ast_arguments *args)
{
    int flags = 0;
    if (args->defaults.count) {
        generate_exprs(c, args->defaults);
        emit_arg(c, PY_BUILD_TUPLE, args->defaults.count);
        flags |= 1;
    }
    if (generate_kw_defaults(c, args))
        flags |= 2;
    return flags;
}

void generate_annotation_text(struct compiler *c, const struct ast_expr *annotation)
{
    emit_const(c, unparse(c, annotation));
}

/* Loads a name and its annotation; returns the number of values loaded. */
static size_t generate_annotation(struct compiler *c, const struct name *name,
                                  const struct ast_expr *annotation)
{
    if (!annotation)
        return 0;
    emit_const(c, constant_name(c, name_mangle(c, c->unit->private_, name)));
    if (c->tree->future_annotations) {
        generate_annotation_text(c, annotation);
    } else if (annotation->kind == AST_STARRED) { /* *args: *Ts */
        generate_expr(c, annotation->starred.value);
        emit_arg(c, PY_UNPACK_SEQUENCE, 1);
    } else {
        generate_expr(c, annotation);
    }
    return 2;
}

static size_t generate_arg_annotation(struct compiler *c, const struct ast_arg *arg)
{
    return arg ? generate_annotation(c, name_of_identifier(c, arg->arg), arg->annotation) : 0;
}

static size_t generate_list_annotations(struct compiler *c, struct ast_arg_list args)
{
    size_t loaded = 0;
    for (size_t i = 0; i < args.count; i++)
        loaded += generate_arg_annotation(c, &args.items[i]);
    return loaded;
}

static bool generate_annotations(struct compiler *c, const struct ast_arguments *args,
                                 const struct ast_expr *returns)
{
    size_t loaded = generate_list_annotations(c, args->args);
    loaded += generate_list_annotations(c, args->posonlyargs);
    loaded += generate_arg_annotation(c, args->vararg);
    loaded += generate_list_annotations(c, args->kwonlyargs);
    loaded += generate_arg_annotation(c, args->kwarg);
    loaded += generate_annotation(c, c->known.return_, returns);
    if (loaded)
        emit_arg(c, PY_BUILD_TUPLE, loaded);
    return loaded > 0;
}

static void refuse_debug_arg(struct compiler *c, const struct ast_arg *arg)
{
    if (arg)
        refuse_debug(c, name_of_identifier(c, arg->arg), AST_STORE);
}

static void refuse_debug_args(struct compiler *c, const struct ast_arguments *args)
{
    for (size_t i = 0; i < args->posonlyargs.count; i++)
        refuse_debug_arg(c, &args->posonlyargs.items[i]);
    for (size_t i = 0; i < args->args.count; i++)
        refuse_debug_arg(c, &args->args.items[i]);
    refuse_debug_arg(c, args->vararg);
    for (size_t i = 0; i < args->kwonlyargs.count; i++)
        refuse_debug_arg(c, &args->kwonlyargs.items[i]);
    refuse_debug_arg(c, args->kwarg);
}

static void count_args(struct compiler *c, const struct ast_arguments *args)
{
    c->unit->argcount = (int)args->args.count;
    c->unit->posonly_count = (int)args->posonlyargs.count;
    c->unit->kwonly_count = (int)args->kwonlyargs.count;
}

/* ---- Definitions ---- */

static void apply_decorators(struct compiler *c, struct ast_expr_list decorators)
{
    struct ast_position kept = c->unit->at;
    for (size_t i = decorators.count; i-- > 0;) {
        c->unit->at = decorators.items[i]->at;
        emit_arg(c, PY_PRECALL, 0);
        emit_arg(c, PY_CALL, 0);
    }
    c->unit->at = kept;
}

void generate_function(struct compiler *c, const struct ast_stmt *s)
{
    const struct ast_arguments *args = s->function_def.args;
    struct ast_expr_list decorators = s->function_def.decorator_list;
    const struct name *name = name_of_identifier(c, s->function_def.name);
    refuse_debug_args(c, args);
    generate_exprs(c, decorators);
    int first_line = decorators.count ? decorators.items[0]->at.lineno : s->at.lineno;
    int flags = generate_defaults(c, args);
    if (generate_annotations(c, args, s->function_def.returns))
        flags |= 4;

    bool async = s->kind == AST_ASYNC_FUNCTION_DEF;
    enter_unit(c, async ? UNIT_ASYNC_FUNCTION : UNIT_FUNCTION, name, s, first_line);
    const struct ast_stmt *docstring = find_docstring(s->function_def.body);
    const_index(c, docstring ? folded_constant(c, docstring->expr.value) : constant_none(c));
    count_args(c, args);
    generate_rest(c, s->function_def.body, docstring ? 1 : 0);
    const struct compiled *code = leave_unit(c, true);

    emit_function(c, code, flags);
    apply_decorators(c, decorators);
    generate_name(c, name, AST_STORE);
}

void generate_lambda(struct compiler *c, const struct ast_expr *e)
{
    refuse_debug_args(c, e->lambda.args);
    int flags = generate_defaults(c, e->lambda.args);
    enter_unit(c, UNIT_LAMBDA, c->known.lambda, e, e->at.lineno);
    const_index(c, constant_none(c)); /* so that a lambda has no docstring */
    count_args(c, e->lambda.args);
    generate_expr(c, e->lambda.body);
    if (!c->unit->scope->generator)
        emit(c, PY_RETURN_VALUE);
    const struct compiled *code = leave_unit(c, !c->unit->scope->generator);
    emit_function(c, code, flags);
}

static const struct compiled *generate_class_body(struct compiler *c, const struct ast_stmt *s,
                                                  int first_line)
{
    const struct name *name = name_of_identifier(c, s->class_def.name);
    enter_unit(c, UNIT_CLASS, name, s, first_line);
    c->unit->private_ = name;
    generate_name(c, c->known.dunder_name, AST_LOAD);
    generate_name(c, c->known.dunder_module, AST_STORE);
    emit_const(c, constant_name(c, c->unit->qualname));
    generate_name(c, c->known.dunder_qualname, AST_STORE);
    generate_body(c, s->class_def.body, true);
    c->unit->at = no_position;
    if (c->unit->scope->needs_class_closure) {
        int cell = name_map_find(&c->unit->cells, c->known.dunder_class);
        emit_arg(c, PY_LOAD_CLOSURE, (size_t)cell);
        emit_arg(c, PY_COPY, 1);
        generate_name(c, c->known.dunder_classcell, AST_STORE);
    } else {
        emit_const(c, constant_none(c));
    }
    emit(c, PY_RETURN_VALUE);
    return leave_unit(c, true);
}

void generate_class(struct compiler *c, const struct ast_stmt *s)
{
    struct ast_expr_list decorators = s->class_def.decorator_list;
    generate_exprs(c, decorators);
    int first_line = decorators.count ? decorators.items[0]->at.lineno : s->at.lineno;
    const struct compiled *code = generate_class_body(c, s, first_line);
    emit(c, PY_PUSH_NULL);
    emit(c, PY_LOAD_BUILD_CLASS);
    emit_function(c, code, 0);
    const struct name *name = name_of_identifier(c, s->class_def.name);
    emit_const(c, constant_name(c, name));
    generate_call_arguments(c, 2, s->class_def.bases, s->class_def.keywords);
    apply_decorators(c, decorators);
    generate_name(c, name, AST_STORE);
}
