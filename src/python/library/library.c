/* The library as an engine starts: builtins, sys and __main__, and its own state. */
#include "python/library/parts.h"
#include "python/objects/type.h"

#include <stdlib.h>

#define LIBRARY_TYPE(name, spec, base) extern const struct py_type_spec spec;
#include "python/library/library_types.def"
#undef LIBRARY_TYPE

static const struct {
    const struct py_type_spec *spec;
    size_t base; /* offset in struct py_types */
} library_types[] = {
#define LIBRARY_TYPE(name, spec, base) {&spec, offsetof(struct py_types, base)},
#include "python/library/library_types.def"
#undef LIBRARY_TYPE
};

py_type *py_library_type(py_vm *vm, enum py_library_type_name name)
{
    py_type **type = &vm->library->types[name];
    if (!*type) {
        py_type *base = *(py_type **)(void *)((char *)&vm->types + library_types[name].base);
        *type = py_type_from_spec(vm, library_types[name].spec, base);
    }
    return *type;
}

py_object *py_library_get_dict(py_vm *vm, py_object *self, void *closure)
{
    (void)closure;
    py_dict *dict = py_instance_dict(vm, self, true);
    py_xincref(dict);
    return PY_OBJECT(dict);
}

int py_library_set_dict(py_vm *vm, py_object *self, py_object *value, void *closure)
{
    (void)closure;
    if (!value || !PY_IS_DICT(value)) {
        if (value)
            py_raise(vm, vm->exceptions.TypeError,
                     "__dict__ must be set to a dictionary, not a '%T'", value);
        else
            py_raise(vm, vm->exceptions.TypeError, "cannot delete __dict__");
        return -1;
    }
    py_object **place = (py_object **)(void *)((char *)self + self->type->dict_offset);
    PY_SETREF(vm, *place, py_newref(value));
    return 0;
}

int py_library_put(py_vm *vm, py_dict *dict, const char *name, py_object *value)
{
    if (!value)
        return -1;
    int failed = py_dict_set_c(vm, dict, name, value);
    py_decref(vm, value);
    return failed;
}

/* ---- builtins ---- */

static const struct py_method_def *const builtin_tables[] = {
    py_builtins_input_output, py_builtins_numbers,    py_builtins_iteration,
    py_builtins_async,        py_builtins_attributes, py_builtins_code,
};

static const struct {
    const char *name;
    size_t type; /* offset in struct py_types */
} builtin_types[] = {
#define BUILTIN(name, field)                                                                       \
    {                                                                                              \
        name, offsetof(struct py_types, field)                                                     \
    }
    BUILTIN("bool", bool_),
    BUILTIN("bytearray", bytearray),
    BUILTIN("bytes", bytes),
    BUILTIN("classmethod", classmethod),
    BUILTIN("complex", complex_),
    BUILTIN("dict", dict),
    BUILTIN("enumerate", enumerate),
    BUILTIN("filter", filter),
    BUILTIN("float", float_),
    BUILTIN("frozenset", frozenset),
    BUILTIN("property", property),
    BUILTIN("int", int_),
    BUILTIN("list", list),
    BUILTIN("map", map),
    BUILTIN("memoryview", memoryview),
    BUILTIN("object", object),
    BUILTIN("range", range),
    BUILTIN("reversed", reversed),
    BUILTIN("set", set),
    BUILTIN("slice", slice),
    BUILTIN("staticmethod", staticmethod),
    BUILTIN("str", str),
    BUILTIN("super", super),
    BUILTIN("tuple", tuple),
    BUILTIN("type", type),
    BUILTIN("zip", zip),
#undef BUILTIN
};

static int put_functions(py_vm *vm, py_dict *dict)
{
    py_str *module = py_str_intern_c(vm, "builtins");
    if (!module)
        return -1;
    int failed = 0;
    for (size_t t = 0; t < ARRAY_LENGTH(builtin_tables) && !failed; t++)
        for (const struct py_method_def *d = builtin_tables[t]; d->name && !failed; d++)
            failed = py_library_put(vm, dict, d->name,
                                    py_builtin_function_new(vm, d, NULL, PY_OBJECT(module)));
    py_decref(vm, module);
    return failed;
}

