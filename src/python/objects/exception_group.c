/* BaseExceptionGroup and ExceptionGroup (PEP 654): several exceptions raised together. */
#include "python/objects/exception_parts.h"
#include "python/objects/type.h"

static py_object *message_of(const py_exception *group)
{
    return group->fields[PY_EXCEPTION_GROUP_MESSAGE];
}

static py_tuple *exceptions_of(const py_exception *group)
{
    return (py_tuple *)group->fields[PY_EXCEPTION_GROUP_EXCEPTIONS];
}

static bool is_group(const py_vm *vm, const py_object *o)
{
    return py_type_is_subtype(o->type, vm->exceptions.BaseExceptionGroup);
}

/* ---- making ---- */

/* The second argument as a tuple of exceptions; *base_only when some of them do not derive from Exception. */
static py_tuple *take_exceptions(py_vm *vm, py_object *sequence, bool *base_only)
{
    if (!sequence->type->slots.sq_item || PY_IS_DICT(sequence))
        return py_raise(vm, vm->exceptions.TypeError,
                        "second argument (exceptions) must be a sequence");
    py_tuple *exceptions = py_tuple_from_iterable(vm, sequence);
    if (!exceptions)
        return NULL;
    if (exceptions->var.size == 0)
        py_raise(vm, vm->exceptions.ValueError,
                 "second argument (exceptions) must be a non-empty sequence");
    *base_only = false;
    for (int64_t i = 0; i < exceptions->var.size && !vm->raised; i++) {
        py_object *e = exceptions->items[i];
        if (!PY_IS_EXCEPTION(e))
            py_raise(vm, vm->exceptions.ValueError,
                     "Item %lld of second argument (exceptions) is not an exception", (long long)i);
        else if (!py_type_is_subtype(e->type, vm->exceptions.Exception))
            *base_only = true;
    }
    if (vm->raised)
        PY_CLEAR(vm, exceptions);
    return exceptions;
}

/* BaseExceptionGroup of Exceptions alone is an ExceptionGroup; an ExceptionGroup of others is an error. */
static py_type *fitting_type(py_vm *vm, py_type *type, bool base_only)
{
    if (type == vm->exceptions.ExceptionGroup) {
        if (!base_only)
            return type;
        return py_raise(vm, vm->exceptions.TypeError,
                        "Cannot nest BaseExceptions in an ExceptionGroup");
    }
    if (type == vm->exceptions.BaseExceptionGroup)
        return base_only ? type : vm->exceptions.ExceptionGroup;
    if (base_only && py_type_is_subtype(type, vm->exceptions.Exception))
        return py_raise(vm, vm->exceptions.TypeError, "Cannot nest BaseExceptions in '%s'",
                        type->name);
    return type;
}

static py_object *group_new(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                            py_tuple *kwnames)
{
    if (nargs != 2)
        return py_raise(vm, vm->exceptions.TypeError,
                        "BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)",
                        (int)nargs);
    if (!PY_IS_STR(args[0]))
        return py_raise(vm, vm->exceptions.TypeError,
                        "BaseExceptionGroup.__new__() argument 1 must be str, not %T", args[0]);
    bool base_only = false;
    py_tuple *exceptions = take_exceptions(vm, args[1], &base_only);
    if (!exceptions)
        return NULL;
    py_exception *group = NULL;
    type = fitting_type(vm, type, base_only);
    if (type)
        group = (py_exception *)exception_new(vm, type, args, nargs, kwnames);
    if (group) {
        group->fields[PY_EXCEPTION_GROUP_MESSAGE] = py_newref(args[0]);
        group->fields[PY_EXCEPTION_GROUP_EXCEPTIONS] = PY_OBJECT(exceptions);
    } else {
        py_decref(vm, exceptions);
    }
    return PY_OBJECT(group);
}

static py_object *group_str(py_vm *vm, py_object *o)
{
    py_exception *group = (py_exception *)o;
    int64_t count = exceptions_of(group)->var.size;
    return PY_OBJECT(py_str_format(vm, "%S (%lld sub-exception%s)", message_of(group),
                                   (long long)count, count == 1 ? "" : "s"));
}

/* ---- taking apart ---- */

static py_object *group_derive(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    (void)nargs, (void)kwnames;
    py_object *arguments[] = {message_of((py_exception *)o), args[0]};
    return py_exception_make(vm, vm->exceptions.BaseExceptionGroup, arguments, 2);
}

