/* The methods of memoryview: copies of what it shows, other shapes and formats, the end of the borrowing. */
#include "python/objects/memoryview.h"

#include "python/library/args.h"

static py_memoryview *open_view(py_vm *vm, py_object *o)
{
    py_memoryview *view = (py_memoryview *)(void *)o;
    return memory_is_open(vm, view) ? view : NULL;
}

static py_object *list_from(py_vm *vm, py_memoryview *view, int32_t dimension, const char *at)
{
    if (dimension == view->dimensions)
        return memory_unpack(vm, &view->format, at);
    py_list *list = py_list_new(vm, 0);
    for (int64_t i = 0; list && i < view->shape[dimension]; i++) {
        py_object *item =
            list_from(vm, view, dimension + 1, at + i * memory_strides(view)[dimension]);
        if (!item || py_list_append_steal(vm, list, item))
            PY_CLEAR(vm, list);
    }
    return PY_OBJECT(list);
}

static SPAN_METHOD(memory_tolist)
{
    (void)args, (void)nargs, (void)kwnames;
    py_memoryview *view = open_view(vm, self);
    return view ? list_from(vm, view, 0, view->data) : NULL;
}

static SPAN_METHOD(memory_tobytes)
{
    static const struct py_params params = {"tobytes", 0, 1, 0, {"order"}};
    py_object *given[1] = {NULL};
    if (!py_args_parse(vm, &params, args, nargs, kwnames, given))
        return NULL;
    py_memoryview *view = open_view(vm, self);
    if (!view)
        return NULL;
    bool fortran = false;
    if (given[0] && given[0] != vm->none) {
        const char *order =
            PY_IS_STR(given[0]) ? py_str_utf8(vm, (py_str *)(void *)given[0], NULL) : "";
        if (!order)
            return NULL;
        if (strcmp(order, "C") != 0 && strcmp(order, "F") != 0 && strcmp(order, "A") != 0)
            return py_raise(vm, vm->exceptions.ValueError, "order must be 'C', 'F' or 'A'");
        fortran = order[0] == 'F' || (order[0] == 'A' && !memory_is_contiguous(view, false) &&
                                      memory_is_contiguous(view, true));
    }
    return memory_to_bytes(vm, view, fortran);
}

static SPAN_METHOD(memory_hex)
{
    py_memoryview *view = open_view(vm, self);
    py_object *bytes = view ? memory_to_bytes(vm, view, false) : NULL;
    if (!bytes)
        return NULL;
    py_object *text = bytes_method_hex(vm, bytes, args, nargs, kwnames);
    py_decref(vm, bytes);
    return text;
}

static SPAN_METHOD(memory_toreadonly)
{
    (void)args, (void)nargs, (void)kwnames;
    if (!open_view(vm, self))
        return NULL;
    py_object *view = py_call_one(vm, PY_OBJECT(vm->types.memoryview), self);
    if (view)
        ((py_memoryview *)(void *)view)->read_only = true;
    return view;
}

static SPAN_METHOD(memory_release_method)
{
    (void)args, (void)nargs, (void)kwnames;
    memory_release(vm, (py_memoryview *)(void *)self);
    return py_newref(vm->none);
}

static SPAN_METHOD(memory_enter)
{
    (void)args, (void)nargs, (void)kwnames;
    return open_view(vm, self) ? py_newref(self) : NULL;
}

/* ---- cast ---- */

static bool is_byte(const struct memory_format *format)
{
    return strchr("Bbc", format->code) != NULL;
}

/* The sizes of a shape in `shape`, at most 64 of them; how many, -1 with something raised. */
static int64_t read_shape(py_vm *vm, py_object *given, int64_t *shape)
{
    if (!PY_IS_LIST(given) && !PY_IS_TUPLE(given)) {
        py_raise(vm, vm->exceptions.TypeError, "shape must be a list or a tuple");
        return -1;
    }
    int64_t count = py_len(vm, given);
    if (count > 64) {
        py_raise(vm, vm->exceptions.ValueError,
                 "memoryview: number of dimensions must not exceed 64");
        return -1;
    }
    for (int64_t i = 0; i < count; i++) {
        py_object *item = PY_IS_LIST(given) ? ((py_list *)(void *)given)->items[i]
                                            : ((py_tuple *)(void *)given)->items[i];
        if (!PY_IS_INT(item)) {
            py_raise(vm, vm->exceptions.TypeError,
                     "memoryview.cast(): elements of shape must be integers");
            return -1;
        }
        if (!py_int_fits(item, &shape[i]) || shape[i] <= 0) {
            py_raise(vm, vm->exceptions.ValueError,
                     "memoryview.cast(): elements of shape must be integers > 0");
            return -1;
        }
    }
    return count;
}

