/* Functions written in Python (Objects/funcobject.c): a code object with the globals, defaults and cells it runs with. */
#include "python/library/args.h"
#include "python/memory/weakref.h"
#include "python/objects/type.h"
#include "python/vm.h"

_Static_assert(sizeof(struct py_function) == 136, "as large as CPython's");

/* globals["__builtins__"], a module or its dict; the engine's own when the globals have none. New reference. */
static py_object *builtins_for(py_vm *vm, py_dict *globals)
{
    py_object *found = py_dict_get_str(vm, globals, vm->names.builtins);
    if (found && found->type == vm->types.module)
        found = PY_OBJECT(((py_module *)found)->dict);
    return py_newref(found && PY_IS_DICT(found) ? found : PY_OBJECT(vm->builtins));
}

py_function *py_function_new(py_vm *vm, py_code *code, py_dict *globals, py_str *qualname_or_null)
{
    py_function *function = py_object_new(vm, vm->types.function);
    if (!function)
        return NULL;
    function->globals = py_newref(globals);
    function->builtins = builtins_for(vm, globals);
    function->name = py_newref(code->name);
    function->qualname = py_newref(qualname_or_null ? qualname_or_null : code->qualname);
    function->code = py_newref(code);
    py_tuple *consts = code->consts;
    bool has_doc = consts && consts->var.size && PY_IS_STR(consts->items[0]);
    function->doc = py_newref(has_doc ? consts->items[0] : vm->none);
    function->module = py_dict_get_str(vm, globals, vm->names.name);
    py_xincref(function->module);
    py_gc_track(vm, function);
    return function;
}

/* ---- types.FunctionType(code, globals, name, argdefs, closure) ---- */

static bool check_closure(py_vm *vm, py_code *code, py_object *name, py_object *closure)
{
    int64_t wanted = code->free_count;
    if (!closure || closure == vm->none) {
        if (wanted)
            py_raise(vm, vm->exceptions.TypeError, "arg 5 (closure) must be tuple");
        return wanted == 0;
    }
    if (!PY_IS_TUPLE(closure)) {
        py_raise(vm, vm->exceptions.TypeError,
                 wanted ? "arg 5 (closure) must be tuple"
                        : "arg 5 (closure) must be None or tuple");
        return false;
    }
    py_tuple *cells = (py_tuple *)closure;
    if (cells->var.size != wanted) {
        py_raise(vm, vm->exceptions.ValueError, "%U requires closure of length %lld, not %lld",
                 name, (long long)wanted, (long long)cells->var.size);
        return false;
    }
    for (int64_t i = 0; i < wanted; i++)
        if (cells->items[i]->type != vm->types.cell) {
            py_raise(vm, vm->exceptions.TypeError, "arg 5 (closure) expected cell, found %T",
                     cells->items[i]);
            return false;
        }
    return true;
}

static py_object *new_function(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    static const struct py_params params = {
        "function", 2, 5, 0, {"code", "globals", "name", "argdefs", "closure"}};
    py_object *out[5] = {NULL};
    (void)type;
    if (!py_args_parse(vm, &params, args, nargs, kwnames, out))
        return NULL;
    if (out[0]->type != vm->types.code)
        return py_raise(vm, vm->exceptions.TypeError,
                        "function() argument 'code' must be code, not %T", out[0]);
    if (!PY_IS_DICT(out[1]))
        return py_raise(vm, vm->exceptions.TypeError,
                        "function() argument 'globals' must be dict, not %T", out[1]);
    py_code *code = (py_code *)out[0];
    bool named = out[2] && out[2] != vm->none;
    if (named && !PY_IS_STR(out[2]))
        return py_raise(vm, vm->exceptions.TypeError, "arg 3 (name) must be None or string");
    bool defaults = out[3] && out[3] != vm->none;
    if (defaults && !PY_IS_TUPLE(out[3]))
        return py_raise(vm, vm->exceptions.TypeError, "arg 4 (defaults) must be None or tuple");
    if (!check_closure(vm, code, PY_OBJECT(code->name), out[4]))
        return NULL;
    py_function *function = py_function_new(vm, code, (py_dict *)out[1], NULL);
    if (!function)
        return NULL;
    if (named)
        PY_SETREF(vm, function->name, py_newref(out[2]));
    if (defaults)
        function->defaults = py_newref(out[3]);
    if (out[4] && out[4] != vm->none)
        function->closure = py_newref(out[4]);
    return PY_OBJECT(function);
}

/* ---- life and death ---- */

static void clear_function(py_vm *vm, py_object *o)
{
    py_function *function = (py_function *)o;
    PY_CLEAR(vm, function->globals);
    PY_CLEAR(vm, function->builtins);
    PY_CLEAR(vm, function->module);
    PY_CLEAR(vm, function->defaults);
    PY_CLEAR(vm, function->kwdefaults);
    PY_CLEAR(vm, function->doc);
    PY_CLEAR(vm, function->dict);
    PY_CLEAR(vm, function->closure);
    PY_CLEAR(vm, function->annotations);
    /* Name and code stay: a cleared function can still be shown and called. */
}

