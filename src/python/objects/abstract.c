/* What can be asked of any object: its repr, hash, truth, length, items, iterator. (Objects/abstract.c, object.c) */
#include "base/text.h"
#include "python/objects/type.h"
#include "python/run/poll.h"
#include "python/vm.h"

/* ---- text ---- */

py_object *py_repr(py_vm *vm, py_object *o)
{
    if (!o->type->slots.repr)
        return PY_OBJECT(
            py_str_format(vm, "<%T object at 0x%llx>", o, (unsigned long long)py_id(vm, o)));
    if (py_enter_recursive(vm, " while getting the repr of an object") < 0)
        return NULL;
    py_object *result = o->type->slots.repr(vm, o);
    py_leave_recursive(vm);
    if (result && !PY_IS_STR(result)) {
        py_raise(vm, vm->exceptions.TypeError, "__repr__ returned non-string (type %T)", result);
        PY_CLEAR(vm, result);
    }
    return result;
}

py_object *py_str_of(py_vm *vm, py_object *o)
{
    if (o->type == vm->types.str)
        return py_newref(o);
    if (!o->type->slots.str)
        return py_repr(vm, o);
    if (py_enter_recursive(vm, " while getting the str of an object") < 0)
        return NULL;
    py_object *result = o->type->slots.str(vm, o);
    py_leave_recursive(vm);
    if (result && !PY_IS_STR(result)) {
        py_raise(vm, vm->exceptions.TypeError, "__str__ returned non-string (type %T)", result);
        PY_CLEAR(vm, result);
    }
    return result;
}

