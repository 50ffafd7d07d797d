/* Tuples with named fields: sys.version_info, sys.float_info, time.struct_time (Objects/structseq.c). The fields are the
 * type's members, each an item of the tuple. */
#include "python/library/parts.h"

py_object *py_structseq_new(py_vm *vm, py_type *type, py_object **items, int64_t count)
{
    bool whole = type != NULL;
    for (int64_t i = 0; i < count; i++)
        whole = whole && items[i];
    py_tuple *tuple = whole ? py_object_new_var(vm, type, count) : NULL;
    for (int64_t i = 0; i < count; i++) {
        if (tuple)
            tuple->items[i] = items[i];
        else
            py_xdecref(vm, items[i]);
    }
    if (tuple)
        py_gc_track(vm, tuple);
    return PY_OBJECT(tuple);
}

py_object *py_structseq_repr(py_vm *vm, py_object *o)
{
    const struct py_type_spec *spec = o->type->spec;
    py_tuple *tuple = (py_tuple *)o;
    struct text text = {0};
    text_append(&text, spec ? spec->name : o->type->name);
    text_append_char(&text, '(');
    for (int64_t i = 0; spec && i < tuple->var.size && spec->members[i].name; i++) {
        py_object *shown = py_repr(vm, tuple->items[i]);
        const char *utf8 = shown ? py_str_utf8(vm, (py_str *)shown, NULL) : NULL;
        if (!utf8) {
            py_xdecref(vm, shown);
            text_fini(&text);
            return NULL;
        }
        text_append(&text, i ? ", " : "");
        text_append(&text, spec->members[i].name);
        text_append_char(&text, '=');
        text_append(&text, utf8);
        py_decref(vm, shown);
    }
    text_append_char(&text, ')');
    return PY_OBJECT(py_str_from_text(vm, &text));
}