static void destroy_function(py_vm *vm, py_object *o)
{
    py_function *function = (py_function *)o;
    py_gc_untrack(vm, o);
    if (function->weaklist)
        py_weakref_clear_all(vm, o);
    clear_function(vm, o);
    PY_CLEAR(vm, function->code);
    PY_CLEAR(vm, function->name);
    PY_CLEAR(vm, function->qualname);
    py_object_free(vm, o);
}

static int traverse_function(py_object *o, py_visit visit, void *argument)
{
    py_function *function = (py_function *)o;
    PY_VISIT(function->code);
    PY_VISIT(function->globals);
    PY_VISIT(function->builtins);
    PY_VISIT(function->module);
    PY_VISIT(function->defaults);
    PY_VISIT(function->kwdefaults);
    PY_VISIT(function->doc);
    PY_VISIT(function->name);
    PY_VISIT(function->dict);
    PY_VISIT(function->closure);
    PY_VISIT(function->annotations);
    PY_VISIT(function->qualname);
    return 0;
}

static py_object *repr_function(py_vm *vm, py_object *o)
{
    return PY_OBJECT(py_str_format(vm, "<function %U at 0x%llx>", ((py_function *)o)->qualname,
                                   (unsigned long long)py_id(vm, o)));
}

static py_object *call_function(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    return py_function_call(vm, (py_function *)o, args, nargs, kwnames);
}

static py_object *bind_function(py_vm *vm, py_object *o, py_object *instance, py_object *owner)
{
    (void)owner;
    return !instance || instance == vm->none ? py_newref(o) : py_method_new(vm, o, instance);
}

/* ---- attributes ---- */

/* Stores into a field and tells the record; the field's old value is let go. */
static void store(py_vm *vm, py_function *function, void *field, py_object *value)
{
    py_object **place = field, *old = *place;
    py_xincref(value);
    *place = value;
    if (UNLIKELY(function->base.record_id)) {
        py_watch_held(vm, old);
        py_watch_held(vm, value);
        py_watch_reset(vm, PY_OBJECT(function));
    }
    py_xdecref(vm, old);
}

static py_object *or_none(py_vm *vm, void *value)
{
    return py_newref(value ? PY_OBJECT(value) : vm->none);
}

static py_object *get_code(py_vm *vm, py_object *o, void *closure)
{
    (void)vm, (void)closure;
    return py_newref(((py_function *)o)->code);
}

static int set_code(py_vm *vm, py_object *o, py_object *value, void *closure)
{
    py_function *function = (py_function *)o;
    (void)closure;
    if (!value || value->type != vm->types.code) {
        py_raise(vm, vm->exceptions.TypeError, "__code__ must be set to a code object");
        return -1;
    }
    int64_t cells = function->closure ? function->closure->var.size : 0;
    if (((py_code *)value)->free_count != cells) {
        py_raise(vm, vm->exceptions.ValueError,
                 "%U() requires a code object with %lld free vars, not %d", function->name,
                 (long long)cells, ((py_code *)value)->free_count);
        return -1;
    }
    function->version = 0;
    store(vm, function, &function->code, value);
    return 0;
}

static py_object *get_name(py_vm *vm, py_object *o, void *closure)
{
    (void)vm, (void)closure;
    return py_newref(((py_function *)o)->name);
}

static int set_name(py_vm *vm, py_object *o, py_object *value, void *closure)
{
    (void)closure;
    if (!value || !PY_IS_STR(value)) {
        py_raise(vm, vm->exceptions.TypeError, "__name__ must be set to a string object");
        return -1;
    }
    store(vm, (py_function *)o, &((py_function *)o)->name, value);
    return 0;
}

static py_object *get_qualname(py_vm *vm, py_object *o, void *closure)
{
    (void)vm, (void)closure;
    return py_newref(((py_function *)o)->qualname);
}

static int set_qualname(py_vm *vm, py_object *o, py_object *value, void *closure)
{
    (void)closure;
    if (!value || !PY_IS_STR(value)) {
        py_raise(vm, vm->exceptions.TypeError, "__qualname__ must be set to a string object");
        return -1;
    }
    store(vm, (py_function *)o, &((py_function *)o)->qualname, value);
    return 0;
}

static py_object *get_defaults(py_vm *vm, py_object *o, void *closure)
{
    (void)closure;
    return or_none(vm, ((py_function *)o)->defaults);
}

