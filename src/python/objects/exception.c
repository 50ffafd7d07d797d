/* BaseException, what all exceptions share, and those that add nothing to it (Objects/exceptions.c). */
#include "python/objects/exception_parts.h"

_Static_assert(offsetof(py_exception, fields) == 72, "as large as CPython's PyBaseExceptionObject");
_Static_assert(EXCEPTION_SIZE(8) == 136, "as large as CPython's PySyntaxErrorObject");

/* ---- life ---- */

int exception_traverse_fields(py_object *o, int count, py_visit visit, void *argument)
{
    py_exception *e = (py_exception *)o;
    PY_VISIT(e->dict);
    PY_VISIT(e->args);
    PY_VISIT(e->notes);
    PY_VISIT(e->traceback);
    PY_VISIT(e->context);
    PY_VISIT(e->cause);
    for (int i = 0; i < count; i++)
        PY_VISIT(e->fields[i]);
    return 0;
}

void exception_clear_fields(py_vm *vm, py_object *o, int count)
{
    py_exception *e = (py_exception *)o;
    for (int i = 0; i < count; i++)
        PY_CLEAR(vm, e->fields[i]);
    PY_CLEAR(vm, e->dict);
    PY_CLEAR(vm, e->args);
    PY_CLEAR(vm, e->notes);
    PY_CLEAR(vm, e->traceback);
    PY_CLEAR(vm, e->cause);
    PY_CLEAR(vm, e->context);
}

/* MemoryErrors go back to the store that py_raise_memory takes them from. */
static bool keep_memory_error(py_vm *vm, py_object *o)
{
    py_list *store = (py_list *)vm->memory_errors;
    if (o->type != vm->exceptions.MemoryError || !store || store->var.size >= store->allocated)
        return false;
    py_exception *e = (py_exception *)o;
    e->args = py_newref(vm->empty_tuple);
    e->suppress_context = false;
    o->record_id = 0;
    o->refcount = 1;
    py_gc_head_of(o)->prev = 0;
    store->items[store->var.size++] = o;
    return true;
}

#define DEFINE_LIFE(count)                                                                         \
    int exception_traverse_##count(py_object *o, py_visit visit, void *argument)                   \
    {                                                                                              \
        return exception_traverse_fields(o, count, visit, argument);                               \
    }                                                                                              \
    void exception_clear_##count(py_vm *vm, py_object *o)                                          \
    {                                                                                              \
        exception_clear_fields(vm, o, count);                                                      \
    }                                                                                              \
    void exception_destroy_##count(py_vm *vm, py_object *o)                                        \
    {                                                                                              \
        py_gc_untrack(vm, o);                                                                      \
        exception_clear_fields(vm, o, count);                                                      \
        if (!keep_memory_error(vm, o))                                                             \
            py_object_free(vm, o);                                                                 \
    }
DEFINE_LIFE(0)
DEFINE_LIFE(1)
DEFINE_LIFE(2)
DEFINE_LIFE(3)
DEFINE_LIFE(8)

py_object *exception_new(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                         py_tuple *kwnames)
{
    (void)kwnames;
    py_exception *e = py_object_new(vm, type);
    if (!e)
        return NULL;
    py_gc_track(vm, e);
    py_hold(vm, e);
    e->args = py_arguments_tuple(vm, args, nargs);
    py_unhold(vm, 1);
    if (!e->args)
        PY_CLEAR(vm, e);
    return PY_OBJECT(e);
}

bool exception_no_keywords(py_vm *vm, const py_object *o, const py_tuple *kwnames)
{
    if (!kwnames || kwnames->var.size == 0)
        return true;
    py_raise(vm, vm->exceptions.TypeError, "%N() takes no keyword arguments", o->type);
    return false;
}

static bool same_items(const py_tuple *tuple, py_object *const *items, size_t count)
{
    if (tuple->var.size != (int64_t)count)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (tuple->items[i] != items[i])
            return false;
    }
    return true;
}

/* Sets args: new_ has done it already unless a subclass's __init__ passes other ones. */
int exception_init(py_vm *vm, py_object *o, py_object *const *args, size_t nargs, py_tuple *kwnames)
{
    py_exception *e = (py_exception *)o;
    if (!exception_no_keywords(vm, o, kwnames))
        return -1;
    if (e->args && same_items(e->args, args, nargs))
        return 0;
    py_tuple *tuple = py_arguments_tuple(vm, args, nargs);
    if (!tuple)
        return -1;
    py_tuple *old = e->args;
    e->args = tuple;
    if (UNLIKELY(o->record_id))
        py_watch_reset(vm, o);
    py_xdecref(vm, old);
    return 0;
}