static bool may_cast(py_vm *vm, py_memoryview *view, const struct memory_format *to)
{
    if (!memory_is_contiguous(view, false))
        py_raise(vm, vm->exceptions.TypeError,
                 "memoryview: casts are restricted to C-contiguous views");
    else if (!is_byte(to) && !is_byte(&view->format))
        py_raise(vm, vm->exceptions.TypeError,
                 "memoryview: cannot cast between two non-byte formats");
    else if (memory_item_count(view) * view->format.size % to->size)
        py_raise(vm, vm->exceptions.TypeError, "memoryview: length is not a multiple of itemsize");
    else
        return true;
    return false;
}

static bool wanted_format(py_vm *vm, py_object *given, struct memory_format *format)
{
    if (!PY_IS_STR(given)) {
        py_raise(vm, vm->exceptions.TypeError, "cast() argument 'format' must be str, not %s",
                 atom_argument_type(vm, given));
        return false;
    }
    size_t length;
    const char *text = py_str_utf8(vm, (py_str *)(void *)given, &length);
    if (!text)
        return false;
    if (memory_format_read(text, length, format))
        return true;
    py_raise(vm, vm->exceptions.ValueError,
             "memoryview: destination format must be a native single character format prefixed "
             "with an optional '@'");
    return false;
}

static SPAN_METHOD(memory_cast)
{
    static const struct py_params params = {"cast", 1, 2, 0, {"format", "shape"}};
    py_object *given[2] = {NULL};
    if (!py_args_parse(vm, &params, args, nargs, kwnames, given))
        return NULL;
    py_memoryview *view = open_view(vm, self);
    struct memory_format format;
    int64_t shape[64], dimensions = 1;
    if (!view || !wanted_format(vm, given[0], &format))
        return NULL;
    if (given[1] && given[1] != vm->none && (dimensions = read_shape(vm, given[1], shape)) < 0)
        return NULL;
    if (given[1] && view->dimensions != 1 && dimensions != 1)
        return py_raise(vm, vm->exceptions.TypeError,
                        "memoryview: cast must be 1D -> ND or ND -> 1D");
    if (!may_cast(vm, view, &format))
        return NULL;
    int64_t bytes = memory_item_count(view) * view->format.size, wanted = format.size;
    if (!given[1] || given[1] == vm->none)
        shape[0] = bytes / format.size;
    for (int64_t i = 0; i < dimensions; i++)
        if (__builtin_mul_overflow(wanted, shape[i], &wanted))
            wanted = -1;
    if (wanted != bytes)
        return py_raise(vm, vm->exceptions.TypeError,
                        "memoryview: product(shape) * itemsize != buffer size");
    py_memoryview *cast = memory_new(vm, view->buffer, (int32_t)dimensions);
    if (!cast)
        return NULL;
    cast->data = view->data;
    cast->format = format;
    cast->read_only = view->read_only;
    for (int64_t i = dimensions, stride = format.size; i-- > 0; stride *= shape[i]) {
        cast->shape[i] = shape[i];
        memory_strides(cast)[i] = stride;
    }
    return PY_OBJECT(cast);
}

const struct py_method_def memory_methods[] = {
    {"release", memory_release_method, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Release the underlying buffer exposed by the memoryview object."},
    {"tobytes", memory_tobytes, PY_KEYWORDS, 0, 0, 0, "($self, /, order='C')",
     "Return the data in the buffer as a byte string."},
    {"hex", memory_hex, PY_KEYWORDS, 0, 0, 0, NULL,
     "Return the data in the buffer as a str of hexadecimal numbers."},
    {"tolist", memory_tolist, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return the data in the buffer as a list of elements."},
    {"cast", memory_cast, PY_KEYWORDS, 0, 0, 0, "($self, /, format, shape=<unrepresentable>)",
     "Cast a memoryview to a new format or shape."},
    {"toreadonly", memory_toreadonly, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return a readonly version of the memoryview."},
    {"__enter__", memory_enter, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {"__exit__", memory_release_method, PY_FAST, 0, -1, 0, NULL, NULL},
    {0},
};
