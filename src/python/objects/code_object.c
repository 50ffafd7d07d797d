/* Code objects as a program sees them (Objects/codeobject.c): co_* attributes, equality, replace.
 *
 * co_code is made when asked for: the instructions in CPython's bytes, with the inline caches and EXTENDED_ARG
 * prefixes that the engine's own form does without.
 */
#include "python/memory/weakref.h"
#include "python/objects/code_bytes.h"
#include "python/objects/type.h"
#include "python/vm.h"

#include <stdlib.h>
#include <string.h>

enum { CPYTHON_SIZE = 184 };
_Static_assert(sizeof(struct py_code) <= CPYTHON_SIZE, "no larger than CPython's");

static void destroy_code(py_vm *vm, py_object *o)
{
    py_code *code = (py_code *)o;
    if (code->weaklist)
        py_weakref_clear_all(vm, o);
    PY_CLEAR(vm, code->consts);
    PY_CLEAR(vm, code->names);
    PY_CLEAR(vm, code->locals_plus_names);
    PY_CLEAR(vm, code->filename);
    PY_CLEAR(vm, code->name);
    PY_CLEAR(vm, code->qualname);
    PY_CLEAR(vm, code->tree_literals);
    py_mem_free(vm, code->locals_plus_kinds);
    py_mem_free(vm, code->instructions);
    py_mem_free(vm, code->locations);
    py_mem_free(vm, code->handlers);
    free(code->caches);
    py_object_free(vm, o);
}

static int traverse_code(py_object *o, py_visit visit, void *argument)
{
    py_code *code = (py_code *)o;
    PY_VISIT(code->consts);
    PY_VISIT(code->names);
    PY_VISIT(code->locals_plus_names);
    PY_VISIT(code->filename);
    PY_VISIT(code->name);
    PY_VISIT(code->qualname);
    PY_VISIT(code->tree_literals);
    return 0;
}

static int64_t size_of_code(py_vm *vm, py_object *o)
{
    py_code *code = (py_code *)o;
    (void)vm;
    int64_t size = CPYTHON_SIZE + 2 * py_code_units(code->instructions, code->instruction_count);
    return (size + 7) & ~INT64_C(7);
}

static py_object *repr_code(py_vm *vm, py_object *o)
{
    py_code *code = (py_code *)o;
    return PY_OBJECT(py_str_format(vm, "<code object %U at 0x%llx, file \"%U\", line %d>",
                                   code->name, (unsigned long long)py_id(vm, o), code->filename,
                                   code->first_line));
}

/* ---- equality ---- */

static bool same_instructions(const py_code *a, const py_code *b)
{
    if (a->instruction_count != b->instruction_count || a->handler_count != b->handler_count)
        return false;
    for (int32_t i = 0; i < a->instruction_count; i++)
        if (py_base_opcode(a->instructions[i].op) != py_base_opcode(b->instructions[i].op) ||
            a->instructions[i].arg != b->instructions[i].arg ||
            memcmp(&a->locations[i], &b->locations[i], sizeof a->locations[i]) != 0)
            return false;
    return true;
}

static bool same_numbers(const py_code *a, const py_code *b)
{
    return a->argcount == b->argcount && a->posonly_count == b->posonly_count &&
           a->kwonly_count == b->kwonly_count && a->flags == b->flags &&
           a->first_line == b->first_line && a->locals_plus_count == b->locals_plus_count &&
           memcmp(a->locals_plus_kinds, b->locals_plus_kinds, (size_t)a->locals_plus_count) == 0;
}

/* 1 and 1.0 are different constants. */
static int same_constants(py_vm *vm, py_object *a, py_object *b)
{
    if (a->type != b->type)
        return 0;
    if (!PY_IS_TUPLE(a))
        return py_compare_bool(vm, a, b, PY_EQ);
    py_tuple *x = (py_tuple *)a, *y = (py_tuple *)b;
    int same = x->var.size == y->var.size;
    for (int64_t i = 0; same > 0 && i < x->var.size; i++)
        same = same_constants(vm, x->items[i], y->items[i]);
    return same;
}

static py_object *compare_code(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op)
{
    if ((op != PY_EQ && op != PY_NE) || a->type != vm->types.code || b->type != vm->types.code)
        return py_newref(vm->not_implemented);
    py_code *x = (py_code *)a, *y = (py_code *)b;
    int same =
        a == b || (py_str_equal(x->name, y->name) && same_numbers(x, y) && same_instructions(x, y));
    if (same > 0 && a != b)
        same = same_constants(vm, PY_OBJECT(x->consts), PY_OBJECT(y->consts));
    if (same > 0)
        same = py_compare_bool(vm, PY_OBJECT(x->names), PY_OBJECT(y->names), PY_EQ);
    if (same > 0)
        same = py_compare_bool(vm, PY_OBJECT(x->locals_plus_names), PY_OBJECT(y->locals_plus_names),
                               PY_EQ);
    return same < 0 ? NULL : py_bool_from(vm, same == (op == PY_EQ));
}

