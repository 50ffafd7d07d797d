/* bytearray() and the methods that change an array. */
#include "python/objects/bytearray.h"

#include "python/library/args.h"

static py_bytearray *as_array(py_object *o)
{
    return (py_bytearray *)(void *)o;
}

static py_object *none(py_vm *vm, int status)
{
    return status < 0 ? NULL : py_newref(vm->none);
}

/* ---- bytearray() ---- */

/* bytearray(n): 1 done, 0 `source` is no number, -1 failure. */
static int fill_zeros(py_vm *vm, py_bytearray *array, py_object *source)
{
    if (!PY_TYPE_OF(source)->slots.index)
        return 0;
    int64_t count = py_as_index(vm, source, vm->exceptions.OverflowError);
    if (count == -1 && py_raised(vm)) {
        if (!py_raised_matches(vm, vm->exceptions.TypeError))
            return -1;
        py_clear_raised(vm);
        return 0;
    }
    if (count < 0) {
        py_raise(vm, vm->exceptions.ValueError, "negative count");
        return -1;
    }
    if (bytearray_resize(vm, array, count) < 0)
        return -1;
    if (count)
        memset(array->start, 0, (size_t)count);
    return 1;
}

/* Items are taken one by one, as append would, since the growth shows in getsizeof. */
static int fill_from_iterable(py_vm *vm, py_bytearray *array, py_object *source)
{
    if (!PY_TYPE_OF(source)->slots.iter && !PY_TYPE_OF(source)->slots.sq_item) {
        py_raise(vm, vm->exceptions.TypeError, "cannot convert '%T' object to bytearray", source);
        return -1;
    }
    py_object *iterator = py_iter(vm, source), *item;
    if (!iterator)
        return -1;
    py_hold(vm, iterator);
    bool ok = true;
    while (ok && (item = py_next(vm, iterator))) {
        char byte;
        py_hold(vm, item);
        ok = bytearray_read_byte(vm, item, &byte) &&
             bytearray_set_range(vm, array, array->var.size, array->var.size, &byte, 1) == 0;
        py_unhold(vm, 1);
        py_decref(vm, item);
    }
    py_unhold(vm, 1);
    py_decref(vm, iterator);
    return ok && !py_raised(vm) ? 0 : -1;
}

int bytearray_init(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                   py_tuple *kwnames)
{
    static const struct py_params params = {"bytearray", 0, 3, 0, {"source", "encoding", "errors"}};
    py_object *out[3] = {NULL}, *encoded = NULL;
    py_bytearray *array = as_array(self);
    if (!py_args_parse(vm, &params, args, nargs, kwnames, out))
        return -1;
    if (array->var.size && bytearray_resize(vm, array, 0) < 0)
        return -1;
    int status = bytes_encode_source(vm, "bytearray", out, &encoded);
    if (status < 0 || (!status && !out[0]))
        return status;
    const char *bytes;
    int64_t length;
    py_object *source = status ? encoded : out[0];
    status = status ? 0 : fill_zeros(vm, array, source);
    if (status == 0) {
        if (py_bytes_view(vm, source, &bytes, &length))
            status = bytearray_set_range(vm, array, 0, array->var.size, bytes, length);
        else
            status = fill_from_iterable(vm, array, source);
    }
    py_xdecref(vm, encoded);
    return status < 0 ? -1 : 0;
}

/* ---- Changing ---- */

static SPAN_METHOD(array_append)
{
    (void)nargs, (void)kwnames;
    py_bytearray *array = as_array(self);
    char byte;
    if (!bytearray_read_byte(vm, args[0], &byte))
        return NULL;
    return none(vm, bytearray_set_range(vm, array, array->var.size, array->var.size, &byte, 1));
}

static SPAN_METHOD(array_insert)
{
    (void)nargs, (void)kwnames;
    py_bytearray *array = as_array(self);
    int64_t index = py_as_index(vm, args[0], vm->exceptions.OverflowError);
    char byte;
    if ((index == -1 && py_raised(vm)) || !bytearray_read_byte(vm, args[1], &byte))
        return NULL;
    if (index < 0)
        index = MAX(index + array->var.size, 0);
    index = MIN(index, array->var.size);
    return none(vm, bytearray_set_range(vm, array, index, index, &byte, 1));
}

static SPAN_METHOD(array_extend)
{
    (void)nargs, (void)kwnames;
    py_bytearray *array = as_array(self);
    const char *bytes;
    int64_t length;
    struct text text = py_text(vm);
    if (args[0] != self && py_bytes_view(vm, args[0], &bytes, &length))
        return none(
            vm, bytearray_set_range(vm, array, array->var.size, array->var.size, bytes, length));
    if (args[0] == self)
        text_append_bytes(&text, array->start ? array->start : "", (size_t)array->var.size);
    else if (!PY_TYPE_OF(args[0])->slots.iter && !PY_TYPE_OF(args[0])->slots.sq_item)
        return py_raise(vm, vm->exceptions.TypeError, "can't extend bytearray with %T", args[0]);
    else if (py_length_hint(vm, args[0], 32) < 0 || !bytes_collect(vm, args[0], "byte", &text)) {
        text_fini(&text);
        return NULL;
    }
    int status = bytearray_set_range(vm, array, array->var.size, array->var.size,
                                     text_string(&text), (int64_t)text.length);
    text_fini(&text);
    return none(vm, status);
}

