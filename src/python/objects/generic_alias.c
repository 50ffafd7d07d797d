/* list[int] and int | str: types with arguments (Objects/genericaliasobject.c, unionobject.c; PEP 585, PEP 604). */
#include "base/text.h"
#include "python/library/args.h"
#include "python/memory/weakref.h"
#include "python/objects/type.h"
#include "python/vm.h"

typedef struct py_generic_alias {
    py_object base;
    py_object *origin; /* all owned */
    py_tuple *args;
    py_tuple *parameters; /* NULL until asked for */
    py_object *weaklist;
    bool starred;
    void *vectorcall;
} py_generic_alias;

_Static_assert(sizeof(py_generic_alias) == 64, "as large as CPython's");

/* ---- type parameters ---- */

/* Collects the TypeVars (whatever has __typing_subst__) among `args`, each once. */
static int collect_parameters(py_vm *vm, py_tuple *args, py_list *found)
{
    for (int64_t i = 0; i < args->var.size; i++) {
        py_object *arg = args->items[i], *subst, *inner;
        if (PY_IS_TYPE(arg))
            continue;
        if (py_lookup_attr(vm, arg, vm->names.typing_subst, &subst) < 0)
            return -1;
        if (subst) {
            py_decref(vm, subst);
            int there = py_contains(vm, PY_OBJECT(found), arg);
            if (there < 0 || (!there && py_list_append(vm, found, arg) < 0))
                return -1;
            continue;
        }
        if (py_lookup_attr(vm, arg, vm->names.parameters, &inner) < 0)
            return -1;
        int failed =
            inner && PY_IS_TUPLE(inner) ? collect_parameters(vm, (py_tuple *)inner, found) : 0;
        py_xdecref(vm, inner);
        if (failed)
            return -1;
    }
    return 0;
}

static py_tuple *make_parameters(py_vm *vm, py_tuple *args)
{
    py_list *found = py_list_new(vm, 0);
    py_tuple *result = NULL;
    if (found && collect_parameters(vm, args, found) == 0)
        result = py_list_to_tuple(vm, found);
    py_xdecref(vm, found);
    return result;
}

/* One argument with its parameters replaced: `values` stand for `parameters` in order. New reference. */
static py_object *substitute(py_vm *vm, py_object *arg, py_tuple *parameters,
                             py_object *const *values)
{
    py_object *inner;
    for (int64_t i = 0; i < parameters->var.size; i++)
        if (arg == parameters->items[i])
            return py_newref(values[i]);
    if (PY_IS_TYPE(arg) || py_lookup_attr(vm, arg, vm->names.parameters, &inner) < 0)
        return py_raised(vm) ? NULL : py_newref(arg);
    if (!inner || !PY_IS_TUPLE(inner) || ((py_tuple *)inner)->var.size == 0) {
        py_xdecref(vm, inner);
        return py_newref(arg);
    }
    py_tuple *wanted = (py_tuple *)inner, *chosen = py_tuple_new(vm, wanted->var.size);
    for (int64_t i = 0; chosen && i < wanted->var.size; i++) {
        py_object *value = substitute(vm, wanted->items[i], parameters, values);
        if (value)
            chosen->items[i] = value;
        else
            PY_CLEAR(vm, chosen);
    }
    py_object *result = chosen ? py_getitem(vm, arg, PY_OBJECT(chosen)) : NULL;
    py_xdecref(vm, chosen);
    py_decref(vm, inner);
    return result;
}

