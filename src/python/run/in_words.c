/* The value of an object in words, for those that are told so: numbers, strings, names. Runs none of the program's
 * code. */
#include "base/digits.h"
#include "python/run/recording.h"

/* Code points of an atom's text that are kept. */
enum { TEXT_LIMIT = 400, INT_LIMBS_SHOWN = 64 };

static void int_text(py_vm *vm, py_object *o, struct text *out)
{
    int64_t value, limbs = ((py_int *)o)->var.size;
    if (py_int_fits(o, &value)) {
        char digits[DIGITS_ROOM];
        size_t length;
        const char *first = decimal_digits(value, digits, &length);
        text_append_bytes(out, first, length);
        return;
    }
    if ((limbs < 0 ? -limbs : limbs) > INT_LIMBS_SHOWN) {
        text_format(out, "%sint of %lld bits", limbs < 0 ? "negative " : "",
                    (long long)(limbs < 0 ? -limbs : limbs) * 64);
        return;
    }
    struct py_raised_aside aside;
    py_put_raised_aside(vm, &aside);
    py_object *text = py_int_to_text(vm, o, 10);
    if (text) {
        size_t length;
        const char *utf8 = py_str_utf8(vm, (py_str *)text, &length);
        text_append_bytes(out, utf8 ? utf8 : "", utf8 ? length : 0);
        py_decref(vm, text);
    }
    py_bring_raised_back(vm, &aside);
}

static void bytes_text(py_object *o, struct text *out)
{
    const py_bytes *bytes = (py_bytes *)o;
    text_append(out, "b\"");
    for (int64_t i = 0; i < bytes->var.size && i < TEXT_LIMIT / 2; i++) {
        unsigned char c = (unsigned char)bytes->bytes[i];
        if (c == '"' || c == '\\')
            text_format(out, "\\%c", c);
        else if (c >= 0x20 && c < 0x7F)
            text_append_char(out, (char)c);
        else
            text_format(out, c == '\n' ? "\\n" : c == '\t' ? "\\t" : "\\x%02x", c);
    }
    text_append(out, bytes->var.size > TEXT_LIMIT / 2 ? "…\"" : "\"");
}

static void string_text(py_vm *vm, py_str *name, struct text *out)
{
    size_t length;
    const char *utf8 = name ? py_str_utf8(vm, name, &length) : NULL;
    if (utf8)
        text_append_bytes(out, utf8, length);
}

static void part_text(py_vm *vm, py_object *o, struct text *out)
{
    if (o == vm->none)
        text_append(out, "None");
    else if (PY_IS_INT(o))
        int_text(vm, o, out);
    else
        text_append(out, o->type->name);
}

void py_watch_text(py_vm *vm, py_object *o, struct text *out)
{
    const py_type *type = o->type;
    if (o == vm->none)
        text_append(out, "None");
    else if (o == vm->true_ || o == vm->false_)
        text_append(out, o == vm->true_ ? "True" : "False");
    else if (o == vm->ellipsis)
        text_append(out, "Ellipsis");
    else if (o == vm->not_implemented)
        text_append(out, "NotImplemented");
    else if (PY_IS_INT(o))
        int_text(vm, o, out);
    else if (PY_IS_FLOAT(o))
        py_float_repr_to(out, ((py_float *)o)->value);
    else if (PY_IS_STR(o))
        py_str_excerpt(vm, (py_str *)o, TEXT_LIMIT, out);
    else if (PY_IS_BYTES(o))
        bytes_text(o, out);
    else if (type == vm->types.complex_) {
        const py_complex *c = (py_complex *)o;
        struct text imaginary = {0};
        py_float_repr_to(&imaginary, c->imag);
        text_append_char(out, '(');
        py_float_repr_to(out, c->real);
        text_format(out, "%s%sj)", text_string(&imaginary)[0] == '-' ? "" : "+",
                    text_string(&imaginary));
        text_fini(&imaginary);
    } else if (type == vm->types.range) {
        const py_range *range = (py_range *)o;
        int64_t step;
        part_text(vm, range->start, out);
        text_append(out, ", ");
        part_text(vm, range->stop, out);
        if (!py_int_fits(range->step, &step) || step != 1) {
            text_append(out, ", ");
            part_text(vm, range->step, out);
        }
    } else if (type == vm->types.slice) {
        const py_slice *slice = (py_slice *)o;
        part_text(vm, slice->start, out);
        text_append(out, ", ");
        part_text(vm, slice->stop, out);
        text_append(out, ", ");
        part_text(vm, slice->step, out);
    } else if (type == vm->types.function)
        string_text(vm, ((py_function *)o)->qualname, out);
    else if (type == vm->types.builtin_function)
        text_append(out, ((py_builtin_function *)o)->definition->name);
    else if (py_is_generator(vm, o))
        string_text(vm, ((py_generator *)o)->qualname, out);
    else if (type == vm->types.code)
        string_text(vm, ((py_code *)o)->qualname, out);
    else if (PY_IS_TYPE(o))
        text_append(out, ((py_type *)o)->name);
    else if (type == vm->types.module) {
        py_object *name = py_dict_get_str(vm, ((py_module *)o)->dict, vm->names.name);
        if (name && PY_IS_STR(name))
            string_text(vm, (py_str *)name, out);
    } else if (type == vm->types.frame) {
        const py_frame *frame = ((py_frame_object *)o)->frame;
        string_text(vm, frame->code ? frame->code->qualname : NULL, out);
    } else if (PY_IS_EXCEPTION(o)) {
        const py_exception *exception = (py_exception *)o;
        if (exception->args && exception->args->var.size)
            py_watch_text(vm, exception->args->items[0], out);
    }
}