static int64_t hash_code(py_vm *vm, py_object *o)
{
    py_code *code = (py_code *)o;
    int64_t consts = py_hash(vm, PY_OBJECT(code->consts));
    int64_t names = consts == -1 ? -1 : py_hash(vm, PY_OBJECT(code->names));
    if (names == -1)
        return -1;
    int64_t hash = py_str_hash(code->name) ^ consts ^ names ^ code->argcount ^ code->flags ^
                   code->first_line ^ code->instruction_count;
    return hash == -1 ? -2 : hash;
}

/* ---- attributes ---- */

static py_object *names_of_kind(py_vm *vm, py_code *code, uint8_t kind)
{
    py_tuple *all = code->locals_plus_names;
    int64_t count = 0;
    for (int64_t i = 0; i < all->var.size; i++)
        count += (code->locals_plus_kinds[i] & kind) != 0;
    py_tuple *names = py_tuple_new(vm, count);
    int64_t at = 0;
    for (int64_t i = 0; names && i < all->var.size; i++)
        if (code->locals_plus_kinds[i] & kind)
            names->items[at++] = py_newref(all->items[i]);
    return PY_OBJECT(names);
}

static py_object *get_varnames(py_vm *vm, py_object *o, void *closure)
{
    (void)closure;
    return names_of_kind(vm, (py_code *)o, PY_LOCAL);
}

static py_object *get_cellvars(py_vm *vm, py_object *o, void *closure)
{
    (void)closure;
    return names_of_kind(vm, (py_code *)o, PY_CELL);
}

static py_object *get_freevars(py_vm *vm, py_object *o, void *closure)
{
    (void)closure;
    return names_of_kind(vm, (py_code *)o, PY_FREE);
}

static py_object *get_code(py_vm *vm, py_object *o, void *closure)
{
    (void)closure;
    return py_code_bytes(vm, (py_code *)o);
}

static py_object *get_line_table(py_vm *vm, py_object *o, void *closure)
{
    (void)closure;
    return py_code_line_table(vm, (py_code *)o);
}

static py_object *get_exception_table(py_vm *vm, py_object *o, void *closure)
{
    (void)closure;
    return py_code_exception_table(vm, (py_code *)o);
}

static py_object *co_lines(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                           py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    py_list *list = py_code_lines(vm, (py_code *)self);
    py_object *iterator = list ? py_iter(vm, PY_OBJECT(list)) : NULL;
    py_xdecref(vm, list);
    return iterator;
}

static py_object *co_positions(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    py_list *list = py_code_positions(vm, (py_code *)self);
    py_object *iterator = list ? py_iter(vm, PY_OBJECT(list)) : NULL;
    py_xdecref(vm, list);
    return iterator;
}

/* ---- replace ---- */

static void *copy_array(py_vm *vm, const void *from, size_t size)
{
    void *copy = py_mem_alloc(vm, MAX(size, 1));
    if (copy && size)
        memcpy(copy, from, size);
    return copy;
}

static py_code *copy_code(py_vm *vm, py_code *code)
{
    py_code *copy = py_object_new_var(vm, vm->types.code, code->var.size);
    if (!copy)
        return NULL;
    struct py_var header = copy->var;
    *copy = *code;
    copy->var = header;
    copy->caches = NULL;
    copy->weaklist = NULL;
    copy->warmth = 0;
    copy->source_file = 0;
    py_incref(copy->consts);
    py_incref(copy->names);
    py_incref(copy->locals_plus_names);
    py_incref(copy->filename);
    py_incref(copy->name);
    py_incref(copy->qualname);
    size_t count = (size_t)code->instruction_count;
    copy->locals_plus_kinds =
        copy_array(vm, code->locals_plus_kinds, (size_t)code->locals_plus_count);
    copy->instructions = copy_array(vm, code->instructions, count * sizeof *code->instructions);
    copy->locations = copy_array(vm, code->locations, count * sizeof *code->locations);
    copy->handlers =
        copy_array(vm, code->handlers, (size_t)code->handler_count * sizeof *code->handlers);
    if (!copy->locals_plus_kinds || !copy->instructions || !copy->locations || !copy->handlers) {
        py_decref(vm, copy);
        return py_raise_memory(vm);
    }
    for (size_t i = 0; i < count; i++) {
        copy->instructions[i].op = py_base_opcode(copy->instructions[i].op);
        copy->instructions[i].counter = 0;
    }
    return copy;
}

