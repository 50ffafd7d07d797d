/* UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError. */
#include "python/objects/exception_parts.h"

static const int object_fields[] = {PY_UNICODE_ERROR_ENCODING, PY_UNICODE_ERROR_OBJECT,
                                    PY_UNICODE_ERROR_REASON};

static void unicode_error_clear(py_vm *vm, py_object *o)
{
    for (size_t i = 0; i < ARRAY_LENGTH(object_fields); i++)
        PY_CLEAR(vm, ((py_exception *)o)->fields[object_fields[i]]);
    exception_clear_fields(vm, o, 0);
}

static void unicode_error_destroy(py_vm *vm, py_object *o)
{
    py_gc_untrack(vm, o);
    unicode_error_clear(vm, o);
    py_object_free(vm, o);
}

static int unicode_error_traverse(py_object *o, py_visit visit, void *argument)
{
    for (size_t i = 0; i < ARRAY_LENGTH(object_fields); i++)
        PY_VISIT(((py_exception *)o)->fields[object_fields[i]]);
    return exception_traverse_fields(o, 0, visit, argument);
}

static int64_t number_of(const py_exception *e, int field)
{
    return (int64_t)(intptr_t)e->fields[field];
}

static void set_number(py_exception *e, int field, int64_t value)
{
    e->fields[field] = (py_object *)(intptr_t)value;
}

static int take_number(py_vm *vm, py_exception *e, int field, py_object *value)
{
    int64_t number = py_as_index(vm, value, vm->exceptions.OverflowError);
    if (number == -1 && vm->raised)
        return -1;
    set_number(e, field, number);
    return 0;
}

static int want_str(py_vm *vm, py_object *value, int position)
{
    if (PY_IS_STR(value))
        return 0;
    py_raise(vm, vm->exceptions.TypeError, "argument %d must be str, not %T", position, value);
    return -1;
}

/* (encoding, object, start, end, reason); translation errors have no encoding. */
static int take_arguments(py_vm *vm, py_exception *e, py_object *const *args, size_t nargs,
                          bool has_encoding, bool object_is_str)
{
    size_t wanted = has_encoding ? 5 : 4;
    if (nargs != wanted) {
        py_raise(vm, vm->exceptions.TypeError, "function takes exactly %d arguments (%d given)",
                 (int)wanted, (int)nargs);
        return -1;
    }
    int position = 1;
    if (has_encoding) {
        if (want_str(vm, *args, position++) < 0)
            return -1;
        exception_set_field(vm, e, PY_UNICODE_ERROR_ENCODING, *args++);
    }
    if (object_is_str && want_str(vm, args[0], position) < 0)
        return -1;
    if (!object_is_str && !PY_IS_BYTES(args[0]) && args[0]->type != vm->types.bytearray) {
        py_raise(vm, vm->exceptions.TypeError, "a bytes-like object is required, not '%T'",
                 args[0]);
        return -1;
    }
    exception_set_field(vm, e, PY_UNICODE_ERROR_OBJECT, args[0]);
    if (take_number(vm, e, PY_UNICODE_ERROR_START, args[1]) < 0 ||
        take_number(vm, e, PY_UNICODE_ERROR_END, args[2]) < 0 ||
        want_str(vm, args[3], position + 3) < 0)
        return -1;
    exception_set_field(vm, e, PY_UNICODE_ERROR_REASON, args[3]);
    return 0;
}

static int encode_error_init(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                             py_tuple *kwnames)
{
    if (exception_init(vm, o, args, nargs, kwnames) < 0)
        return -1;
    return take_arguments(vm, (py_exception *)o, args, nargs, true, true);
}

static int decode_error_init(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                             py_tuple *kwnames)
{
    if (exception_init(vm, o, args, nargs, kwnames) < 0)
        return -1;
    return take_arguments(vm, (py_exception *)o, args, nargs, true, false);
}

static int translate_error_init(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    if (exception_init(vm, o, args, nargs, kwnames) < 0)
        return -1;
    return take_arguments(vm, (py_exception *)o, args, nargs, false, true);
}

/* ---- text ---- */

struct span {
    int64_t start, end;
    int64_t length; /* of the object */
};

static struct span span_of(const py_exception *e)
{
    struct span span = {number_of(e, PY_UNICODE_ERROR_START), number_of(e, PY_UNICODE_ERROR_END),
                        0};
    const py_object *object = e->fields[PY_UNICODE_ERROR_OBJECT];
    if (object)
        span.length = PY_IS_STR(object) ? ((const py_str *)object)->length
                                        : ((const struct py_var *)object)->size;
    return span;
}

static bool is_one(const struct span *span)
{
    return span->start >= 0 && span->start < span->length && span->end == span->start + 1;
}

static py_str *escaped(py_vm *vm, uint32_t c)
{
    return py_str_format(vm, c <= 0xff ? "\\x%02x" : c <= 0xffff ? "\\u%04x" : "\\U%08x", c);
}

