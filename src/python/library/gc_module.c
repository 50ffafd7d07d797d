/* The gc module: the collector as a program may drive it (Modules/gcmodule.c). */
#include "python/library/parts.h"
#include "python/memory/gc.h"

PY_FUNCTION(gc_enable)
{
    PY_UNUSED_ARGUMENTS;
    vm->gc.enabled = true;
    return py_newref(vm->none);
}

PY_FUNCTION(gc_disable)
{
    PY_UNUSED_ARGUMENTS;
    vm->gc.enabled = false;
    return py_newref(vm->none);
}

PY_FUNCTION(gc_isenabled)
{
    PY_UNUSED_ARGUMENTS;
    return py_bool_from(vm, vm->gc.enabled);
}

PY_FUNCTION(gc_collect)
{
    static const struct py_params params = {"collect", 0, 1, 0, {"generation"}};
    py_object *given[1] = {NULL};
    PY_UNUSED_ARGUMENTS;
    if (!py_args_parse(vm, &params, args, nargs, kwnames, given))
        return NULL;
    int generation = PY_GC_GENERATIONS - 1;
    if (given[0] && !py_args_c_int(vm, given[0], &generation))
        return NULL;
    if (generation < 0 || generation >= PY_GC_GENERATIONS)
        return py_raise(vm, vm->exceptions.ValueError, "invalid generation");
    int64_t found = vm->gc.collecting ? 0 : py_gc_collect(vm, generation);
    return found < 0 || vm->raised ? NULL : py_int_from(vm, found);
}

/* The numbers are read before the tuple is made, which may itself count as an allocation. */
static py_object *three_numbers(py_vm *vm, const int64_t numbers[PY_GC_GENERATIONS])
{
    py_tuple *tuple = py_tuple_new(vm, PY_GC_GENERATIONS);
    for (int i = 0; tuple && i < PY_GC_GENERATIONS; i++) {
        tuple->items[i] = py_int_from(vm, numbers[i]);
        if (!tuple->items[i])
            PY_CLEAR(vm, tuple);
    }
    return PY_OBJECT(tuple);
}

PY_FUNCTION(gc_get_count)
{
    const struct py_gc_generation *generations = vm->gc.generations;
    PY_UNUSED_ARGUMENTS;
    return three_numbers(
        vm, (int64_t[]){generations[0].count, generations[1].count, generations[2].count});
}

PY_FUNCTION(gc_get_threshold)
{
    const struct py_gc_generation *generations = vm->gc.generations;
    PY_UNUSED_ARGUMENTS;
    return three_numbers(vm, (int64_t[]){generations[0].threshold, generations[1].threshold,
                                         generations[2].threshold});
}

PY_FUNCTION(gc_set_threshold)
{
    PY_UNUSED_ARGUMENTS;
    if (!nargs || nargs > PY_GC_GENERATIONS)
        return py_raise(vm, vm->exceptions.TypeError,
                        "set_threshold() takes at %s %d argument%s (%zu given)",
                        nargs ? "most" : "least", nargs ? 3 : 1, nargs ? "s" : "", nargs);
    /* those before the one that does not fit are set already, as PyArg_ParseTuple stores them */
    for (size_t i = 0; i < nargs; i++) {
        int threshold;
        if (!py_args_parsed_c_int(vm, args[i], &threshold))
            return NULL;
        vm->gc.generations[i].threshold = threshold;
    }
    return py_newref(vm->none);
}

PY_FUNCTION(gc_get_debug)
{
    PY_UNUSED_ARGUMENTS;
    return py_int_from(vm, vm->gc.debug);
}

PY_FUNCTION(gc_set_debug)
{
    PY_UNUSED_ARGUMENTS;
    int flags;
    if (!py_args_c_int(vm, args[0], &flags))
        return NULL;
    vm->gc.debug = flags;
    return py_newref(vm->none);
}

static py_object *stats_of(py_vm *vm, const struct py_gc_stats *stats)
{
    py_dict *dict = py_dict_new(vm);
    if (dict && (py_library_put(vm, dict, "collections", py_int_from(vm, stats->collections)) ||
                 py_library_put(vm, dict, "collected", py_int_from(vm, stats->collected)) ||
                 py_library_put(vm, dict, "uncollectable", py_int_from(vm, stats->uncollectable))))
        PY_CLEAR(vm, dict);
    return PY_OBJECT(dict);
}

