/* Cells: the boxes that a function and the functions inside it share variables through. */
#include "python/library/args.h"
#include "python/vm.h"

_Static_assert(sizeof(py_cell) == 24, "as large as CPython's");

py_cell *py_cell_new(py_vm *vm, py_object *value_or_null)
{
    py_cell *cell = py_object_new(vm, vm->types.cell);
    if (!cell)
        return NULL;
    py_xincref(value_or_null);
    cell->value = value_or_null;
    py_gc_track(vm, cell);
    return cell;
}

void py_cell_set(py_vm *vm, py_cell *cell, py_object *value_or_null)
{
    py_object *old = cell->value;
    py_xincref(value_or_null);
    cell->value = value_or_null;
    if (UNLIKELY(cell->base.record_id))
        py_watch_named(vm, PY_OBJECT(cell), "cell_contents", old, value_or_null);
    py_xdecref(vm, old);
}

static py_object *new_cell(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                           py_tuple *kwnames)
{
    (void)type;
    if (!py_args_positional(vm, "cell", nargs, kwnames, 0, 1))
        return NULL;
    return PY_OBJECT(py_cell_new(vm, nargs ? args[0] : NULL));
}

static void destroy_cell(py_vm *vm, py_object *o)
{
    py_gc_untrack(vm, o);
    PY_CLEAR(vm, ((py_cell *)o)->value);
    py_object_free(vm, o);
}

static int traverse_cell(py_object *o, py_visit visit, void *argument)
{
    PY_VISIT(((py_cell *)o)->value);
    return 0;
}

static void clear_cell(py_vm *vm, py_object *o)
{
    py_cell_set(vm, (py_cell *)o, NULL);
}

static py_object *repr_cell(py_vm *vm, py_object *o)
{
    py_object *value = ((py_cell *)o)->value;
    unsigned long long id = py_id(vm, o);
    if (!value)
        return PY_OBJECT(py_str_format(vm, "<cell at 0x%llx: empty>", id));
    return PY_OBJECT(py_str_format(vm, "<cell at 0x%llx: %T object at 0x%llx>", id, value,
                                   (unsigned long long)py_id(vm, value)));
}

/* By contents; an empty cell comes before all others. */
static py_object *compare_cells(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op)
{
    if (a->type != vm->types.cell || b->type != vm->types.cell)
        return py_newref(vm->not_implemented);
    py_object *x = ((py_cell *)a)->value, *y = ((py_cell *)b)->value;
    if (x && y)
        return py_compare(vm, x, y, op);
    int order = (x != NULL) - (y != NULL);
    const bool answers[] = {order<0, order <= 0, order == 0, order != 0, order> 0, order >= 0};
    return py_bool_from(vm, answers[op]);
}

static py_object *get_contents(py_vm *vm, py_object *o, void *closure)
{
    py_object *value = ((py_cell *)o)->value;
    (void)closure;
    return value ? py_newref(value) : py_raise(vm, vm->exceptions.ValueError, "Cell is empty");
}

static int set_contents(py_vm *vm, py_object *o, py_object *value, void *closure)
{
    (void)closure;
    py_cell_set(vm, (py_cell *)o, value);
    return 0;
}

static const struct py_getset_def getsets[] = {
    {"cell_contents", get_contents, set_contents, NULL, NULL},
    {0},
};

const struct py_type_spec py_cell_spec = {
    .name = "cell",
    .basic_size = sizeof(py_cell),
    .flags = PY_TYPE_GC,
    .doc = "Create a new cell object.\n\n"
           "  contents\n"
           "    the contents of the cell. If not specified, the cell will be empty,\n"
           "    and \n"
           " further attempts to access its cell_contents attribute will\n"
           "    raise a ValueError.",
    .slots = {.destroy = destroy_cell,
              .traverse = traverse_cell,
              .clear = clear_cell,
              .repr = repr_cell,
              .compare = compare_cells,
              .getattr = py_generic_getattr,
              .new_ = new_cell},
    .getsets = getsets,
};
