/* match statements (PEP 634).
 *
 * Code for a pattern consumes the subject on top of the stack. Captured values are kept below what is
 * still being looked at and bound only when the whole pattern has matched. A failure jumps to the place
 * that pops just as many values as are on the stack then.
 */
#include "python/compile/generate.h"

#include <limits.h>

struct pattern_state {
    const struct name **stores; /* captured so far, in the order of the stack */
    int store_count, store_capacity;
    bool allow_irrefutable;
    struct block **fail_pop; /* [n]: pops n values, then fails */
    int fail_count, fail_capacity;
    size_t on_top; /* values above the captured ones */
};

static void generate_pattern(struct compiler *c, const struct ast_pattern *p,
                             struct pattern_state *state);

static bool is_wildcard(const struct ast_pattern *p)
{
    return p->kind == AST_MATCH_AS && !p->match_as.name.text;
}

static bool is_star_wildcard(const struct ast_pattern *p)
{
    return p->kind == AST_MATCH_STAR && !p->match_star.name.text;
}

static void need_fail_pop(struct compiler *c, struct pattern_state *state, size_t pops)
{
    while ((size_t)state->fail_count <= pops) {
        state->fail_pop = compile_grow(c, state->fail_pop, state->fail_count, &state->fail_capacity,
                                       sizeof(struct block *));
        state->fail_pop[state->fail_count++] = block_new(c);
    }
}

static void jump_to_fail_pop(struct compiler *c, struct pattern_state *state, int op)
{
    size_t pops = state->on_top + (size_t)state->store_count;
    need_fail_pop(c, state, pops);
    emit_jump(c, op, state->fail_pop[pops]);
}

static void emit_fail_pops(struct compiler *c, struct pattern_state *state)
{
    for (int i = state->fail_count - 1; i >= 0; i--) {
        block_use(c, state->fail_pop[i]);
        if (i > 0)
            emit(c, PY_POP_TOP);
    }
    state->fail_pop = NULL;
    state->fail_count = state->fail_capacity = 0;
}

/* Moves the top below count - 1 others. */
static void rotate(struct compiler *c, size_t count)
{
    for (; count > 1; count--)
        emit_arg(c, PY_SWAP, count);
}

static int find_store(const struct name *const *stores, int count, const struct name *name)
{
    for (int i = 0; i < count; i++)
        if (stores[i] == name)
            return i;
    return -1;
}

static void add_store(struct compiler *c, struct pattern_state *state, const struct name *name)
{
    if (find_store(state->stores, state->store_count, name) >= 0)
        compile_error(c, c->unit->at, "multiple assignments to name '%s' in pattern", name->text);
    state->stores = compile_grow(c, state->stores, state->store_count, &state->store_capacity,
                                 sizeof(*state->stores));
    state->stores[state->store_count++] = name;
}

static void store_name(struct compiler *c, struct ast_identifier id, struct pattern_state *state)
{
    if (!id.text) {
        emit(c, PY_POP_TOP);
        return;
    }
    const struct name *name = name_of_identifier(c, id);
    refuse_debug(c, name, AST_STORE);
    if (find_store(state->stores, state->store_count, name) < 0)
        rotate(c, state->on_top + (size_t)state->store_count + 1);
    add_store(c, state, name);
}

static void generate_subpattern(struct compiler *c, const struct ast_pattern *p,
                                struct pattern_state *state)
{
    bool kept = state->allow_irrefutable;
    state->allow_irrefutable = true;
    generate_pattern(c, p, state);
    state->allow_irrefutable = kept;
}

/* ---- Sequences ---- */

static void unpack_sequence(struct compiler *c, struct ast_pattern_list patterns,
                            struct pattern_state *state)
{
    size_t n = patterns.count;
    bool starred = false;
    for (size_t i = 0; i < n; i++) {
        if (patterns.items[i]->kind != AST_MATCH_STAR)
            continue;
        if (i >= 256 || n - i - 1 >= INT_MAX >> 8)
            compile_error(c, c->unit->at,
                          "too many expressions in star-unpacking sequence pattern");
        emit_arg(c, PY_UNPACK_EX, i + ((n - i - 1) << 8));
        starred = true;
    }
    if (!starred)
        emit_arg(c, PY_UNPACK_SEQUENCE, n);
    state->on_top += n;
    for (size_t i = 0; i < n; i++) {
        state->on_top--;
        generate_subpattern(c, patterns.items[i], state);
    }
}

