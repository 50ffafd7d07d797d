/* Modules (Objects/moduleobject.c): a name and a dict. */
#include "python/library/args.h"
#include "python/memory/weakref.h"
#include "python/objects/type.h"
#include "python/vm.h"

_Static_assert(sizeof(struct py_module) == 56, "as large as CPython's");

/* The five names that every module has from its start. */
static int init_dict(py_vm *vm, py_module *module, py_object *name, py_object *doc)
{
    py_dict *dict = module->dict;
    if (py_dict_set(vm, dict, PY_OBJECT(vm->names.name), name) < 0 ||
        py_dict_set(vm, dict, PY_OBJECT(vm->names.doc), doc) < 0 ||
        py_dict_set(vm, dict, PY_OBJECT(vm->names.package), vm->none) < 0 ||
        py_dict_set(vm, dict, PY_OBJECT(vm->names.loader), vm->none) < 0 ||
        py_dict_set(vm, dict, PY_OBJECT(vm->names.spec), vm->none) < 0)
        return -1;
    if (name->type == vm->types.str)
        PY_SETREF(vm, module->name, py_newref(name));
    return 0;
}

static py_module *make(py_vm *vm, py_type *type)
{
    py_module *module = (py_module *)py_instance_new(vm, type);
    if (!module)
        return NULL;
    py_hold(vm, module);
    module->dict = py_dict_new(vm);
    py_unhold(vm, 1);
    if (!module->dict)
        PY_CLEAR(vm, module);
    return module;
}

py_module *py_module_new(py_vm *vm, py_str *name)
{
    py_module *module = make(vm, vm->types.module);
    if (module && init_dict(vm, module, PY_OBJECT(name), vm->none) < 0)
        PY_CLEAR(vm, module);
    return module;
}

static int add_doc(py_vm *vm, py_module *module)
{
    if (!module->definition->doc)
        return 0;
    py_str *doc = py_str_from_c(vm, module->definition->doc);
    return py_module_add(vm, module, "__doc__", PY_OBJECT(doc));
}

static int add_functions(py_vm *vm, py_module *module)
{
    const struct py_method_def *function = module->definition->functions;
    for (; function && function->name; function++) {
        py_object *value = py_builtin_function_new(vm, function, PY_OBJECT(module), module->name);
        if (!value || py_module_add(vm, module, function->name, value) < 0)
            return -1;
    }
    return 0;
}

py_module *py_module_from(py_vm *vm, const struct py_module_def *definition)
{
    py_str *name = py_str_intern_c(vm, definition->name);
    if (!name)
        return NULL;
    py_hold(vm, name);
    py_module *module = py_module_new(vm, name);
    py_unhold(vm, 1);
    py_decref(vm, name);
    if (!module)
        return NULL;
    module->definition = definition;
    py_hold(vm, module);
    bool good = add_doc(vm, module) == 0 && add_functions(vm, module) == 0 &&
                (!definition->fill || definition->fill(vm, module) == 0);
    py_unhold(vm, 1);
    if (!good)
        PY_CLEAR(vm, module);
    return module;
}

int py_module_add(py_vm *vm, py_module *module, const char *name, py_object *value)
{
    int failed = value ? py_dict_set_c(vm, module->dict, name, value) : -1;
    py_xdecref(vm, value);
    return failed;
}

/* ---- the type ---- */

static py_object *new_module(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                             py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return PY_OBJECT(make(vm, type));
}

static int init_module(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                       py_tuple *kwnames)
{
    static const struct py_params params = {"module", 1, 2, 0, {"name", "doc"}};
    py_object *out[2] = {NULL};
    if (!py_args_parse(vm, &params, args, nargs, kwnames, out))
        return -1;
    if (!PY_IS_STR(out[0])) {
        py_raise(vm, vm->exceptions.TypeError, "module() argument 'name' must be str, not %T",
                 out[0]);
        return -1;
    }
    py_module *module = (py_module *)o;
    if (!module->dict && !(module->dict = py_dict_new(vm)))
        return -1;
    return init_dict(vm, module, out[0], out[1] ? out[1] : vm->none);
}

static void destroy_module(py_vm *vm, py_object *o)
{
    py_module *module = (py_module *)o;
    py_gc_untrack(vm, o);
    if (module->weaklist)
        py_weakref_clear_all(vm, o);
    PY_CLEAR(vm, module->dict);
    PY_CLEAR(vm, module->name);
    py_mem_free(vm, module->state);
    py_object_free(vm, o);
}

static int traverse_module(py_object *o, py_visit visit, void *argument)
{
    PY_VISIT(((py_module *)o)->dict);
    PY_VISIT(((py_module *)o)->name);
    return 0;
}

static void clear_module(py_vm *vm, py_object *o)
{
    PY_CLEAR(vm, ((py_module *)o)->dict);
}

