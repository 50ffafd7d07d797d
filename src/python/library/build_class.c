/* What a class statement calls: find the metaclass, prepare the namespace, run the body, call the metaclass
 * (Python/bltinmodule.c, builtin___build_class__; PEP 3115, PEP 560). */
#include "python/library/parts.h"
#include "python/run/machine.h"

struct class_statement {
    py_function *body;
    py_str *name;
    py_tuple *bases;          /* owned */
    py_tuple *original_bases; /* owned */
    py_object *meta;          /* owned */
    bool meta_is_class;
    py_tuple *kwnames;      /* owned, without metaclass; NULL: none */
    py_tuple *kwvalue_list; /* owned */
    py_object *namespace;   /* owned */
};

static int replace_base(py_vm *vm, py_object *base, py_tuple *original, py_list *bases)
{
    py_object *entries = NULL, *method = NULL;
    if (PY_IS_TYPE(base))
        return py_list_append(vm, bases, base);
    if (py_lookup_attr(vm, base, vm->names.mro_entries, &method) < 0)
        return -1;
    if (!method)
        return py_list_append(vm, bases, base);
    py_hold(vm, method);
    entries = py_call_one(vm, method, PY_OBJECT(original));
    py_unhold(vm, 1);
    py_decref(vm, method);
    int failed = entries ? 0 : -1;
    if (entries && !PY_IS_TUPLE(entries)) {
        py_raise(vm, vm->exceptions.TypeError, "__mro_entries__ must return a tuple");
        failed = -1;
    } else if (entries)
        failed = py_list_extend(vm, bases, entries);
    py_xdecref(vm, entries);
    return failed;
}

/* Bases that are no classes give way to what their __mro_entries__ says. */
static int update_bases(py_vm *vm, struct class_statement *c)
{
    bool plain = true;
    for (int64_t i = 0; i < c->original_bases->var.size; i++)
        plain = plain && PY_IS_TYPE(c->original_bases->items[i]);
    if (plain) {
        c->bases = py_newref(c->original_bases);
        return 0;
    }
    py_list *bases = py_list_new(vm, 0);
    int failed = bases ? 0 : -1;
    if (bases)
        py_hold(vm, bases);
    for (int64_t i = 0; !failed && i < c->original_bases->var.size; i++)
        failed = replace_base(vm, c->original_bases->items[i], c->original_bases, bases);
    if (bases)
        py_unhold(vm, 1);
    if (!failed) {
        bool same = bases->var.size == c->original_bases->var.size;
        for (int64_t i = 0; same && i < bases->var.size; i++)
            same = bases->items[i] == c->original_bases->items[i];
        c->bases = same ? py_newref(c->original_bases) : py_list_to_tuple(vm, bases);
    }
    py_xdecref(vm, bases);
    return c->bases ? 0 : -1;
}

/* Takes `metaclass` out of the keyword arguments. */
static int take_keywords(py_vm *vm, struct class_statement *c, py_object *const *values,
                         py_tuple *kwnames)
{
    int64_t count = kwnames ? kwnames->var.size : 0, left = 0;
    py_list *names = count ? py_list_new(vm, 0) : NULL;
    py_list *kept = count ? py_list_new(vm, 0) : NULL;
    int failed = count && (!names || !kept) ? -1 : 0;
    for (int64_t i = 0; i < count && !failed; i++) {
        if (py_str_equals_c((py_str *)kwnames->items[i], "metaclass")) {
            c->meta = py_newref(values[i]);
            continue;
        }
        failed =
            py_list_append(vm, names, kwnames->items[i]) || py_list_append(vm, kept, values[i]);
        left++;
    }
    if (!failed && left) {
        c->kwnames = py_list_to_tuple(vm, names);
        c->kwvalue_list = c->kwnames ? py_list_to_tuple(vm, kept) : NULL;
        failed = c->kwvalue_list ? 0 : -1;
    }
    py_xdecref(vm, names);
    py_xdecref(vm, kept);
    return failed;
}

