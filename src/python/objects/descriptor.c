/* What stands in the dicts of built-in types (Objects/descrobject.c): methods, fields, computed attributes, and the
 * wrappers of slots. */
#include "python/objects/type.h"
#include "python/vm.h"

#include <string.h>

_Static_assert(sizeof(py_descriptor) == 56, "as large as CPython's");

bool py_descriptor_is_data(const py_object *descriptor)
{
    return descriptor->type->slots.descr_set != NULL;
}

py_object *py_text_signature(py_vm *vm, const char *signature)
{
    if (!signature)
        return py_newref(vm->none);
    if (strncmp(signature, "(self", 5) == 0 || strncmp(signature, "(type", 5) == 0 ||
        strncmp(signature, "(module", 7) == 0)
        return PY_OBJECT(py_str_format(vm, "($%s", signature + 1));
    return PY_OBJECT(py_str_from_c(vm, signature));
}

/* ---- what all kinds share ---- */

static py_descriptor *make(py_vm *vm, py_type *kind, py_type *owner, const char *name,
                           const void *definition)
{
    py_descriptor *descriptor = py_object_new(vm, kind);
    if (!descriptor)
        return NULL;
    descriptor->owner = py_newref(owner);
    descriptor->name = py_str_intern_c(vm, name);
    descriptor->definition = definition;
    py_gc_track(vm, descriptor);
    if (!descriptor->name) {
        py_decref(vm, descriptor);
        return NULL;
    }
    return descriptor;
}

static void destroy(py_vm *vm, py_object *o)
{
    py_descriptor *descriptor = (py_descriptor *)o;
    py_gc_untrack(vm, o);
    PY_CLEAR(vm, descriptor->owner);
    PY_CLEAR(vm, descriptor->name);
    PY_CLEAR(vm, descriptor->qualname);
    py_object_free(vm, o);
}

static int traverse(py_object *o, py_visit visit, void *argument)
{
    py_descriptor *descriptor = (py_descriptor *)o;
    PY_VISIT(descriptor->owner);
    PY_VISIT(descriptor->name);
    PY_VISIT(descriptor->qualname);
    return 0;
}

static py_object *get_name(py_vm *vm, py_object *o, void *closure)
{
    (void)vm, (void)closure;
    return py_newref(((py_descriptor *)o)->name);
}

static py_object *get_qualname(py_vm *vm, py_object *o, void *closure)
{
    py_descriptor *descriptor = (py_descriptor *)o;
    (void)closure;
    if (!descriptor->qualname) {
        py_object *owner = py_type_qualname(vm, descriptor->owner);
        if (!owner)
            return NULL;
        descriptor->qualname = py_str_format(vm, "%S.%U", owner, descriptor->name);
        py_decref(vm, owner);
    }
    return descriptor->qualname ? py_newref(descriptor->qualname) : NULL;
}

static py_object *get_owner(py_vm *vm, py_object *o, void *closure)
{
    (void)vm, (void)closure;
    return py_newref(((py_descriptor *)o)->owner);
}

/* The instance must be one of the owner's: "descriptor 'append' for 'list' objects doesn't apply to a 'int' object". */
static bool check_instance(py_vm *vm, py_descriptor *descriptor, py_object *instance)
{
    if (LIKELY(instance->type == descriptor->owner) ||
        py_type_is_subtype(instance->type, descriptor->owner))
        return true;
    py_raise(vm, vm->exceptions.TypeError,
             "descriptor '%U' for '%N' objects doesn't apply to a '%T' object", descriptor->name,
             descriptor->owner, instance);
    return false;
}

static py_object *reduce(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                         py_tuple *kwnames)
{
    py_descriptor *descriptor = (py_descriptor *)o;
    (void)args, (void)nargs, (void)kwnames;
    py_object *getter = py_dict_get_c(vm, vm->builtins, "getattr");
    py_tuple *arguments = py_tuple_pack(vm, 2, descriptor->owner, descriptor->name);
    py_tuple *result = getter && arguments ? py_tuple_pack(vm, 2, getter, arguments) : NULL;
    py_xdecref(vm, arguments);
    return PY_OBJECT(result);
}

