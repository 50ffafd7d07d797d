/* Functions and bound methods in C (Objects/methodobject.c), and how any C function's arguments are counted. */
#include "python/library/args.h"
#include "python/memory/weakref.h"
#include "python/objects/type.h"
#include "python/vm.h"

#include <string.h>

_Static_assert(sizeof(py_builtin_function) == 56, "as large as CPython's");

/* ---- calling by definition ---- */

/* "list.append" as messages name a function; `owner` may be NULL. */
static py_str *display_name(py_vm *vm, const struct py_method_def *definition, const char *owner)
{
    return owner ? py_str_format(vm, "%s.%s", owner, definition->name)
                 : py_str_from_c(vm, definition->name);
}

static void *raise_count(py_vm *vm, const struct py_method_def *definition, const char *owner,
                         const char *what, size_t nargs)
{
    py_str *name = display_name(vm, definition, owner);
    if (name)
        py_raise(vm, vm->exceptions.TypeError, "%U() takes %s (%zu given)", name, what, nargs);
    py_xdecref(vm, name);
    return NULL;
}

static void *raise_keywords(py_vm *vm, const struct py_method_def *definition, const char *owner)
{
    py_str *name = display_name(vm, definition, owner);
    if (name)
        py_raise(vm, vm->exceptions.TypeError, "%U() takes no keyword arguments", name);
    py_xdecref(vm, name);
    return NULL;
}

static void *raise_range(py_vm *vm, const struct py_method_def *definition, size_t nargs)
{
    bool few = nargs < (size_t)definition->minimum;
    int bound = few ? definition->minimum : definition->maximum;
    return py_raise(vm, vm->exceptions.TypeError, "%s expected %s%d argument%s, got %zu",
                    definition->name,
                    definition->minimum == definition->maximum ? ""
                    : few                                      ? "at least "
                                                               : "at most ",
                    bound, bound == 1 ? "" : "s", nargs);
}

/* Does the number of arguments suit the definition? */
static inline bool arguments_fit(const struct py_method_def *definition, size_t nargs,
                                 const py_tuple *kwnames)
{
    if (definition->kind == PY_KEYWORDS)
        return true;
    if (kwnames && kwnames->var.size)
        return false;
    switch (definition->kind) {
    case PY_NOARGS: return nargs == 0;
    case PY_ONE: return nargs == 1;
    default:
        return nargs >= (size_t)definition->minimum &&
               (definition->maximum < 0 || nargs <= (size_t)definition->maximum);
    }
}

static void *raise_misfit(py_vm *vm, const struct py_method_def *definition, const char *owner,
                          size_t nargs, const py_tuple *kwnames)
{
    if (kwnames && kwnames->var.size)
        return raise_keywords(vm, definition, owner);
    switch (definition->kind) {
    case PY_NOARGS: return raise_count(vm, definition, owner, "no arguments", nargs);
    case PY_ONE: return raise_count(vm, definition, owner, "exactly one argument", nargs);
    default: return raise_range(vm, definition, nargs);
    }
}

/* What the function held and did not let go, it has forgotten. */
static inline py_object *run(py_vm *vm, const struct py_method_def *definition, py_object *self,
                             py_object *const *args, size_t nargs, py_tuple *kwnames)
{
    struct py_packed packed;
    bool pack = UNLIKELY(definition->flags & PY_METHOD_TUPLE) && (nargs || kwnames);
    if (pack && !py_pack_arguments(vm, &packed, args, nargs, kwnames))
        return NULL;
    size_t held = vm->temporaries.count;
    py_object *result = definition->function(vm, self, args, nargs, kwnames);
    vm->temporaries.count = held;
    if (pack)
        py_unpack_arguments(vm, &packed);
    return result;
}

py_object *py_call_definition(py_vm *vm, const struct py_method_def *definition,
                              const char *type_name, py_object *self, py_object *const *args,
                              size_t nargs, py_tuple *kwnames)
{
    if (UNLIKELY(!arguments_fit(definition, nargs, kwnames)))
        return raise_misfit(vm, definition, type_name, nargs, kwnames);
    return run(vm, definition, self, args, nargs, kwnames);
}

/* ---- the type ---- */

py_object *py_builtin_function_new(py_vm *vm, const struct py_method_def *definition,
                                   py_object *self_or_null, py_object *module_name_or_null)
{
    py_builtin_function *function = py_object_new(vm, vm->types.builtin_function);
    if (!function)
        return NULL;
    function->definition = definition;
    function->self = self_or_null;
    function->module = module_name_or_null;
    py_xincref(self_or_null);
    py_xincref(module_name_or_null);
    py_gc_track(vm, function);
    return PY_OBJECT(function);
}

static bool is_module_function(const py_vm *vm, const py_builtin_function *function)
{
    return !function->self || function->self->type == vm->types.module;
}

/* What stands before the name in messages: the type of a method, the module of a function unless it is a builtin. */
static const char *owner_name(py_vm *vm, const py_builtin_function *function)
{
    if (!is_module_function(vm, function))
        return PY_IS_TYPE(function->self) ? ((py_type *)function->self)->name
                                          : function->self->type->name;
    if (!function->module || !PY_IS_STR(function->module) ||
        py_str_equals_c((py_str *)function->module, "builtins"))
        return NULL;
    return py_str_utf8(vm, (py_str *)function->module, NULL);
}