/* The most derived metaclass of all bases (calculate_metaclass). */
static int choose_metaclass(py_vm *vm, struct class_statement *c)
{
    if (!c->meta) {
        c->meta = py_newref(c->bases->var.size ? PY_OBJECT(c->bases->items[0]->type)
                                               : PY_OBJECT(vm->types.type));
        c->meta_is_class = true;
    } else
        c->meta_is_class = PY_IS_TYPE(c->meta);
    if (!c->meta_is_class)
        return 0;
    py_type *winner = (py_type *)c->meta;
    for (int64_t i = 0; i < c->bases->var.size; i++) {
        py_type *type = c->bases->items[i]->type;
        if (py_type_is_subtype(winner, type))
            continue;
        if (!py_type_is_subtype(type, winner)) {
            py_raise(vm, vm->exceptions.TypeError,
                     "metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                     "subclass of the metaclasses of all its bases");
            return -1;
        }
        winner = type;
    }
    if (PY_OBJECT(winner) != c->meta) {
        py_incref(winner);
        PY_SETREF(vm, c->meta, PY_OBJECT(winner));
    }
    return 0;
}

/* Calls with (name, bases, and the namespace when there is one) and the class's keyword arguments. */
static py_object *call_meta(py_vm *vm, struct class_statement *c, py_object *callable,
                            py_object *namespace_or_null)
{
    int64_t extra = c->kwnames ? c->kwnames->var.size : 0;
    size_t nargs = namespace_or_null ? 3 : 2;
    py_object *small[16], **args = small;
    if (extra > 12)
        args = py_mem_alloc(vm, (size_t)(extra + 3) * sizeof *args);
    if (!args)
        return py_raise_memory(vm);
    args[0] = PY_OBJECT(c->name);
    args[1] = PY_OBJECT(c->bases);
    args[2] = namespace_or_null;
    for (int64_t i = 0; i < extra; i++)
        args[nargs + (size_t)i] = c->kwvalue_list->items[i];
    py_object *result = py_call(vm, callable, args, nargs, c->kwnames);
    if (args != small)
        py_mem_free(vm, args);
    return result;
}

static int prepare(py_vm *vm, struct class_statement *c)
{
    py_object *method = NULL;
    if (py_lookup_attr(vm, c->meta, vm->names.prepare, &method) < 0)
        return -1;
    if (!method) {
        c->namespace = PY_OBJECT(py_dict_new(vm));
        return c->namespace ? 0 : -1;
    }
    py_hold(vm, method);
    c->namespace = call_meta(vm, c, method, NULL);
    py_unhold(vm, 1);
    py_decref(vm, method);
    if (!c->namespace)
        return -1;
    if (!c->namespace->type->slots.subscript) {
        py_raise(vm, vm->exceptions.TypeError, "%s.__prepare__() must return a mapping, not %T",
                 c->meta_is_class ? ((py_type *)c->meta)->name : "<metaclass>", c->namespace);
        return -1;
    }
    return 0;
}

/* The body's __class__ cell must have been filled by type.__new__. */
static int check_cell(py_vm *vm, struct class_statement *c, py_object *made, py_object *cell)
{
    if (!PY_IS_TYPE(made) || cell->type != vm->types.cell)
        return 0;
    py_object *value = ((py_cell *)cell)->value;
    if (value == made)
        return 0;
    if (!value)
        py_raise(vm, vm->exceptions.RuntimeError,
                 "__class__ not set defining %R as %R. Was __classcell__ propagated to "
                 "type.__new__?",
                 PY_OBJECT(c->name), made);
    else
        py_raise(vm, vm->exceptions.TypeError, "__class__ set to %R defining %R as %R", value,
                 PY_OBJECT(c->name), made);
    return -1;
}

static py_object *run_statement(py_vm *vm, struct class_statement *c)
{
    if (prepare(vm, c))
        return NULL;
    py_hold(vm, c->namespace);
    py_object *cell = py_function_call_in(vm, c->body, c->namespace);
    py_object *made = NULL;
    int failed = cell ? 0 : -1;
    if (cell) {
        py_hold(vm, cell);
        if (c->bases != c->original_bases)
            failed = py_setitem(vm, c->namespace, PY_OBJECT(vm->names.orig_bases),
                                PY_OBJECT(c->original_bases));
        made = failed ? NULL : call_meta(vm, c, c->meta, c->namespace);
        if (made && check_cell(vm, c, made, cell))
            PY_CLEAR(vm, made);
        py_unhold(vm, 1);
        py_decref(vm, cell);
    }
    py_unhold(vm, 1);
    return made;
}

py_object *py_build_class(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                          py_tuple *kwnames)
{
    struct class_statement c = {0};
    (void)self;
    if (nargs < 2)
        return py_raise(vm, vm->exceptions.TypeError, "__build_class__: not enough arguments");
    if (args[0]->type != vm->types.function)
        return py_raise(vm, vm->exceptions.TypeError, "__build_class__: func must be a function");
    if (!PY_IS_STR(args[1]))
        return py_raise(vm, vm->exceptions.TypeError, "__build_class__: name is not a string");
    c.body = (py_function *)args[0];
    c.name = (py_str *)args[1];
    c.original_bases = py_tuple_from(vm, args + 2, (int64_t)nargs - 2);
    py_object *made = NULL;
    if (c.original_bases) {
        py_hold(vm, c.original_bases);
        if (!update_bases(vm, &c)) {
            py_hold(vm, c.bases);
            if (!take_keywords(vm, &c, args + nargs, kwnames) && !choose_metaclass(vm, &c)) {
                py_hold(vm, c.meta);
                py_hold(vm, c.kwnames);
                py_hold(vm, c.kwvalue_list);
                made = run_statement(vm, &c);
                py_unhold(vm, 3);
            }
            py_unhold(vm, 1);
        }
        py_unhold(vm, 1);
    }
    py_xdecref(vm, c.original_bases);
    py_xdecref(vm, c.bases);
    py_xdecref(vm, c.meta);
    py_xdecref(vm, c.kwnames);
    py_xdecref(vm, c.kwvalue_list);
    py_xdecref(vm, c.namespace);
    return made;
}