py_object *py_exception_make(py_vm *vm, py_type *type, py_object *const *args, size_t nargs)
{
    if (py_type_has(type, PY_TYPE_HEAP))
        return py_call(vm, PY_OBJECT(type), args, nargs, NULL);
    struct py_packed packed;
    if (!py_pack_arguments(vm, &packed, args, nargs, NULL))
        return NULL;
    py_object *e = type->slots.new_(vm, type, args, nargs, NULL);
    py_hold(vm, e);
    if (e && e->type->slots.init(vm, e, args, nargs, NULL) < 0)
        PY_CLEAR(vm, e);
    py_unhold(vm, 1);
    py_unpack_arguments(vm, &packed);
    return e;
}

py_object *py_exception_new(py_vm *vm, py_type *type, py_tuple *args)
{
    /* the tuple is the exception's args itself where nothing else looks at it */
    if (type->slots.new_ == exception_new && type->slots.init == exception_init) {
        py_exception *e = py_object_new(vm, type);
        if (e) {
            e->args = py_newref(args);
            py_gc_track(vm, e);
        }
        return PY_OBJECT(e);
    }
    return py_exception_make(vm, type, args->items, (size_t)args->var.size);
}

void exception_set_field(py_vm *vm, py_exception *e, int field, py_object *value_or_null)
{
    py_object *old = e->fields[field];
    py_xincref(value_or_null);
    e->fields[field] = value_or_null;
    if (UNLIKELY(e->base.record_id))
        py_watch_reset(vm, PY_OBJECT(e));
    py_xdecref(vm, old);
}

bool exception_keywords(py_vm *vm, const char *function, const char *const *names, size_t count,
                        py_object *const *values, py_tuple *kwnames, py_object **out)
{
    for (int64_t i = 0; kwnames && i < kwnames->var.size; i++) {
        py_str *keyword = (py_str *)kwnames->items[i];
        size_t at = 0;
        while (at < count && !py_str_equals_c(keyword, names[at]))
            at++;
        if (at == count) {
            py_raise(vm, vm->exceptions.TypeError, "'%U' is an invalid keyword argument for %s()",
                     keyword, function);
            return false;
        }
        out[at] = values[i];
    }
    return true;
}

/* ---- text ---- */

py_object *exception_str(py_vm *vm, py_object *o)
{
    py_exception *e = (py_exception *)o;
    if (e->args->var.size == 0)
        return py_newref(vm->empty_str);
    if (e->args->var.size == 1)
        return py_str_of(vm, e->args->items[0]);
    return py_str_of(vm, PY_OBJECT(e->args));
}

static py_object *exception_repr(py_vm *vm, py_object *o)
{
    py_exception *e = (py_exception *)o;
    const char *name = o->type->name;
    if (e->args->var.size == 1)
        return PY_OBJECT(py_str_format(vm, "%s(%R)", name, e->args->items[0]));
    return PY_OBJECT(py_str_format(vm, "%s%R", name, e->args));
}

/* A single key shows as its repr: str(KeyError("")) would say nothing otherwise. */
static py_object *key_error_str(py_vm *vm, py_object *o)
{
    py_exception *e = (py_exception *)o;
    return e->args->var.size == 1 ? py_repr(vm, e->args->items[0]) : exception_str(vm, o);
}

/* ---- methods ---- */

py_object *exception_reduce(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                            py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    py_exception *e = (py_exception *)o;
    if (e->dict)
        return PY_OBJECT(py_tuple_pack(vm, 3, o->type, e->args, e->dict));
    return PY_OBJECT(py_tuple_pack(vm, 2, o->type, e->args));
}

static py_object *exception_setstate(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                                     py_tuple *kwnames)
{
    (void)nargs, (void)kwnames;
    py_object *state = args[0];
    if (state == vm->none)
        return py_newref(vm->none);
    if (!PY_IS_DICT(state))
        return py_raise(vm, vm->exceptions.TypeError, "state is not a dictionary");
    int64_t position = 0;
    py_object *key, *value;
    while (py_dict_next((py_dict *)state, &position, &key, &value, NULL)) {
        if (!PY_IS_STR(key))
            return py_raise(vm, vm->exceptions.TypeError, "attribute name must be string, not '%T'",
                            key);
        py_incref(key);
        py_incref(value);
        int failed = py_setattr(vm, o, (py_str *)key, value);
        py_decref(vm, key);
        py_decref(vm, value);
        if (failed)
            return NULL;
    }
    return py_newref(vm->none);
}