static py_object *encode_error_str(py_vm *vm, py_object *o)
{
    py_exception *e = (py_exception *)o;
    py_object *object = e->fields[PY_UNICODE_ERROR_OBJECT];
    py_object *encoding = e->fields[PY_UNICODE_ERROR_ENCODING];
    py_object *reason = e->fields[PY_UNICODE_ERROR_REASON];
    if (!object)
        return py_newref(vm->empty_str);
    struct span span = span_of(e);
    if (!is_one(&span))
        return PY_OBJECT(
            py_str_format(vm, "'%S' codec can't encode characters in position %lld-%lld: %S",
                          encoding, (long long)span.start, (long long)span.end - 1, reason));
    py_str *character = escaped(vm, py_str_at((py_str *)object, span.start));
    if (!character)
        return NULL;
    py_str *text = py_str_format(vm, "'%S' codec can't encode character '%U' in position %lld: %S",
                                 encoding, character, (long long)span.start, reason);
    py_decref(vm, character);
    return PY_OBJECT(text);
}

static py_object *decode_error_str(py_vm *vm, py_object *o)
{
    py_exception *e = (py_exception *)o;
    py_object *object = e->fields[PY_UNICODE_ERROR_OBJECT];
    py_object *encoding = e->fields[PY_UNICODE_ERROR_ENCODING];
    py_object *reason = e->fields[PY_UNICODE_ERROR_REASON];
    if (!object)
        return py_newref(vm->empty_str);
    struct span span = span_of(e);
    if (!is_one(&span))
        return PY_OBJECT(
            py_str_format(vm, "'%S' codec can't decode bytes in position %lld-%lld: %S", encoding,
                          (long long)span.start, (long long)span.end - 1, reason));
    const char *bytes =
        PY_IS_BYTES(object) ? ((py_bytes *)object)->bytes : ((py_bytearray *)object)->start;
    return PY_OBJECT(py_str_format(vm, "'%S' codec can't decode byte 0x%02x in position %lld: %S",
                                   encoding, (unsigned)(unsigned char)bytes[span.start],
                                   (long long)span.start, reason));
}

static py_object *translate_error_str(py_vm *vm, py_object *o)
{
    py_exception *e = (py_exception *)o;
    py_object *object = e->fields[PY_UNICODE_ERROR_OBJECT];
    py_object *reason = e->fields[PY_UNICODE_ERROR_REASON];
    if (!object)
        return py_newref(vm->empty_str);
    struct span span = span_of(e);
    if (!is_one(&span))
        return PY_OBJECT(py_str_format(vm, "can't translate characters in position %lld-%lld: %S",
                                       (long long)span.start, (long long)span.end - 1, reason));
    py_str *character = escaped(vm, py_str_at((py_str *)object, span.start));
    if (!character)
        return NULL;
    py_str *text = py_str_format(vm, "can't translate character '%U' in position %lld: %S",
                                 character, (long long)span.start, reason);
    py_decref(vm, character);
    return PY_OBJECT(text);
}

#define FIELD(index) offsetof(py_exception, fields) + 8 * (index)
static const struct py_member_def unicode_error_members[] = {
    {"encoding", PY_MEMBER_OBJECT, false, FIELD(PY_UNICODE_ERROR_ENCODING), "exception encoding"},
    {"object", PY_MEMBER_OBJECT, false, FIELD(PY_UNICODE_ERROR_OBJECT), "exception object"},
    {"start", PY_MEMBER_INT64, false, FIELD(PY_UNICODE_ERROR_START), "exception start"},
    {"end", PY_MEMBER_INT64, false, FIELD(PY_UNICODE_ERROR_END), "exception end"},
    {"reason", PY_MEMBER_OBJECT, false, FIELD(PY_UNICODE_ERROR_REASON), "exception reason"},
    {0},
};

#define UNICODE_ERROR(exception, text, initialise, to_str)                                         \
    const struct py_type_spec py_exception_##exception##_spec = {                                  \
        .name = #exception,                                                                        \
        .doc = text,                                                                               \
        EXCEPTION_BASICS(5),                                                                       \
        .slots = {.destroy = unicode_error_destroy,                                                \
                  .traverse = unicode_error_traverse,                                              \
                  .clear = unicode_error_clear,                                                    \
                  .new_ = exception_new,                                                           \
                  .init = initialise,                                                              \
                  .str = to_str},                                                                  \
        .members = unicode_error_members,                                                          \
    };
UNICODE_ERROR(UnicodeDecodeError, "Unicode decoding error.", decode_error_init, decode_error_str)
UNICODE_ERROR(UnicodeEncodeError, "Unicode encoding error.", encode_error_init, encode_error_str)
UNICODE_ERROR(UnicodeTranslateError, "Unicode translation error.", translate_error_init,
              translate_error_str)