static const struct py_method_def reduce_methods[] = {
    {"__reduce__", reduce, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {0},
};

static const struct py_member_def shared_members[] = {
    {"__objclass__", PY_MEMBER_OBJECT, true, offsetof(py_descriptor, owner), NULL},
    {"__name__", PY_MEMBER_OBJECT, true, offsetof(py_descriptor, name), NULL},
    {0},
};

/* ---- methods ---- */

py_object *py_method_descriptor_new(py_vm *vm, py_type *owner,
                                    const struct py_method_def *definition)
{
    py_type *kind = definition->flags & PY_METHOD_CLASS ? vm->types.classmethod_descriptor
                                                        : vm->types.method_descriptor;
    return PY_OBJECT(make(vm, kind, owner, definition->name, definition));
}

static const struct py_method_def *method_of(const py_object *o)
{
    return ((const py_descriptor *)o)->definition;
}

static py_object *get_method(py_vm *vm, py_object *o, py_object *instance, py_object *owner)
{
    (void)owner;
    if (!instance)
        return py_newref(o);
    if (!check_instance(vm, (py_descriptor *)o, instance))
        return NULL;
    return py_builtin_function_new(vm, method_of(o), instance, NULL);
}

static py_object *call_method(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    py_descriptor *descriptor = (py_descriptor *)o;
    if (UNLIKELY(nargs == 0))
        return py_raise(vm, vm->exceptions.TypeError, "unbound method %N.%U() needs an argument",
                        descriptor->owner, descriptor->name);
    if (!check_instance(vm, descriptor, args[0]))
        return NULL;
    return py_call_definition(vm, method_of(o), descriptor->owner->name, args[0], args + 1,
                              nargs - 1, kwnames);
}

static py_object *repr_method(py_vm *vm, py_object *o)
{
    py_descriptor *descriptor = (py_descriptor *)o;
    return PY_OBJECT(
        py_str_format(vm, "<method '%U' of '%N' objects>", descriptor->name, descriptor->owner));
}

static py_object *get_method_doc(py_vm *vm, py_object *o, void *closure)
{
    const char *doc = method_of(o)->doc;
    (void)closure;
    return doc ? PY_OBJECT(py_str_from_c(vm, doc)) : py_newref(vm->none);
}

static py_object *get_method_signature(py_vm *vm, py_object *o, void *closure)
{
    (void)closure;
    return py_text_signature(vm, method_of(o)->signature);
}

static const struct py_getset_def method_getsets[] = {
    {"__doc__", get_method_doc, NULL, NULL, NULL},
    {"__qualname__", get_qualname, NULL, NULL, NULL},
    {"__text_signature__", get_method_signature, NULL, NULL, NULL},
    {0},
};

const struct py_type_spec py_method_descriptor_spec = {
    .name = "method_descriptor",
    .basic_size = sizeof(py_descriptor),
    .flags = PY_TYPE_GC | PY_TYPE_METHOD_DESCRIPTOR,
    .slots = {.destroy = destroy,
              .traverse = traverse,
              .repr = repr_method,
              .call = call_method,
              .getattr = py_generic_getattr,
              .descr_get = get_method},
    .methods = reduce_methods,
    .members = shared_members,
    .getsets = method_getsets,
};

/* ---- class methods ---- */

static py_object *get_classmethod(py_vm *vm, py_object *o, py_object *instance, py_object *owner)
{
    py_descriptor *descriptor = (py_descriptor *)o;
    if (!owner && instance)
        owner = PY_OBJECT(instance->type);
    if (!owner)
        return py_raise(vm, vm->exceptions.TypeError,
                        "descriptor '%U' for type '%N' needs either an object or a type",
                        descriptor->name, descriptor->owner);
    if (!PY_IS_TYPE(owner))
        return py_raise(vm, vm->exceptions.TypeError,
                        "descriptor '%U' for type '%N' needs a type, not a '%T' as arg 2",
                        descriptor->name, descriptor->owner, owner);
    if (!py_type_is_subtype((py_type *)owner, descriptor->owner))
        return py_raise(vm, vm->exceptions.TypeError,
                        "descriptor '%U' requires a subtype of '%N' but received '%N'",
                        descriptor->name, descriptor->owner, owner);
    return py_builtin_function_new(vm, method_of(o), owner, NULL);
}

static py_object *call_classmethod(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                                   py_tuple *kwnames)
{
    py_descriptor *descriptor = (py_descriptor *)o;
    if (nargs == 0)
        return py_raise(vm, vm->exceptions.TypeError,
                        "descriptor '%U' of '%N' object needs an argument", descriptor->name,
                        descriptor->owner);
    py_object *bound = get_classmethod(vm, o, NULL, args[0]);
    if (!bound)
        return NULL;
    py_hold(vm, bound);
    py_object *result = py_call(vm, bound, args + 1, nargs - 1, kwnames);
    py_unhold(vm, 1);
    py_decref(vm, bound);
    return result;
}

const struct py_type_spec py_classmethod_descriptor_spec = {
    .name = "classmethod_descriptor",
    .basic_size = sizeof(py_descriptor),
    .flags = PY_TYPE_GC,
    .slots = {.destroy = destroy,
              .traverse = traverse,
              .repr = repr_method,
              .call = call_classmethod,
              .getattr = py_generic_getattr,
              .descr_get = get_classmethod},
    .methods = reduce_methods,
    .members = shared_members,
    .getsets = method_getsets,
};

/* ---- fields ---- */

py_object *py_member_descriptor_new(py_vm *vm, py_type *owner,
                                    const struct py_member_def *definition)
{
    return PY_OBJECT(make(vm, vm->types.member_descriptor, owner, definition->name, definition));
}

py_object *py_member_get(py_vm *vm, py_object *o, const struct py_member_def *member)
{
    char *at = (char *)o + member->offset;
    switch (member->kind) {
    case PY_MEMBER_OBJECT: return py_newref(*(py_object **)at ? *(py_object **)at : vm->none);
    case PY_MEMBER_OBJECT_EX:
        return *(py_object **)at ? py_newref(*(py_object **)at)
                                 : py_raise(vm, vm->exceptions.AttributeError,
                                            "'%T' object has no attribute '%s'", o, member->name);
    case PY_MEMBER_INT32: return py_int_from(vm, *(int32_t *)at);
    case PY_MEMBER_DOUBLE: return py_float_from(vm, *(double *)at);
    case PY_MEMBER_INT64: return py_int_from(vm, *(int64_t *)at);
    default: return py_bool_from(vm, *(bool *)at);
    }
}

static int set_object(py_vm *vm, py_object *o, const struct py_member_def *member, py_object *value)
{
    py_object **place = (py_object **)((char *)o + member->offset), *old = *place;
    if (!value && !old && member->kind == PY_MEMBER_OBJECT_EX) {
        py_raise(vm, vm->exceptions.AttributeError, "%s", member->name);
        return -1;
    }
    py_xincref(value);
    *place = value;
    if (UNLIKELY(o->record_id))
        py_watch_named(vm, o, member->name, old, value);
    py_xdecref(vm, old);
    return 0;
}

int py_member_set(py_vm *vm, py_object *o, const struct py_member_def *member, py_object *value)
{
    char *at = (char *)o + member->offset;
    if (member->read_only) {
        py_raise(vm, vm->exceptions.AttributeError, "readonly attribute");
        return -1;
    }
    if (member->kind == PY_MEMBER_OBJECT || member->kind == PY_MEMBER_OBJECT_EX)
        return set_object(vm, o, member, value);
    if (!value) {
        py_raise(vm, vm->exceptions.TypeError, "can't delete numeric/char attribute");
        return -1;
    }
    if (member->kind == PY_MEMBER_BOOL) {
        if (value->type != vm->types.bool_) {
            py_raise(vm, vm->exceptions.TypeError, "attribute value type must be bool");
            return -1;
        }
        *(bool *)at = value == vm->true_;
        return 0;
    }
    int64_t number = py_as_index(vm, value, vm->exceptions.OverflowError);
    if (number == -1 && py_raised(vm))
        return -1;
    if (member->kind == PY_MEMBER_INT32)
        *(int32_t *)at = (int32_t)number;
    else
        *(int64_t *)at = number;
    return 0;
}

static py_object *get_member(py_vm *vm, py_object *o, py_object *instance, py_object *owner)
{
    (void)owner;
    if (!instance)
        return py_newref(o);
    if (!check_instance(vm, (py_descriptor *)o, instance))
        return NULL;
    return py_member_get(vm, instance, ((py_descriptor *)o)->definition);
}

static int set_member(py_vm *vm, py_object *o, py_object *instance, py_object *value)
{
    if (!check_instance(vm, (py_descriptor *)o, instance))
        return -1;
    return py_member_set(vm, instance, ((py_descriptor *)o)->definition, value);
}

static py_object *repr_member(py_vm *vm, py_object *o)
{
    py_descriptor *descriptor = (py_descriptor *)o;
    return PY_OBJECT(
        py_str_format(vm, "<member '%U' of '%N' objects>", descriptor->name, descriptor->owner));
}

static py_object *get_member_doc(py_vm *vm, py_object *o, void *closure)
{
    const struct py_member_def *member = ((py_descriptor *)o)->definition;
    (void)closure;
    return member->doc ? PY_OBJECT(py_str_from_c(vm, member->doc)) : py_newref(vm->none);
}

static const struct py_getset_def member_getsets[] = {
    {"__doc__", get_member_doc, NULL, NULL, NULL},
    {"__qualname__", get_qualname, NULL, NULL, NULL},
    {0},
};

/* CPython's is 48 bytes: one pointer fewer than a method's. */
const struct py_type_spec py_member_descriptor_spec = {
    .name = "member_descriptor",
    .basic_size = offsetof(py_descriptor, wrapped),
    .flags = PY_TYPE_GC,
    .slots = {.destroy = destroy,
              .traverse = traverse,
              .repr = repr_member,
              .getattr = py_generic_getattr,
              .descr_get = get_member,
              .descr_set = set_member},
    .methods = reduce_methods,
    .members = shared_members,
    .getsets = member_getsets,
};

/* ---- computed attributes ---- */

py_object *py_getset_descriptor_new(py_vm *vm, py_type *owner,
                                    const struct py_getset_def *definition)
{
    return PY_OBJECT(make(vm, vm->types.getset_descriptor, owner, definition->name, definition));
}

static void *raise_attribute(py_vm *vm, py_descriptor *descriptor, const char *what)
{
    return py_raise(vm, vm->exceptions.AttributeError, "attribute '%U' of '%N' objects is not %s",
                    descriptor->name, descriptor->owner, what);
}

static py_object *get_getset(py_vm *vm, py_object *o, py_object *instance, py_object *owner)
{
    py_descriptor *descriptor = (py_descriptor *)o;
    const struct py_getset_def *definition = descriptor->definition;
    (void)owner;
    if (!instance)
        return py_newref(o);
    if (!check_instance(vm, descriptor, instance))
        return NULL;
    return definition->get ? definition->get(vm, instance, definition->closure)
                           : raise_attribute(vm, descriptor, "readable");
}

static int set_getset(py_vm *vm, py_object *o, py_object *instance, py_object *value)
{
    py_descriptor *descriptor = (py_descriptor *)o;
    const struct py_getset_def *definition = descriptor->definition;
    if (!check_instance(vm, descriptor, instance))
        return -1;
    if (definition->set)
        return definition->set(vm, instance, value, definition->closure);
    raise_attribute(vm, descriptor, "writable");
    return -1;
}

static py_object *repr_getset(py_vm *vm, py_object *o)
{
    py_descriptor *descriptor = (py_descriptor *)o;
    return PY_OBJECT(
        py_str_format(vm, "<attribute '%U' of '%N' objects>", descriptor->name, descriptor->owner));
}

static py_object *get_getset_doc(py_vm *vm, py_object *o, void *closure)
{
    const struct py_getset_def *definition = ((py_descriptor *)o)->definition;
    (void)closure;
    return definition->doc ? PY_OBJECT(py_str_from_c(vm, definition->doc)) : py_newref(vm->none);
}

static const struct py_getset_def getset_getsets[] = {
    {"__doc__", get_getset_doc, NULL, NULL, NULL},
    {"__qualname__", get_qualname, NULL, NULL, NULL},
    {0},
};

const struct py_type_spec py_getset_descriptor_spec = {
    .name = "getset_descriptor",
    .basic_size = offsetof(py_descriptor, wrapped),
    .flags = PY_TYPE_GC,
    .slots = {.destroy = destroy,
              .traverse = traverse,
              .repr = repr_getset,
              .getattr = py_generic_getattr,
              .descr_get = get_getset,
              .descr_set = set_getset},
    .members = shared_members,
    .getsets = getset_getsets,
};

/* ---- wrappers of slots ---- */

py_object *py_wrapper_descriptor_new(py_vm *vm, py_type *owner, const struct py_slot_row *row,
                                     py_any_function slot)
{
    py_descriptor *descriptor = make(vm, vm->types.wrapper_descriptor, owner, row->name, row);
    if (descriptor)
        descriptor->wrapped = (void *)(uintptr_t)slot;
    return PY_OBJECT(descriptor);
}

static py_object *run_wrapper(py_vm *vm, py_descriptor *descriptor, py_object *self,
                              py_object *const *args, size_t nargs, py_tuple *kwnames)
{
    const struct py_slot_row *row = descriptor->definition;
    if (kwnames && kwnames->var.size && !row->keywords)
        return py_raise(vm, vm->exceptions.TypeError, "wrapper %s() takes no keyword arguments",
                        row->name);
    struct py_packed packed;
    if (!py_pack_arguments(vm, &packed, args, nargs, kwnames))
        return NULL;
    size_t held = vm->temporaries.count;
    py_object *result = row->wrapper(vm, self, (py_any_function)(uintptr_t)descriptor->wrapped,
                                     args, nargs, kwnames);
    vm->temporaries.count = held;
    py_unpack_arguments(vm, &packed);
    return result;
}

static py_object *call_wrapper(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    py_descriptor *descriptor = (py_descriptor *)o;
    if (nargs == 0)
        return py_raise(vm, vm->exceptions.TypeError,
                        "descriptor '%U' of '%N' object needs an argument", descriptor->name,
                        descriptor->owner);
    if (!py_type_is_subtype(args[0]->type, descriptor->owner))
        return py_raise(vm, vm->exceptions.TypeError,
                        "descriptor '%U' requires a '%N' object but received a '%T'",
                        descriptor->name, descriptor->owner, args[0]);
    /* A tuple of all, and in run_wrapper one of those after the first (wrapperdescr_call). */
    py_tuple *all = py_tuple_from(vm, args, (int64_t)nargs);
    if (!all)
        return NULL;
    py_hold(vm, all);
    py_object *result = run_wrapper(vm, descriptor, args[0], args + 1, nargs - 1, kwnames);
    py_unhold(vm, 1);
    py_decref(vm, all);
    return result;
}

static py_object *method_wrapper_new(py_vm *vm, py_descriptor *descriptor, py_object *self);

static py_object *get_wrapper(py_vm *vm, py_object *o, py_object *instance, py_object *owner)
{
    (void)owner;
    if (!instance)
        return py_newref(o);
    if (!check_instance(vm, (py_descriptor *)o, instance))
        return NULL;
    return method_wrapper_new(vm, (py_descriptor *)o, instance);
}

static py_object *repr_wrapper(py_vm *vm, py_object *o)
{
    py_descriptor *descriptor = (py_descriptor *)o;
    return PY_OBJECT(py_str_format(vm, "<slot wrapper '%U' of '%N' objects>", descriptor->name,
                                   descriptor->owner));
}

static py_object *get_wrapper_doc(py_vm *vm, py_object *o, void *closure)
{
    const struct py_slot_row *row = ((py_descriptor *)o)->definition;
    (void)closure;
    return PY_OBJECT(py_str_from_c(vm, row->doc));
}

static py_object *get_wrapper_signature(py_vm *vm, py_object *o, void *closure)
{
    const struct py_slot_row *row = ((py_descriptor *)o)->definition;
    (void)closure;
    return py_text_signature(vm, row->signature);
}

static const struct py_getset_def wrapper_getsets[] = {
    {"__doc__", get_wrapper_doc, NULL, NULL, NULL},
    {"__qualname__", get_qualname, NULL, NULL, NULL},
    {"__text_signature__", get_wrapper_signature, NULL, NULL, NULL},
    {0},
};

const struct py_type_spec py_wrapper_descriptor_spec = {
    .name = "wrapper_descriptor",
    .basic_size = sizeof(py_descriptor),
    .flags = PY_TYPE_GC | PY_TYPE_METHOD_DESCRIPTOR,
    .slots = {.destroy = destroy,
              .traverse = traverse,
              .repr = repr_wrapper,
              .call = call_wrapper,
              .getattr = py_generic_getattr,
              .descr_get = get_wrapper},
    .methods = reduce_methods,
    .members = shared_members,
    .getsets = wrapper_getsets,
};

/* ---- a slot's wrapper bound to an object: `[].__len__` ---- */

typedef struct method_wrapper {
    py_object base;
    py_descriptor *descriptor; /* owned, as self */
    py_object *self;
} method_wrapper;

static py_object *method_wrapper_new(py_vm *vm, py_descriptor *descriptor, py_object *self)
{
    method_wrapper *wrapper = py_object_new(vm, vm->types.method_wrapper);
    if (!wrapper)
        return NULL;
    wrapper->descriptor = py_newref(descriptor);
    wrapper->self = py_newref(self);
    py_gc_track(vm, wrapper);
    return PY_OBJECT(wrapper);
}

static void destroy_bound(py_vm *vm, py_object *o)
{
    method_wrapper *wrapper = (method_wrapper *)o;
    py_gc_untrack(vm, o);
    PY_CLEAR(vm, wrapper->descriptor);
    PY_CLEAR(vm, wrapper->self);
    py_object_free(vm, o);
}

static int traverse_bound(py_object *o, py_visit visit, void *argument)
{
    PY_VISIT(((method_wrapper *)o)->descriptor);
    PY_VISIT(((method_wrapper *)o)->self);
    return 0;
}

static py_object *call_bound(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                             py_tuple *kwnames)
{
    method_wrapper *wrapper = (method_wrapper *)o;
    return run_wrapper(vm, wrapper->descriptor, wrapper->self, args, nargs, kwnames);
}

static py_object *repr_bound(py_vm *vm, py_object *o)
{
    method_wrapper *wrapper = (method_wrapper *)o;
    return PY_OBJECT(py_str_format(vm, "<method-wrapper '%U' of %T object at 0x%llx>",
                                   wrapper->descriptor->name, wrapper->self,
                                   (unsigned long long)py_id(vm, wrapper->self)));
}

static int64_t hash_bound(py_vm *vm, py_object *o)
{
    method_wrapper *wrapper = (method_wrapper *)o;
    int64_t hash = py_hash_pointer(vm, wrapper->self) ^ py_hash_pointer(vm, wrapper->descriptor);
    return hash == -1 ? -2 : hash;
}

static py_object *compare_bound(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op)
{
    if ((op != PY_EQ && op != PY_NE) || a->type != vm->types.method_wrapper ||
        b->type != vm->types.method_wrapper)
        return py_newref(vm->not_implemented);
    method_wrapper *x = (method_wrapper *)a, *y = (method_wrapper *)b;
    bool equal = x->descriptor == y->descriptor && x->self == y->self;
    return py_bool_from(vm, equal == (op == PY_EQ));
}

static py_object *get_bound(py_vm *vm, py_object *o, void *closure)
{
    py_object *descriptor = PY_OBJECT(((method_wrapper *)o)->descriptor);
    py_object *(*get)(py_vm *, py_object *, void *) = NULL;
    switch (*(const char *)closure) {
    case 'n': get = get_name; break;
    case 'q': get = get_qualname; break;
    case 'o': get = get_owner; break;
    case 'd': get = get_wrapper_doc; break;
    default: get = get_wrapper_signature;
    }
    return get(vm, descriptor, NULL);
}

static const char closure_letters[] = "nqods";

static const struct py_member_def bound_members[] = {
    {"__self__", PY_MEMBER_OBJECT, true, offsetof(method_wrapper, self), NULL},
    {0},
};

#define CLOSURE(index) ((void *)(uintptr_t)&closure_letters[index])
static const struct py_getset_def bound_getsets[] = {
    {"__objclass__", get_bound, NULL, NULL, CLOSURE(2)},
    {"__name__", get_bound, NULL, NULL, CLOSURE(0)},
    {"__qualname__", get_bound, NULL, NULL, CLOSURE(1)},
    {"__doc__", get_bound, NULL, NULL, CLOSURE(3)},
    {"__text_signature__", get_bound, NULL, NULL, CLOSURE(4)},
    {0},
};

const struct py_type_spec py_method_wrapper_spec = {
    .name = "method-wrapper",
    .basic_size = sizeof(method_wrapper),
    .flags = PY_TYPE_GC,
    .slots = {.destroy = destroy_bound,
              .traverse = traverse_bound,
              .repr = repr_bound,
              .hash = hash_bound,
              .compare = compare_bound,
              .call = call_bound,
              .getattr = py_generic_getattr},
    .members = bound_members,
    .getsets = bound_getsets,
};