static py_tuple *substitute_all(py_vm *vm, py_object *self, py_tuple *args, py_tuple *parameters,
                                py_object *item)
{
    bool many = PY_IS_TUPLE(item);
    int64_t given = many ? ((py_tuple *)item)->var.size : 1;
    py_object *const *values = many ? ((py_tuple *)item)->items : &item;
    if (parameters->var.size == 0)
        return py_raise(vm, vm->exceptions.TypeError, "%R is not a generic class", self);
    if (given != parameters->var.size)
        return py_raise(vm, vm->exceptions.TypeError,
                        "Too %s arguments for %R; actual %lld, expected %lld",
                        given > parameters->var.size ? "many" : "few", self, (long long)given,
                        (long long)parameters->var.size);
    py_tuple *result = py_tuple_new(vm, args->var.size);
    for (int64_t i = 0; result && i < args->var.size; i++) {
        py_object *value = substitute(vm, args->items[i], parameters, values);
        if (value)
            result->items[i] = value;
        else
            PY_CLEAR(vm, result);
    }
    return result;
}

/* ---- repr, shared with unions ---- */

static void append_attribute(py_vm *vm, py_object *s, struct text *out)
{
    py_str *text = (py_str *)py_str_of(vm, s);
    size_t length;
    const char *utf8 = text ? py_str_utf8(vm, text, &length) : NULL;
    if (utf8)
        text_append_bytes(out, utf8, length);
    py_xdecref(vm, text);
}

/* Types by their names, "..." for Ellipsis, others by their repr. -1 with something raised. */
static int append_argument(py_vm *vm, py_object *o, struct text *out)
{
    py_object *origin = NULL, *qualname = NULL, *module = NULL;
    if (o == vm->ellipsis) {
        text_append(out, "...");
        return 0;
    }
    if (o == PY_OBJECT(vm->types.none)) {
        text_append(out, "None");
        return 0;
    }
    bool by_repr = py_lookup_attr(vm, o, vm->names.origin, &origin) != 0 ||
                   py_lookup_attr(vm, o, vm->names.qualname, &qualname) <= 0 ||
                   py_lookup_attr(vm, o, vm->names.module, &module) <= 0 || module == vm->none;
    if (!py_raised(vm)) {
        if (by_repr) {
            py_object *repr = py_repr(vm, o);
            if (repr)
                append_attribute(vm, repr, out);
            py_xdecref(vm, repr);
        } else {
            if (!PY_IS_STR(module) || !py_str_equals_c((py_str *)module, "builtins")) {
                append_attribute(vm, module, out);
                text_append_char(out, '.');
            }
            append_attribute(vm, qualname, out);
        }
    }
    py_xdecref(vm, origin);
    py_xdecref(vm, qualname);
    py_xdecref(vm, module);
    return py_raised(vm) ? -1 : 0;
}

/* ---- list[int] ---- */

static bool is_alias(py_vm *vm, py_object *o)
{
    return py_type_is_subtype(o->type, vm->types.generic_alias);
}

/* Of GenericAlias itself or of a class derived from it, as Callable's is. */
static py_object *alias_of_type(py_vm *vm, py_type *type, py_object *origin, py_object *args)
{
    py_tuple *all = PY_IS_TUPLE(args) ? py_newref(args) : py_tuple_pack(vm, 1, args);
    py_generic_alias *alias = all ? py_object_new(vm, type) : NULL;
    if (!alias) {
        py_xdecref(vm, all);
        return NULL;
    }
    alias->origin = py_newref(origin);
    alias->args = all;
    py_gc_track(vm, alias);
    return PY_OBJECT(alias);
}

py_object *py_generic_alias_new(py_vm *vm, py_object *origin, py_object *args)
{
    return alias_of_type(vm, vm->types.generic_alias, origin, args);
}

static py_object *new_alias(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                            py_tuple *kwnames)
{
    if (!py_args_positional(vm, "GenericAlias", nargs, kwnames, 2, 2))
        return NULL;
    return alias_of_type(vm, type, args[0], args[1]);
}

static void destroy_alias(py_vm *vm, py_object *o)
{
    py_generic_alias *alias = (py_generic_alias *)o;
    py_gc_untrack(vm, o);
    if (alias->weaklist)
        py_weakref_clear_all(vm, o);
    PY_CLEAR(vm, alias->origin);
    PY_CLEAR(vm, alias->args);
    PY_CLEAR(vm, alias->parameters);
    py_object_free(vm, o);
}