/* What replace() can change without new instructions. */
static const struct {
    const char *name;
    char kind; /* i: a number, s: a str, t: a tuple */
    size_t offset;
} replaceable[] = {
    {"co_flags", 'i', offsetof(struct py_code, flags)},
    {"co_firstlineno", 'i', offsetof(struct py_code, first_line)},
    {"co_stacksize", 'i', offsetof(struct py_code, stack_size)},
    {"co_filename", 's', offsetof(struct py_code, filename)},
    {"co_name", 's', offsetof(struct py_code, name)},
    {"co_qualname", 's', offsetof(struct py_code, qualname)},
    {"co_consts", 't', offsetof(struct py_code, consts)},
    {"co_names", 't', offsetof(struct py_code, names)},
};

static int replace_one(py_vm *vm, py_code *code, py_str *name, py_object *value)
{
    for (size_t i = 0; i < ARRAY_LENGTH(replaceable); i++) {
        if (!py_str_equals_c(name, replaceable[i].name))
            continue;
        char *field = (char *)code + replaceable[i].offset;
        if (replaceable[i].kind == 'i') {
            int64_t number = py_as_index(vm, value, vm->exceptions.OverflowError);
            if (number == -1 && py_raised(vm))
                return -1;
            *(int32_t *)field = (int32_t)MAX(MIN(number, INT32_MAX), 0);
            return 0;
        }
        bool is_str = replaceable[i].kind == 's';
        if (is_str ? !PY_IS_STR(value) : !PY_IS_TUPLE(value)) {
            py_raise(vm, vm->exceptions.TypeError, "replace() argument '%U' must be %s, not %T",
                     name, is_str ? "str" : "tuple", value);
            return -1;
        }
        /* Instructions refer to constants and names by index. */
        py_tuple *old = *(py_tuple **)field;
        if (!is_str && ((py_tuple *)value)->var.size < old->var.size) {
            py_raise(vm, vm->exceptions.ValueError, "code: %U is too small", name);
            return -1;
        }
        *(py_object **)field = py_newref(value);
        py_decref(vm, old);
        return 0;
    }
    py_raise(vm, vm->exceptions.TypeError, "'%U' is an invalid keyword argument for replace()",
             name);
    return -1;
}

static py_object *replace(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                          py_tuple *kwnames)
{
    if (nargs)
        return py_raise(vm, vm->exceptions.TypeError,
                        "replace() takes 0 positional arguments but %zu were given", nargs);
    py_code *copy = copy_code(vm, (py_code *)self);
    for (int64_t i = 0; copy && kwnames && i < kwnames->var.size; i++)
        if (replace_one(vm, copy, (py_str *)kwnames->items[i], args[i]) < 0)
            PY_CLEAR(vm, copy);
    return PY_OBJECT(copy);
}

static const struct py_method_def methods[] = {
    {"replace", replace, PY_KEYWORDS, 0, 0, 0, NULL,
     "Return a copy of the code object with new values for the specified fields."},
    {"co_lines", co_lines, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {"co_positions", co_positions, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {0},
};

#define NUMBER(name, field)                                                                        \
    {                                                                                              \
        name, PY_MEMBER_INT32, true, offsetof(struct py_code, field), NULL                         \
    }
#define OBJECT(name, field)                                                                        \
    {                                                                                              \
        name, PY_MEMBER_OBJECT, true, offsetof(struct py_code, field), NULL                        \
    }
static const struct py_member_def members[] = {
    NUMBER("co_argcount", argcount),
    NUMBER("co_posonlyargcount", posonly_count),
    NUMBER("co_kwonlyargcount", kwonly_count),
    NUMBER("co_stacksize", stack_size),
    NUMBER("co_flags", flags),
    NUMBER("co_nlocals", locals_count),
    NUMBER("co_firstlineno", first_line),
    OBJECT("co_names", names),
    OBJECT("co_filename", filename),
    OBJECT("co_name", name),
    OBJECT("co_qualname", qualname),
    OBJECT("co_consts", consts),
    {0},
};

static const struct py_getset_def getsets[] = {
    {"co_varnames", get_varnames, NULL, NULL, NULL},
    {"co_cellvars", get_cellvars, NULL, NULL, NULL},
    {"co_freevars", get_freevars, NULL, NULL, NULL},
    {"co_code", get_code, NULL, NULL, NULL},
    {"co_linetable", get_line_table, NULL, NULL, NULL},
    {"co_exceptiontable", get_exception_table, NULL, NULL, NULL},
    {0},
};

const struct py_type_spec py_code_spec = {
    .name = "code",
    .basic_size = CPYTHON_SIZE,
    .item_size = 2,
    .flags = PY_TYPE_NO_NEW,
    .weaklist_offset = offsetof(struct py_code, weaklist),
    .doc = "Create a code object.  Not for the faint of heart.",
    .slots = {.destroy = destroy_code,
              .traverse = traverse_code,
              .size_of = size_of_code,
              .repr = repr_code,
              .hash = hash_code,
              .compare = compare_code,
              .getattr = py_generic_getattr},
    .methods = methods,
    .members = members,
    .getsets = getsets,
};
