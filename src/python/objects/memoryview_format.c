/* The items of a memoryview: from bytes to objects and back, in the formats of the struct module's native mode. */
#include "python/objects/memoryview.h"

#include "python/objects/int.h"

static const struct {
    char code;
    uint8_t size;
    char kind; /* s signed, u unsigned, f float, c one byte of bytes, t truth */
} formats[] = {
    {'B', 1, 'u'}, {'b', 1, 's'}, {'c', 1, 'c'}, {'?', 1, 't'}, {'h', 2, 's'}, {'H', 2, 'u'},
    {'i', 4, 's'}, {'I', 4, 'u'}, {'l', 8, 's'}, {'L', 8, 'u'}, {'q', 8, 's'}, {'Q', 8, 'u'},
    {'n', 8, 's'}, {'N', 8, 'u'}, {'P', 8, 'u'}, {'f', 4, 'f'}, {'d', 8, 'f'},
};

bool memory_format_read(const char *text, size_t length, struct memory_format *format)
{
    bool prefixed = length == 2 && text[0] == '@';
    if (length != 1 && !prefixed)
        return false;
    for (size_t i = 0; i < ARRAY_LENGTH(formats); i++)
        if (formats[i].code == text[prefixed]) {
            *format = (struct memory_format){.code = formats[i].code, .size = formats[i].size};
            memcpy(format->text, text, length);
            return true;
        }
    return false;
}

static char kind_of(const struct memory_format *format)
{
    for (size_t i = 0; i < ARRAY_LENGTH(formats); i++)
        if (formats[i].code == format->code)
            return formats[i].kind;
    return 'u';
}

static uint64_t bits_at(const char *at, uint8_t size)
{
    uint64_t bits = 0;
    memcpy(&bits, at,
           size); /* the engine's machine is little-endian, as the picture of C's memory is */
    return bits;
}

py_object *memory_unpack(py_vm *vm, const struct memory_format *format, const char *at)
{
    uint64_t bits = bits_at(at, format->size);
    int unused = 64 - 8 * format->size;
    switch (kind_of(format)) {
    case 's': return py_int_from(vm, (int64_t)(bits << unused) >> unused);
    case 't': return py_bool_from(vm, bits != 0);
    case 'c': return PY_OBJECT(py_bytes_from(vm, at, 1));
    case 'f': {
        float single;
        double value;
        memcpy(&single, at, sizeof single);
        if (format->size == sizeof value)
            memcpy(&value, at, sizeof value);
        else
            value = (double)single;
        return py_float_from(vm, value);
    }
    default: return py_int_from_unsigned(vm, bits);
    }
}

static int refuse(py_vm *vm, py_type *type, const struct memory_format *format)
{
    bool wrong_type = type == vm->exceptions.TypeError;
    if (vm->raised)
        py_clear_raised(vm);
    py_raise(vm, type, "memoryview: invalid %s for format '%s'", wrong_type ? "type" : "value",
             format->text);
    return -1;
}

static int pack_int(py_vm *vm, const struct memory_format *format, char *at, py_object *value)
{
    py_object *number = py_index(vm, value);
    if (!number)
        return refuse(vm, vm->exceptions.TypeError, format);
    int64_t bits = 0;
    int width = 8 * format->size;
    bool fits = py_int_fits(number, &bits);
    if (kind_of(format) == 's')
        fits = fits && (width == 64 ||
                        (bits >= -(INT64_C(1) << (width - 1)) && bits < INT64_C(1) << (width - 1)));
    else if (fits)
        fits = bits >= 0 && (width == 64 || bits < INT64_C(1) << width);
    else if (width == 64 && py_int_sign(number) > 0) {
        /* From 2^63 to 2^64 - 1: what is above 2^63 fits. */
        py_object *half = py_int_from_unsigned(vm, UINT64_C(1) << 63);
        py_object *rest = half ? py_binary_op(vm, number, half, PY_OP_SUBTRACT) : NULL;
        fits = rest && py_int_fits(rest, &bits);
        bits = (int64_t)((uint64_t)bits | UINT64_C(1) << 63);
        py_xdecref(vm, half);
        py_xdecref(vm, rest);
    }
    py_decref(vm, number);
    if (!fits)
        return refuse(vm, vm->exceptions.ValueError, format);
    memcpy(at, &bits, format->size);
    return 0;
}

static int pack_float(py_vm *vm, const struct memory_format *format, char *at, py_object *value)
{
    double number = py_float_as_double(vm, value);
    if (vm->raised)
        return refuse(vm, vm->exceptions.TypeError, format);
    float single = (float)number;
    memcpy(at, format->size == sizeof number ? (void *)&number : (void *)&single, format->size);
    return 0;
}

int memory_pack(py_vm *vm, const struct memory_format *format, char *at, py_object *value)
{
    switch (kind_of(format)) {
    case 'f': return pack_float(vm, format, at, value);
    case 't': {
        int truth = py_is_true(vm, value);
        if (truth < 0)
            return -1;
        *at = (char)truth;
        return 0;
    }
    case 'c':
        if (!PY_IS_BYTES(value))
            return refuse(vm, vm->exceptions.TypeError, format);
        if (((py_bytes *)(void *)value)->var.size != 1)
            return refuse(vm, vm->exceptions.ValueError, format);
        *at = ((py_bytes *)(void *)value)->bytes[0];
        return 0;
    default: return pack_int(vm, format, at, value);
    }
}