static int traverse_alias(py_object *o, py_visit visit, void *argument)
{
    py_generic_alias *alias = (py_generic_alias *)o;
    PY_VISIT(alias->origin);
    PY_VISIT(alias->args);
    PY_VISIT(alias->parameters);
    return 0;
}

static py_object *repr_alias(py_vm *vm, py_object *o)
{
    py_generic_alias *alias = (py_generic_alias *)o;
    struct text text = {0};
    if (alias->starred)
        text_append_char(&text, '*');
    int failed = append_argument(vm, alias->origin, &text);
    text_append_char(&text, '[');
    for (int64_t i = 0; !failed && i < alias->args->var.size; i++) {
        if (i)
            text_append(&text, ", ");
        failed = append_argument(vm, alias->args->items[i], &text);
    }
    if (alias->args->var.size == 0)
        text_append(&text, "()");
    text_append_char(&text, ']');
    if (failed) {
        text_fini(&text);
        return NULL;
    }
    return PY_OBJECT(py_str_from_text(vm, &text));
}

static int64_t hash_alias(py_vm *vm, py_object *o)
{
    py_generic_alias *alias = (py_generic_alias *)o;
    int64_t origin = py_hash(vm, alias->origin);
    int64_t args = origin == -1 ? -1 : py_hash(vm, PY_OBJECT(alias->args));
    if (origin == -1 || args == -1)
        return -1;
    int64_t hash = origin ^ args;
    return hash == -1 ? -2 : hash;
}

static py_object *compare_aliases(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op)
{
    if ((op != PY_EQ && op != PY_NE) || !is_alias(vm, a) || !is_alias(vm, b))
        return py_newref(vm->not_implemented);
    py_generic_alias *x = (py_generic_alias *)a, *y = (py_generic_alias *)b;
    int equal = x->starred == y->starred ? py_compare_bool(vm, x->origin, y->origin, PY_EQ) : 0;
    if (equal > 0)
        equal = py_compare_bool(vm, PY_OBJECT(x->args), PY_OBJECT(y->args), PY_EQ);
    return equal < 0 ? NULL : py_bool_from(vm, equal == (op == PY_EQ));
}

/* list[int]() makes a list that remembers where it came from, if it can. */
static py_object *call_alias(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                             py_tuple *kwnames)
{
    py_object *made = py_call(vm, ((py_generic_alias *)o)->origin, args, nargs, kwnames);
    if (!made)
        return NULL;
    py_hold(vm, made);
    if (py_setattr_string(vm, made, "__orig_class__", o) < 0) {
        if (py_raised_matches(vm, vm->exceptions.AttributeError) ||
            py_raised_matches(vm, vm->exceptions.TypeError))
            py_clear_raised(vm);
    }
    py_unhold(vm, 1);
    if (py_raised(vm))
        PY_CLEAR(vm, made);
    return made;
}

static bool is_own_attribute(const py_str *name)
{
    static const char *const own[] = {
        "__class__",       "__origin__",     "__args__",
        "__unpacked__",    "__parameters__", "__typing_unpacked_tuple_args__",
        "__mro_entries__", "__reduce_ex__",  "__reduce__",
        "__copy__",        "__deepcopy__",
    };
    for (size_t i = 0; i < ARRAY_LENGTH(own); i++)
        if (py_str_equals_c(name, own[i]))
            return true;
    return false;
}

static py_object *getattr_alias(py_vm *vm, py_object *o, py_str *name)
{
    if (!is_own_attribute(name))
        return py_getattr(vm, ((py_generic_alias *)o)->origin, name);
    return py_generic_getattr(vm, o, name);
}

static py_tuple *parameters_of(py_vm *vm, py_generic_alias *alias)
{
    if (!alias->parameters)
        alias->parameters = make_parameters(vm, alias->args);
    return alias->parameters;
}