static int set_traceback(py_vm *vm, py_object *o, py_object *value, void *closure)
{
    (void)closure;
    if (!value) {
        py_raise(vm, vm->exceptions.TypeError, "__traceback__ may not be deleted");
        return -1;
    }
    if (value != vm->none && value->type != vm->types.traceback) {
        py_raise(vm, vm->exceptions.TypeError, "__traceback__ must be a traceback or None");
        return -1;
    }
    py_exception_set_traceback(vm, o, value == vm->none ? NULL : py_newref(value));
    return 0;
}

void py_exception_set_traceback(py_vm *vm, py_object *exception, py_object *traceback_or_null)
{
    py_exception *e = (py_exception *)exception;
    py_object *old = e->traceback;
    e->traceback = traceback_or_null;
    if (UNLIKELY(exception->record_id))
        py_watch_named(vm, exception, "__traceback__", old, traceback_or_null);
    py_xdecref(vm, old);
}

static py_object *with_traceback(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                                 py_tuple *kwnames)
{
    (void)nargs, (void)kwnames;
    return set_traceback(vm, o, args[0], NULL) < 0 ? NULL : py_newref(o);
}

static py_object *add_note(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                           py_tuple *kwnames)
{
    (void)nargs, (void)kwnames;
    py_str *name = vm->names.notes;
    if (!PY_IS_STR(args[0]))
        return py_raise(vm, vm->exceptions.TypeError, "note must be a str, not '%T'", args[0]);
    py_object *notes = py_getattr(vm, o, name);
    if (!notes) {
        if (!py_raised_matches(vm, vm->exceptions.AttributeError))
            return NULL;
        py_clear_raised(vm);
        notes = PY_OBJECT(py_list_new(vm, 0));
        if (!notes || py_setattr(vm, o, name, notes) < 0) {
            py_xdecref(vm, notes);
            return NULL;
        }
    } else if (!PY_IS_LIST(notes)) {
        py_decref(vm, notes);
        return py_raise(vm, vm->exceptions.TypeError, "Cannot add note: __notes__ is not a list");
    }
    int failed = py_list_append(vm, (py_list *)notes, args[0]);
    py_decref(vm, notes);
    return failed ? NULL : py_newref(vm->none);
}

