/* Adding instructions to the graph, and the order of the passes that finish it. */
#include "python/compile/flow.h"

#include "python/compile/scope.h"

#include <string.h>

const struct ast_position no_position = {-1, -1, -1, -1};

bool op_is_jump(int op)
{
    switch (op) {
    case OP_JUMP:
    case OP_JUMP_NO_INTERRUPT:
    case OP_POP_JUMP_IF_FALSE:
    case OP_POP_JUMP_IF_TRUE:
    case OP_POP_JUMP_IF_NONE:
    case OP_POP_JUMP_IF_NOT_NONE:
    case PY_JUMP_IF_FALSE_OR_POP:
    case PY_JUMP_IF_TRUE_OR_POP:
    case PY_FOR_ITER:
    case PY_SEND:
    case PY_JUMP_FORWARD:
    case PY_JUMP_BACKWARD:
    case PY_JUMP_BACKWARD_NO_INTERRUPT:
    case PY_POP_JUMP_FORWARD_IF_FALSE:
    case PY_POP_JUMP_FORWARD_IF_TRUE:
    case PY_POP_JUMP_FORWARD_IF_NONE:
    case PY_POP_JUMP_FORWARD_IF_NOT_NONE:
    case PY_POP_JUMP_BACKWARD_IF_FALSE:
    case PY_POP_JUMP_BACKWARD_IF_TRUE:
    case PY_POP_JUMP_BACKWARD_IF_NONE:
    case PY_POP_JUMP_BACKWARD_IF_NOT_NONE: return true;
    default: return false;
    }
}

bool op_is_setup(int op)
{
    return op == OP_SETUP_FINALLY || op == OP_SETUP_CLEANUP || op == OP_SETUP_WITH;
}

struct block *block_new(struct compiler *c)
{
    struct block *block = compile_alloc(c, sizeof(*block));
    block->older = c->unit->newest;
    c->unit->newest = block;
    return block;
}

void block_use(struct compiler *c, struct block *block)
{
    c->unit->current->next = block;
    c->unit->current = block;
    c->unit->block_ended = false;
}

struct instr *block_append(struct compiler *c, struct block *block)
{
    block->instrs =
        compile_grow(c, block->instrs, block->count, &block->capacity, sizeof(*block->instrs));
    struct instr *instr = &block->instrs[block->count++];
    memset(instr, 0, sizeof(*instr));
    return instr;
}

static void add(struct compiler *c, int op, size_t arg, struct block *target,
                struct ast_position at)
{
    if (arg > INT32_MAX)
        compile_fail(c, COMPILE_TOO_LARGE);
    if (c->unit->block_ended)
        block_use(c, block_new(c));
    struct instr *instr = block_append(c, c->unit->current);
    instr->op = op;
    instr->arg = (int)arg;
    instr->target = target;
    instr->at = at;
    if (op == PY_RETURN_VALUE)
        c->unit->current->is_return = true;
    c->unit->block_ended = op_is_jump(op) || op_ends_scope(op);
}

void emit(struct compiler *c, int op)
{
    add(c, op, 0, NULL, c->unit->at);
}

void emit_arg(struct compiler *c, int op, size_t arg)
{
    add(c, op, arg, NULL, c->unit->at);
}

void emit_jump(struct compiler *c, int op, struct block *target)
{
    add(c, op, 0, target, c->unit->at);
}

void emit_artificial(struct compiler *c, int op)
{
    add(c, op, 0, NULL, no_position);
}

void emit_arg_artificial(struct compiler *c, int op, size_t arg)
{
    add(c, op, arg, NULL, no_position);
}

void emit_jump_artificial(struct compiler *c, int op, struct block *target)
{
    add(c, op, 0, target, no_position);
}

int const_index(struct compiler *c, const struct constant *value)
{
    struct unit *unit = c->unit;
    uintptr_t known = (uintptr_t)node_map_get(&unit->const_index, value);
    if (known)
        return (int)known - 1;
    unit->consts = compile_grow(c, unit->consts, unit->consts_count, &unit->consts_capacity,
                                sizeof(*unit->consts));
    unit->consts[unit->consts_count++] = value;
    node_map_set(c, &unit->const_index, value, (void *)(uintptr_t)unit->consts_count);
    return unit->consts_count - 1;
}

void emit_const(struct compiler *c, const struct constant *value)
{
    emit_arg(c, PY_LOAD_CONST, (size_t)const_index(c, value));
}

void emit_name(struct compiler *c, int op, const struct name *name)
{
    name = name_mangle(c, c->unit->private_, name);
    emit_arg(c, op, (size_t)name_map_add(c, &c->unit->names, name));
}

/* ---- Cells: which of them are also parameters or locals ---- */

/* Where each cell and free variable stands among the locals, by its number among cells and frees. A cell
 * that is also a local has the local's place. */
