/* operator.itemgetter, attrgetter and methodcaller: functions that ask one thing of their argument (Modules/_operator.c). */
#include "python/library/parts.h"

/* What itemgetter and attrgetter begin with. */
struct getter {
    py_object base;
    int64_t count;
    py_object *sought; /* owned */
};

struct item_getter {
    struct getter getter; /* seeks a key, or a tuple of them when there are several */
    int64_t index;        /* as the next one, it keeps CPython's size */
    void *vectorcall;
};
_Static_assert(sizeof(struct item_getter) == 48, "as large as CPython's itemgetterobject");

struct attribute_getter {
    struct getter
        getter; /* seeks a tuple: a str each, or a tuple of str where there are dots in it */
    void *vectorcall;
};
_Static_assert(sizeof(struct attribute_getter) == 40, "as large as CPython's attrgetterobject");

struct method_caller {
    py_object base;
    py_str *name; /* owned, as the next two */
    py_tuple *args;
    py_dict *keywords; /* NULL: none */
};
_Static_assert(sizeof(struct method_caller) == 40, "as large as CPython's methodcallerobject");

/* At least one argument, and none by name. */
static bool some_arguments(py_vm *vm, const char *function, size_t nargs, py_tuple *kwnames)
{
    return py_args_positional(vm, function, nargs, kwnames, 1, nargs ? nargs : 1);
}

/* How all three are shown, `shown` being what stands between the parentheses (or with them); steals it. */
static py_object *show(py_vm *vm, py_object *o, const char *format, py_str *shown)
{
    py_str *text = shown ? py_str_format(vm, format, o->type->name, shown) : NULL;
    py_xdecref(vm, shown);
    return PY_OBJECT(text);
}

/* What stands for the object within its own repr; NULL if py_repr_enter has failed. */
static py_object *show_again(py_vm *vm, py_object *o, int entered)
{
    return entered < 0 ? NULL : show(vm, o, "operator.%s(%U)", py_str_from_c(vm, "..."));
}

static py_object *reduced(py_vm *vm, py_object *maker, py_tuple *args)
{
    py_tuple *pair = args ? py_tuple_pack(vm, 2, maker, args) : NULL;
    py_xdecref(vm, args);
    return PY_OBJECT(pair);
}

/* A tuple of what a function finds of each of the names. */
static py_object *get_all(py_vm *vm, py_object *o, py_tuple *names,
                          py_object *(*get)(py_vm *, py_object *, py_object *))
{
    py_tuple *found = py_tuple_new(vm, names->var.size);
    if (!found)
        return NULL;
    py_hold(vm, found);
    for (int64_t i = 0; found && i < names->var.size; i++) {
        py_object *one = get(vm, o, names->items[i]);
        if (one)
            found->items[i] = one;
        else
            PY_CLEAR(vm, found);
    }
    py_unhold(vm, 1);
    return PY_OBJECT(found);
}

static py_object *new_getter(py_vm *vm, py_type *type, size_t count, py_object *sought)
{
    struct getter *self = sought ? py_object_new(vm, type) : NULL;
    if (!self) {
        py_xdecref(vm, sought);
        return NULL;
    }
    self->count = (int64_t)count;
    self->sought = sought;
    py_gc_track(vm, self);
    return PY_OBJECT(self);
}

static int traverse_getter(py_object *o, py_visit visit, void *argument)
{
    PY_VISIT(((struct getter *)o)->sought);
    return 0;
}

static void clear_getter(py_vm *vm, py_object *o)
{
    PY_CLEAR(vm, ((struct getter *)o)->sought);
}

static void destroy_getter(py_vm *vm, py_object *o)
{
    py_gc_untrack(vm, o);
    clear_getter(vm, o);
    py_object_free(vm, o);
}

/* ---- itemgetter ---- */

PY_NEW(new_item_getter)
{
    if (!some_arguments(vm, "itemgetter", nargs, kwnames))
        return NULL;
    return new_getter(vm, type, nargs,
                      nargs == 1 ? py_newref(args[0])
                                 : PY_OBJECT(py_tuple_from(vm, args, (int64_t)nargs)));
}

