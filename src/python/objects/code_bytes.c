#include "python/objects/code_bytes.h"

#include "base/text.h"
#include "python/vm.h"

#include <stdlib.h>

/* ---- layout: where each instruction stands, in units of two bytes ---- */

/* Units of inline cache behind an instruction (Lib/opcode.py, _cache_format). */
static int cache_units(unsigned op)
{
    switch (op) {
    case PY_BINARY_SUBSCR: return 4;
    case PY_STORE_SUBSCR: return 1;
    case PY_UNPACK_SEQUENCE: return 1;
    case PY_STORE_ATTR: return 4;
    case PY_LOAD_ATTR: return 4;
    case PY_COMPARE_OP: return 2;
    case PY_LOAD_GLOBAL: return 5;
    case PY_BINARY_OP: return 1;
    case PY_LOAD_METHOD: return 10;
    case PY_PRECALL: return 1;
    case PY_CALL: return 4;
    default: return 0;
    }
}

enum jump { NO_JUMP, FORWARD, BACKWARD };

static enum jump jump_of(unsigned op)
{
    switch (op) {
    case PY_FOR_ITER:
    case PY_SEND:
    case PY_JUMP_FORWARD:
    case PY_JUMP_IF_FALSE_OR_POP:
    case PY_JUMP_IF_TRUE_OR_POP:
    case PY_POP_JUMP_FORWARD_IF_FALSE:
    case PY_POP_JUMP_FORWARD_IF_TRUE:
    case PY_POP_JUMP_FORWARD_IF_NONE:
    case PY_POP_JUMP_FORWARD_IF_NOT_NONE: return FORWARD;
    case PY_JUMP_BACKWARD:
    case PY_JUMP_BACKWARD_NO_INTERRUPT:
    case PY_POP_JUMP_BACKWARD_IF_FALSE:
    case PY_POP_JUMP_BACKWARD_IF_TRUE:
    case PY_POP_JUMP_BACKWARD_IF_NONE:
    case PY_POP_JUMP_BACKWARD_IF_NOT_NONE: return BACKWARD;
    default: return NO_JUMP;
    }
}

static int units_of_arg(uint32_t arg)
{
    return arg > 0xffffff ? 4 : arg > 0xffff ? 3 : arg > 0xff ? 2 : 1;
}

/* The argument as CPython writes it: jumps count units from the end of the instruction. */
static uint32_t written_arg(const struct py_instruction *at, int32_t index, int32_t count,
                            const int64_t *starts)
{
    enum jump jump = jump_of(py_base_opcode(at->op));
    if (jump == NO_JUMP || at->arg > (uint32_t)count)
        return at->arg;
    int64_t distance = starts[at->arg] - starts[index + 1];
    return (uint32_t)(jump == FORWARD ? distance : -distance);
}

/* starts[i] of each instruction and, at [count], of the end. A longer jump may need a longer instruction, which makes jumps
 * longer: until nothing changes. NULL when memory is out. */
static int64_t *lay_out(const struct py_instruction *instructions, int32_t count)
{
    enum { ROUNDS = 100 }; /* settles in two or three */
    int64_t *starts = calloc((size_t)count + 1, sizeof *starts);
    if (!starts)
        return NULL;
    bool changed = true;
    for (int round = 0; changed && round < ROUNDS; round++) {
        int64_t at = 0;
        changed = false;
        for (int32_t i = 0; i < count; i++) {
            uint32_t arg = written_arg(&instructions[i], i, count, starts);
            if ((int32_t)arg < 0)
                arg = 0; /* not settled yet */
            int64_t length = units_of_arg(arg) + cache_units(py_base_opcode(instructions[i].op));
            if (starts[i] != at) {
                changed = true;
                starts[i] = at;
            }
            at += length;
        }
        if (starts[count] != at) {
            changed = true;
            starts[count] = at;
        }
    }
    return starts;
}

