/* Calls and f-strings. */
#include "python/compile/generate.h"

static bool has_starred(struct ast_expr_list args)
{
    for (size_t i = 0; i < args.count; i++)
        if (args.items[i]->kind == AST_STARRED)
            return true;
    return false;
}

static bool has_double_starred(struct ast_keyword_list keywords)
{
    for (size_t i = 0; i < keywords.count; i++)
        if (!keywords.items[i].arg.text)
            return true;
    return false;
}

/* The first keyword that is given twice, in the order CPython finds it; many are looked up by name. */
static void refuse_repeated(struct compiler *c, struct ast_keyword_list keywords)
{
    size_t found = keywords.count, first = keywords.count;
    struct name_map seen = {0};
    for (size_t i = 0; i < keywords.count; i++) {
        if (!keywords.items[i].arg.text)
            continue;
        const struct name *name = name_of_identifier(c, keywords.items[i].arg);
        int count = seen.count;
        int position = name_map_add(c, &seen, name);
        if (seen.count > count) {
            seen.values[position] = (uint32_t)i;
        } else if (seen.values[position] < first) {
            first = seen.values[position];
            found = i;
        }
    }
    for (size_t i = 0; i < keywords.count && i <= first; i++)
        if (keywords.items[i].arg.text)
            refuse_debug(c, name_of_identifier(c, keywords.items[i].arg), AST_STORE);
    if (found < keywords.count)
        compile_error(c, keywords.items[found].at, "keyword argument repeated: %s",
                      keywords.items[found].arg.text);
}

static void emit_keyword_names(struct compiler *c, struct ast_keyword_list keywords)
{
    const struct constant **names = compile_alloc(c, keywords.count * sizeof(*names));
    for (size_t i = 0; i < keywords.count; i++)
        names[i] = constant_name(c, name_of_identifier(c, keywords.items[i].arg));
    const struct constant *all = constant_tuple(c, names, keywords.count);
    emit_arg(c, PY_KW_NAMES, (size_t)const_index(c, all));
}

static void generate_simple_arguments(struct compiler *c, struct ast_expr_list args,
                                      struct ast_keyword_list keywords)
{
    generate_exprs(c, args);
    for (size_t i = 0; i < keywords.count; i++)
        generate_expr(c, keywords.items[i].value);
    if (keywords.count)
        emit_keyword_names(c, keywords);
}

/* Keywords begin..end as a dict. */
static void generate_sub_keywords(struct compiler *c, struct ast_keyword_list keywords,
                                  size_t begin, size_t end)
{
    size_t n = end - begin;
    bool big = n * 2 > STACK_USE_GUIDELINE;
    if (n > 1 && !big) {
        const struct constant **names = compile_alloc(c, n * sizeof(*names));
        for (size_t i = begin; i < end; i++) {
            generate_expr(c, keywords.items[i].value);
            names[i - begin] = constant_name(c, name_of_identifier(c, keywords.items[i].arg));
        }
        emit_const(c, constant_tuple(c, names, n));
        emit_arg(c, PY_BUILD_CONST_KEY_MAP, n);
        return;
    }
    if (big)
        emit_arg_artificial(c, PY_BUILD_MAP, 0);
    for (size_t i = begin; i < end; i++) {
        emit_const(c, constant_name(c, name_of_identifier(c, keywords.items[i].arg)));
        generate_expr(c, keywords.items[i].value);
        if (big)
            emit_arg_artificial(c, PY_MAP_ADD, 1);
    }
    if (!big)
        emit_arg(c, PY_BUILD_MAP, n);
}

static void generate_keyword_dict(struct compiler *c, struct ast_keyword_list keywords)
{
    bool have_dict = false;
    size_t waiting = 0, n = keywords.count;
    for (size_t i = 0; i <= n; i++) {
        if (i < n && keywords.items[i].arg.text) {
            waiting++;
            continue;
        }
        if (waiting) {
            generate_sub_keywords(c, keywords, i - waiting, i);
            if (have_dict)
                emit_arg(c, PY_DICT_MERGE, 1);
            have_dict = true;
            waiting = 0;
        }
        if (i == n)
            break;
        if (!have_dict)
            emit_arg(c, PY_BUILD_MAP, 0);
        have_dict = true;
        generate_expr(c, keywords.items[i].value);
        emit_arg(c, PY_DICT_MERGE, 1);
    }
}

