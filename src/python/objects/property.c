/* property: an attribute that runs a function when it is read, set or deleted (Objects/descrobject.c). */
#include "python/library/args.h"
#include "python/objects/type.h"
#include "python/vm.h"

typedef struct py_property {
    py_object base;
    py_object *getter, *setter, *deleter; /* all owned, NULL where there is none */
    py_object *doc;
    py_object *name;
    bool doc_from_getter;
} py_property;

_Static_assert(sizeof(py_property) == 64, "as large as CPython's");

static py_object *new_property(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return py_instance_new(vm, type);
}

/* Without a doc of its own a property shows its getter's: in the field, or as a subclass instance's attribute. */
static int take_doc_of_getter(py_vm *vm, py_property *property)
{
    py_object *doc;
    int found = py_lookup_attr(vm, property->getter, vm->names.doc, &doc);
    if (found <= 0)
        return found;
    if (property->base.type == vm->types.property) {
        PY_SETREF(vm, property->doc, doc);
        if (UNLIKELY(property->base.record_id))
            py_watch_reset(vm, PY_OBJECT(property));
    } else {
        int failed = py_setattr(vm, PY_OBJECT(property), vm->names.doc, doc);
        py_decref(vm, doc);
        if (failed)
            return -1;
    }
    property->doc_from_getter = true;
    return 0;
}

static int init_property(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                         py_tuple *kwnames)
{
    static const struct py_params params = {"property", 0, 4, 0, {"fget", "fset", "fdel", "doc"}};
    py_object *out[4] = {NULL};
    py_property *property = (py_property *)o;
    if (!py_args_parse(vm, &params, args, nargs, kwnames, out))
        return -1;
    for (size_t i = 0; i < 3; i++) {
        if (out[i] == vm->none)
            out[i] = NULL;
        py_xincref(out[i]);
    }
    py_xincref(out[3]);
    PY_SETREF(vm, property->getter, out[0]);
    PY_SETREF(vm, property->setter, out[1]);
    PY_SETREF(vm, property->deleter, out[2]);
    PY_SETREF(vm, property->doc, out[3]);
    PY_SETREF(vm, property->name, NULL);
    property->doc_from_getter = false;
    if (UNLIKELY(o->record_id))
        py_watch_reset(vm, o);
    if ((!property->doc || property->doc == vm->none) && property->getter)
        return take_doc_of_getter(vm, property);
    return 0;
}

static void clear_property(py_vm *vm, py_object *o)
{
    py_property *property = (py_property *)o;
    PY_CLEAR(vm, property->getter);
    PY_CLEAR(vm, property->setter);
    PY_CLEAR(vm, property->deleter);
    PY_CLEAR(vm, property->doc);
    PY_CLEAR(vm, property->name);
}

static void destroy_property(py_vm *vm, py_object *o)
{
    py_gc_untrack(vm, o);
    clear_property(vm, o);
    py_object_free(vm, o);
}

static int traverse_property(py_object *o, py_visit visit, void *argument)
{
    py_property *property = (py_property *)o;
    PY_VISIT(property->getter);
    PY_VISIT(property->setter);
    PY_VISIT(property->deleter);
    PY_VISIT(property->doc);
    PY_VISIT(property->name);
    return 0;
}

/* "property 'x' of 'C' object has no setter" */
static void *raise_without(py_vm *vm, py_property *property, py_object *instance, const char *what)
{
    py_object *owner = py_type_qualname(vm, instance->type);
    if (!owner)
        return NULL;
    if (property->name)
        py_raise(vm, vm->exceptions.AttributeError, "property %R of %R object has no %s",
                 property->name, owner, what);
    else
        py_raise(vm, vm->exceptions.AttributeError, "property of %R object has no %s", owner, what);
    py_decref(vm, owner);
    return NULL;
}

static py_object *get_value(py_vm *vm, py_object *o, py_object *instance, py_object *owner)
{
    py_property *property = (py_property *)o;
    (void)owner;
    if (!instance || instance == vm->none)
        return py_newref(o);
    if (!property->getter)
        return raise_without(vm, property, instance, "getter");
    return py_call_one(vm, property->getter, instance);
}

static int set_value(py_vm *vm, py_object *o, py_object *instance, py_object *value)
{
    py_property *property = (py_property *)o;
    py_object *function = value ? property->setter : property->deleter;
    if (!function) {
        raise_without(vm, property, instance, value ? "setter" : "deleter");
        return -1;
    }
    py_object *args[] = {instance, value};
    py_object *result = py_call(vm, function, args, value ? 2 : 1, NULL);
    py_xdecref(vm, result);
    return result ? 0 : -1;
}

