/* Making classes: type(name, bases, namespace), which the class statement ends in (Objects/typeobject.c: type_new).
 *
 * The steps, each a function below: choose the metaclass and the base that gives the layout; read __slots__; lay the
 * instance out; fill the class's dict; make the type ready; then tell the attributes their names (__set_name__) and the
 * parent that it has a child (__init_subclass__).
 */
#include "python/objects/type.h"
#include "python/run/frame.h"
#include "python/vm.h"

#include <string.h>

struct class_plan {
    py_type *metatype, *base; /* borrowed */
    py_str *name;             /* borrowed */
    py_tuple *bases;          /* borrowed */
    py_dict *namespace;       /* the class's own copy; owned */
    py_tuple *slots;          /* mangled, sorted names; owned; NULL: no __slots__ */
    bool may_add_dict, may_add_weak, add_dict, add_weak;
};

/* ---- metaclass ---- */

py_type *py_metaclass_of(py_vm *vm, py_type *start, py_tuple *bases)
{
    py_type *winner = start;
    for (int64_t i = 0; i < bases->var.size; i++) {
        py_type *theirs = bases->items[i]->type;
        if (py_type_is_subtype(winner, theirs))
            continue;
        if (!py_type_is_subtype(theirs, winner))
            return py_raise(vm, vm->exceptions.TypeError,
                            "metaclass conflict: the metaclass of a derived class must be a "
                            "(non-strict) subclass of the metaclasses of all its bases");
        winner = theirs;
    }
    return winner;
}

static bool check_bases(py_vm *vm, py_tuple *bases)
{
    for (int64_t i = 0; i < bases->var.size; i++) {
        py_object *base = bases->items[i], *entries;
        if (PY_IS_TYPE(base))
            continue;
        if (py_lookup_attr(vm, base, vm->names.mro_entries, &entries) < 0)
            return false;
        if (!entries)
            continue;
        py_decref(vm, entries);
        py_raise(vm, vm->exceptions.TypeError,
                 "type() doesn't support MRO entry resolution; use types.new_class()");
        return false;
    }
    return true;
}

/* ---- __slots__ ---- */

/* _name__x: names with two leading underscores belong to the class (PEP 8's mangling). New reference. */
static py_str *mangle(py_vm *vm, py_str *class_name, py_str *name)
{
    int64_t length = name->length, skipped = 0;
    if (length < 3 || py_str_at(name, 0) != '_' || py_str_at(name, 1) != '_' ||
        (py_str_at(name, length - 1) == '_' && py_str_at(name, length - 2) == '_'))
        return py_newref(name);
    while (skipped < class_name->length && py_str_at(class_name, skipped) == '_')
        skipped++;
    if (skipped == class_name->length)
        return py_newref(name);
    py_str *bare = py_str_slice(vm, class_name, skipped, class_name->length);
    py_str *mangled = bare ? py_str_format(vm, "_%U%U", bare, name) : NULL;
    py_xdecref(vm, bare);
    if (mangled)
        py_str_intern(vm, &mangled);
    return mangled;
}

static bool check_slot(py_vm *vm, struct class_plan *plan, py_object *slot)
{
    if (!PY_IS_STR(slot)) {
        py_raise(vm, vm->exceptions.TypeError, "__slots__ items must be strings, not '%T'", slot);
        return false;
    }
    if (!py_str_is_identifier((py_str *)slot)) {
        py_raise(vm, vm->exceptions.TypeError, "__slots__ must be identifiers");
        return false;
    }
    if (py_str_equals_c((py_str *)slot, "__dict__")) {
        if (!plan->may_add_dict || plan->add_dict) {
            py_raise(vm, vm->exceptions.TypeError, "__dict__ slot disallowed: we already got one");
            return false;
        }
        plan->add_dict = true;
    }
    if (py_str_equals_c((py_str *)slot, "__weakref__")) {
        if (!plan->may_add_weak || plan->add_weak) {
            py_raise(vm, vm->exceptions.TypeError,
                     "__weakref__ slot disallowed: either we already got one, or "
                     "__itemsize__ != 0");
            return false;
        }
        plan->add_weak = true;
    }
    return true;
}

static bool is_layout_slot(const py_str *slot)
{
    return py_str_equals_c(slot, "__dict__") || py_str_equals_c(slot, "__weakref__");
}