void generate_call_arguments(struct compiler *c, size_t pushed, struct ast_expr_list args,
                             struct ast_keyword_list keywords)
{
    refuse_repeated(c, keywords);
    if (args.count + keywords.count * 2 <= STACK_USE_GUIDELINE && !has_starred(args) &&
        !has_double_starred(keywords)) {
        generate_simple_arguments(c, args, keywords);
        emit_arg(c, PY_PRECALL, pushed + args.count + keywords.count);
        emit_arg(c, PY_CALL, pushed + args.count + keywords.count);
        return;
    }
    if (pushed == 0 && args.count == 1 && args.items[0]->kind == AST_STARRED)
        generate_expr(c, args.items[0]->starred.value);
    else
        generate_items(c, args, pushed, PY_BUILD_LIST, PY_LIST_APPEND, PY_LIST_EXTEND, true);
    if (keywords.count)
        generate_keyword_dict(c, keywords);
    emit_arg(c, PY_CALL_FUNCTION_EX, keywords.count > 0);
}

static bool is_imported(struct compiler *c, const struct ast_expr *e)
{
    if (e->kind != AST_NAME)
        return false;
    return symbol_flags(c->top_scope, name_of_identifier(c, e->name.id)) & SYMBOL_IMPORT;
}

/* object.method(...): no bound method need be made. */
static bool is_method_call(struct compiler *c, const struct ast_expr *e)
{
    const struct ast_expr *func = e->call.func;
    size_t args = e->call.args.count, keywords = e->call.keywords.count;
    return func->kind == AST_ATTRIBUTE && func->attribute.ctx == AST_LOAD &&
           !is_imported(c, func->attribute.value) &&
           args + keywords + (keywords != 0) < STACK_USE_GUIDELINE && !has_starred(e->call.args) &&
           !has_double_starred(e->call.keywords);
}

static void generate_method_call(struct compiler *c, const struct ast_expr *e)
{
    const struct ast_expr *method = e->call.func;
    size_t count = e->call.args.count + e->call.keywords.count;
    generate_expr(c, method->attribute.value);
    c->unit->at = method->at;
    move_to_attribute(c, method);
    emit_name(c, PY_LOAD_METHOD, name_of_identifier(c, method->attribute.attr));
    generate_simple_arguments(c, e->call.args, e->call.keywords);
    c->unit->at = e->at;
    move_to_attribute(c, method);
    emit_arg(c, PY_PRECALL, count);
    emit_arg(c, PY_CALL, count);
}

void generate_call(struct compiler *c, const struct ast_expr *e)
{
    refuse_repeated(c, e->call.keywords);
    if (is_method_call(c, e)) {
        generate_method_call(c, e);
        return;
    }
    warn_call(c, e->call.func);
    c->unit->at = folded_node(c, e->call.func)->at;
    emit(c, PY_PUSH_NULL);
    c->unit->at = e->at;
    generate_expr(c, e->call.func);
    generate_call_arguments(c, 0, e->call.args, e->call.keywords);
}

void generate_joined_str(struct compiler *c, const struct ast_expr *e)
{
    struct ast_expr_list values = e->joined_str.values;
    if (values.count <= STACK_USE_GUIDELINE) {
        generate_exprs(c, values);
        if (values.count != 1)
            emit_arg(c, PY_BUILD_STRING, values.count);
        return;
    }
    emit_const(c, constant_str(c, "", 0));
    emit_name(c, PY_LOAD_METHOD, c->known.join);
    emit_arg(c, PY_BUILD_LIST, 0);
    for (size_t i = 0; i < values.count; i++) {
        generate_expr(c, values.items[i]);
        emit_arg(c, PY_LIST_APPEND, 1);
    }
    emit_arg(c, PY_PRECALL, 1);
    emit_arg(c, PY_CALL, 1);
}

void generate_formatted_value(struct compiler *c, const struct ast_expr *e)
{
    int conversion = e->formatted_value.conversion;
    size_t arg = conversion == 's' ? 1 : conversion == 'r' ? 2 : conversion == 'a' ? 3 : 0;
    generate_expr(c, e->formatted_value.value);
    if (e->formatted_value.format_spec) {
        generate_expr(c, e->formatted_value.format_spec);
        arg |= 4;
    }
    emit_arg(c, PY_FORMAT_VALUE, arg);
}