static int put_builtins(py_vm *vm, py_dict *dict)
{
    const struct {
        const char *name;
        py_object *value;
    } values[] = {
        {"None", vm->none},    {"Ellipsis", vm->ellipsis}, {"NotImplemented", vm->not_implemented},
        {"False", vm->false_}, {"True", vm->true_},        {"__debug__", vm->true_}};
    if (put_functions(vm, dict))
        return -1;
    for (size_t i = 0; i < ARRAY_LENGTH(values); i++)
        if (py_dict_set_c(vm, dict, values[i].name, values[i].value))
            return -1;
    for (size_t i = 0; i < ARRAY_LENGTH(builtin_types); i++) {
        py_type *type = *(py_type **)(void *)((char *)&vm->types + builtin_types[i].type);
        if (py_dict_set_c(vm, dict, builtin_types[i].name, PY_OBJECT(type)))
            return -1;
    }
#define EXCEPTION(name, base)                                                                      \
    if (py_dict_set_c(vm, dict, #name, PY_OBJECT(vm->exceptions.name)))                            \
        return -1;
#include "python/objects/exceptions.def"
#undef EXCEPTION
    if (py_dict_set_c(vm, dict, "ExceptionGroup", PY_OBJECT(vm->exceptions.ExceptionGroup)) ||
        py_dict_set_c(vm, dict, "EnvironmentError", PY_OBJECT(vm->exceptions.OSError)) ||
        py_dict_set_c(vm, dict, "IOError", PY_OBJECT(vm->exceptions.OSError)))
        return -1;
    return 0;
}

static const struct py_module_def builtins_def = {
    .name = "builtins",
    .doc = "Built-in functions, exceptions, and other objects.\n\nNoteworthy: None is the `nil' "
           "object; "
           "Ellipsis represents `...' in slices.",
};

static int make_module(py_vm *vm, const struct py_module_def *definition, py_module **module)
{
    *module = py_module_from(vm, definition);
    return *module ? py_dict_set_c(vm, vm->modules, definition->name, PY_OBJECT(*module)) : -1;
}

/* ---- __main__ ---- */

/* The names that a script's globals begin with, in python3's order. */
static int fill_main(py_vm *vm, py_dict *dict, py_module *builtins)
{
    py_dict *annotations = py_dict_new(vm);
    py_str *file = vm->options.program ? py_str_from_c(vm, vm->options.program) : NULL;
    int failed = py_dict_set(vm, dict, PY_OBJECT(vm->names.doc), vm->none) ||
                 py_dict_set(vm, dict, PY_OBJECT(vm->names.package), vm->none) ||
                 py_dict_set(vm, dict, PY_OBJECT(vm->names.loader), vm->none) ||
                 py_dict_set(vm, dict, PY_OBJECT(vm->names.spec), vm->none) || !annotations ||
                 py_dict_set(vm, dict, PY_OBJECT(vm->names.annotations), PY_OBJECT(annotations)) ||
                 py_dict_set(vm, dict, PY_OBJECT(vm->names.builtins), PY_OBJECT(builtins)) ||
                 (vm->options.program && !file) ||
                 (file && py_dict_set(vm, dict, PY_OBJECT(vm->names.file), PY_OBJECT(file))) ||
                 (file && py_dict_set_c(vm, dict, "__cached__", vm->none));
    py_xdecref(vm, annotations);
    py_xdecref(vm, file);
    return failed ? -1 : 0;
}

static int make_main(py_vm *vm, py_module *builtins)
{
    py_str *name = py_newref(vm->names.main);
    py_module *main = py_module_new(vm, name);
    py_decref(vm, name);
    if (!main)
        return -1;
    vm->main_namespace = py_newref(main->dict);
    int failed = fill_main(vm, main->dict, builtins) ||
                 py_dict_set(vm, vm->modules, PY_OBJECT(vm->names.main), PY_OBJECT(main));
    py_decref(vm, main);
    return failed ? -1 : 0;
}

int py_library_init(py_vm *vm)
{
    py_module *builtins = NULL, *sys = NULL;
    vm->library = calloc(1, sizeof *vm->library);
    vm->modules = vm->library ? py_dict_new(vm) : NULL;
    if (!vm->modules || make_module(vm, &py_sys_def, &sys)) {
        py_xdecref(vm, sys);
        return -1;
    }
    vm->sys = sys;
    int failed = make_module(vm, &builtins_def, &builtins) ||
                 !PY_LIBRARY_TYPE_OF(vm, unraisable_args); /* no failure should have to make it */
    if (!failed) {
        vm->builtins = py_newref(builtins->dict);
        failed = put_builtins(vm, builtins->dict) || make_main(vm, builtins) ||
                 !(vm->builtins_copy = py_dict_copy(vm, vm->builtins));
    }
    py_xdecref(vm, builtins);
    return failed ? -1 : 0;
}

void py_library_forget(py_vm *vm)
{
    struct py_library *library = vm->library;
    if (!library)
        return;
    PY_CLEAR(vm, library->pending);
    PY_CLEAR(vm, library->at_exit);
    PY_CLEAR(vm, library->async_first);
    PY_CLEAR(vm, library->async_finalizer);
}

void py_library_fini(py_vm *vm)
{
    struct py_library *library = vm->library;
    if (!library)
        return;
    py_library_forget(vm);
    PY_CLEAR(vm, library->open);
    while (library->kept_names.count)
        py_xdecref(vm, vector_pop(&library->kept_names).names);
    vector_fini(&library->kept_names);
    PY_CLEAR(vm, library->keyword_mark);
    for (size_t i = 0; i < PY_LIBRARY_TYPE_COUNT; i++) {
        py_type_take_apart(vm, library->types[i]);
        PY_CLEAR(vm, library->types[i]);
    }
    for (size_t i = 0; i < library->written.count; i++) {
        free(library->written.items[i].path);
        free(library->written.items[i].bytes);
    }
    vector_fini(&library->written);
    text_fini(&library->output);
    free(library->input);
    free(library);
    vm->library = NULL;
}

int py_library_traverse(py_vm *vm, py_visit visit, void *argument)
{
    struct py_library *library = vm->library;
    for (size_t i = 0; library && i < PY_LIBRARY_TYPE_COUNT; i++)
        PY_VISIT(library->types[i]);
    if (library) {
        for (size_t i = 0; i < library->kept_names.count; i++)
            PY_VISIT(library->kept_names.items[i].names);
        PY_VISIT(library->open);
        PY_VISIT(library->keyword_mark);
        PY_VISIT(library->pending);
        PY_VISIT(library->at_exit);
        PY_VISIT(library->async_first);
        PY_VISIT(library->async_finalizer);
    }
    return 0;
}