static int *place_cells(struct compiler *c, const struct unit *unit)
{
    int count = unit->cells.count + unit->frees.count;
    int *places = compile_alloc(c, (size_t)count * sizeof(*places) + 1);
    int next = unit->locals.count;
    for (int i = 0; i < count; i++) {
        int local = i < unit->cells.count ? name_map_find(&unit->locals, unit->cells.names[i]) : -1;
        places[i] = local >= 0 ? local : next++;
    }
    return places;
}

static void fix_cell_arguments(struct block *entry, const int *places)
{
    for (struct block *block = entry; block; block = block->next) {
        for (int i = 0; i < block->count; i++) {
            switch (block->instrs[i].op) {
            case PY_MAKE_CELL:
            case PY_LOAD_CLOSURE:
            case PY_LOAD_DEREF:
            case PY_STORE_DEREF:
            case PY_DELETE_DEREF:
            case PY_LOAD_CLASSDEREF: block->instrs[i].arg = places[block->instrs[i].arg]; break;
            default: break;
            }
        }
    }
}

/* What a call does first: takes its free variables, makes its cells, becomes a generator. */
static void insert_prefix(struct compiler *c, struct block *entry, const int *places)
{
    struct unit *unit = c->unit;
    struct block prefix = {0};
    struct instr *instr;
    if (unit->frees.count) {
        instr = block_append(c, &prefix);
        *instr = (struct instr){.op = PY_COPY_FREE_VARS, .arg = unit->frees.count};
        instr->at = no_position;
    }
    /* MAKE_CELL in the order of the places */
    int *by_place =
        compile_alloc(c, (size_t)(unit->locals.count + unit->cells.count) * sizeof(*by_place) + 1);
    for (int i = 0; i < unit->cells.count; i++)
        by_place[places[i]] = i + 1;
    for (int i = 0; unit->cells.count && i < unit->locals.count + unit->cells.count; i++) {
        if (!by_place[i])
            continue;
        instr = block_append(c, &prefix);
        *instr = (struct instr){.op = PY_MAKE_CELL, .arg = by_place[i] - 1, .at = no_position};
    }
    if (code_flags_of(c, unit) & (PY_CO_GENERATOR | PY_CO_COROUTINE | PY_CO_ASYNC_GENERATOR)) {
        instr = block_append(c, &prefix);
        *instr = (struct instr){.op = PY_RETURN_GENERATOR,
                                .at = {unit->first_line, -1, unit->first_line, -1}};
        instr = block_append(c, &prefix);
        *instr = (struct instr){.op = PY_POP_TOP, .at = no_position};
    }
    if (!prefix.count)
        return;
    for (int i = 0; i < entry->count; i++)
        *block_append(c, &prefix) = entry->instrs[i];
    entry->instrs = prefix.instrs;
    entry->count = prefix.count;
    entry->capacity = prefix.capacity;
}

int code_flags_of(const struct compiler *c, const struct unit *unit)
{
    const struct scope *scope = unit->scope;
    int flags = c->tree->future_annotations ? PY_CO_FUTURE_ANNOTATIONS : 0;
    if (scope->kind != SCOPE_FUNCTION)
        return flags;
    flags |= PY_CO_NEWLOCALS | PY_CO_OPTIMIZED;
    if (scope->nested)
        flags |= PY_CO_NESTED;
    if (scope->generator && scope->coroutine)
        flags |= PY_CO_ASYNC_GENERATOR;
    else if (scope->generator)
        flags |= PY_CO_GENERATOR;
    else if (scope->coroutine)
        flags |= PY_CO_COROUTINE;
    if (scope->varargs)
        flags |= PY_CO_VARARGS;
    if (scope->varkeywords)
        flags |= PY_CO_VARKEYWORDS;
    return flags;
}

/* ---- The result ---- */

/* PEP 657's table has no column without an end, nor a last line without columns. */
static struct py_location location_of(struct ast_position at)
{
    if (at.lineno < 0)
        return (struct py_location){-1, -1, -1, -1};
    if ((at.col_offset < 0 || at.end_col_offset < 0) &&
        (at.end_lineno == at.lineno || at.end_lineno == -1))
        return (struct py_location){at.lineno, at.lineno, -1, -1};
    return (struct py_location){.line = at.lineno,
                                .end_line = at.end_lineno,
                                .column = at.col_offset,
                                .end_column = at.end_col_offset};
}

static void add_handler(struct compiler *c, struct compiled *code, int *capacity, int start,
                        int end, const struct block *target)
{
    code->handlers =
        compile_grow(c, code->handlers, code->handler_count, capacity, sizeof(*code->handlers));
    code->handlers[code->handler_count++] = (struct py_handler){
        .start = (uint32_t)start,
        .end = (uint32_t)end,
        .target = (uint32_t)target->offset,
        .depth = (uint32_t)(target->start_depth - 1 - target->preserve_lasti),
        .push_lasti = target->preserve_lasti,
    };
}

static bool has_argument(int op)
{
    return op >= PY_STORE_NAME; /* HAVE_ARGUMENT */
}