static py_object *get_item(py_vm *vm, py_object *o, py_object *item)
{
    py_generic_alias *alias = (py_generic_alias *)o;
    py_tuple *parameters = parameters_of(vm, alias);
    py_tuple *args = parameters ? substitute_all(vm, o, alias->args, parameters, item) : NULL;
    py_object *result = args ? py_generic_alias_new(vm, alias->origin, PY_OBJECT(args)) : NULL;
    py_xdecref(vm, args);
    return result;
}

static py_object *get_parameters(py_vm *vm, py_object *o, void *closure)
{
    py_tuple *parameters = parameters_of(vm, (py_generic_alias *)o);
    (void)closure;
    return parameters ? py_newref(parameters) : NULL;
}

static py_object *mro_entries(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return PY_OBJECT(py_tuple_pack(vm, 1, ((py_generic_alias *)self)->origin));
}

static py_object *refuse_instancecheck(py_vm *vm, py_object *self, py_object *const *args,
                                       size_t nargs, py_tuple *kwnames)
{
    (void)self, (void)args, (void)nargs, (void)kwnames;
    return py_raise(vm, vm->exceptions.TypeError,
                    "isinstance() argument 2 cannot be a parameterized generic");
}

static py_object *refuse_subclasscheck(py_vm *vm, py_object *self, py_object *const *args,
                                       size_t nargs, py_tuple *kwnames)
{
    (void)self, (void)args, (void)nargs, (void)kwnames;
    return py_raise(vm, vm->exceptions.TypeError,
                    "issubclass() argument 2 cannot be a parameterized generic");
}

static py_object *reduce_alias(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    py_generic_alias *alias = (py_generic_alias *)o;
    (void)args, (void)nargs, (void)kwnames;
    py_tuple *arguments = py_tuple_pack(vm, 2, alias->origin, alias->args);
    py_tuple *result = arguments ? py_tuple_pack(vm, 2, o->type, arguments) : NULL;
    py_xdecref(vm, arguments);
    return PY_OBJECT(result);
}

static py_object *dir_alias(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                            py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return py_dir(vm, ((py_generic_alias *)o)->origin);
}

static py_object *or_any(py_vm *vm, py_object *a, py_object *b)
{
    return py_union_of(vm, a, b);
}