/* A copy with one function replaced: what @x.setter makes. */
static py_object *copy_with(py_vm *vm, py_object *o, py_object *getter, py_object *setter,
                            py_object *deleter)
{
    py_property *property = (py_property *)o;
    py_object *old[] = {property->getter, property->setter, property->deleter};
    py_object *given[] = {getter, setter, deleter}, *args[4];
    for (size_t i = 0; i < 3; i++)
        args[i] = given[i] && given[i] != vm->none ? given[i] : old[i] ? old[i] : vm->none;
    /* The doc is taken anew when it was the getter's. */
    args[3] = property->doc_from_getter && args[0] != vm->none ? vm->none
              : property->doc                                  ? property->doc
                                                               : vm->none;
    py_object *copy = py_call(vm, PY_OBJECT(o->type), args, 4, NULL);
    if (copy && py_type_is_subtype(copy->type, vm->types.property)) {
        py_xincref(property->name);
        PY_SETREF(vm, ((py_property *)copy)->name, property->name);
        if (UNLIKELY(copy->record_id))
            py_watch_reset(vm, copy);
    }
    return copy;
}

static py_object *getter_method(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    (void)nargs, (void)kwnames;
    return copy_with(vm, self, args[0], NULL, NULL);
}

static py_object *setter_method(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    (void)nargs, (void)kwnames;
    return copy_with(vm, self, NULL, args[0], NULL);
}

static py_object *deleter_method(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                 py_tuple *kwnames)
{
    (void)nargs, (void)kwnames;
    return copy_with(vm, self, NULL, NULL, args[0]);
}

static py_object *set_name_method(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                  py_tuple *kwnames)
{
    (void)kwnames;
    if (nargs != 2)
        return py_raise(vm, vm->exceptions.TypeError,
                        "__set_name__() takes 2 positional arguments but %zu were given", nargs);
    PY_SETREF(vm, ((py_property *)self)->name, py_newref(args[1]));
    if (UNLIKELY(self->record_id))
        py_watch_reset(vm, self);
    return py_newref(vm->none);
}

static py_object *get_abstract(py_vm *vm, py_object *o, void *closure)
{
    py_property *property = (py_property *)o;
    py_object *functions[] = {property->getter, property->setter, property->deleter}, *flag;
    int truth = 0;
    (void)closure;
    for (size_t i = 0; i < ARRAY_LENGTH(functions) && truth == 0; i++) {
        if (!functions[i])
            continue;
        int found = py_lookup_attr(vm, functions[i], vm->names.isabstractmethod, &flag);
        truth = found <= 0 ? found : py_is_true(vm, flag);
        py_xdecref(vm, flag);
    }
    return truth < 0 ? NULL : py_bool_from(vm, truth);
}

static const struct py_method_def methods[] = {
    {"getter", getter_method, PY_ONE, 1, 1, 0, NULL,
     "Descriptor to obtain a copy of the property with a different getter."},
    {"setter", setter_method, PY_ONE, 1, 1, 0, NULL,
     "Descriptor to obtain a copy of the property with a different setter."},
    {"deleter", deleter_method, PY_ONE, 1, 1, 0, NULL,
     "Descriptor to obtain a copy of the property with a different deleter."},
    {"__set_name__", set_name_method, PY_FAST, 0, -1, 0, NULL, "Method to set name of a property."},
    {0},
};

static const struct py_member_def members[] = {
    {"fget", PY_MEMBER_OBJECT, true, offsetof(py_property, getter), NULL},
    {"fset", PY_MEMBER_OBJECT, true, offsetof(py_property, setter), NULL},
    {"fdel", PY_MEMBER_OBJECT, true, offsetof(py_property, deleter), NULL},
    {"__doc__", PY_MEMBER_OBJECT, false, offsetof(py_property, doc), NULL},
    {0},
};

static const struct py_getset_def getsets[] = {
    {"__isabstractmethod__", get_abstract, NULL, NULL, NULL},
    {0},
};

const struct py_type_spec py_property_spec = {
    .name = "property",
    .basic_size = sizeof(py_property),
    .flags = PY_TYPE_GC | PY_TYPE_BASE,
    .doc = "Property attribute.\n\n"
           "  fget\n    function to be used for getting an attribute value\n"
           "  fset\n    function to be used for setting an attribute value\n"
           "  fdel\n    function to be used for del'ing an attribute\n"
           "  doc\n    docstring\n",
    .slots = {.destroy = destroy_property,
              .traverse = traverse_property,
              .clear = clear_property,
              .getattr = py_generic_getattr,
              .descr_get = get_value,
              .descr_set = set_value,
              .init = init_property,
              .new_ = new_property},
    .methods = methods,
    .members = members,
    .getsets = getsets,
};