/* The names that become members: mangled, in order of name. */
static py_tuple *member_names(py_vm *vm, struct class_plan *plan, py_tuple *slots)
{
    py_list *names = py_list_new(vm, 0);
    for (int64_t i = 0; names && i < slots->var.size; i++) {
        py_str *slot = (py_str *)slots->items[i];
        if (is_layout_slot(slot))
            continue;
        py_str *name = mangle(vm, plan->name, slot);
        int taken = name ? py_dict_contains(vm, plan->namespace, PY_OBJECT(name)) : -1;
        /* The class body's own bookkeeping may bear these names. */
        if (taken > 0 && !py_str_equals_c(name, "__qualname__") &&
            !py_str_equals_c(name, "__classcell__")) {
            py_raise(vm, vm->exceptions.ValueError, "%R in __slots__ conflicts with class variable",
                     name);
            taken = -1;
        }
        if (taken < 0 || py_list_append(vm, names, PY_OBJECT(name)) < 0)
            PY_CLEAR(vm, names);
        py_xdecref(vm, name);
    }
    py_tuple *result = NULL;
    if (names && py_list_sort(vm, names, NULL, false) == 0)
        result = py_list_to_tuple(vm, names);
    py_xdecref(vm, names);
    return result;
}

/* A base beside the main one may have a dict or weak references: then this class has them too. */
static void take_from_other_bases(struct class_plan *plan)
{
    for (int64_t i = 0; i < plan->bases->var.size; i++) {
        py_type *base = (py_type *)plan->bases->items[i];
        if (base == plan->base || !PY_IS_TYPE(base))
            continue;
        plan->add_dict |=
            plan->may_add_dict && (base->dict_offset || py_type_has(base, PY_TYPE_MANAGED_DICT));
        plan->add_weak |= plan->may_add_weak && base->weaklist_offset;
    }
}

static int read_slots(py_vm *vm, struct class_plan *plan)
{
    py_type *base = plan->base;
    plan->may_add_dict = !base->dict_offset && !py_type_has(base, PY_TYPE_MANAGED_DICT);
    plan->may_add_weak = !base->weaklist_offset && !base->item_size;
    py_object *given = py_dict_get_str(vm, plan->namespace, vm->names.slots);
    if (!given) {
        plan->add_dict = plan->may_add_dict;
        plan->add_weak = plan->may_add_weak;
        return 0;
    }
    py_tuple *slots =
        PY_IS_STR(given) ? py_tuple_pack(vm, 1, given) : py_tuple_from_iterable(vm, given);
    if (!slots)
        return -1;
    py_hold(vm, slots);
    bool good = true;
    if (slots->var.size && base->item_size) {
        py_raise(vm, vm->exceptions.TypeError,
                 "nonempty __slots__ not supported for subtype of '%N'", base);
        good = false;
    }
    for (int64_t i = 0; good && i < slots->var.size; i++)
        good = check_slot(vm, plan, slots->items[i]);
    plan->slots = good ? member_names(vm, plan, slots) : NULL;
    py_unhold(vm, 1);
    py_decref(vm, slots);
    if (!plan->slots)
        return -1;
    take_from_other_bases(plan);
    return 0;
}

/* ---- layout ---- */

/* Members first, then the dict of types with items behind them, then the head of the weak references. */
static int lay_out(py_vm *vm, py_type *type, const struct class_plan *plan)
{
    size_t offset = plan->base->basic_size;
    int64_t count = plan->slots ? plan->slots->var.size : 0;
    type->slot_members = (struct py_member_def *)(type + 1);
    for (int64_t i = 0; i < count; i++) {
        const char *name = py_str_utf8(vm, (py_str *)plan->slots->items[i], NULL);
        if (!name)
            return -1;
        type->slot_members[i] =
            (struct py_member_def){.name = name, .kind = PY_MEMBER_OBJECT_EX, .offset = offset};
        offset += sizeof(py_object *);
    }
    if (plan->add_dict && plan->base->item_size) {
        type->dict_offset = (size_t) - (ptrdiff_t)sizeof(py_dict *);
        offset += sizeof(py_dict *);
    } else if (plan->add_dict) {
        type->flags |= PY_TYPE_MANAGED_DICT;
    }
    if (plan->add_weak) {
        type->weaklist_offset = offset;
        offset += sizeof(py_object *);
    }
    type->basic_size = offset;
    type->item_size = plan->base->item_size;
    return 0;
}