/* [first, *_, last]: only the items that are asked for are fetched. */
static void subscript_sequence(struct compiler *c, struct ast_pattern_list patterns, size_t star,
                               struct pattern_state *state)
{
    state->on_top++;
    for (size_t i = 0; i < patterns.count; i++) {
        if (i == star || is_wildcard(patterns.items[i]))
            continue;
        emit_arg(c, PY_COPY, 1);
        if (i < star) {
            emit_const(c, constant_int(c, (long)i));
        } else {
            emit(c, PY_GET_LEN);
            emit_const(c, constant_int(c, (long)(patterns.count - i)));
            generate_binary_op(c, AST_SUB, false);
        }
        emit(c, PY_BINARY_SUBSCR);
        generate_subpattern(c, patterns.items[i], state);
    }
    state->on_top--;
    emit(c, PY_POP_TOP);
}

static void check_length(struct compiler *c, size_t length, enum ast_cmp_op op,
                         struct pattern_state *state)
{
    emit(c, PY_GET_LEN);
    emit_const(c, constant_int(c, (long)length));
    generate_compare_op(c, op);
    jump_to_fail_pop(c, state, OP_POP_JUMP_IF_FALSE);
}

static void generate_sequence(struct compiler *c, const struct ast_pattern *p,
                              struct pattern_state *state)
{
    struct ast_pattern_list patterns = p->match_sequence.patterns;
    size_t star = patterns.count;
    bool only_wildcards = true, star_wildcard = false;
    for (size_t i = 0; i < patterns.count; i++) {
        const struct ast_pattern *item = patterns.items[i];
        if (item->kind != AST_MATCH_STAR) {
            only_wildcards &= is_wildcard(item);
            continue;
        }
        if (star < patterns.count)
            compile_error(c, c->unit->at, "multiple starred names in sequence pattern");
        star_wildcard = is_star_wildcard(item);
        only_wildcards &= star_wildcard;
        star = i;
    }
    state->on_top++;
    emit(c, PY_MATCH_SEQUENCE);
    jump_to_fail_pop(c, state, OP_POP_JUMP_IF_FALSE);
    if (star == patterns.count)
        check_length(c, patterns.count, AST_EQ, state);
    else if (patterns.count > 1)
        check_length(c, patterns.count - 1, AST_GT_E, state);
    state->on_top--;
    if (only_wildcards)
        emit(c, PY_POP_TOP);
    else if (star_wildcard)
        subscript_sequence(c, patterns, star, state);
    else
        unpack_sequence(c, patterns, state);
}

/* ---- Classes and mappings ---- */

/* What matching looked up is on top, or None. */
static void check_found(struct compiler *c, struct pattern_state *state)
{
    emit_arg(c, PY_COPY, 1);
    emit_const(c, constant_none(c));
    emit_arg(c, PY_IS_OP, 1);
    (void)state;
}

static void check_attributes(struct compiler *c, const struct ast_pattern *p)
{
    struct ast_identifier_list attrs = p->match_class.kwd_attrs;
    for (size_t i = 0; i < attrs.count; i++) {
        const struct name *name = name_of_identifier(c, attrs.items[i]);
        c->unit->at = p->match_class.kwd_patterns.items[i]->at;
        refuse_debug(c, name, AST_STORE);
        for (size_t j = i + 1; j < attrs.count; j++)
            if (name_of_identifier(c, attrs.items[j]) == name)
                compile_error(c, p->match_class.kwd_patterns.items[j]->at,
                              "attribute name repeated in class pattern: %s", name->text);
    }
    if (attrs.count)
        c->unit->at = p->at;
}

static void generate_class_pattern(struct compiler *c, const struct ast_pattern *p,
                                   struct pattern_state *state)
{
    struct ast_identifier_list attrs = p->match_class.kwd_attrs;
    size_t positional = p->match_class.patterns.count, total = positional + attrs.count;
    check_attributes(c, p);
    generate_expr(c, p->match_class.cls);
    const struct constant **names = compile_alloc(c, attrs.count * sizeof(*names) + 1);
    for (size_t i = 0; i < attrs.count; i++)
        names[i] = constant_name(c, name_of_identifier(c, attrs.items[i]));
    emit_const(c, constant_tuple(c, names, attrs.count));
    emit_arg(c, PY_MATCH_CLASS, positional);
    check_found(c, state);
    state->on_top++;
    jump_to_fail_pop(c, state, OP_POP_JUMP_IF_FALSE);
    emit_arg(c, PY_UNPACK_SEQUENCE, total);
    state->on_top += total - 1;
    for (size_t i = 0; i < total; i++) {
        state->on_top--;
        const struct ast_pattern *item = i < positional
                                             ? p->match_class.patterns.items[i]
                                             : p->match_class.kwd_patterns.items[i - positional];
        if (is_wildcard(item))
            emit(c, PY_POP_TOP);
        else
            generate_subpattern(c, item, state);
    }
}