static void lay_out(struct compiler *c, struct compiled *code, struct block *entry)
{
    int count = 0, handlers_capacity = 0, start = 0, at = 0;
    for (struct block *block = entry; block; block = block->next)
        count += block->count;
    code->instruction_count = count;
    code->instructions = compile_alloc(c, (size_t)count * sizeof(*code->instructions) + 1);
    code->locations = compile_alloc(c, (size_t)count * sizeof(*code->locations) + 1);
    const struct block *handler = NULL;
    for (struct block *block = entry; block; block = block->next) {
        for (int i = 0; i < block->count; i++, at++) {
            const struct instr *instr = &block->instrs[i];
            code->instructions[at] = (struct py_instruction){
                .op = (uint16_t)instr->op,
                .arg = op_is_jump(instr->op)     ? (uint32_t)instr->target->offset
                       : has_argument(instr->op) ? (uint32_t)instr->arg
                                                 : 0,
            };
            code->locations[at] = location_of(instr->at);
            if (instr->handler != handler) {
                if (handler)
                    add_handler(c, code, &handlers_capacity, start, at, handler);
                start = at;
                handler = instr->handler;
            }
        }
    }
    if (handler)
        add_handler(c, code, &handlers_capacity, start, at, handler);
}

static void set_locals(struct compiler *c, struct compiled *code, const struct unit *unit)
{
    int room = unit->locals.count + unit->cells.count + unit->frees.count;
    code->locals = compile_alloc(c, (size_t)room * sizeof(*code->locals) + 1);
    code->local_kinds = compile_alloc(c, (size_t)room + 1);
    int count = 0;
    for (int i = 0; i < unit->locals.count; i++) {
        const struct name *name = unit->locals.names[i];
        bool cell = name_map_find(&unit->cells, name) >= 0;
        code->locals[count] = name;
        code->local_kinds[count++] = (uint8_t)(PY_LOCAL | (cell ? PY_CELL : 0));
    }
    for (int i = 0; i < unit->cells.count; i++) {
        if (name_map_find(&unit->locals, unit->cells.names[i]) >= 0)
            continue;
        code->locals[count] = unit->cells.names[i];
        code->local_kinds[count++] = PY_CELL;
    }
    for (int i = 0; i < unit->frees.count; i++) {
        code->locals[count] = unit->frees.names[i];
        code->local_kinds[count++] = PY_FREE;
    }
    code->locals_plus_count = count;
    code->locals_count = unit->locals.count;
    code->cells_count = unit->cells.count;
    code->free_count = unit->frees.count;
}

static const struct constant *tuple_of_names(struct compiler *c, const struct name *const *names,
                                             int count)
{
    const struct constant **items = compile_alloc(c, (size_t)count * sizeof(*items) + 1);
    for (int i = 0; i < count; i++)
        items[i] = constant_name(c, names[i]);
    return constant_tuple(c, items, (size_t)count);
}

static struct compiled *make_compiled(struct compiler *c, struct block *entry, int stack_size)
{
    const struct unit *unit = c->unit;
    struct compiled *code = compile_alloc(c, sizeof(*code));
    code->name = unit->name;
    code->qualname = unit->qualname ? unit->qualname : unit->name;
    code->qualname_text = constant_name(c, code->qualname);
    code->is_class = unit->kind == UNIT_CLASS;
    code->first_line = unit->first_line;
    code->flags = code_flags_of(c, unit);
    code->argcount = unit->posonly_count + unit->argcount;
    code->posonly_count = unit->posonly_count;
    code->kwonly_count = unit->kwonly_count;
    code->stack_size = stack_size;
    code->consts = constant_tuple(c, unit->consts, (size_t)unit->consts_count);
    code->names = tuple_of_names(c, unit->names.names, unit->names.count);
    set_locals(c, code, unit);
    code->locals_names = tuple_of_names(c, code->locals, code->locals_plus_count);
    lay_out(c, code, entry);
    return code;
}

const struct compiled *flow_finish(struct compiler *c, bool add_none)
{
    struct unit *unit = c->unit;
    if (!unit->current->is_return) {
        unit->at = no_position;
        if (add_none)
            emit_const(c, constant_none(c));
        emit(c, PY_RETURN_VALUE);
    }
    struct block *entry = NULL;
    for (struct block *block = unit->newest; block; block = block->older) {
        flow_normalize(c, block);
        entry = block;
    }
    flow_extend_blocks(c);
    int *places = place_cells(c, unit);
    insert_prefix(c, entry, places);
    fix_cell_arguments(entry, places);
    flow_optimize(c, entry);
    flow_duplicate_exits(c);
    flow_trim_constants(c, entry);
    flow_propagate_lines(entry);
    flow_guarantee_lines(entry, unit->first_line);
    int stack_size = flow_stack_depth(c, entry);
    flow_label_handlers(c, entry);
    flow_resolve_jumps(entry);
    return make_compiled(c, entry, stack_size);
}