PY_FUNCTION(gc_get_stats)
{
    PY_UNUSED_ARGUMENTS;
    py_list *all = py_list_new(vm, 0);
    for (int i = 0; all && i < PY_GC_GENERATIONS; i++) {
        py_object *stats = stats_of(vm, &vm->gc.stats[i]);
        if (!stats || py_list_append_steal(vm, all, stats))
            PY_CLEAR(vm, all);
    }
    return PY_OBJECT(all);
}

/* ---- who is there, who refers to whom ---- */

struct gathering {
    py_vm *vm;
    py_list *found;
    py_object *const *targets;
    size_t target_count;
};

/* The order of lists as gc keeps them; objects found are kept alive by the list only at the end, since growing it may start
 * no collection (lists' blocks are no objects). */
static int gather(py_object *o, void *argument)
{
    struct gathering *g = argument;
    if (o == PY_OBJECT(g->found))
        return 0;
    return py_list_append(g->vm, g->found, o);
}

enum { ALL_GENERATIONS = -1 }; /* which a program may also write: gc_get_objects_impl */

static bool generation_given(py_vm *vm, py_object *o, int64_t *only)
{
    if (!o->type->slots.index) {
        py_raise(vm, vm->exceptions.TypeError, "argument should be integer or None, not '%T'", o);
        return false;
    }
    *only = py_as_index(vm, o, vm->exceptions.OverflowError);
    if (vm->raised)
        return false;
    if (*only >= PY_GC_GENERATIONS)
        py_raise(vm, vm->exceptions.ValueError,
                 "generation parameter must be less than the number of available generations (%i)",
                 PY_GC_GENERATIONS);
    else if (*only < ALL_GENERATIONS)
        py_raise(vm, vm->exceptions.ValueError, "generation parameter cannot be negative");
    return !vm->raised;
}

PY_FUNCTION(gc_get_objects)
{
    static const struct py_params params = {"get_objects", 0, 1, 0, {"generation"}};
    py_object *given[1] = {NULL};
    PY_UNUSED_ARGUMENTS;
    if (!py_args_parse(vm, &params, args, nargs, kwnames, given))
        return NULL;
    int64_t only = ALL_GENERATIONS;
    if (given[0] && given[0] != vm->none && !generation_given(vm, given[0], &only))
        return NULL;
    struct gathering g = {vm, py_list_new(vm, 0), NULL, 0};
    for (int i = 0; g.found && i < PY_GC_GENERATIONS; i++)
        if ((only == ALL_GENERATIONS || only == i) && py_gc_each(vm, i, gather, &g))
            PY_CLEAR(vm, g.found);
    return PY_OBJECT(g.found);
}

static int is_target(py_object *o, void *argument)
{
    const struct gathering *g = argument;
    for (size_t i = 0; i < g->target_count; i++)
        if (g->targets[i] == o)
            return 1;
    return 0;
}

static int gather_referrer(py_object *o, void *argument)
{
    struct gathering *g = argument;
    if (o == PY_OBJECT(g->found) || !o->type->slots.traverse)
        return 0;
    return o->type->slots.traverse(o, is_target, g) ? py_list_append(g->vm, g->found, o) : 0;
}

PY_FUNCTION(gc_get_referrers)
{
    PY_UNUSED_ARGUMENTS;
    struct gathering g = {vm, py_list_new(vm, 0), args, nargs};
    for (int i = 0; g.found && i < PY_GC_GENERATIONS; i++)
        if (py_gc_each(vm, i, gather_referrer, &g))
            PY_CLEAR(vm, g.found);
    return PY_OBJECT(g.found);
}

PY_FUNCTION(gc_get_referents)
{
    PY_UNUSED_ARGUMENTS;
    struct gathering g = {vm, py_list_new(vm, 0), NULL, 0};
    for (size_t i = 0; g.found && i < nargs; i++)
        if (py_gc_is_collected(args[i]) && args[i]->type->slots.traverse &&
            args[i]->type->slots.traverse(args[i], gather, &g))
            PY_CLEAR(vm, g.found);
    return PY_OBJECT(g.found);
}

PY_FUNCTION(gc_is_tracked)
{
    PY_UNUSED_ARGUMENTS;
    return py_bool_from(vm, py_gc_is_tracked(args[0]));
}