/* {**rest}: a copy of the subject without the keys. */
static void store_rest(struct compiler *c, const struct ast_pattern *p, size_t size,
                       struct pattern_state *state)
{
    emit_arg(c, PY_BUILD_MAP, 0);
    emit_arg(c, PY_SWAP, 3);
    emit_arg(c, PY_DICT_UPDATE, 2);
    emit_arg(c, PY_UNPACK_SEQUENCE, size);
    for (; size; size--) {
        emit_arg(c, PY_COPY, 1 + size);
        emit_arg(c, PY_SWAP, 2);
        emit(c, PY_DELETE_SUBSCR);
    }
    store_name(c, p->match_mapping.rest, state);
}

static void generate_keys(struct compiler *c, struct ast_expr_list keys)
{
    struct node_map seen = {0};
    for (size_t i = 0; i < keys.count; i++) {
        const struct constant *value = folded_constant(c, keys.items[i]);
        if (value) {
            if (node_map_get(&seen, value)) {
                struct text text = {0};
                constant_repr(value, &text);
                const char *copy =
                    arena_copy(&c->arena, text_string(&text), text.failed ? 0 : text.length);
                text_fini(&text);
                if (!copy)
                    compile_fail(c, COMPILE_NO_MEMORY);
                compile_error(c, c->unit->at, "mapping pattern checks duplicate key (%s)", copy);
            }
            node_map_set(c, &seen, value, c);
        } else if (keys.items[i]->kind != AST_ATTRIBUTE) {
            compile_error(c, c->unit->at,
                          "mapping pattern keys may only match literals and attribute lookups");
        }
        generate_expr(c, keys.items[i]);
    }
}

static void generate_mapping(struct compiler *c, const struct ast_pattern *p,
                             struct pattern_state *state)
{
    size_t size = p->match_mapping.keys.count;
    bool rest = p->match_mapping.rest.text != NULL;
    state->on_top++;
    emit(c, PY_MATCH_MAPPING);
    jump_to_fail_pop(c, state, OP_POP_JUMP_IF_FALSE);
    if (!size && !rest) {
        state->on_top--;
        emit(c, PY_POP_TOP);
        return;
    }
    if (size)
        check_length(c, size, AST_GT_E, state);
    generate_keys(c, p->match_mapping.keys);
    emit_arg(c, PY_BUILD_TUPLE, size);
    emit(c, PY_MATCH_KEYS);
    state->on_top += 2;
    check_found(c, state);
    jump_to_fail_pop(c, state, OP_POP_JUMP_IF_FALSE);
    emit_arg(c, PY_UNPACK_SEQUENCE, size);
    state->on_top += size - 1;
    for (size_t i = 0; i < size; i++) {
        state->on_top--;
        generate_subpattern(c, p->match_mapping.patterns.items[i], state);
    }
    state->on_top -= 2;
    if (rest) {
        store_rest(c, p, size, state);
    } else {
        emit(c, PY_POP_TOP);
        emit(c, PY_POP_TOP);
    }
}

/* ---- Alternatives ---- */

/* Puts an alternative's captures into the order of the first one's, on the stack as in the list. */
static void reorder_stores(struct compiler *c, struct pattern_state *state,
                           const struct name *const *control)
{
    int n = state->store_count;
    for (int at = n - 1; at >= 0; at--) {
        int found = find_store(state->stores, n, control[at]);
        if (found < 0)
            compile_error(c, c->unit->at, "alternative patterns bind different names");
        if (found == at)
            continue;
        int rotations = found + 1;
        const struct name **rotated = compile_alloc(c, (size_t)n * sizeof(*rotated));
        int out = 0;
        for (int i = rotations; i < rotations + at - found; i++)
            rotated[out++] = state->stores[i];
        for (int i = 0; i < rotations; i++)
            rotated[out++] = state->stores[i];
        for (int i = out; i < n; i++)
            rotated[i] = state->stores[i];
        state->stores = rotated;
        state->store_capacity = n;
        for (int i = 0; i < rotations; i++)
            rotate(c, (size_t)at + 1);
    }
}

static void generate_or(struct compiler *c, const struct ast_pattern *p,
                        struct pattern_state *state)
{
    struct block *end = block_new(c);
    struct ast_pattern_list alternatives = p->match_or.patterns;
    const struct name *const *control = NULL;
    int control_count = 0;
    for (size_t i = 0; i < alternatives.count; i++) {
        struct pattern_state inner = {0};
        c->unit->at = alternatives.items[i]->at;
        inner.allow_irrefutable = i + 1 == alternatives.count && state->allow_irrefutable;
        emit_arg(c, PY_COPY, 1);
        generate_pattern(c, alternatives.items[i], &inner);
        if (i == 0) {
            control_count = inner.store_count;
            control = inner.stores;
        } else if (inner.store_count != control_count) {
            compile_error(c, c->unit->at, "alternative patterns bind different names");
        } else {
            reorder_stores(c, &inner, control);
        }
        emit_jump(c, OP_JUMP, end);
        emit_fail_pops(c, &inner);
    }
    emit(c, PY_POP_TOP);
    jump_to_fail_pop(c, state, OP_JUMP);
    block_use(c, end);
    size_t rotations = (size_t)control_count + 1 + state->on_top + (size_t)state->store_count;
    for (int i = 0; i < control_count; i++) {
        rotate(c, rotations);
        add_store(c, state, control[i]);
    }
    emit(c, PY_POP_TOP);
}

