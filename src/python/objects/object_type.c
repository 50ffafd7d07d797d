/* The type `object`: what every object does unless its type says otherwise (Objects/typeobject.c). */
#include "python/library/args.h"
#include "python/objects/object_reduce.h"
#include "python/objects/type.h"
#include "python/vm.h"

/* ---- making ---- */

static int init_object(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                       py_tuple *kwnames);

static void *raise_abstract(py_vm *vm, py_type *type)
{
    py_object *names = py_getattr(vm, PY_OBJECT(type), vm->names.abstractmethods);
    py_list *sorted = names ? py_list_from_iterable(vm, names) : NULL;
    py_xdecref(vm, names);
    py_str *comma = sorted ? py_str_from_c(vm, ", ") : NULL, *joined = NULL;
    if (comma && py_list_sort(vm, sorted, NULL, false) == 0)
        joined = py_str_join(vm, comma, PY_OBJECT(sorted));
    if (joined)
        py_raise(vm, vm->exceptions.TypeError,
                 "Can't instantiate abstract class %N with abstract method%s %U", type,
                 sorted->var.size > 1 ? "s" : "", joined);
    py_xdecref(vm, comma);
    py_xdecref(vm, joined);
    py_xdecref(vm, sorted);
    return NULL;
}

/* Arguments are refused by the one of __new__ and __init__ that the class does not override. */
static py_object *new_object(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                             py_tuple *kwnames)
{
    (void)args;
    if (nargs || (kwnames && kwnames->var.size)) {
        if (type->slots.new_ != new_object)
            return py_raise(vm, vm->exceptions.TypeError,
                            "object.__new__() takes exactly one argument (the type to "
                            "instantiate)");
        if (type->slots.init == init_object)
            return py_raise(vm, vm->exceptions.TypeError, "%N() takes no arguments", type);
    }
    if (py_type_has(type, PY_TYPE_ABSTRACT))
        return raise_abstract(vm, type);
    return py_instance_new(vm, type);
}

static int init_object(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                       py_tuple *kwnames)
{
    py_type *type = o->type;
    (void)args;
    if (nargs == 0 && (!kwnames || kwnames->var.size == 0))
        return 0;
    if (type->slots.init != init_object)
        py_raise(vm, vm->exceptions.TypeError,
                 "object.__init__() takes exactly one argument (the instance to initialize)");
    else if (type->slots.new_ == new_object)
        py_raise(vm, vm->exceptions.TypeError,
                 "%N.__init__() takes exactly one argument (the instance to initialize)", type);
    else
        return 0;
    return -1;
}

static void destroy_object(py_vm *vm, py_object *o)
{
    if (py_type_has(o->type, PY_TYPE_GC))
        py_gc_untrack(vm, o);
    py_object_free(vm, o);
}

/* ---- text, comparison ---- */

static py_object *repr_object(py_vm *vm, py_object *o)
{
    py_type *type = o->type;
    py_object *module = py_type_module(vm, type), *result = NULL;
    if (!module)
        py_clear_raised(vm);
    py_object *name = py_type_qualname(vm, type);
    unsigned long long id = py_id(vm, o);
    if (name && module && PY_IS_STR(module) && !py_str_equals_c((py_str *)module, "builtins"))
        result = PY_OBJECT(py_str_format(vm, "<%U.%U object at 0x%llx>", module, name, id));
    else if (name)
        result = PY_OBJECT(py_str_format(vm, "<%N object at 0x%llx>", type, id));
    py_xdecref(vm, module);
    py_xdecref(vm, name);
    return result;
}

static py_object *str_object(py_vm *vm, py_object *o)
{
    return o->type->slots.repr ? o->type->slots.repr(vm, o) : repr_object(vm, o);
}

static int64_t hash_object(py_vm *vm, py_object *o)
{
    return py_hash_pointer(vm, o);
}

static py_object *compare_objects(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op)
{
    if (op == PY_EQ)
        return py_newref(a == b ? vm->true_ : vm->not_implemented);
    if (op != PY_NE || !a->type->slots.compare)
        return py_newref(vm->not_implemented);
    /* != is what == is not. */
    py_object *equal = a->type->slots.compare(vm, a, b, PY_EQ);
    if (!equal || equal == vm->not_implemented)
        return equal;
    py_hold(vm, equal);
    int truth = py_is_true(vm, equal);
    py_unhold(vm, 1);
    py_decref(vm, equal);
    return truth < 0 ? NULL : py_bool_from(vm, !truth);
}

/* ---- __class__ ---- */

static py_object *get_class(py_vm *vm, py_object *o, void *closure)
{
    (void)vm, (void)closure;
    return py_newref(o->type);
}

static int set_class(py_vm *vm, py_object *o, py_object *value, void *closure)
{
    (void)closure;
    if (!value) {
        py_raise(vm, vm->exceptions.TypeError, "can't delete __class__ attribute");
        return -1;
    }
    if (!PY_IS_TYPE(value)) {
        py_raise(vm, vm->exceptions.TypeError, "__class__ must be set to a class, not '%T' object",
                 value);
        return -1;
    }
    py_type *old = o->type, *wanted = (py_type *)value;
    bool modules =
        py_type_is_subtype(wanted, vm->types.module) && py_type_is_subtype(old, vm->types.module);
    if (!modules &&
        (py_type_has(wanted, PY_TYPE_IMMUTABLE) || py_type_has(old, PY_TYPE_IMMUTABLE))) {
        py_raise(vm, vm->exceptions.TypeError,
                 "__class__ assignment only supported for mutable types or ModuleType subclasses");
        return -1;
    }
    if (!py_layout_compatible(vm, old, wanted, "__class__"))
        return -1;
    /* Inline values belong to the old class's key table. */
    if (py_type_has(old, PY_TYPE_MANAGED_DICT) && py_managed_of(o)->values &&
        !py_instance_values_to_dict(vm, o))
        return -1;
    if (py_type_has(wanted, PY_TYPE_HEAP))
        py_incref(wanted);
    o->type = wanted;
    if (UNLIKELY(o->record_id))
        py_watch_reset(vm, o);
    if (py_type_has(old, PY_TYPE_HEAP))
        py_decref(vm, old);
    return 0;
}

