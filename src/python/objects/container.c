/* What list, tuple and the other containers do alike: see container.h. */
#include "python/objects/container.h"
#include "python/objects/type.h"

#include "base/text.h"

bool py_position_argument(py_vm *vm, py_object *o, int64_t *position)
{
    if (!py_has_index(o)) {
        py_raise(vm, vm->exceptions.TypeError,
                 "slice indices must be integers or have an __index__ method");
        return false;
    }
    *position = py_as_index(vm, o, NULL);
    return *position != -1 || !py_raised(vm);
}

bool py_search_bounds(py_vm *vm, py_object *const *args, size_t nargs, int64_t length,
                      int64_t *start, int64_t *stop)
{
    *start = 0;
    *stop = INT64_MAX;
    if (nargs > 1 && !py_position_argument(vm, args[1], start))
        return false;
    if (nargs > 2 && !py_position_argument(vm, args[2], stop))
        return false;
    if (*start < 0)
        *start = MAX(*start + length, 0);
    if (*stop < 0)
        *stop = MAX(*stop + length, 0);
    return true;
}

py_object *py_span_compare(py_vm *vm, py_object *a, py_object *b,
                           struct py_span (*span_of)(py_object *), enum py_compare_op op)
{
    int64_t i = 0;
    for (;; i++) {
        struct py_span left = span_of(a), right = span_of(b);
        if (i >= left.size || i >= right.size)
            break;
        py_object *x = left.items[i], *y = right.items[i];
        if (x == y)
            continue;
        py_incref(x);
        py_incref(y);
        py_hold(vm, x);
        py_hold(vm, y);
        int equal = py_compare_bool(vm, x, y, PY_EQ);
        py_object *result = NULL;
        bool there = i < span_of(a).size && i < span_of(b).size; /* comparing may empty them */
        if (equal == 0 && there)
            result = op == PY_EQ   ? py_bool_from(vm, false)
                     : op == PY_NE ? py_bool_from(vm, true)
                                   : py_compare(vm, x, y, op);
        py_unhold(vm, 2);
        py_decref(vm, x);
        py_decref(vm, y);
        if (equal == 0 && !there)
            break;
        if (equal <= 0)
            return result;
    }
    return py_bool_from(vm, py_order_holds(span_of(a).size, span_of(b).size, op));
}

py_object *py_span_repr(py_vm *vm, py_object *o, struct py_span (*span_of)(py_object *),
                        const char *around)
{
    bool tuple = around[0] == '(';
    if (span_of(o).size == 0)
        return (py_object *)py_str_from(vm, around, 2);
    int running = py_repr_enter(vm, o);
    if (running)
        return running < 0 ? NULL : (py_object *)py_str_format(vm, "%c...%c", around[0], around[1]);
    struct text text = py_text(vm);
    text_append_char(&text, around[0]);
    int64_t i = 0;
    for (; i < span_of(o).size && !text.failed; i++) {
        if (i > 0)
            text_append(&text, ", ");
        py_object *item = py_newref(span_of(o).items[i]);
        py_hold(vm, item);
        py_str *shown = (py_str *)py_repr(vm, item);
        py_unhold(vm, 1);
        py_decref(vm, item);
        if (!shown)
            goto failed;
        size_t length;
        const char *utf8 = py_str_utf8(vm, shown, &length);
        if (utf8)
            text_append_bytes(&text, utf8, length);
        py_decref(vm, shown);
        if (!utf8)
            goto failed;
    }
    if (tuple && i == 1)
        text_append_char(&text, ',');
    text_append_char(&text, around[1]);
    py_repr_leave(vm, o);
    return (py_object *)py_str_from_text(vm, &text);
failed:
    text_fini(&text);
    py_repr_leave(vm, o);
    return NULL;
}

py_object *py_container_class_getitem(py_vm *vm, py_object *self, py_object *const *args,
                                      size_t nargs, py_tuple *kwnames)
{
    (void)nargs;
    (void)kwnames;
    return py_generic_alias_new(vm, self, args[0]);
}

py_object *py_container_iter_self(py_vm *vm, py_object *self)
{
    (void)vm;
    return py_newref(self);
}

void py_index_iterator_destroy(py_vm *vm, py_object *self)
{
    py_gc_untrack(vm, self);
    PY_CLEAR(vm, ((py_index_iterator *)self)->sequence);
    py_object_free(vm, self);
}

int py_index_iterator_traverse(py_object *self, py_visit visit, void *argument)
{
    PY_VISIT(((py_index_iterator *)self)->sequence);
    return 0;
}

py_object *py_item_at(py_vm *vm, py_object *sequence, int64_t index)
{
    if (sequence->type->slots.sq_item)
        return sequence->type->slots.sq_item(vm, sequence, index);
    py_object *number = py_int_from(vm, index);
    py_object *item = number ? py_getitem(vm, sequence, number) : NULL;
    py_xdecref(vm, number);
    return item;
}

py_object *py_iterator_reduce(py_vm *vm, const char *name, py_object *argument, int64_t state)
{
    py_object *function = py_dict_get_c(vm, vm->builtins, name);
    if (!function) {
        if (!py_raised(vm))
            py_raise(vm, vm->exceptions.AttributeError, "%s", name);
        return NULL;
    }
    py_tuple *arguments = py_tuple_pack(vm, 1, argument ? argument : (py_object *)vm->empty_tuple);
    if (!arguments)
        return NULL;
    py_tuple *result;
    if (state < 0) {
        result = py_tuple_pack(vm, 2, function, (py_object *)arguments);
    } else {
        py_object *number = py_int_from(vm, state);
        result = number ? py_tuple_pack(vm, 3, function, (py_object *)arguments, number) : NULL;
        py_xdecref(vm, number);
    }
    py_decref(vm, arguments);
    return (py_object *)result;
}

py_object *py_instance_state(py_vm *vm, py_object *o)
{
    return py_call_method(vm, o, "__getstate__", NULL, 0);
}

int py_find_special(py_vm *vm, py_object *o, py_str *name, py_object **method)
{
    py_object *found = py_type_lookup(vm, o->type, name);
    *method = NULL;
    if (!found)
        return 0;
    if (!found->type->slots.descr_get) {
        *method = py_newref(found);
        return 1;
    }
    py_incref(found);
    py_hold(vm, found);
    *method = found->type->slots.descr_get(vm, found, o, (py_object *)o->type);
    py_unhold(vm, 1);
    py_decref(vm, found);
    return *method ? 1 : -1;
}