static py_object *call_item_getter(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                                   py_tuple *kwnames)
{
    const struct getter *self = (struct getter *)o;
    if (!py_args_positional(vm, "itemgetter", nargs, kwnames, 1, 1))
        return NULL;
    return self->count == 1 ? py_getitem(vm, args[0], self->sought)
                            : get_all(vm, args[0], (py_tuple *)self->sought, py_getitem);
}

static py_object *repr_item_getter(py_vm *vm, py_object *o)
{
    const struct getter *self = (struct getter *)o;
    int within = py_repr_enter(vm, o);
    if (within)
        return show_again(vm, o, within);
    py_object *shown = py_repr(vm, self->sought);
    py_repr_leave(vm, o);
    return show(vm, o, self->count == 1 ? "operator.%s(%U)" : "operator.%s%U", (py_str *)shown);
}

PY_FUNCTION(reduce_item_getter)
{
    PY_UNUSED_ARGUMENTS;
    const struct getter *getter = (struct getter *)self;
    return reduced(vm, PY_OBJECT(self->type),
                   getter->count == 1 ? py_tuple_pack(vm, 1, getter->sought)
                                      : py_newref(getter->sought));
}

static const struct py_method_def item_getter_methods[] = {
    {"__reduce__", reduce_item_getter, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {0},
};

const struct py_type_spec py_item_getter_spec = {
    .name = "operator.itemgetter",
    .basic_size = sizeof(struct item_getter),
    .flags = PY_TYPE_GC,
    .doc = "A function that looks up one key in its argument, or a tuple of what it finds for "
           "several.",
    .slots = {.destroy = destroy_getter,
              .traverse = traverse_getter,
              .clear = clear_getter,
              .repr = repr_item_getter,
              .call = call_item_getter,
              .new_ = new_item_getter},
    .methods = item_getter_methods,
};

/* ---- attrgetter ---- */

/* A name interned; one with dots as a tuple of such names. */
static py_object *read_name(py_vm *vm, py_object *given)
{
    const char *utf8 = py_str_utf8(vm, (py_str *)given, NULL);
    if (!utf8)
        return NULL;
    if (!strchr(utf8, '.')) {
        py_str *name = py_newref(given);
        py_str_intern(vm, &name);
        return PY_OBJECT(name);
    }
    py_object *dot = PY_OBJECT(py_str_from_c(vm, "."));
    py_object *list = dot ? py_call_method(vm, given, "split", &dot, 1) : NULL;
    py_tuple *names = list ? py_tuple_from_iterable(vm, list) : NULL;
    for (int64_t i = 0; names && i < names->var.size; i++)
        py_str_intern(vm, (py_str **)(void *)&names->items[i]);
    py_xdecref(vm, list);
    py_xdecref(vm, dot);
    return PY_OBJECT(names);
}

PY_NEW(new_attribute_getter)
{
    if (!some_arguments(vm, "attrgetter", nargs, kwnames))
        return NULL;
    for (size_t i = 0; i < nargs; i++)
        if (!PY_IS_STR(args[i]))
            return py_raise(vm, vm->exceptions.TypeError, "attribute name must be a string");
    py_tuple *names = py_tuple_new(vm, (int64_t)nargs);
    for (size_t i = 0; names && i < nargs; i++)
        if (!(names->items[i] = read_name(vm, args[i])))
            PY_CLEAR(vm, names);
    return new_getter(vm, type, nargs, PY_OBJECT(names));
}

static py_object *follow_names(py_vm *vm, py_object *o, py_object *name)
{
    if (!PY_IS_TUPLE(name))
        return py_getattr(vm, o, (py_str *)name);
    py_tuple *names = (py_tuple *)name;
    py_object *at = py_newref(o);
    for (int64_t i = 0; at && i < names->var.size; i++) {
        py_hold(vm, at);
        py_object *next = py_getattr(vm, at, (py_str *)names->items[i]);
        py_unhold(vm, 1);
        py_decref(vm, at);
        at = next;
    }
    return at;
}

static py_object *call_attribute_getter(py_vm *vm, py_object *o, py_object *const *args,
                                        size_t nargs, py_tuple *kwnames)
{
    const struct getter *self = (struct getter *)o;
    if (!py_args_positional(vm, "attrgetter", nargs, kwnames, 1, 1))
        return NULL;
    return self->count == 1 ? follow_names(vm, args[0], ((py_tuple *)self->sought)->items[0])
                            : get_all(vm, args[0], (py_tuple *)self->sought, follow_names);
}

/* The names as they were given. */
static py_tuple *given_names(py_vm *vm, const struct getter *self)
{
    py_tuple *names = py_tuple_new(vm, self->count);
    py_str *dot = names ? py_str_from_c(vm, ".") : NULL;
    for (int64_t i = 0; names && i < self->count; i++) {
        py_object *name = ((py_tuple *)self->sought)->items[i];
        py_str *whole = NULL;
        if (dot)
            whole = PY_IS_TUPLE(name) ? py_str_join(vm, dot, name) : py_newref(name);
        if (whole)
            names->items[i] = PY_OBJECT(whole);
        else
            PY_CLEAR(vm, names);
    }
    py_xdecref(vm, dot);
    return names;
}

static py_object *repr_attribute_getter(py_vm *vm, py_object *o)
{
    const struct getter *self = (struct getter *)o;
    py_tuple *names = given_names(vm, self);
    bool single = self->count == 1;
    py_object *shown = names ? py_repr(vm, single ? names->items[0] : PY_OBJECT(names)) : NULL;
    py_xdecref(vm, names);
    return show(vm, o, single ? "operator.%s(%U)" : "operator.%s%U", (py_str *)shown);
}

PY_FUNCTION(reduce_attribute_getter)
{
    PY_UNUSED_ARGUMENTS;
    return reduced(vm, PY_OBJECT(self->type), given_names(vm, (struct getter *)self));
}

static const struct py_method_def attribute_getter_methods[] = {
    {"__reduce__", reduce_attribute_getter, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {0},
};

const struct py_type_spec py_attribute_getter_spec = {
    .name = "operator.attrgetter",
    .basic_size = sizeof(struct attribute_getter),
    .flags = PY_TYPE_GC,
    .doc = "A function that follows a name, with dots or without, from its argument, or several to "
           "a tuple.",
    .slots = {.destroy = destroy_getter,
              .traverse = traverse_getter,
              .clear = clear_getter,
              .repr = repr_attribute_getter,
              .call = call_attribute_getter,
              .new_ = new_attribute_getter},
    .methods = attribute_getter_methods,
};

/* ---- methodcaller ---- */

PY_NEW(new_method_caller)
{
    if (!nargs)
        return py_raise(vm, vm->exceptions.TypeError,
                        "methodcaller needs at least one argument, the method name");
    if (!PY_IS_STR(args[0]))
        return py_raise(vm, vm->exceptions.TypeError, "method name must be a string");
    struct method_caller *self = py_object_new(vm, type);
    if (!self)
        return NULL;
    self->name = py_newref(args[0]);
    py_str_intern(vm, &self->name);
    self->args = py_tuple_from(vm, args + 1, (int64_t)nargs - 1);
    int failed = self->args ? 0 : -1;
    if (!failed && kwnames && kwnames->var.size) {
        self->keywords = py_dict_new(vm);
        failed = self->keywords ? 0 : -1;
        for (int64_t i = 0; !failed && i < kwnames->var.size; i++)
            failed = py_dict_set(vm, self->keywords, kwnames->items[i], args[nargs + (size_t)i]);
    }
    py_gc_track(vm, self);
    if (failed)
        PY_CLEAR(vm, self);
    return PY_OBJECT(self);
}

static py_object *call_method_caller(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                                     py_tuple *kwnames)
{
    const struct method_caller *self = (struct method_caller *)o;
    if (!py_args_positional(vm, "methodcaller", nargs, kwnames, 1, 1))
        return NULL;
    py_object *method = py_getattr(vm, args[0], self->name);
    if (!method)
        return NULL;
    py_hold(vm, method);
    py_object *result = py_call_tuple(vm, method, self->args, self->keywords);
    py_unhold(vm, 1);
    py_decref(vm, method);
    return result;
}

/* "'name', 1, key=2" */
static py_str *shown_call(py_vm *vm, const struct method_caller *self)
{
    py_str *all = py_str_format(vm, "%R", self->name);
    for (int64_t i = 0; all && i < self->args->var.size; i++) {
        py_hold(vm, all);
        py_str *more = py_str_format(vm, "%U, %R", all, self->args->items[i]);
        py_unhold(vm, 1);
        PY_SETREF(vm, all, more);
    }
    py_object *key, *value;
    int64_t position = 0;
    while (all && self->keywords && py_dict_next(self->keywords, &position, &key, &value, NULL)) {
        py_hold(vm, all);
        py_str *more = py_str_format(vm, "%U, %U=%R", all, key, value);
        py_unhold(vm, 1);
        PY_SETREF(vm, all, more);
    }
    return all;
}

static py_object *repr_method_caller(py_vm *vm, py_object *o)
{
    int within = py_repr_enter(vm, o);
    if (within)
        return show_again(vm, o, within);
    py_str *shown = shown_call(vm, (struct method_caller *)o);
    py_repr_leave(vm, o);
    return show(vm, o, "operator.%s(%U)", shown);
}

/* With keywords it is a partial of the class that makes it. */
PY_FUNCTION(reduce_method_caller)
{
    PY_UNUSED_ARGUMENTS;
    const struct method_caller *caller = (struct method_caller *)self;
    if (!caller->keywords) {
        py_tuple *name = py_tuple_pack(vm, 1, caller->name);
        py_object *all =
            name ? py_binary_op(vm, PY_OBJECT(name), PY_OBJECT(caller->args), PY_OP_ADD) : NULL;
        py_xdecref(vm, name);
        return reduced(vm, PY_OBJECT(self->type), (py_tuple *)all);
    }
    py_type *partial = PY_LIBRARY_TYPE_OF(vm, partial);
    py_tuple *given = partial ? py_tuple_pack(vm, 2, self->type, caller->name) : NULL;
    py_object *maker =
        given ? py_call_tuple(vm, PY_OBJECT(partial), given, caller->keywords) : NULL;
    py_object *result = maker ? reduced(vm, maker, py_newref(caller->args)) : NULL;
    py_xdecref(vm, maker);
    py_xdecref(vm, given);
    return result;
}

static int traverse_method_caller(py_object *o, py_visit visit, void *argument)
{
    struct method_caller *self = (struct method_caller *)o;
    PY_VISIT(self->name);
    PY_VISIT(self->args);
    PY_VISIT(self->keywords);
    return 0;
}

static void clear_method_caller(py_vm *vm, py_object *o)
{
    struct method_caller *self = (struct method_caller *)o;
    PY_CLEAR(vm, self->name);
    PY_CLEAR(vm, self->args);
    PY_CLEAR(vm, self->keywords);
}

static void destroy_method_caller(py_vm *vm, py_object *o)
{
    py_gc_untrack(vm, o);
    clear_method_caller(vm, o);
    py_object_free(vm, o);
}

static const struct py_method_def method_caller_methods[] = {
    {"__reduce__", reduce_method_caller, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {0},
};

const struct py_type_spec py_method_caller_spec = {
    .name = "operator.methodcaller",
    .basic_size = sizeof(struct method_caller),
    .flags = PY_TYPE_GC,
    .doc = "A function that calls a method of its argument, with arguments given beforehand.",
    .slots = {.destroy = destroy_method_caller,
              .traverse = traverse_method_caller,
              .clear = clear_method_caller,
              .repr = repr_method_caller,
              .call = call_method_caller,
              .new_ = new_method_caller},
    .methods = method_caller_methods,
};