/* A group of `exceptions` with the metadata of `original`; None when the list is empty. */
static py_object *group_subset(py_vm *vm, py_object *original, py_list *exceptions)
{
    if (exceptions->var.size == 0)
        return py_newref(vm->none);
    py_object *argument = PY_OBJECT(exceptions);
    py_object *subset = py_call_method(vm, original, "derive", &argument, 1);
    if (!subset)
        return NULL;
    if (!is_group(vm, subset)) {
        py_decref(vm, subset);
        return py_raise(vm, vm->exceptions.TypeError,
                        "derive must return an instance of BaseExceptionGroup");
    }
    py_exception *from = (py_exception *)original;
    if (from->traceback)
        py_exception_set_traceback(vm, subset, py_newref(from->traceback));
    if (from->context)
        py_exception_set_context(vm, subset, py_newref(from->context));
    if (from->cause)
        py_exception_set_cause(vm, subset, py_newref(from->cause));
    py_object *notes = NULL;
    int found = py_lookup_attr(vm, original, vm->names.notes, &notes);
    if (found > 0 && PY_IS_LIST(notes)) {
        py_list *copy = py_list_from_iterable(vm, notes);
        found = copy ? py_setattr(vm, subset, vm->names.notes, PY_OBJECT(copy)) : -1;
        py_xdecref(vm, copy);
    }
    py_xdecref(vm, notes);
    if (found < 0)
        PY_CLEAR(vm, subset);
    return subset;
}

enum matcher_kind { BY_TYPE, BY_PREDICATE, BY_IDENTITY };

struct matcher {
    enum matcher_kind kind;
    py_object
        *value; /* type, tuple of types, callable, or a set of addresses as a list of objects */
};

static bool is_exception_type(const py_object *o)
{
    return PY_IS_TYPE(o) && py_type_has((const py_type *)o, PY_TYPE_EXCEPTION_SUBCLASS);
}

static int matcher_init(py_vm *vm, struct matcher *matcher, py_object *value)
{
    matcher->value = value;
    matcher->kind = BY_TYPE;
    if (is_exception_type(value))
        return 0;
    if (PY_IS_TUPLE(value)) {
        const py_tuple *types = (const py_tuple *)value;
        int64_t i = 0;
        while (i < types->var.size && is_exception_type(types->items[i]))
            i++;
        if (i == types->var.size)
            return 0;
    } else if (value->type == vm->types.function) {
        matcher->kind = BY_PREDICATE;
        return 0;
    }
    py_raise(vm, vm->exceptions.TypeError,
             "expected a function, exception type or tuple of exception types");
    return -1;
}

static int matches(py_vm *vm, const struct matcher *matcher, py_object *e)
{
    switch (matcher->kind) {
    case BY_TYPE: return py_isinstance(vm, e, matcher->value);
    case BY_PREDICATE: {
        py_object *result = py_call_one(vm, matcher->value, e);
        if (!result)
            return -1;
        int truth = py_is_true(vm, result);
        py_decref(vm, result);
        return truth;
    }
    default:
        /* groups are taken apart, only what is no group is looked for */
        if (is_group(vm, e))
            return 0;
        for (int64_t i = 0; i < ((py_list *)matcher->value)->var.size; i++) {
            if (((py_list *)matcher->value)->items[i] == e)
                return 1;
        }
        return 0;
    }
}

struct split {
    py_object *match, *rest; /* new references; NULL: none of it */
};

static int split_one(py_vm *vm, py_object *e, const struct matcher *matcher, bool want_rest,
                     struct split *out);

static int split_members(py_vm *vm, py_object *group, const struct matcher *matcher, bool want_rest,
                         py_list *match, py_list *rest)
{
    py_tuple *members = exceptions_of((py_exception *)group);
    for (int64_t i = 0; i < members->var.size; i++) {
        struct split part;
        if (split_one(vm, members->items[i], matcher, want_rest, &part) < 0)
            return -1;
        int failed = 0;
        if (part.match)
            failed = py_list_append_steal(vm, match, part.match);
        if (part.rest)
            failed |= py_list_append_steal(vm, rest, part.rest);
        if (failed)
            return -1;
    }
    return 0;
}

static int none_to_null(py_vm *vm, py_object **o)
{
    if (!*o)
        return -1;
    if (*o == vm->none)
        PY_CLEAR(vm, *o);
    return 0;
}

static int split_group(py_vm *vm, py_object *group, const struct matcher *matcher, bool want_rest,
                       struct split *out)
{
    py_list *match = py_list_new(vm, 0), *rest = py_list_new(vm, 0);
    int failed = -1;
    py_hold(vm, match);
    py_hold(vm, rest);
    if (match && rest && split_members(vm, group, matcher, want_rest, match, rest) == 0) {
        out->match = group_subset(vm, group, match);
        if (none_to_null(vm, &out->match) == 0) {
            failed = 0;
            if (want_rest) {
                py_hold(vm, out->match);
                out->rest = group_subset(vm, group, rest);
                py_unhold(vm, 1);
                failed = none_to_null(vm, &out->rest);
            }
            if (failed)
                PY_CLEAR(vm, out->match);
        }
    }
    py_unhold(vm, 2);
    py_xdecref(vm, match);
    py_xdecref(vm, rest);
    return failed;
}

static int split_one(py_vm *vm, py_object *e, const struct matcher *matcher, bool want_rest,
                     struct split *out)
{
    *out = (struct split){NULL, NULL};
    int matched = matches(vm, matcher, e);
    if (matched < 0)
        return -1;
    if (matched) {
        out->match = py_newref(e);
        return 0;
    }
    if (!is_group(vm, e)) {
        out->rest = want_rest ? py_newref(e) : NULL;
        return 0;
    }
    if (py_enter_recursive(vm, " in exceptiongroup_split_recursive") < 0)
        return -1;
    int failed = split_group(vm, e, matcher, want_rest, out);
    py_leave_recursive(vm);
    return failed;
}