static SPAN_METHOD(array_pop)
{
    (void)kwnames;
    py_bytearray *array = as_array(self);
    int64_t index = nargs ? py_as_index(vm, args[0], vm->exceptions.OverflowError) : -1;
    if (index == -1 && py_raised(vm))
        return NULL;
    if (!array->var.size)
        return py_raise(vm, vm->exceptions.IndexError, "pop from empty bytearray");
    if (index < 0)
        index += array->var.size;
    if (index < 0 || index >= array->var.size)
        return py_raise(vm, vm->exceptions.IndexError, "pop index out of range");
    uint8_t byte = (uint8_t)array->start[index];
    if (index == 0 && array->var.size > 1 && !array->exports) {
        /* Unlike a deletion, pop(0) moves the bytes: the array's start stays. */
        memmove(array->start, array->start + 1, (size_t)array->var.size - 1);
        index = array->var.size - 1;
    }
    if (bytearray_set_range(vm, array, index, index + 1, NULL, 0) < 0)
        return NULL;
    return py_int_from(vm, byte);
}

static SPAN_METHOD(array_remove)
{
    (void)nargs, (void)kwnames;
    py_bytearray *array = as_array(self);
    char byte;
    if (!bytearray_read_byte(vm, args[0], &byte))
        return NULL;
    const char *hit = array->var.size ? memchr(array->start, byte, (size_t)array->var.size) : NULL;
    if (!hit)
        return py_raise(vm, vm->exceptions.ValueError, "value not found in bytearray");
    int64_t index = hit - array->start;
    return none(vm, bytearray_set_range(vm, array, index, index + 1, NULL, 0));
}

static SPAN_METHOD(array_reverse)
{
    (void)args, (void)nargs, (void)kwnames;
    py_bytearray *array = as_array(self);
    for (int64_t i = 0, j = array->var.size - 1; i < j; i++, j--) {
        char swapped = array->start[i];
        array->start[i] = array->start[j];
        array->start[j] = swapped;
    }
    if (UNLIKELY(array->var.base.record_id))
        py_watch_reset(vm, self);
    return py_newref(vm->none);
}

static SPAN_METHOD(array_clear)
{
    (void)args, (void)nargs, (void)kwnames;
    py_bytearray *array = as_array(self);
    if (bytearray_resize(vm, array, 0) < 0)
        return NULL;
    if (UNLIKELY(array->var.base.record_id))
        py_watch_reset(vm, self);
    return py_newref(vm->none);
}

static SPAN_METHOD(array_copy)
{
    (void)args, (void)nargs, (void)kwnames;
    return py_bytearray_from(vm, as_array(self)->start, (size_t)as_array(self)->var.size);
}

static SPAN_METHOD(array_alloc)
{
    (void)args, (void)nargs, (void)kwnames;
    return py_int_from(vm, as_array(self)->capacity);
}

static SPAN_METHOD(array_sizeof)
{
    (void)args, (void)nargs, (void)kwnames;
    return py_int_from(vm, vm->types.bytearray->slots.size_of(vm, self));
}

/* (type, (text, "latin-1"), state) */
static SPAN_METHOD(array_reduce)
{
    (void)args, (void)nargs, (void)kwnames;
    py_bytearray *array = as_array(self);
    py_object *text = py_str_decode(vm, array->start ? array->start : "", (size_t)array->var.size,
                                    "latin-1", NULL);
    py_object *encoding = text ? PY_OBJECT(py_str_from_c(vm, "latin-1")) : NULL;
    py_tuple *arguments = encoding ? py_tuple_pack(vm, 2, text, encoding) : NULL;
    py_object *dict = PY_OBJECT(py_instance_dict(vm, self, false));
    py_tuple *result =
        arguments ? py_tuple_pack(vm, 3, PY_TYPE_OF(self), arguments, dict ? dict : vm->none)
                  : NULL;
    py_xdecref(vm, text);
    py_xdecref(vm, encoding);
    py_xdecref(vm, arguments);
    return PY_OBJECT(result);
}

const struct py_method_def bytearray_methods[] = {
#include "python/objects/bytes_methods.def"
    {"__alloc__", array_alloc, PY_NOARGS, 0, 0, 0, NULL,
     "B.__alloc__() -> int\n\nReturn the number of bytes actually allocated."},
    {"__reduce__", array_reduce, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return state information for pickling."},
    {"__reduce_ex__", array_reduce, PY_FAST, 0, 1, 0, "($self, proto=0, /)",
     "Return state information for pickling."},
    {"__sizeof__", array_sizeof, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Returns the size of the bytearray object in memory, in bytes."},
    {"append", array_append, PY_ONE, 0, 0, 0, "($self, item, /)",
     "Append a single item to the end of the bytearray."},
    {"clear", array_clear, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Remove all items from the bytearray."},
    {"copy", array_copy, PY_NOARGS, 0, 0, 0, "($self, /)", "Return a copy of B."},
    {"extend", array_extend, PY_ONE, 0, 0, 0, "($self, iterable_of_ints, /)",
     "Append all the items from the iterator or sequence to the end of the bytearray."},
    {"insert", array_insert, PY_FAST, 2, 2, 0, "($self, index, item, /)",
     "Insert a single item into the bytearray before the given index."},
    {"pop", array_pop, PY_FAST, 0, 1, 0, "($self, index=-1, /)",
     "Remove and return a single item from B."},
    {"remove", array_remove, PY_ONE, 0, 0, 0, "($self, value, /)",
     "Remove the first occurrence of a value in the bytearray."},
    {"reverse", array_reverse, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Reverse the order of the values in B in place."},
    {0},
};