static const struct py_method_def exception_methods[] = {
    {"__reduce__", exception_reduce, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {"__setstate__", exception_setstate, PY_ONE, 1, 1, 0, NULL, NULL},
    {"with_traceback", with_traceback, PY_ONE, 1, 1, 0, NULL,
     "Exception.with_traceback(tb) --\n    set self.__traceback__ to tb and return self."},
    {"add_note", add_note, PY_ONE, 1, 1, 0, NULL,
     "Exception.add_note(note) --\n    add a note to the exception"},
    {0},
};

/* ---- attributes ---- */

static py_object *or_none(py_vm *vm, void *o)
{
    return py_newref(o ? PY_OBJECT(o) : vm->none);
}

static py_object *get_args(py_vm *vm, py_object *o, void *closure)
{
    (void)closure;
    return or_none(vm, ((py_exception *)o)->args);
}

static int set_args(py_vm *vm, py_object *o, py_object *value, void *closure)
{
    (void)closure;
    if (!value) {
        py_raise(vm, vm->exceptions.TypeError, "args may not be deleted");
        return -1;
    }
    py_tuple *args = py_tuple_from_iterable(vm, value);
    if (!args)
        return -1;
    py_exception *e = (py_exception *)o;
    py_tuple *old = e->args;
    e->args = args;
    if (UNLIKELY(o->record_id))
        py_watch_reset(vm, o);
    py_xdecref(vm, old);
    return 0;
}

static py_object *get_traceback(py_vm *vm, py_object *o, void *closure)
{
    (void)closure;
    return or_none(vm, ((py_exception *)o)->traceback);
}

static py_object *get_context(py_vm *vm, py_object *o, void *closure)
{
    (void)closure;
    return or_none(vm, ((py_exception *)o)->context);
}

static py_object *get_cause(py_vm *vm, py_object *o, void *closure)
{
    (void)closure;
    return or_none(vm, ((py_exception *)o)->cause);
}

/* None or an exception; `closure` is how messages call it: {attribute, noun}. */
static int check_chained(py_vm *vm, py_object *value, const char *attribute, const char *noun)
{
    if (!value)
        py_raise(vm, vm->exceptions.TypeError, "%s may not be deleted", attribute);
    else if (value != vm->none && !PY_IS_EXCEPTION(value))
        py_raise(vm, vm->exceptions.TypeError,
                 "exception %s must be None or derive from BaseException", noun);
    else
        return 0;
    return -1;
}

static int set_context(py_vm *vm, py_object *o, py_object *value, void *closure)
{
    (void)closure;
    if (check_chained(vm, value, "__context__", "context") < 0)
        return -1;
    py_exception_set_context(vm, o, value == vm->none ? NULL : py_newref(value));
    return 0;
}

static int set_cause(py_vm *vm, py_object *o, py_object *value, void *closure)
{
    (void)closure;
    if (check_chained(vm, value, "__cause__", "cause") < 0)
        return -1;
    py_exception_set_cause(vm, o, value == vm->none ? NULL : py_newref(value));
    return 0;
}

static py_object *get_dict(py_vm *vm, py_object *o, void *closure)
{
    (void)closure;
    py_exception *e = (py_exception *)o;
    if (!e->dict)
        e->dict = py_dict_new(vm);
    return e->dict ? py_newref(e->dict) : NULL;
}

static int set_dict(py_vm *vm, py_object *o, py_object *value, void *closure)
{
    (void)closure;
    py_exception *e = (py_exception *)o;
    if (!value) {
        py_raise(vm, vm->exceptions.TypeError, "cannot delete __dict__");
        return -1;
    }
    if (!PY_IS_DICT(value)) {
        py_raise(vm, vm->exceptions.TypeError, "__dict__ must be set to a dictionary, not a '%T'",
                 value);
        return -1;
    }
    py_dict *old = e->dict;
    e->dict = py_newref(value);
    if (UNLIKELY(o->record_id))
        py_watch_reset(vm, o);
    py_xdecref(vm, old);
    return 0;
}

static const struct py_getset_def exception_getsets[] = {
    {"__dict__", get_dict, set_dict, NULL, NULL},
    {"args", get_args, set_args, NULL, NULL},
    {"__traceback__", get_traceback, set_traceback, NULL, NULL},
    {"__context__", get_context, set_context, "exception context", NULL},
    {"__cause__", get_cause, set_cause, "exception cause", NULL},
    {0},
};

static const struct py_member_def exception_members[] = {
    {"__suppress_context__", PY_MEMBER_BOOL, false, offsetof(py_exception, suppress_context), NULL},
    {0},
};

const struct py_type_spec py_exception_BaseException_spec = {
    .name = "BaseException",
    .doc = "Common base class for all exceptions",
    EXCEPTION_BASICS(0),
    .slots = {EXCEPTION_SLOTS(0), .new_ = exception_new, .init = exception_init,
              .repr = exception_repr, .str = exception_str},
    .methods = exception_methods,
    .getsets = exception_getsets,
    .members = exception_members,
};

/* ---- those that add nothing ---- */

#define SIMPLE(exception, text, to_str)                                                            \
    const struct py_type_spec py_exception_##exception##_spec = {                                  \
        .name = #exception,                                                                        \
        .doc = text,                                                                               \
        EXCEPTION_BASICS(0),                                                                       \
        .slots = {EXCEPTION_SLOTS(0), .new_ = exception_new, .init = exception_init,               \
                  .str = to_str},                                                                  \
    };
#include "python/objects/exceptions_simple.def"
#undef SIMPLE

/* ---- starting ---- */

#define BASE_object           vm->types.object
#define BASE_ArithmeticError  all->ArithmeticError
#define BASE_BaseException    all->BaseException
#define BASE_ConnectionError  all->ConnectionError
#define BASE_Exception        all->Exception
#define BASE_ImportError      all->ImportError
#define BASE_IndentationError all->IndentationError
#define BASE_LookupError      all->LookupError
#define BASE_NameError        all->NameError
#define BASE_OSError          all->OSError
#define BASE_RuntimeError     all->RuntimeError
#define BASE_SyntaxError      all->SyntaxError
#define BASE_UnicodeError     all->UnicodeError
#define BASE_ValueError       all->ValueError
#define BASE_Warning          all->Warning

int py_exceptions_init(py_vm *vm)
{
    struct py_exceptions *all = &vm->exceptions;
#define EXCEPTION(name, base)                                                                      \
    if (!(all->name = py_type_from_spec(vm, &py_exception_##name##_spec, BASE_##base)))            \
        return -1;
#include "python/objects/exceptions.def"
#undef EXCEPTION
    return py_exception_group_init(vm);
}