static int add_layout_attributes(py_vm *vm, py_type *type, const struct class_plan *plan)
{
    const struct {
        bool wanted;
        const struct py_getset_def *getset;
    } rows[] = {{plan->add_dict, &py_dict_getsets[0]}, {plan->add_weak, &py_weakref_getsets[0]}};
    int64_t count = plan->slots ? plan->slots->var.size : 0;
    for (int64_t i = 0; i < count; i++) {
        py_object *name = plan->slots->items[i];
        py_object *member = py_member_descriptor_new(vm, type, &type->slot_members[i]);
        int failed = member ? py_dict_set(vm, type->dict, name, member) : -1;
        py_xdecref(vm, member);
        if (failed)
            return -1;
    }
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        const struct py_getset_def *getset = rows[i].getset;
        if (!rows[i].wanted || py_dict_get_c(vm, type->dict, getset->name))
            continue;
        py_object *descriptor = py_getset_descriptor_new(vm, type, getset);
        int failed = descriptor ? py_dict_set_c(vm, type->dict, getset->name, descriptor) : -1;
        py_xdecref(vm, descriptor);
        if (failed)
            return -1;
    }
    return 0;
}

/* ---- the class's dict ---- */

static int set_module(py_vm *vm, py_type *type)
{
    py_object *name = PY_OBJECT(vm->names.module);
    int present = py_dict_contains(vm, type->dict, name);
    if (present || !vm->frame)
        return present < 0 ? -1 : 0;
    py_object *module = py_dict_get_str(vm, vm->frame->globals, vm->names.name);
    return module ? py_dict_set(vm, type->dict, name, module) : 0;
}

static int take_qualname(py_vm *vm, py_type *type)
{
    py_object *qualname = py_dict_get_str(vm, type->dict, vm->names.qualname);
    if (!qualname) {
        type->qualname = py_newref(type->heap_name);
        return 0;
    }
    if (!PY_IS_STR(qualname)) {
        py_raise(vm, vm->exceptions.TypeError, "type __qualname__ must be a str, not %T", qualname);
        return -1;
    }
    type->qualname = py_newref(qualname);
    return py_dict_delete(vm, type->dict, PY_OBJECT(vm->names.qualname));
}

/* A function under one of these names is a static or class method without being told so. */
static int wrap_function(py_vm *vm, py_type *type, py_str *name,
                         py_object *(*wrap)(py_vm *, py_object *))
{
    py_object *function = py_dict_get_str(vm, type->dict, name);
    if (!function || function->type != vm->types.function)
        return 0;
    py_object *wrapped = wrap(vm, function);
    int failed = wrapped ? py_dict_set(vm, type->dict, PY_OBJECT(name), wrapped) : -1;
    py_xdecref(vm, wrapped);
    return failed;
}

/* __classcell__: the cell that methods' __class__ and super() read. */
static int fill_class_cell(py_vm *vm, py_type *type)
{
    py_object *cell = py_dict_get_str(vm, type->dict, vm->names.classcell);
    if (!cell)
        return 0;
    if (cell->type != vm->types.cell) {
        py_raise(vm, vm->exceptions.TypeError, "__classcell__ must be a nonlocal cell, not %R",
                 cell->type);
        return -1;
    }
    py_cell_set(vm, (py_cell *)cell, PY_OBJECT(type));
    return py_dict_delete(vm, type->dict, PY_OBJECT(vm->names.classcell));
}

static int fill_dict(py_vm *vm, py_type *type, const struct class_plan *plan)
{
    if (set_module(vm, type) < 0 || take_qualname(vm, type) < 0 ||
        wrap_function(vm, type, vm->names.new_, py_staticmethod_new) < 0 ||
        wrap_function(vm, type, vm->names.init_subclass, py_classmethod_new) < 0 ||
        wrap_function(vm, type, vm->names.class_getitem, py_classmethod_new) < 0 ||
        lay_out(vm, type, plan) < 0 || fill_class_cell(vm, type) < 0)
        return -1;
    return 0;
}

/* ---- the type object ---- */