/* ---- methods ---- */

static py_object *subclasshook_method(py_vm *vm, py_object *self, py_object *const *args,
                                      size_t nargs, py_tuple *kwnames)
{
    (void)self, (void)args, (void)nargs, (void)kwnames;
    return py_newref(vm->not_implemented);
}

static py_object *init_subclass_method(py_vm *vm, py_object *self, py_object *const *args,
                                       size_t nargs, py_tuple *kwnames)
{
    (void)self, (void)args, (void)nargs, (void)kwnames;
    return py_newref(vm->none);
}

static py_object *format_method(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    (void)nargs, (void)kwnames;
    if (!PY_IS_STR(args[0]))
        return py_raise(vm, vm->exceptions.TypeError, "__format__() argument must be str, not %T",
                        args[0]);
    if (((py_str *)args[0])->length)
        return py_raise(vm, vm->exceptions.TypeError,
                        "unsupported format string passed to %T.__format__", self);
    return py_str_of(vm, self);
}

static py_object *sizeof_method(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    int64_t size = (int64_t)self->type->basic_size;
    if (self->type->item_size) {
        int64_t items = ((struct py_var *)self)->size;
        size += (int64_t)self->type->item_size * (items < 0 ? -items : items);
    }
    return py_int_from(vm, size);
}

/* A copy of o.__dict__, or an empty dict. */
static py_dict *own_names(py_vm *vm, py_object *self)
{
    py_object *dict;
    if (py_lookup_attr(vm, self, vm->names.dict, &dict) < 0)
        return NULL;
    py_dict *names = dict && PY_IS_DICT(dict) ? py_dict_copy(vm, (py_dict *)dict) : py_dict_new(vm);
    py_xdecref(vm, dict);
    return names;
}

static py_object *dir_method(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                             py_tuple *kwnames)
{
    py_object *class_, *result = NULL;
    (void)args, (void)nargs, (void)kwnames;
    py_dict *names = own_names(vm, self);
    if (!names || py_lookup_attr(vm, self, vm->names.class_, &class_) < 0) {
        py_xdecref(vm, names);
        return NULL;
    }
    bool good = true;
    if (class_ && PY_IS_TYPE(class_)) {
        py_tuple *mro = ((py_type *)class_)->mro;
        for (int64_t i = mro->var.size - 1; i >= 0 && good; i--)
            good =
                py_dict_update(vm, names, PY_OBJECT(((py_type *)mro->items[i])->dict), true) >= 0;
    }
    if (good)
        result = PY_OBJECT(py_dict_keys_list(vm, names));
    py_xdecref(vm, class_);
    py_decref(vm, names);
    return result;
}

static const struct py_method_def methods[] = {
    {"__reduce_ex__", py_object_reduce_ex, PY_ONE, 1, 1, 0, "($self, protocol, /)",
     "Helper for pickle."},
    {"__reduce__", py_object_reduce, PY_NOARGS, 0, 0, 0, "($self, /)", "Helper for pickle."},
    {"__getstate__", py_object_getstate, PY_NOARGS, 0, 0, 0, "($self, /)", "Helper for pickle."},
    {"__subclasshook__", subclasshook_method, PY_FAST, 0, -1, PY_METHOD_CLASS, NULL,
     "Abstract classes can override this to customize issubclass().\n\n"
     "This is invoked early on by abc.ABCMeta.__subclasscheck__().\n"
     "It should return True, False or NotImplemented.  If it returns\n"
     "NotImplemented, the normal algorithm is used.  Otherwise, it\n"
     "overrides the normal algorithm (and the outcome is cached).\n"},
    {"__init_subclass__", init_subclass_method, PY_NOARGS, 0, 0, PY_METHOD_CLASS, NULL,
     "This method is called when a class is subclassed.\n\n"
     "The default implementation does nothing. It may be\n"
     "overridden to extend subclasses.\n"},
    {"__format__", format_method, PY_ONE, 1, 1, 0, "($self, format_spec, /)",
     "Default object formatter."},
    {"__sizeof__", sizeof_method, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Size of object in memory, in bytes."},
    {"__dir__", dir_method, PY_NOARGS, 0, 0, 0, "($self, /)", "Default dir() implementation."},
    {0},
};

static const struct py_getset_def getsets[] = {
    {"__class__", get_class, set_class, "the object's class", NULL},
    {0},
};

const struct py_type_spec py_object_spec = {
    .name = "object",
    .basic_size = sizeof(py_object),
    .flags = PY_TYPE_BASE,
    .doc = "The base class of the class hierarchy.\n\n"
           "When called, it accepts no arguments and returns a new featureless\n"
           "instance that has no instance attributes and cannot be given any.\n",
    .slots = {.destroy = destroy_object,
              .repr = repr_object,
              .str = str_object,
              .hash = hash_object,
              .compare = compare_objects,
              .getattr = py_generic_getattr,
              .setattr = py_generic_setattr,
              .new_ = new_object,
              .init = init_object},
    .methods = methods,
    .getsets = getsets,
};