static const struct py_method_def alias_methods[] = {
    {"__mro_entries__", mro_entries, PY_ONE, 1, 1, 0, NULL, NULL},
    {"__instancecheck__", refuse_instancecheck, PY_ONE, 1, 1, 0, NULL, NULL},
    {"__subclasscheck__", refuse_subclasscheck, PY_ONE, 1, 1, 0, NULL, NULL},
    {"__reduce__", reduce_alias, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {"__dir__", dir_alias, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {0},
};

static const struct py_member_def alias_members[] = {
    {"__origin__", PY_MEMBER_OBJECT, true, offsetof(py_generic_alias, origin), NULL},
    {"__args__", PY_MEMBER_OBJECT, true, offsetof(py_generic_alias, args), NULL},
    {"__unpacked__", PY_MEMBER_BOOL, true, offsetof(py_generic_alias, starred), NULL},
    {0},
};

static const struct py_getset_def alias_getsets[] = {
    {"__parameters__", get_parameters, NULL, "Type variables in the GenericAlias.", NULL},
    {0},
};

const struct py_type_spec py_generic_alias_spec = {
    .name = "types.GenericAlias",
    .basic_size = sizeof(py_generic_alias),
    .flags = PY_TYPE_GC | PY_TYPE_BASE,
    .weaklist_offset = offsetof(py_generic_alias, weaklist),
    .doc = "Represent a PEP 585 generic type\n\n"
           "E.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).",
    .slots = {.destroy = destroy_alias,
              .traverse = traverse_alias,
              .repr = repr_alias,
              .hash = hash_alias,
              .compare = compare_aliases,
              .call = call_alias,
              .getattr = getattr_alias,
              .new_ = new_alias,
              .or_ = or_any,
              .subscript = get_item},
    .methods = alias_methods,
    .members = alias_members,
    .getsets = alias_getsets,
};

/* ---- int | str ---- */

typedef struct py_union {
    py_object base;
    py_tuple *args;       /* owned */
    py_tuple *parameters; /* owned; NULL until asked for */
} py_union;

static bool is_union(py_vm *vm, py_object *o)
{
    return o->type == vm->types.union_type;
}

static bool may_be_member(py_vm *vm, py_object *o)
{
    return o == vm->none || PY_IS_TYPE(o) || is_alias(vm, o) || is_union(vm, o);
}

/* Appends a member, or a union's members, unless it is there already. */
static int add_member(py_vm *vm, py_list *members, py_object *o)
{
    if (is_union(vm, o)) {
        py_tuple *args = ((py_union *)o)->args;
        for (int64_t i = 0; i < args->var.size; i++)
            if (add_member(vm, members, args->items[i]) < 0)
                return -1;
        return 0;
    }
    if (o == vm->none)
        o = PY_OBJECT(vm->types.none);
    for (int64_t i = 0; i < members->var.size; i++) {
        py_object *other = members->items[i];
        if (other == o)
            return 0;
        /* Types are told apart by identity, aliases by value. */
        if (is_alias(vm, other) && is_alias(vm, o)) {
            int same = py_compare_bool(vm, other, o, PY_EQ);
            if (same)
                return same < 0 ? -1 : 0;
        }
    }
    return py_list_append(vm, members, o);
}

py_object *py_union_of(py_vm *vm, py_object *a, py_object *b)
{
    if (!may_be_member(vm, a) || !may_be_member(vm, b))
        return py_newref(vm->not_implemented);
    py_list *members = py_list_new(vm, 0);
    py_object *result = NULL;
    if (members && add_member(vm, members, a) == 0 && add_member(vm, members, b) == 0) {
        py_union *made = NULL;
        if (members->var.size == 1) {
            result = py_newref(members->items[0]);
        } else if ((made = py_object_new(vm, vm->types.union_type))) {
            made->args = py_list_to_tuple(vm, members);
            py_gc_track(vm, made);
            result = PY_OBJECT(made);
            if (!made->args)
                PY_CLEAR(vm, result);
        }
    }
    py_xdecref(vm, members);
    return result;
}

static void destroy_union(py_vm *vm, py_object *o)
{
    py_gc_untrack(vm, o);
    PY_CLEAR(vm, ((py_union *)o)->args);
    PY_CLEAR(vm, ((py_union *)o)->parameters);
    py_object_free(vm, o);
}

static int traverse_union(py_object *o, py_visit visit, void *argument)
{
    PY_VISIT(((py_union *)o)->args);
    PY_VISIT(((py_union *)o)->parameters);
    return 0;
}

static py_object *repr_union(py_vm *vm, py_object *o)
{
    py_tuple *args = ((py_union *)o)->args;
    struct text text = {0};
    for (int64_t i = 0; i < args->var.size; i++) {
        if (i)
            text_append(&text, " | ");
        if (append_argument(vm, args->items[i], &text) < 0) {
            text_fini(&text);
            return NULL;
        }
    }
    return PY_OBJECT(py_str_from_text(vm, &text));
}

/* The members have no order. */
static int64_t hash_union(py_vm *vm, py_object *o)
{
    py_set *members = py_frozenset_new(vm, PY_OBJECT(((py_union *)o)->args));
    int64_t hash = members ? py_hash(vm, PY_OBJECT(members)) : -1;
    py_xdecref(vm, members);
    return hash;
}

static py_object *compare_unions(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op)
{
    if ((op != PY_EQ && op != PY_NE) || !is_union(vm, a) || !is_union(vm, b))
        return py_newref(vm->not_implemented);
    py_set *x = py_set_new(vm, PY_OBJECT(((py_union *)a)->args));
    py_set *y = x ? py_set_new(vm, PY_OBJECT(((py_union *)b)->args)) : NULL;
    py_object *result = y ? py_compare(vm, PY_OBJECT(x), PY_OBJECT(y), op) : NULL;
    py_xdecref(vm, x);
    py_xdecref(vm, y);
    return result;
}

static py_object *check_members(py_vm *vm, py_object *self, py_object *o, const char *function,
                                int (*check)(py_vm *, py_object *, py_object *))
{
    py_tuple *args = ((py_union *)self)->args;
    int is = 0;
    for (int64_t i = 0; i < args->var.size; i++)
        if (!PY_IS_TYPE(args->items[i]))
            return py_raise(vm, vm->exceptions.TypeError,
                            "%s() argument 2 cannot be a parameterized generic", function);
    for (int64_t i = 0; i < args->var.size && is == 0; i++)
        is = check(vm, o, args->items[i]);
    return is < 0 ? NULL : py_bool_from(vm, is);
}

static py_object *union_instancecheck(py_vm *vm, py_object *self, py_object *const *args,
                                      size_t nargs, py_tuple *kwnames)
{
    (void)nargs, (void)kwnames;
    return check_members(vm, self, args[0], "isinstance", py_isinstance);
}

static py_object *union_subclasscheck(py_vm *vm, py_object *self, py_object *const *args,
                                      size_t nargs, py_tuple *kwnames)
{
    (void)nargs, (void)kwnames;
    if (!PY_IS_TYPE(args[0]))
        return py_raise(vm, vm->exceptions.TypeError, "issubclass() arg 1 must be a class");
    return check_members(vm, self, args[0], "issubclass", py_issubclass);
}

static py_tuple *union_parameters(py_vm *vm, py_union *self)
{
    if (!self->parameters)
        self->parameters = make_parameters(vm, self->args);
    return self->parameters;
}

static py_object *get_union_parameters(py_vm *vm, py_object *o, void *closure)
{
    py_tuple *parameters = union_parameters(vm, (py_union *)o);
    (void)closure;
    return parameters ? py_newref(parameters) : NULL;
}

static py_object *get_union_item(py_vm *vm, py_object *o, py_object *item)
{
    py_union *self = (py_union *)o;
    py_tuple *parameters = union_parameters(vm, self);
    py_tuple *args = parameters ? substitute_all(vm, o, self->args, parameters, item) : NULL;
    py_object *result = args ? py_newref(args->items[0]) : NULL;
    for (int64_t i = 1; result && i < args->var.size; i++) {
        py_object *joined = py_binary_op(vm, result, args->items[i], PY_OP_OR);
        PY_SETREF(vm, result, joined);
    }
    py_xdecref(vm, args);
    return result;
}

static const struct py_method_def union_methods[] = {
    {"__instancecheck__", union_instancecheck, PY_ONE, 1, 1, 0, NULL, NULL},
    {"__subclasscheck__", union_subclasscheck, PY_ONE, 1, 1, 0, NULL, NULL},
    {0},
};

static const struct py_member_def union_members[] = {
    {"__args__", PY_MEMBER_OBJECT, true, offsetof(py_union, args), NULL},
    {0},
};

static const struct py_getset_def union_getsets[] = {
    {"__parameters__", get_union_parameters, NULL, "Type variables in the types.UnionType.", NULL},
    {0},
};

const struct py_type_spec py_union_type_spec = {
    .name = "types.UnionType",
    .basic_size = sizeof(py_union),
    .flags = PY_TYPE_GC,
    .doc = "Represent a PEP 604 union type\n\nE.g. for int | str",
    .slots = {.destroy = destroy_union,
              .traverse = traverse_union,
              .repr = repr_union,
              .hash = hash_union,
              .compare = compare_unions,
              .getattr = py_generic_getattr,
              .or_ = or_any,
              .subscript = get_union_item},
    .methods = union_methods,
    .members = union_members,
    .getsets = union_getsets,
};