static int make_ready(py_vm *vm, py_type *type, const struct class_plan *plan)
{
    if (py_type_make_mro(vm, type) < 0 || add_layout_attributes(vm, type, plan) < 0)
        return -1;
    if (!py_dict_get_str(vm, type->dict, vm->names.doc) &&
        py_dict_set(vm, type->dict, PY_OBJECT(vm->names.doc), vm->none) < 0)
        return -1;
    if (py_type_inherit(vm, type) < 0)
        return -1;
    py_type_set_hash(vm, type);
    for (int64_t i = 0; i < type->bases->var.size; i++)
        if (PY_IS_TYPE(type->bases->items[i]) &&
            py_type_add_subclass(vm, (py_type *)type->bases->items[i], type) < 0)
            return -1;
    py_slots_fix_all(vm, type);
    if (py_type_has(type, PY_TYPE_MANAGED_DICT) &&
        !(type->shared_keys = py_dict_shared_keys_new(vm)))
        return -1;
    return 0;
}

static py_type *make_type(py_vm *vm, struct class_plan *plan)
{
    size_t name_length;
    const char *name = py_str_utf8(vm, plan->name, &name_length);
    if (!name)
        return NULL;
    if (strlen(name) != name_length)
        return py_raise(vm, vm->exceptions.ValueError,
                        "type name must not contain null characters");
    py_type *type = py_object_new_var(vm, plan->metatype, plan->slots ? plan->slots->var.size : 0);
    if (!type)
        return NULL;
    type->name = name;
    type->heap_name = py_newref(plan->name);
    type->flags = PY_TYPE_HEAP | PY_TYPE_BASE | PY_TYPE_GC;
    type->bases = py_newref(plan->bases);
    type->base = py_newref(plan->base);
    type->dict = plan->namespace;
    plan->namespace = NULL;
    type->slot_names = plan->slots;
    py_xincref(type->slot_names);
    type->slots.destroy = py_subtype_destroy;
    type->slots.traverse = py_subtype_traverse;
    type->slots.clear = py_subtype_clear;
    if (py_type_has(plan->metatype, PY_TYPE_MANAGED_DICT) &&
        py_instance_values_init(vm, PY_OBJECT(type)) < 0) {
        py_decref(vm, type);
        return NULL;
    }
    py_gc_track(vm, type);
    py_hold(vm, type);
    bool good = fill_dict(vm, type, plan) == 0 && make_ready(vm, type, plan) == 0;
    py_unhold(vm, 1);
    if (!good) {
        py_decref(vm, type);
        return NULL;
    }
    return type;
}

/* ---- telling others ---- */

static void *raise_set_name(py_vm *vm, py_object *value, py_object *name, py_type *type)
{
    py_object *cause = py_take_raised(vm);
    py_raise(vm, vm->exceptions.RuntimeError,
             "Error calling __set_name__ on '%T' instance %R in '%N'", value, name, type);
    py_exception *raised = (py_exception *)py_see_raised(vm);
    if (raised && PY_IS_EXCEPTION(raised) && cause) {
        raised->suppress_context = true;
        PY_SETREF(vm, raised->cause, py_newref(cause));
        PY_SETREF(vm, raised->context, py_newref(cause));
    }
    py_xdecref(vm, cause);
    return NULL;
}

static int tell_names(py_vm *vm, py_type *type)
{
    py_dict *attributes = py_dict_copy(vm, type->dict);
    py_object *name, *value;
    int64_t position = 0;
    bool good = attributes != NULL;
    if (good)
        py_hold(vm, attributes);
    while (good && py_dict_next(attributes, &position, &name, &value, NULL)) {
        bool missing;
        py_object *args[] = {PY_OBJECT(type), name};
        if (value->type == vm->types.function)
            continue;
        py_object *result = py_special_call(vm, value, vm->names.set_name, args, 2, &missing);
        if (missing)
            continue;
        good = result != NULL;
        py_xdecref(vm, result);
        if (!good)
            raise_set_name(vm, value, name, type);
    }
    if (attributes)
        py_unhold(vm, 1);
    py_xdecref(vm, attributes);
    return good ? 0 : -1;
}

/* super(type, type).__init_subclass__(**kwargs) */
static int tell_parent(py_vm *vm, py_type *type, py_object *const *kwargs, py_tuple *kwnames)
{
    py_object *args[] = {PY_OBJECT(type), PY_OBJECT(type)};
    py_object *super = py_call(vm, PY_OBJECT(vm->types.super), args, 2, NULL);
    py_object *function = super ? py_getattr(vm, super, vm->names.init_subclass) : NULL;
    py_xdecref(vm, super);
    if (!function)
        return -1;
    py_hold(vm, function);
    py_object *result = py_call(vm, function, kwargs, 0, kwnames);
    py_unhold(vm, 1);
    py_decref(vm, function);
    py_xdecref(vm, result);
    return result ? 0 : -1;
}