static py_object *group_split(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    (void)nargs, (void)kwnames;
    struct matcher matcher;
    struct split parts;
    if (matcher_init(vm, &matcher, args[0]) < 0 || split_one(vm, o, &matcher, true, &parts) < 0)
        return NULL;
    py_tuple *pair = py_tuple_pack(vm, 2, parts.match ? parts.match : vm->none,
                                   parts.rest ? parts.rest : vm->none);
    py_xdecref(vm, parts.match);
    py_xdecref(vm, parts.rest);
    return PY_OBJECT(pair);
}

static py_object *group_subgroup(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                                 py_tuple *kwnames)
{
    (void)nargs, (void)kwnames;
    struct matcher matcher;
    struct split parts;
    if (matcher_init(vm, &matcher, args[0]) < 0 || split_one(vm, o, &matcher, false, &parts) < 0)
        return NULL;
    return parts.match ? parts.match : py_newref(vm->none);
}

static int collect_leaves(py_vm *vm, py_object *e, py_list *leaves)
{
    if (e == vm->none)
        return 0;
    if (!is_group(vm, e))
        return py_list_append(vm, leaves, e);
    py_tuple *members = exceptions_of((py_exception *)e);
    for (int64_t i = 0; i < members->var.size; i++) {
        if (py_enter_recursive(vm, " in collect_exception_group_leaf_ids") < 0)
            return -1;
        int failed = collect_leaves(vm, members->items[i], leaves);
        py_leave_recursive(vm);
        if (failed)
            return -1;
    }
    return 0;
}

py_object *py_exception_group_projection(py_vm *vm, py_object *group, py_list *keep)
{
    py_list *leaves = py_list_new(vm, 0);
    py_object *result = NULL;
    int failed = leaves ? 0 : -1;
    for (int64_t i = 0; !failed && i < keep->var.size; i++)
        failed = collect_leaves(vm, keep->items[i], leaves);
    if (!failed) {
        struct matcher matcher = {BY_IDENTITY, PY_OBJECT(leaves)};
        struct split parts;
        if (split_one(vm, group, &matcher, false, &parts) == 0)
            result = parts.match ? parts.match : py_newref(vm->none);
    }
    py_xdecref(vm, leaves);
    return result;
}

static py_object *group_class_getitem(py_vm *vm, py_object *self, py_object *const *args,
                                      size_t nargs, py_tuple *kwnames)
{
    (void)nargs, (void)kwnames;
    return py_generic_alias_new(vm, self, args[0]);
}

static const struct py_method_def group_methods[] = {
    {"__class_getitem__", group_class_getitem, PY_ONE, 1, 1, PY_METHOD_CLASS, NULL, "See PEP 585"},
    {"derive", group_derive, PY_ONE, 1, 1, 0, NULL, NULL},
    {"split", group_split, PY_ONE, 1, 1, 0, NULL, NULL},
    {"subgroup", group_subgroup, PY_ONE, 1, 1, 0, NULL, NULL},
    {0},
};

#define FIELD(index) offsetof(py_exception, fields) + 8 * (index)
static const struct py_member_def group_members[] = {
    {"message", PY_MEMBER_OBJECT, true, FIELD(PY_EXCEPTION_GROUP_MESSAGE), "exception message"},
    {"exceptions", PY_MEMBER_OBJECT, true, FIELD(PY_EXCEPTION_GROUP_EXCEPTIONS),
     "nested exceptions"},
    {0},
};

const struct py_type_spec py_exception_BaseExceptionGroup_spec = {
    .name = "BaseExceptionGroup",
    .doc = "A combination of multiple unrelated exceptions.",
    EXCEPTION_BASICS(2),
    .slots = {EXCEPTION_SLOTS(2), .new_ = group_new, .init = exception_init, .str = group_str},
    .methods = group_methods,
    .members = group_members,
};

/* class ExceptionGroup(BaseExceptionGroup, Exception), made as a program would make it. */
int py_exception_group_init(py_vm *vm)
{
    py_dict *namespace = py_dict_new(vm);
    py_str *name = py_str_from_c(vm, "ExceptionGroup"), *module = py_str_from_c(vm, "builtins");
    py_tuple *bases =
        py_tuple_pack(vm, 2, vm->exceptions.BaseExceptionGroup, vm->exceptions.Exception);
    if (namespace && name && module && bases &&
        py_dict_set(vm, namespace, PY_OBJECT(vm->names.module), PY_OBJECT(module)) == 0) {
        py_object *args[] = {PY_OBJECT(name), PY_OBJECT(bases), PY_OBJECT(namespace)};
        vm->exceptions.ExceptionGroup =
            (py_type *)py_call(vm, PY_OBJECT(vm->types.type), args, 3, NULL);
    }
    py_xdecref(vm, namespace);
    py_xdecref(vm, name);
    py_xdecref(vm, module);
    py_xdecref(vm, bases);
    return vm->exceptions.ExceptionGroup ? 0 : -1;
}