PY_FUNCTION(gc_is_finalized)
{
    PY_UNUSED_ARGUMENTS;
    return py_bool_from(vm, py_gc_is_collected_type(args[0]) && py_gc_is_finalized(args[0]));
}

PY_FUNCTION(gc_freeze)
{
    PY_UNUSED_ARGUMENTS;
    py_gc_freeze(vm);
    return py_newref(vm->none);
}

PY_FUNCTION(gc_unfreeze)
{
    PY_UNUSED_ARGUMENTS;
    py_gc_unfreeze(vm);
    return py_newref(vm->none);
}

PY_FUNCTION(gc_get_freeze_count)
{
    PY_UNUSED_ARGUMENTS;
    return py_int_from(vm, py_gc_freeze_count(vm));
}

static const struct py_method_def gc_functions[] = {
    {"enable", gc_enable, PY_NOARGS, 0, 0, 0, "($module, /)", NULL},
    {"disable", gc_disable, PY_NOARGS, 0, 0, 0, "($module, /)", NULL},
    {"isenabled", gc_isenabled, PY_NOARGS, 0, 0, 0, "($module, /)", NULL},
    {"set_debug", gc_set_debug, PY_ONE, 0, 0, 0, "($module, flags, /)", NULL},
    {"get_debug", gc_get_debug, PY_NOARGS, 0, 0, 0, "($module, /)", NULL},
    {"get_count", gc_get_count, PY_NOARGS, 0, 0, 0, "($module, /)", NULL},
    {"set_threshold", gc_set_threshold, PY_FAST, 0, -1, PY_METHOD_TUPLE, NULL, NULL},
    {"get_threshold", gc_get_threshold, PY_NOARGS, 0, 0, 0, "($module, /)", NULL},
    {"collect", gc_collect, PY_KEYWORDS, 0, 0, 0, "($module, /, generation=2)", NULL},
    {"get_objects", gc_get_objects, PY_KEYWORDS, 0, 0, 0, "($module, /, generation=None)", NULL},
    {"get_stats", gc_get_stats, PY_NOARGS, 0, 0, 0, "($module, /)", NULL},
    {"is_tracked", gc_is_tracked, PY_ONE, 0, 0, 0, "($module, obj, /)", NULL},
    {"is_finalized", gc_is_finalized, PY_ONE, 0, 0, 0, "($module, obj, /)", NULL},
    {"get_referrers", gc_get_referrers, PY_FAST, 0, -1, 0, NULL, NULL},
    {"get_referents", gc_get_referents, PY_FAST, 0, -1, PY_METHOD_TUPLE, NULL, NULL},
    {"freeze", gc_freeze, PY_NOARGS, 0, 0, 0, "($module, /)", NULL},
    {"unfreeze", gc_unfreeze, PY_NOARGS, 0, 0, 0, "($module, /)", NULL},
    {"get_freeze_count", gc_get_freeze_count, PY_NOARGS, 0, 0, 0, "($module, /)", NULL},
    {0},
};

static int gc_fill(py_vm *vm, py_module *module)
{
    py_dict *dict = module->dict;
    return py_dict_set_c(vm, dict, "garbage", PY_OBJECT(vm->gc.garbage)) ||
                   py_dict_set_c(vm, dict, "callbacks", PY_OBJECT(vm->gc.callbacks)) ||
                   py_library_put(vm, dict, "DEBUG_STATS", py_int_from(vm, PY_GC_DEBUG_STATS)) ||
                   py_library_put(vm, dict, "DEBUG_COLLECTABLE",
                                  py_int_from(vm, PY_GC_DEBUG_COLLECTABLE)) ||
                   py_library_put(vm, dict, "DEBUG_UNCOLLECTABLE",
                                  py_int_from(vm, PY_GC_DEBUG_UNCOLLECTABLE)) ||
                   py_library_put(vm, dict, "DEBUG_SAVEALL",
                                  py_int_from(vm, PY_GC_DEBUG_SAVEALL)) ||
                   py_library_put(vm, dict, "DEBUG_LEAK",
                                  py_int_from(vm, PY_GC_DEBUG_COLLECTABLE |
                                                      PY_GC_DEBUG_UNCOLLECTABLE |
                                                      PY_GC_DEBUG_SAVEALL))
               ? -1
               : 0;
}

const struct py_module_def py_gc_module_def = {
    .name = "gc",
    .doc = "This module provides access to the garbage collector for reference cycles.",
    .functions = gc_functions,
    .fill = gc_fill,
};