/* ---- the ways in ---- */

py_object *py_class_make(py_vm *vm, py_type *metatype, py_str *name, py_tuple *bases,
                         py_dict *namespace, py_object *const *kwargs, py_tuple *kwnames)
{
    struct class_plan plan = {.metatype = metatype, .name = name, .bases = bases};
    py_type *type = NULL;
    plan.base = py_best_base(vm, bases);
    if (!plan.base)
        return NULL;
    plan.namespace = py_dict_copy(vm, namespace);
    if (plan.namespace) {
        py_hold(vm, plan.namespace);
        int failed = read_slots(vm, &plan);
        py_unhold(vm, 1);
        if (!failed)
            type = make_type(vm, &plan);
    }
    py_xdecref(vm, plan.namespace);
    py_xdecref(vm, plan.slots);
    if (!type)
        return NULL;
    py_hold(vm, type);
    bool good = tell_names(vm, type) == 0 && tell_parent(vm, type, kwargs, kwnames) == 0;
    py_unhold(vm, 1);
    if (!good)
        PY_CLEAR(vm, type);
    return PY_OBJECT(type);
}

static bool check_arguments(py_vm *vm, py_object *const *args, size_t nargs)
{
    static const char *const wanted[] = {"str", "tuple", "dict"};
    if (nargs != 3) {
        py_raise(vm, vm->exceptions.TypeError,
                 "type.__new__() takes exactly 3 arguments (%zu given)", nargs);
        return false;
    }
    const bool good[] = {PY_IS_STR(args[0]), PY_IS_TUPLE(args[1]), PY_IS_DICT(args[2])};
    for (size_t i = 0; i < 3; i++)
        if (!good[i]) {
            py_raise(vm, vm->exceptions.TypeError, "type.__new__() argument %zu must be %s, not %T",
                     i + 1, wanted[i], args[i]);
            return false;
        }
    return true;
}

py_object *py_type_new(py_vm *vm, py_type *metatype, py_object *const *args, size_t nargs,
                       py_tuple *kwnames)
{
    if (!check_arguments(vm, args, nargs))
        return NULL;
    py_tuple *bases = (py_tuple *)args[1];
    if (bases->var.size == 0) {
        bases = py_tuple_pack(vm, 1, vm->types.object);
        if (!bases)
            return NULL;
    } else {
        if (!check_bases(vm, bases))
            return NULL;
        py_type *winner = py_metaclass_of(vm, metatype, bases);
        if (!winner)
            return NULL;
        if (winner != metatype && winner->slots.new_ != py_type_new)
            return winner->slots.new_(vm, winner, args, nargs, kwnames);
        metatype = winner;
        py_incref(bases);
    }
    py_hold(vm, bases);
    py_object *type = py_class_make(vm, metatype, (py_str *)args[0], bases, (py_dict *)args[2],
                                    args + 3, kwnames);
    py_unhold(vm, 1);
    py_decref(vm, bases);
    return type;
}

py_object *py_class_new(py_vm *vm, const char *name, py_object *base_or_null,
                        py_dict *namespace_or_null)
{
    const char *dot = strrchr(name, '.');
    py_str *class_name = py_str_from_c(vm, dot ? dot + 1 : name);
    py_tuple *bases =
        py_tuple_pack(vm, 1, base_or_null ? base_or_null : PY_OBJECT(vm->types.object));
    py_dict *namespace = namespace_or_null ? py_dict_copy(vm, namespace_or_null) : py_dict_new(vm);
    py_object *result = NULL;
    bool good = class_name && bases && namespace;
    if (good && dot) {
        py_str *module = py_str_from(vm, name, (size_t)(dot - name));
        good = module &&
               py_dict_set(vm, namespace, PY_OBJECT(vm->names.module), PY_OBJECT(module)) == 0;
        py_xdecref(vm, module);
    }
    if (good)
        result = py_class_make(vm, bases->items[0]->type, class_name, bases, namespace, NULL, NULL);
    py_xdecref(vm, namespace);
    py_xdecref(vm, bases);
    py_xdecref(vm, class_name);
    return result;
}