static void generate_as(struct compiler *c, const struct ast_pattern *p,
                        struct pattern_state *state)
{
    struct ast_identifier name = p->match_as.name;
    if (!p->match_as.pattern) {
        if (!state->allow_irrefutable && name.text)
            compile_error(c, c->unit->at, "name capture '%s' makes remaining patterns unreachable",
                          name.text);
        if (!state->allow_irrefutable)
            compile_error(c, c->unit->at, "wildcard makes remaining patterns unreachable");
        store_name(c, name, state);
        return;
    }
    state->on_top++;
    emit_arg(c, PY_COPY, 1);
    generate_pattern(c, p->match_as.pattern, state);
    state->on_top--;
    store_name(c, name, state);
}

static const struct constant *singleton(struct compiler *c, const struct ast_pattern *p)
{
    return constant_literal(c, &p->match_singleton.value);
}

static void generate_pattern(struct compiler *c, const struct ast_pattern *p,
                             struct pattern_state *state)
{
    compile_enter(c);
    c->unit->at = p->at;
    switch (p->kind) {
    case AST_MATCH_VALUE: {
        const struct ast_expr *value = p->match_value.value;
        if (!folded_constant(c, value) && value->kind != AST_ATTRIBUTE)
            compile_error(c, c->unit->at, "patterns may only match literals and attribute lookups");
        generate_expr(c, value);
        generate_compare_op(c, AST_EQ);
        jump_to_fail_pop(c, state, OP_POP_JUMP_IF_FALSE);
        break;
    }
    case AST_MATCH_SINGLETON:
        emit_const(c, singleton(c, p));
        generate_compare_op(c, AST_IS);
        jump_to_fail_pop(c, state, OP_POP_JUMP_IF_FALSE);
        break;
    case AST_MATCH_SEQUENCE: generate_sequence(c, p, state); break;
    case AST_MATCH_MAPPING: generate_mapping(c, p, state); break;
    case AST_MATCH_CLASS: generate_class_pattern(c, p, state); break;
    case AST_MATCH_STAR: store_name(c, p->match_star.name, state); break;
    case AST_MATCH_AS: generate_as(c, p, state); break;
    case AST_MATCH_OR: generate_or(c, p, state); break;
    }
    compile_leave(c);
}

/* ---- The statement ---- */

static void generate_case(struct compiler *c, const struct ast_match_case *match_case, bool last,
                          bool last_of_all, struct block *end)
{
    struct pattern_state state = {.allow_irrefutable = match_case->guard || last_of_all};
    c->unit->at = match_case->pattern->at;
    if (!last)
        emit_arg(c, PY_COPY, 1);
    generate_pattern(c, match_case->pattern, &state);
    for (int i = 0; i < state.store_count; i++)
        generate_name(c, state.stores[i], AST_STORE);
    if (match_case->guard) {
        need_fail_pop(c, &state, 0);
        generate_jump_if(c, match_case->guard, state.fail_pop[0], false);
    }
    if (!last)
        emit(c, PY_POP_TOP);
    generate_statements(c, match_case->body);
    emit_jump(c, OP_JUMP, end);
    c->unit->at = match_case->pattern->at;
    emit_fail_pops(c, &state);
}

void generate_match(struct compiler *c, const struct ast_stmt *s)
{
    struct ast_match_case_list cases = s->match.cases;
    generate_expr(c, s->match.subject);
    struct block *end = block_new(c);
    const struct ast_match_case *final = &cases.items[cases.count - 1];
    bool has_default = is_wildcard(final->pattern) && cases.count > 1;
    size_t tested = cases.count - has_default;
    for (size_t i = 0; i < tested; i++)
        generate_case(c, &cases.items[i], i + 1 == tested, i + 1 == cases.count, end);
    if (has_default) {
        c->unit->at = final->pattern->at;
        emit(c, PY_NOP); /* so that the line of `case _` is seen */
        if (final->guard)
            generate_jump_if(c, final->guard, end, false);
        generate_statements(c, final->body);
    }
    block_use(c, end);
}