py_object *py_ascii(py_vm *vm, py_object *o)
{
    py_object *repr = py_repr(vm, o);
    if (!repr || ((py_str *)repr)->ascii)
        return repr;
    py_str *s = (py_str *)repr;
    struct text text = py_text(vm);
    for (int64_t i = 0; i < s->length && !text.failed; i++) {
        uint32_t c = py_str_at(s, i);
        if (c < 0x80)
            text_append_char(&text, (char)c);
        else
            text_format(&text, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    }
    py_decref(vm, repr);
    return PY_OBJECT(py_str_from_text(vm, &text));
}

py_object *py_format(py_vm *vm, py_object *o, py_object *spec_or_null)
{
    if (spec_or_null && !PY_IS_STR(spec_or_null))
        return py_raise(vm, vm->exceptions.SystemError, "Format specifier must be a string, not %T",
                        spec_or_null);
    py_str *spec = spec_or_null ? (py_str *)spec_or_null : vm->empty_str;
    if (spec->length == 0) {
        if (o->type == vm->types.str)
            return py_newref(o);
        if (o->type == vm->types.int_)
            return py_str_of(vm, o);
    }
    bool missing;
    py_object *argument = PY_OBJECT(spec);
    py_object *result = py_special_call_bound(vm, o, vm->names.format, &argument, 1, &missing);
    if (missing)
        return py_raise(vm, vm->exceptions.TypeError, "Type %T doesn't define __format__", o);
    if (result && !PY_IS_STR(result)) {
        py_raise(vm, vm->exceptions.TypeError, "__format__ must return a str, not %T", result);
        PY_CLEAR(vm, result);
    }
    return result;
}

/* CPython's list of what is being shown, in the thread's dict: two allocations to the collector, once. */
static int make_thread_dict(py_vm *vm)
{
    py_dict *dict = py_dict_new(vm);
    py_list *running = dict ? py_list_new(vm, 0) : NULL;
    int failed = running ? py_dict_set_c(vm, dict, "Py_Repr", PY_OBJECT(running)) : -1;
    py_xdecref(vm, running);
    if (failed)
        PY_CLEAR(vm, dict);
    vm->thread_dict = dict;
    return failed;
}

int py_repr_enter(py_vm *vm, py_object *o)
{
    if (UNLIKELY(!vm->thread_dict) && make_thread_dict(vm))
        return -1;
    for (size_t i = vm->repr_running.count; i-- > 0;)
        if (vm->repr_running.items[i] == o)
            return 1;
    if (!vector_push(&vm->repr_running, o)) {
        py_raise_memory(vm);
        return -1;
    }
    return 0;
}

void py_repr_leave(py_vm *vm, py_object *o)
{
    for (size_t i = vm->repr_running.count; i-- > 0;)
        if (vm->repr_running.items[i] == o) {
            vm->repr_running.items[i] = vector_last(&vm->repr_running);
            vm->repr_running.count--;
            return;
        }
}

/* ---- hash, truth, length, size ---- */

int64_t py_hash(py_vm *vm, py_object *o)
{
    if (o->type == vm->types.str)
        return py_str_hash((py_str *)o);
    return o->type->slots.hash ? o->type->slots.hash(vm, o) : py_hash_not_implemented(vm, o);
}

int64_t py_hash_pointer(py_vm *vm, const void *o)
{
    uint64_t id = py_id(vm, o);
    int64_t hash = (int64_t)(id >> 4 | id << 60);
    return hash == -1 ? -2 : hash;
}

int64_t py_hash_not_implemented(py_vm *vm, py_object *o)
{
    py_raise(vm, vm->exceptions.TypeError, "unhashable type: '%T'", o);
    return -1;
}

int py_is_true(py_vm *vm, py_object *o)
{
    if (o == vm->true_)
        return 1;
    if (o == vm->false_ || o == vm->none)
        return 0;
    if (o->type->slots.bool_)
        return o->type->slots.bool_(vm, o);
    if (o->type->slots.length) {
        int64_t length = o->type->slots.length(vm, o);
        return length < 0 ? -1 : length > 0;
    }
    return 1;
}

int64_t py_len(py_vm *vm, py_object *o)
{
    if (o->type->slots.length)
        return o->type->slots.length(vm, o);
    py_raise(vm, vm->exceptions.TypeError, "object of type '%T' has no len()", o);
    return -1;
}

int64_t py_length_hint(py_vm *vm, py_object *o, int64_t otherwise)
{
    if (o->type->slots.length) {
        int64_t length = o->type->slots.length(vm, o);
        if (length >= 0)
            return length;
        if (!py_raised_matches(vm, vm->exceptions.TypeError))
            return -1;
        py_clear_raised(vm);
    }
    bool missing;
    py_object *hint = py_special_call_bound(vm, o, vm->names.length_hint, NULL, 0, &missing);
    if (missing)
        return otherwise;
    if (!hint) {
        if (!py_raised_matches(vm, vm->exceptions.TypeError))
            return -1;
        py_clear_raised(vm);
        return otherwise;
    }
    int64_t length = -1;
    if (hint == vm->not_implemented) {
        length = otherwise;
    } else if (!PY_IS_INT(hint)) {
        py_raise(vm, vm->exceptions.TypeError, "__length_hint__ must be an integer, not %T", hint);
    } else {
        length = py_int_as_int64(vm, hint);
        if (length < 0 && !py_raised(vm))
            py_raise(vm, vm->exceptions.ValueError, "__length_hint__() should return >= 0");
    }
    py_decref(vm, hint);
    return py_raised(vm) ? -1 : length;
}

int64_t py_sizeof(py_vm *vm, py_object *o)
{
    bool missing;
    py_object *answer = py_special_call_bound(vm, o, vm->names.sizeof_, NULL, 0, &missing);
    if (missing)
        py_raise(vm, vm->exceptions.TypeError, "Type %T doesn't define __sizeof__", o);
    if (!answer)
        return -1;
    int64_t size = -1;
    if (PY_IS_INT(answer))
        size = py_as_index(vm, answer, vm->exceptions.OverflowError);
    else
        py_raise(vm, vm->exceptions.TypeError, "an integer is required");
    py_decref(vm, answer);
    if (size < 0) {
        if (!py_raised(vm))
            py_raise(vm, vm->exceptions.ValueError, "__sizeof__() should return >= 0");
        return -1;
    }
    return size + (py_type_has(o->type, PY_TYPE_GC) ? (int64_t)sizeof(struct py_gc_head) : 0) +
           (py_type_has(o->type, PY_TYPE_MANAGED_DICT) ? (int64_t)sizeof(struct py_managed) : 0);
}

/* ---- items ---- */

static int64_t sequence_index(py_vm *vm, py_object *o, py_object *key)
{
    int64_t index = py_as_index(vm, key, vm->exceptions.IndexError);
    if (index < 0 && !py_raised(vm) && o->type->slots.length) {
        int64_t length = o->type->slots.length(vm, o);
        if (length < 0)
            return -1;
        index += length;
    }
    return index;
}

static py_object *class_item(py_vm *vm, py_object *class_, py_object *key)
{
    py_object *method;
    if (class_ == PY_OBJECT(vm->types.type))
        return py_generic_alias_new(vm, class_, key);
    if (py_lookup_attr(vm, class_, vm->names.class_getitem, &method) < 0)
        return NULL;
    if (method && method != vm->none) {
        py_hold(vm, method);
        py_object *result = py_call_one(vm, method, key);
        py_unhold(vm, 1);
        py_decref(vm, method);
        return result;
    }
    py_xdecref(vm, method);
    return py_raise(vm, vm->exceptions.TypeError, "type '%N' is not subscriptable", class_);
}

py_object *py_getitem(py_vm *vm, py_object *o, py_object *key)
{
    const struct py_slots *slots = &o->type->slots;
    if (slots->subscript)
        return slots->subscript(vm, o, key);
    if (slots->sq_item) {
        if (!key->type->slots.index)
            return py_raise(vm, vm->exceptions.TypeError,
                            "sequence index must be integer, not '%T'", key);
        int64_t index = sequence_index(vm, o, key);
        if (index < 0 && py_raised(vm))
            return NULL;
        return index < 0 ? py_raise(vm, vm->exceptions.IndexError, "index out of range")
                         : slots->sq_item(vm, o, index);
    }
    if (PY_IS_TYPE(o))
        return class_item(vm, o, key);
    return py_raise(vm, vm->exceptions.TypeError, "'%T' object is not subscriptable", o);
}

int py_setitem(py_vm *vm, py_object *o, py_object *key, py_object *value)
{
    if (o->type->slots.set_subscript)
        return o->type->slots.set_subscript(vm, o, key, value);
    bool is_sequence =
        py_type_has(o->type, PY_TYPE_HEAP) || o->type->slots.sq_item || o->type->slots.contains;
    py_raise(vm, vm->exceptions.TypeError, "'%T' object %s support item %s", o,
             !value && is_sequence && key->type->slots.index ? "doesn't" : "does not",
             value ? "assignment" : "deletion");
    return -1;
}

int py_contains_by_iterating(py_vm *vm, py_object *container, py_object *item)
{
    py_object *iterator = py_iter(vm, container), *each;
    if (!iterator) {
        if (py_raised_matches(vm, vm->exceptions.TypeError)) {
            py_clear_raised(vm);
            py_raise(vm, vm->exceptions.TypeError, "argument of type '%T' is not iterable",
                     container);
        }
        return -1;
    }
    int found = 0;
    py_hold(vm, iterator);
    while (found == 0 && (each = py_next(vm, iterator))) {
        py_hold(vm, each);
        found = py_compare_bool(vm, each, item, PY_EQ);
        py_unhold(vm, 1);
        py_decref(vm, each);
    }
    py_unhold(vm, 1);
    py_decref(vm, iterator);
    return py_raised(vm) ? -1 : found;
}

int py_contains(py_vm *vm, py_object *container, py_object *item)
{
    if (container->type->slots.contains)
        return container->type->slots.contains(vm, container, item);
    return py_contains_by_iterating(vm, container, item);
}

/* ---- iterating ---- */

py_object *py_iter(py_vm *vm, py_object *o)
{
    py_type *type = o->type;
    if (!type->slots.iter) {
        if (type->slots.sq_item && !PY_IS_DICT(o))
            return py_sequence_iterator_new(vm, o);
        return py_raise(vm, vm->exceptions.TypeError, "'%T' object is not iterable", o);
    }
    py_object *iterator = type->slots.iter(vm, o);
    if (iterator && !iterator->type->slots.next) {
        py_raise(vm, vm->exceptions.TypeError, "iter() returned non-iterator of type '%T'",
                 iterator);
        PY_CLEAR(vm, iterator);
    }
    return iterator;
}

py_object *py_next_raw(py_vm *vm, py_object *iterator)
{
    py_unary next = iterator->type->slots.next;
    if (LIKELY(next))
        return next(vm, iterator);
    return py_raise(vm, vm->exceptions.TypeError, "'%T' object is not iterable", iterator);
}

py_object *py_next(py_vm *vm, py_object *iterator)
{
    if (UNLIKELY(py_poll(vm)))
        return NULL;
    py_object *item = py_next_raw(vm, iterator);
    if (!item && py_raised(vm) && py_raised_matches(vm, vm->exceptions.StopIteration))
        py_clear_raised(vm);
    return item;
}

/* ---- dir ---- */

py_object *py_dir(py_vm *vm, py_object *o)
{
    bool missing;
    py_object *names = py_special_call(vm, o, vm->names.dir, NULL, 0, &missing);
    if (missing)
        return py_raise(vm, vm->exceptions.TypeError, "object does not provide __dir__");
    if (!names)
        return NULL;
    py_hold(vm, names);
    py_list *list = py_list_from_iterable(vm, names);
    py_unhold(vm, 1);
    py_decref(vm, names);
    if (list && py_list_sort(vm, list, NULL, false) < 0) {
        py_decref(vm, list);
        return NULL;
    }
    return PY_OBJECT(list);
}