int64_t py_code_units(const struct py_instruction *instructions, int32_t count)
{
    int64_t *starts = lay_out(instructions, count);
    int64_t units = starts ? starts[count] : 0;
    free(starts);
    return units;
}

/* ---- co_code ---- */

enum { EXTENDED_ARG = 144 }; /* folded away in the engine's form */

static void append_unit(struct text *out, unsigned op, uint32_t arg)
{
    text_append_char(out, (char)op);
    text_append_char(out, (char)(arg & 0xff));
}

static void append_instruction(struct text *out, const struct py_instruction *at, uint32_t arg,
                               int64_t units)
{
    int extended = (int)units - cache_units(py_base_opcode(at->op)) - 1;
    for (int i = extended; i > 0; i--)
        append_unit(out, EXTENDED_ARG, arg >> (8 * i));
    append_unit(out, py_base_opcode(at->op), arg);
    for (int i = cache_units(py_base_opcode(at->op)); i > 0; i--)
        append_unit(out, 0, 0);
}

static py_object *bytes_of_text(py_vm *vm, struct text *text)
{
    py_object *bytes =
        text->failed ? py_raise_memory(vm) : py_bytes_from(vm, text_string(text), text->length);
    text_fini(text);
    return bytes;
}

py_object *py_code_bytes(py_vm *vm, py_code *code)
{
    struct text out = py_text(vm);
    int64_t *starts = lay_out(code->instructions, code->instruction_count);
    if (!starts)
        return py_raise_memory(vm);
    for (int32_t i = 0; i < code->instruction_count; i++)
        append_instruction(&out, &code->instructions[i],
                           written_arg(&code->instructions[i], i, code->instruction_count, starts),
                           starts[i + 1] - starts[i]);
    free(starts);
    return bytes_of_text(vm, &out);
}

/* ---- co_linetable (Objects/locations.md) ---- */

static void append_varint(struct text *out, uint32_t value)
{
    for (; value >= 64; value >>= 6)
        text_append_char(out, (char)(0x40 | (value & 0x3f)));
    text_append_char(out, (char)value);
}

static void append_signed_varint(struct text *out, int32_t value)
{
    append_varint(out, value < 0 ? (uint32_t)-value << 1 | 1 : (uint32_t)value << 1);
}

static void append_entry_head(struct text *out, int form, int units)
{
    text_append_char(out, (char)(0x80 | form << 3 | (units - 1)));
}

/* One entry, of up to 8 units, in the shortest of the forms. */
static void append_location(struct text *out, const struct py_location *at, int units,
                            int32_t *last_line)
{
    if (at->line < 0) {
        append_entry_head(out, 15, units);
        return;
    }
    int32_t delta = at->line - *last_line, column = at->column, end = at->end_column;
    *last_line = at->line;
    if (column < 0 || end < 0) {
        append_entry_head(out, 13, units);
        append_signed_varint(out, delta);
        return;
    }
    if (at->line == at->end_line && delta == 0 && column < 80 && end - column < 16 &&
        end >= column) {
        append_entry_head(out, column / 8, units);
        text_append_char(out, (char)((column % 8) << 4 | (end - column)));
        return;
    }
    if (at->line == at->end_line && delta >= 0 && delta < 3 && column < 128 && end < 128) {
        append_entry_head(out, 10 + delta, units);
        text_append_char(out, (char)column);
        text_append_char(out, (char)end);
        return;
    }
    append_entry_head(out, 14, units);
    append_signed_varint(out, delta);
    append_varint(out, (uint32_t)(at->end_line - at->line));
    append_varint(out, (uint32_t)(column + 1));
    append_varint(out, (uint32_t)(end + 1));
}