static py_object *call_function(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    py_builtin_function *function = (py_builtin_function *)o;
    const struct py_method_def *definition = function->definition;
    if (UNLIKELY(!arguments_fit(definition, nargs, kwnames)))
        return raise_misfit(vm, definition, owner_name(vm, function), nargs, kwnames);
    return run(vm, definition, function->self, args, nargs, kwnames);
}

static void destroy_function(py_vm *vm, py_object *o)
{
    py_builtin_function *function = (py_builtin_function *)o;
    py_gc_untrack(vm, o);
    if (function->weaklist)
        py_weakref_clear_all(vm, o);
    PY_CLEAR(vm, function->self);
    PY_CLEAR(vm, function->module);
    py_object_free(vm, o);
}

static int traverse_function(py_object *o, py_visit visit, void *argument)
{
    py_builtin_function *function = (py_builtin_function *)o;
    PY_VISIT(function->self);
    PY_VISIT(function->module);
    return 0;
}

static py_object *repr_function(py_vm *vm, py_object *o)
{
    py_builtin_function *function = (py_builtin_function *)o;
    if (is_module_function(vm, function))
        return PY_OBJECT(py_str_format(vm, "<built-in function %s>", function->definition->name));
    return PY_OBJECT(py_str_format(vm, "<built-in method %s of %T object at 0x%llx>",
                                   function->definition->name, function->self,
                                   (unsigned long long)py_id(vm, function->self)));
}

static int64_t hash_function(py_vm *vm, py_object *o)
{
    py_builtin_function *function = (py_builtin_function *)o;
    int64_t hash = py_hash_pointer(vm, function->self ? function->self : o);
    const char *name = function->definition->name;
    hash ^= py_hash_bytes(name, strlen(name));
    return hash == -1 ? -2 : hash;
}

static py_object *compare_functions(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op)
{
    if ((op != PY_EQ && op != PY_NE) || b->type != vm->types.builtin_function ||
        a->type != vm->types.builtin_function)
        return py_newref(vm->not_implemented);
    py_builtin_function *f = (py_builtin_function *)a, *g = (py_builtin_function *)b;
    bool equal = f->self == g->self && f->definition->function == g->definition->function;
    return py_bool_from(vm, equal == (op == PY_EQ));
}

static py_object *get_name(py_vm *vm, py_object *o, void *closure)
{
    (void)closure;
    return PY_OBJECT(py_str_from_c(vm, ((py_builtin_function *)o)->definition->name));
}

/* "list.append" for a bound method, the bare name for a function of a module. */
static py_object *get_qualname(py_vm *vm, py_object *o, void *closure)
{
    py_builtin_function *function = (py_builtin_function *)o;
    if (is_module_function(vm, function))
        return get_name(vm, o, closure);
    py_type *owner = PY_IS_TYPE(function->self) ? (py_type *)function->self : function->self->type;
    py_object *name = py_type_qualname(vm, owner);
    py_object *result =
        name ? PY_OBJECT(py_str_format(vm, "%S.%s", name, function->definition->name)) : NULL;
    py_xdecref(vm, name);
    return result;
}

static py_object *get_doc(py_vm *vm, py_object *o, void *closure)
{
    const char *doc = ((py_builtin_function *)o)->definition->doc;
    (void)closure;
    return doc ? PY_OBJECT(py_str_from_c(vm, doc)) : py_newref(vm->none);
}

static py_object *get_self(py_vm *vm, py_object *o, void *closure)
{
    py_object *self = ((py_builtin_function *)o)->self;
    (void)closure;
    return py_newref(self ? self : vm->none);
}

static py_object *get_signature(py_vm *vm, py_object *o, void *closure)
{
    (void)closure;
    return py_text_signature(vm, ((py_builtin_function *)o)->definition->signature);
}

static py_object *reduce(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                         py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return get_name(vm, o, NULL);
}

static const struct py_method_def methods[] = {
    {"__reduce__", reduce, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {0},
};

static const struct py_member_def members[] = {
    {"__module__", PY_MEMBER_OBJECT, false, offsetof(py_builtin_function, module), NULL},
    {0},
};

static const struct py_getset_def getsets[] = {
    {"__doc__", get_doc, NULL, NULL, NULL},
    {"__name__", get_name, NULL, NULL, NULL},
    {"__qualname__", get_qualname, NULL, NULL, NULL},
    {"__self__", get_self, NULL, NULL, NULL},
    {"__text_signature__", get_signature, NULL, NULL, NULL},
    {0},
};

const struct py_type_spec py_builtin_function_spec = {
    .name = "builtin_function_or_method",
    .basic_size = sizeof(py_builtin_function),
    .flags = PY_TYPE_GC,
    .weaklist_offset = offsetof(py_builtin_function, weaklist),
    .slots = {.destroy = destroy_function,
              .traverse = traverse_function,
              .repr = repr_function,
              .hash = hash_function,
              .compare = compare_functions,
              .call = call_function,
              .getattr = py_generic_getattr},
    .methods = methods,
    .members = members,
    .getsets = getsets,
};