static int set_defaults(py_vm *vm, py_object *o, py_object *value, void *closure)
{
    py_function *function = (py_function *)o;
    (void)closure;
    if (value == vm->none)
        value = NULL;
    if (value && !PY_IS_TUPLE(value)) {
        py_raise(vm, vm->exceptions.TypeError, "__defaults__ must be set to a tuple object");
        return -1;
    }
    function->version = 0;
    store(vm, function, &function->defaults, value);
    return 0;
}

static py_object *get_kwdefaults(py_vm *vm, py_object *o, void *closure)
{
    (void)closure;
    return or_none(vm, ((py_function *)o)->kwdefaults);
}

static int set_kwdefaults(py_vm *vm, py_object *o, py_object *value, void *closure)
{
    py_function *function = (py_function *)o;
    (void)closure;
    if (value == vm->none)
        value = NULL;
    if (value && !PY_IS_DICT(value)) {
        py_raise(vm, vm->exceptions.TypeError, "__kwdefaults__ must be set to a dict object");
        return -1;
    }
    function->version = 0;
    store(vm, function, &function->kwdefaults, value);
    return 0;
}

/* The compiler hands over a tuple of names and annotations in turn; the dict is made when somebody looks. */
static py_dict *annotations_dict(py_vm *vm, py_function *function)
{
    py_object *kept = PY_OBJECT(function->annotations);
    if (kept && PY_IS_DICT(kept))
        return (py_dict *)kept;
    py_dict *dict = py_dict_new(vm);
    py_tuple *pairs = (py_tuple *)kept;
    for (int64_t i = 0; dict && pairs && i + 1 < pairs->var.size; i += 2)
        if (py_dict_set(vm, dict, pairs->items[i], pairs->items[i + 1]) < 0)
            PY_CLEAR(vm, dict);
    if (dict) {
        store(vm, function, &function->annotations, PY_OBJECT(dict));
        py_decref(vm, dict);
    }
    return dict;
}

static py_object *get_annotations(py_vm *vm, py_object *o, void *closure)
{
    py_dict *dict = annotations_dict(vm, (py_function *)o);
    (void)closure;
    return dict ? py_newref(dict) : NULL;
}

static int set_annotations(py_vm *vm, py_object *o, py_object *value, void *closure)
{
    py_function *function = (py_function *)o;
    (void)closure;
    if (value == vm->none)
        value = NULL;
    if (value && !PY_IS_DICT(value)) {
        py_raise(vm, vm->exceptions.TypeError, "__annotations__ must be set to a dict object");
        return -1;
    }
    store(vm, function, &function->annotations, value);
    return 0;
}

static const struct py_member_def members[] = {
    {"__closure__", PY_MEMBER_OBJECT, true, offsetof(struct py_function, closure), NULL},
    {"__doc__", PY_MEMBER_OBJECT, false, offsetof(struct py_function, doc), NULL},
    {"__globals__", PY_MEMBER_OBJECT, true, offsetof(struct py_function, globals), NULL},
    {"__module__", PY_MEMBER_OBJECT, false, offsetof(struct py_function, module), NULL},
    {"__builtins__", PY_MEMBER_OBJECT, true, offsetof(struct py_function, builtins), NULL},
    {0},
};

static py_object *get_dict(py_vm *vm, py_object *o, void *closure)
{
    return py_generic_dict_getset.get(vm, o, closure);
}

static int set_dict(py_vm *vm, py_object *o, py_object *value, void *closure)
{
    return py_generic_dict_getset.set(vm, o, value, closure);
}

static const struct py_getset_def getsets[] = {
    {"__code__", get_code, set_code, NULL, NULL},
    {"__defaults__", get_defaults, set_defaults, NULL, NULL},
    {"__kwdefaults__", get_kwdefaults, set_kwdefaults, NULL, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL, NULL},
    {"__dict__", get_dict, set_dict, NULL, NULL},
    {"__name__", get_name, set_name, NULL, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL, NULL},
    {0},
};

const struct py_type_spec py_function_spec = {
    .name = "function",
    .basic_size = sizeof(struct py_function),
    .flags = PY_TYPE_GC | PY_TYPE_METHOD_DESCRIPTOR,
    .weaklist_offset = offsetof(struct py_function, weaklist),
    .dict_offset = offsetof(struct py_function, dict),
    .doc = "Create a function object.\n\n"
           "  code\n    a code object\n"
           "  globals\n    the globals dictionary\n"
           "  name\n    a string that overrides the name from the code object\n"
           "  argdefs\n    a tuple that specifies the default argument values\n"
           "  closure\n    a tuple that supplies the bindings for free variables",
    .slots = {.destroy = destroy_function,
              .traverse = traverse_function,
              .clear = clear_function,
              .repr = repr_function,
              .call = call_function,
              .getattr = py_generic_getattr,
              .setattr = py_generic_setattr,
              .descr_get = bind_function,
              .new_ = new_function},
    .members = members,
    .getsets = getsets,
};