py_object *py_code_line_table(py_vm *vm, py_code *code)
{
    struct text out = py_text(vm);
    int32_t last_line = code->first_line;
    int64_t *starts = lay_out(code->instructions, code->instruction_count);
    if (!starts)
        return py_raise_memory(vm);
    for (int32_t i = 0; i < code->instruction_count; i++)
        for (int64_t units = starts[i + 1] - starts[i]; units > 0; units -= 8)
            append_location(&out, &code->locations[i], (int)MIN(units, 8), &last_line);
    free(starts);
    return bytes_of_text(vm, &out);
}

/* ---- co_exceptiontable ---- */

/* Six bits a byte, most significant first; the first byte of an entry is marked. */
static void append_table_number(struct text *out, uint32_t value, bool first)
{
    int mark = first ? 0x80 : 0;
    for (int shift = 24; shift > 0; shift -= 6)
        if (value >> shift) {
            text_append_char(out, (char)(0x40 | ((value >> shift) & 0x3f) | (uint32_t)mark));
            mark = 0;
        }
    text_append_char(out, (char)((value & 0x3f) | (uint32_t)mark));
}

py_object *py_code_exception_table(py_vm *vm, py_code *code)
{
    struct text out = py_text(vm);
    int64_t *starts = lay_out(code->instructions, code->instruction_count);
    if (!starts)
        return py_raise_memory(vm);
    for (int32_t i = 0; i < code->handler_count; i++) {
        const struct py_handler *handler = &code->handlers[i];
        int64_t start = starts[handler->start];
        append_table_number(&out, (uint32_t)start, true);
        append_table_number(&out, (uint32_t)(starts[handler->end] - start), false);
        append_table_number(&out, (uint32_t)starts[handler->target], false);
        append_table_number(&out, handler->depth << 1 | handler->push_lasti, false);
    }
    free(starts);
    return bytes_of_text(vm, &out);
}

/* ---- co_lines, co_positions ---- */

static py_object *number_or_none(py_vm *vm, int64_t number)
{
    return number < 0 ? py_newref(vm->none) : py_int_from(vm, number);
}

static int append_tuple(py_vm *vm, py_list *list, const int64_t *numbers, int64_t count)
{
    py_tuple *tuple = py_tuple_new(vm, count);
    for (int64_t i = 0; tuple && i < count; i++)
        if (!(tuple->items[i] = number_or_none(vm, numbers[i])))
            PY_CLEAR(vm, tuple);
    return tuple ? py_list_append_steal(vm, list, PY_OBJECT(tuple)) : -1;
}

py_list *py_code_lines(py_vm *vm, py_code *code)
{
    py_list *list = py_list_new(vm, 0);
    int64_t *starts = lay_out(code->instructions, code->instruction_count);
    for (int32_t i = 0; list && starts && i < code->instruction_count; i++) {
        /* One range for each entry of the table: at most 8 units. */
        for (int64_t unit = starts[i]; list && unit < starts[i + 1]; unit += 8) {
            const int64_t numbers[] = {2 * unit, 2 * MIN(unit + 8, starts[i + 1]),
                                       code->locations[i].line};
            if (append_tuple(vm, list, numbers, 3) < 0)
                PY_CLEAR(vm, list);
        }
    }
    if (!starts && list) {
        PY_CLEAR(vm, list);
        py_raise_memory(vm);
    }
    free(starts);
    return list;
}

py_list *py_code_positions(py_vm *vm, py_code *code)
{
    py_list *list = py_list_new(vm, 0);
    int64_t *starts = lay_out(code->instructions, code->instruction_count);
    for (int32_t i = 0; list && starts && i < code->instruction_count; i++) {
        const struct py_location *at = &code->locations[i];
        const int64_t numbers[] = {at->line, at->end_line, at->column, at->end_column};
        for (int64_t unit = starts[i]; list && unit < starts[i + 1]; unit++)
            if (append_tuple(vm, list, numbers, 4) < 0)
                PY_CLEAR(vm, list);
    }
    if (!starts && list) {
        PY_CLEAR(vm, list);
        py_raise_memory(vm);
    }
    free(starts);
    return list;
}
