#include "python/objects/slot_trampolines.h"
#include "python/objects/slot_wrappers.h"

#include "python/vm.h"

#include <string.h>

#define NAME_AT(field) offsetof(struct py_names, field)
#define SLOT_AT(field) offsetof(struct py_slots, field)
#define ROW(text, field, slot, trampoline_function, wrapper_function, text_signature, text_doc)    \
    {                                                                                              \
        .name = text, .name_offset = NAME_AT(field), .slot_offset = SLOT_AT(slot),                 \
        .trampoline = (py_any_function)(trampoline_function), .wrapper = wrapper_function,         \
        .signature = text_signature, .doc = text_doc,                                              \
    }
#define KEYWORD_ROW(text, name_, slot_, function_, wrapper_, signature_, doc_)                     \
    {                                                                                              \
        .name = text, .name_offset = NAME_AT(name_), .slot_offset = SLOT_AT(slot_),                \
        .trampoline = (py_any_function)(function_), .wrapper = wrapper_, .keywords = true,         \
        .signature = signature_, .doc = doc_,                                                      \
    }
/* One method for one slot with the usual names. */
#define PLAIN(text, name, slot, wrapper, signature, doc)                                           \
    ROW(text, name, slot, py_trampoline_##slot, wrapper, signature, doc)
/* An operator and its reflected form. */
#define OPERATOR(slot, text, name, rtext, rname, sign)                                             \
    PLAIN(text, name, slot, py_wrap_binary_left, "($self, value, /)",                              \
          "Return self" sign "value."),                                                            \
        PLAIN(rtext, rname, slot, py_wrap_binary_reflected, "($self, value, /)",                   \
              "Return value" sign "self.")
#define IN_PLACE(slot, text, name, sign)                                                           \
    PLAIN(text, name, slot, py_wrap_binary, "($self, value, /)", "Return self" sign "value.")
#define COMPARISON(text, name, wrapper, sign)                                                      \
    PLAIN(text, name, compare, wrapper, "($self, value, /)", "Return self" sign "value.")

const struct py_slot_row py_slot_rows[] = {
    PLAIN("__repr__", repr, repr, py_wrap_unary, "($self, /)", "Return repr(self)."),
    PLAIN("__hash__", hash, hash, py_wrap_hash, "($self, /)", "Return hash(self)."),
    KEYWORD_ROW("__call__", call, call, py_trampoline_call, py_wrap_call,
                "($self, /, *args, **kwargs)", "Call self as a function."),
    PLAIN("__str__", str, str, py_wrap_unary, "($self, /)", "Return str(self)."),
    PLAIN("__getattribute__", getattribute, getattr, py_wrap_getattr, "($self, name, /)",
          "Return getattr(self, name)."),
    PLAIN("__getattr__", getattr, getattr, NULL, NULL, ""),
    PLAIN("__setattr__", setattr, setattr, py_wrap_setattr, "($self, name, value, /)",
          "Implement setattr(self, name, value)."),
    PLAIN("__delattr__", delattr, setattr, py_wrap_delattr, "($self, name, /)",
          "Implement delattr(self, name)."),
    COMPARISON("__lt__", lt, py_wrap_lt, "<"),
    COMPARISON("__le__", le, py_wrap_le, "<="),
    COMPARISON("__eq__", eq, py_wrap_eq, "=="),
    COMPARISON("__ne__", ne, py_wrap_ne, "!="),
    COMPARISON("__gt__", gt, py_wrap_gt, ">"),
    COMPARISON("__ge__", ge, py_wrap_ge, ">="),
    PLAIN("__iter__", iter, iter, py_wrap_unary, "($self, /)", "Implement iter(self)."),
    PLAIN("__next__", next, next, py_wrap_next, "($self, /)", "Implement next(self)."),
    PLAIN("__get__", get, descr_get, py_wrap_descr_get, "($self, instance, owner=None, /)",
          "Return an attribute of instance, which is of type owner."),
    PLAIN("__set__", set, descr_set, py_wrap_descr_set, "($self, instance, value, /)",
          "Set an attribute of instance to value."),
    PLAIN("__delete__", delete, descr_set, py_wrap_descr_delete, "($self, instance, /)",
          "Delete an attribute of instance."),
    KEYWORD_ROW("__init__", init, init, py_trampoline_init, py_wrap_init,
                "($self, /, *args, **kwargs)",
                "Initialize self.  See help(type(self)) for accurate signature."),
    KEYWORD_ROW("__new__", new_, new_, py_trampoline_new, NULL, "(type, /, *args, **kwargs)",
                "Create and return new object.  See help(type) for accurate signature."),
    PLAIN("__del__", del, finalize, py_wrap_del, NULL, ""),
    PLAIN("__await__", await, am_await, py_wrap_unary, "($self, /)",
          "Return an iterator to be used in await expression."),
    PLAIN("__aiter__", aiter, am_aiter, py_wrap_unary, "($self, /)",
          "Return an awaitable, that resolves in asynchronous iterator."),
    PLAIN("__anext__", anext, am_anext, py_wrap_unary, "($self, /)",
          "Return a value or raise StopAsyncIteration."),
    OPERATOR(add, "__add__", add, "__radd__", radd, "+"),
    OPERATOR(subtract, "__sub__", sub, "__rsub__", rsub, "-"),
    OPERATOR(multiply, "__mul__", mul, "__rmul__", rmul, "*"),
    OPERATOR(remainder, "__mod__", mod, "__rmod__", rmod, "%"),
    PLAIN("__divmod__", divmod, divmod, py_wrap_binary_left, "($self, value, /)",
          "Return divmod(self, value)."),
    PLAIN("__rdivmod__", rdivmod, divmod, py_wrap_binary_reflected, "($self, value, /)",
          "Return divmod(value, self)."),
    PLAIN("__pow__", pow, power, py_wrap_power, "($self, value, mod=None, /)",
          "Return pow(self, value, mod)."),
    PLAIN("__rpow__", rpow, power, py_wrap_power_reflected, "($self, value, mod=None, /)",
          "Return pow(value, self, mod)."),
    PLAIN("__neg__", neg, negative, py_wrap_unary, "($self, /)", "-self"),
    PLAIN("__pos__", pos, positive, py_wrap_unary, "($self, /)", "+self"),
    PLAIN("__abs__", abs, absolute, py_wrap_unary, "($self, /)", "abs(self)"),
    ROW("__bool__", bool_, bool_, py_trampoline_bool, py_wrap_bool, "($self, /)",
        "True if self else False"),
    PLAIN("__invert__", invert, invert, py_wrap_unary, "($self, /)", "~self"),
    OPERATOR(lshift, "__lshift__", lshift, "__rlshift__", rlshift, "<<"),
    OPERATOR(rshift, "__rshift__", rshift, "__rrshift__", rrshift, ">>"),
    OPERATOR(and_, "__and__", and_, "__rand__", rand, "&"),
    OPERATOR(xor_, "__xor__", xor_, "__rxor__", rxor, "^"),
    OPERATOR(or_, "__or__", or_, "__ror__", ror, "|"),
    PLAIN("__int__", int_, int_, py_wrap_unary, "($self, /)", "int(self)"),
    PLAIN("__float__", float_, float_, py_wrap_unary, "($self, /)", "float(self)"),
    IN_PLACE(iadd, "__iadd__", iadd, "+="),
    IN_PLACE(isubtract, "__isub__", isub, "-="),
    IN_PLACE(imultiply, "__imul__", imul, "*="),
    IN_PLACE(iremainder, "__imod__", imod, "%="),
    PLAIN("__ipow__", ipow, ipower, py_wrap_power, "($self, value, /)", "Return self**=value."),
    IN_PLACE(ilshift, "__ilshift__", ilshift, "<<="),
    IN_PLACE(irshift, "__irshift__", irshift, ">>="),
    IN_PLACE(iand, "__iand__", iand, "&="),
    IN_PLACE(ixor, "__ixor__", ixor, "^="),
    IN_PLACE(ior, "__ior__", ior, "|="),
    OPERATOR(floor_divide, "__floordiv__", floor_divide, "__rfloordiv__", rfloordiv, "//"),
    OPERATOR(true_divide, "__truediv__", truediv, "__rtruediv__", rtruediv, "/"),
    IN_PLACE(ifloor_divide, "__ifloordiv__", ifloordiv, "//="),
    IN_PLACE(itrue_divide, "__itruediv__", itruediv, "/="),
    PLAIN("__index__", index, index, py_wrap_unary, "($self, /)",
          "Return self converted to an integer, if self is suitable for use as an index into a "
          "list."),
    OPERATOR(matmul, "__matmul__", matmul, "__rmatmul__", rmatmul, "@"),
    IN_PLACE(imatmul, "__imatmul__", imatmul, "@="),
    PLAIN("__len__", len, length, py_wrap_length, "($self, /)", "Return len(self)."),
    PLAIN("__getitem__", getitem, subscript, py_wrap_binary, "($self, key, /)",
          "Return self[key]."),
    PLAIN("__setitem__", setitem, set_subscript, py_wrap_set_subscript, "($self, key, value, /)",
          "Set self[key] to value."),
    PLAIN("__delitem__", delitem, set_subscript, py_wrap_delete_subscript, "($self, key, /)",
          "Delete self[key]."),
    ROW("__add__", add, sq_concat, NULL, py_wrap_binary, "($self, value, /)", "Return self+value."),
    ROW("__mul__", mul, sq_repeat, NULL, py_wrap_repeat, "($self, value, /)", "Return self*value."),
    ROW("__rmul__", rmul, sq_repeat, NULL, py_wrap_repeat, "($self, value, /)",
        "Return value*self."),
    PLAIN("__getitem__", getitem, sq_item, py_wrap_item, "($self, key, /)", "Return self[key]."),
    PLAIN("__contains__", contains, contains, py_wrap_contains, "($self, key, /)",
          "Return key in self."),
    ROW("__iadd__", iadd, sq_inplace_concat, NULL, py_wrap_binary, "($self, value, /)",
        "Implement self+=value."),
    ROW("__imul__", imul, sq_inplace_repeat, NULL, py_wrap_repeat, "($self, value, /)",
        "Implement self*=value."),
    {.name = NULL},
};

static py_str *row_name(py_vm *vm, const struct py_slot_row *row)
{
    return *(py_str **)((char *)&vm->names + row->name_offset);
}

int py_slots_add_wrappers(py_vm *vm, py_type *type, const struct py_slots *own)
{
    struct py_slots slots = *own;
    for (const struct py_slot_row *row = py_slot_rows; row->name; row++) {
        py_any_function slot = *py_slot_at(&slots, row->slot_offset);
        if (!row->wrapper || !slot)
            continue;
        py_object *name = PY_OBJECT(row_name(vm, row));
        int present = py_dict_contains(vm, type->dict, name);
        if (present < 0)
            return -1;
        if (present)
            continue;
        py_object *value = slot == (py_any_function)py_hash_not_implemented
                               ? py_newref(vm->none)
                               : py_wrapper_descriptor_new(vm, type, row, slot);
        int failed = value ? py_dict_set(vm, type->dict, name, value) : -1;
        py_xdecref(vm, value);
        if (failed)
            return -1;
    }
    if (!own->new_)
        return 0;
    py_object *maker = py_builtin_function_new(vm, &py_new_definition, PY_OBJECT(type), NULL);
    int failed = maker ? py_dict_set(vm, type->dict, PY_OBJECT(vm->names.new_), maker) : -1;
    py_xdecref(vm, maker);
    return failed;
}

/* Slots that pass from base to subclass by rules of their own. */
static bool inherits_apart(size_t offset)
{
    return offset == SLOT_AT(destroy) || offset == SLOT_AT(traverse) || offset == SLOT_AT(clear) ||
           offset == SLOT_AT(hash) || offset == SLOT_AT(compare) || offset == SLOT_AT(new_);
}

static bool overrides_hash(py_vm *vm, py_type *type)
{
    return py_dict_get_str(vm, type->dict, vm->names.hash) ||
           py_dict_get_str(vm, type->dict, vm->names.eq);
}

void py_slots_inherit(py_vm *vm, py_type *type, py_type *base)
{
    py_type *above = base->base;
    for (size_t offset = 0; offset < sizeof(struct py_slots); offset += sizeof(py_any_function)) {
        if (inherits_apart(offset))
            continue;
        py_any_function *mine = py_slot_at(&type->slots, offset);
        py_any_function theirs = *py_slot_at(&base->slots, offset);
        /* What a base merely inherited itself is taken from where it came from. */
        if (!*mine && theirs && (!above || theirs != *py_slot_at(&above->slots, offset)))
            *mine = theirs;
    }
    /* Equality and hash go together: a type that has one of its own inherits neither. */
    if (!type->slots.compare && !type->slots.hash && !overrides_hash(vm, type)) {
        type->slots.compare = base->slots.compare;
        type->slots.hash = base->slots.hash;
    }
}

/* The one filled slot among those that share the row's name; NULL when none or several are (resolve_slotdups). */
static py_any_function *only_slot_of_name(py_type *type, const struct py_slot_row *row)
{
    py_any_function *only = NULL;
    for (const struct py_slot_row *other = py_slot_rows; other->name; other++) {
        if (other->name_offset != row->name_offset)
            continue;
        py_any_function *slot = py_slot_at(&type->slots, other->slot_offset);
        if (!*slot)
            continue;
        if (only)
            return NULL;
        only = slot;
    }
    return only;
}

/* Sets the slot of `row` and the rows after it that are for the same slot; the row after those (update_one_slot). */
static const struct py_slot_row *fix_slot(py_vm *vm, py_type *type, const struct py_slot_row *row)
{
    size_t offset = row->slot_offset;
    py_any_function *slot = py_slot_at(&type->slots, offset);
    py_any_function generic = NULL, specific = NULL;
    bool use_generic = false;
    for (; row->name && row->slot_offset == offset; row++) {
        py_object *found = py_type_lookup(vm, type, row_name(vm, row));
        if (!found)
            continue;
        if (found->type == vm->types.wrapper_descriptor &&
            ((const struct py_slot_row *)((py_descriptor *)found)->definition)->name_offset ==
                row->name_offset) {
            py_descriptor *wrapper = (py_descriptor *)found;
            const struct py_slot_row *theirs = wrapper->definition;
            py_any_function wrapped = (py_any_function)(uintptr_t)wrapper->wrapped;
            py_any_function *only = only_slot_of_name(type, row);
            if (!only || only == slot)
                generic = row->trampoline;
            if ((!specific || specific == wrapped) && theirs->wrapper == row->wrapper &&
                py_type_is_subtype(type, wrapper->owner))
                specific = wrapped;
            else
                use_generic = true;
        } else if (found->type == vm->types.builtin_function && offset == SLOT_AT(new_) &&
                   ((py_builtin_function *)found)->definition == &py_new_definition) {
            specific = (py_any_function)type->slots.new_;
        } else if (found == vm->none && offset == SLOT_AT(hash)) {
            specific = (py_any_function)py_hash_not_implemented;
        } else {
            use_generic = true;
            generic = row->trampoline;
        }
    }
    *slot = specific && !use_generic ? specific : generic;
    return row;
}

int py_slots_fix_all(py_vm *vm, py_type *type)
{
    for (const struct py_slot_row *row = py_slot_rows; row->name;)
        row = fix_slot(vm, type, row);
    return 0;
}

static void fix_name(py_vm *vm, py_type *type, py_str *name)
{
    const struct py_slot_row *group = py_slot_rows;
    for (const struct py_slot_row *row = py_slot_rows; row->name; row++) {
        if (row->slot_offset != group->slot_offset)
            group = row;
        if (row_name(vm, row) == name)
            fix_slot(vm, type, group);
    }
}

static int update_subclass(py_vm *vm, py_type *type, void *argument)
{
    py_str *name = argument;
    if (py_dict_get_str(vm, type->dict, name))
        return 0;
    return py_slots_update(vm, type, name);
}

static bool is_slot_name(py_vm *vm, py_str *name)
{
    int64_t length = name->length;
    if (length < 6 || !name->ascii)
        return false;
    const char *text = py_str_data(name);
    if (text[0] != '_' || text[1] != '_' || text[length - 1] != '_' || text[length - 2] != '_')
        return false;
    for (const struct py_slot_row *row = py_slot_rows; row->name; row++)
        if (row_name(vm, row) == name)
            return true;
    return false;
}

int py_slots_update(py_vm *vm, py_type *type, py_str *name)
{
    if (!is_slot_name(vm, name))
        return 0;
    fix_name(vm, type, name);
    return py_type_each_subclass(vm, type, update_subclass, name);
}