/* <module 'math' (built-in)>, <module 'shapes' from '...'>, <module 'm'> */
static py_object *repr_module(py_vm *vm, py_object *o)
{
    py_module *module = (py_module *)o;
    py_object *name = module->dict ? py_dict_get_str(vm, module->dict, vm->names.name) : NULL;
    py_object *file = module->dict ? py_dict_get_str(vm, module->dict, vm->names.file) : NULL;
    if (!name || !PY_IS_STR(name))
        return PY_OBJECT(py_str_from_c(vm, "<module '?'>"));
    if (module->definition)
        return PY_OBJECT(py_str_format(vm, "<module %R (built-in)>", name));
    if (file)
        return PY_OBJECT(py_str_format(vm, "<module %R from %R>", name, file));
    return PY_OBJECT(py_str_format(vm, "<module %R>", name));
}

static void *raise_missing(py_vm *vm, py_module *module, py_str *name)
{
    py_object *own = module->dict ? py_dict_get_str(vm, module->dict, vm->names.name) : NULL;
    if (own && PY_IS_STR(own))
        return py_raise(vm, vm->exceptions.AttributeError, "module '%U' has no attribute '%U'", own,
                        name);
    return py_raise(vm, vm->exceptions.AttributeError, "module has no attribute '%U'", name);
}

/* A module may define __getattr__ for names it has not (PEP 562). */
static py_object *getattr_module(py_vm *vm, py_object *o, py_str *name)
{
    py_module *module = (py_module *)o;
    py_object *result = py_generic_getattr(vm, o, name);
    if (result || !py_raised_matches(vm, vm->exceptions.AttributeError))
        return result;
    py_clear_raised(vm);
    py_object *getter = module->dict ? py_dict_get_str(vm, module->dict, vm->names.getattr) : NULL;
    if (!getter)
        return raise_missing(vm, module, name);
    py_incref(getter);
    py_hold(vm, getter);
    result = py_call_one(vm, getter, PY_OBJECT(name));
    py_unhold(vm, 1);
    py_decref(vm, getter);
    return result;
}

static py_object *dir_method(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                             py_tuple *kwnames)
{
    py_module *module = (py_module *)self;
    (void)args, (void)nargs, (void)kwnames;
    if (!module->dict)
        return PY_OBJECT(py_list_new(vm, 0));
    py_object *own = py_dict_get_str(vm, module->dict, vm->names.dir);
    return own ? py_call_noargs(vm, own) : PY_OBJECT(py_dict_keys_list(vm, module->dict));
}

static const struct py_method_def methods[] = {
    {"__dir__", dir_method, PY_NOARGS, 0, 0, 0, NULL,
     "__dir__() -> list\nspecialized dir() implementation"},
    {0},
};

static py_object *get_annotations(py_vm *vm, py_object *o, void *closure)
{
    py_dict *dict = ((py_module *)o)->dict;
    (void)closure;
    py_object *found = py_dict_get_str(vm, dict, vm->names.annotations);
    if (found)
        return py_newref(found);
    py_object *made = PY_OBJECT(py_dict_new(vm));
    if (made && py_dict_set(vm, dict, PY_OBJECT(vm->names.annotations), made) < 0)
        PY_CLEAR(vm, made);
    return made;
}

static int set_annotations(py_vm *vm, py_object *o, py_object *value, void *closure)
{
    py_dict *dict = ((py_module *)o)->dict;
    py_object *name = PY_OBJECT(vm->names.annotations);
    (void)closure;
    if (value)
        return py_dict_set(vm, dict, name, value);
    if (!py_dict_get_str(vm, dict, vm->names.annotations)) {
        py_raise(vm, vm->exceptions.AttributeError, "__annotations__");
        return -1;
    }
    return py_dict_delete(vm, dict, name);
}

static const struct py_member_def members[] = {
    {"__dict__", PY_MEMBER_OBJECT, true, offsetof(struct py_module, dict), NULL},
    {0},
};

static const struct py_getset_def getsets[] = {
    {"__annotations__", get_annotations, set_annotations, NULL, NULL},
    {0},
};

const struct py_type_spec py_module_spec = {
    .name = "module",
    .basic_size = sizeof(struct py_module),
    .flags = PY_TYPE_GC | PY_TYPE_BASE,
    .weaklist_offset = offsetof(struct py_module, weaklist),
    .dict_offset = offsetof(struct py_module, dict),
    .doc = "Create a module object.\n\n"
           "The name must be a string; the optional docstring can have any type.",
    .slots = {.destroy = destroy_module,
              .traverse = traverse_module,
              .clear = clear_module,
              .repr = repr_module,
              .getattr = getattr_module,
              .setattr = py_generic_setattr,
              .init = init_module,
              .new_ = new_module},
    .methods = methods,
    .members = members,
    .getsets = getsets,
};
