/* The engine's state: starting up, and ending as python3 ends (Python/pylifecycle.c).
 *
 * Start-up goes from what needs nothing to what needs everything: heap, bare types, the objects that exist once, names, ready
 * types, exceptions, the machine, the library. The end comes in two parts: what a program can notice (its modules are taken
 * apart in CPython's order, so that finalizers run and print), and the quiet return of everything.
 */
#include "python/vm.h"

#include "python/library/library.h"
#include "python/memory/freelist.h"
#include "python/memory/gc_list.h"
#include "python/memory/weakref.h"
#include "python/run/machine.h"
#include "python/run/stop.h"

#include <stdlib.h>

enum { RECURSION_LIMIT = 1000, YOUNG_AT_START = 31 };

/* ---- starting ---- */

static bool start_memory(py_vm *vm)
{
    vm->heap = py_heap_new(vm->options.memory_limit);
    vm->free_lists = py_free_lists_new();
    py_gc_init(vm);
    return vm->heap && vm->free_lists;
}

static bool start_singletons(py_vm *vm)
{
    vm->none = py_object_new(vm, vm->types.none);
    vm->not_implemented = py_object_new(vm, vm->types.not_implemented);
    vm->ellipsis = py_object_new(vm, vm->types.ellipsis);
    vm->set_dummy = py_object_new(vm, vm->types.object);
    vm->empty_tuple = py_tuple_new(vm, 0);
    if (!vm->none || !vm->not_implemented || !vm->ellipsis || !vm->set_dummy || !vm->empty_tuple)
        return false;
    py_gc_untrack(vm, vm->empty_tuple);
    return true;
}

static bool start_names(py_vm *vm)
{
#define NAME(field, text)                                                                          \
    if (!(vm->names.field = py_str_intern_c(vm, text)))                                            \
        return false;
#include "python/objects/names.def"
#undef NAME
    return true;
}

static bool start_collector(py_vm *vm)
{
    vm->gc.garbage = py_list_new(vm, 0);
    vm->gc.callbacks = py_list_new(vm, 0);
    return vm->gc.garbage && vm->gc.callbacks;
}

/* What a program's first line finds under python3 3.11: eight young collections have moved what start-up made into
 * the second generation. So automatic collections come at the same lines. */
static void settle_collector(py_vm *vm)
{
    struct py_gc *gc = &vm->gc;
    gc_list_merge(&gc->generations[0].head, &gc->generations[1].head);
    gc->generations[0].count = YOUNG_AT_START;
    gc->generations[1].count = 8;
    gc->stats[0] = (struct py_gc_stats){.collections = 8, .collected = 24};
    gc->enabled = true;
}

/* The interpreter has used a slice by then, which waits to be used again, also after a full collection. */
static bool leave_slice(py_vm *vm)
{
    py_object *slice = py_slice_new(vm, vm->none, vm->none, vm->none);
    py_xdecref(vm, slice);
    return slice != NULL;
}

static bool start(py_vm *vm)
{
    if (!start_memory(vm) || py_types_allocate(vm) < 0 || py_atoms_init(vm) < 0 ||
        py_atoms_intern_letters(vm) < 0 || !start_singletons(vm) || !start_names(vm) ||
        py_types_ready(vm) < 0 || py_exceptions_init(vm) < 0 || py_memory_errors_init(vm) < 0 ||
        !start_collector(vm) || py_machine_init(vm) < 0 || py_library_init(vm) < 0 ||
        !leave_slice(vm))
        return false;
    settle_collector(vm);
    vm->started = true;
    return true;
}

py_vm *py_vm_new(const struct py_options *options)
{
    py_vm *vm = calloc(1, sizeof *vm);
    if (!vm)
        return NULL;
    vm->options = *options;
    vm->handled = &vm->handled_base;
    vm->recursion_limit = RECURSION_LIMIT;
    if (!start(vm)) {
        py_vm_free(vm);
        return NULL;
    }
    return vm;
}

/* ---- the end that a program can notice ---- */

static void set_to_none(py_vm *vm, py_dict *dict, const char *name)
{
    if (py_dict_get_c(vm, dict, name) && py_dict_set_c(vm, dict, name, vm->none) < 0)
        py_clear_raised(vm);
}

static void forget_special_names(py_vm *vm)
{
    static const char *const forgotten[] = {"path",
                                            "argv",
                                            "ps1",
                                            "ps2",
                                            "last_type",
                                            "last_value",
                                            "last_traceback",
                                            "path_hooks",
                                            "path_importer_cache",
                                            "meta_path",
                                            "__interactivehook__"};
    static const char *const streams[][2] = {
        {"stdin", "__stdin__"}, {"stdout", "__stdout__"}, {"stderr", "__stderr__"}};
    set_to_none(vm, vm->builtins, "_");
    py_dict *dict = vm->sys->dict;
    for (size_t i = 0; i < ARRAY_LENGTH(forgotten); i++)
        set_to_none(vm, dict, forgotten[i]);
    for (size_t i = 0; i < ARRAY_LENGTH(streams); i++) {
        py_object *original = py_dict_get_c(vm, dict, streams[i][1]);
        if (original && py_dict_set_c(vm, dict, streams[i][0], original) < 0)
            py_clear_raised(vm);
    }
}

static void step_of_name(py_vm *vm, const py_str *name)
{
    const char *utf8 = py_str_utf8(vm, (py_str *)(uintptr_t)name, NULL);
    struct text what = {0};
    text_format(&what, "the name %s is set to None", utf8 ? utf8 : "?");
    py_step_exit(vm, text_string(&what));
    text_fini(&what);
}

/* Names set to None, in a module that the record knows each a step: those that begin with one underscore first, __builtins__ never (_PyModule_ClearDict). */
static void clear_namespace(py_vm *vm, py_dict *dict, bool in_steps)
{
    for (int pass = 0; pass < 2; pass++) {
        int64_t position = 0;
        py_object *key, *value;
        while (py_dict_next(dict, &position, &key, &value, NULL)) {
            if (value == vm->none || !PY_IS_STR(key))
                continue;
            const py_str *name = (const py_str *)key;
            bool underscored = name->length > 0 && py_str_at(name, 0) == '_' &&
                               (name->length == 1 || py_str_at(name, 1) != '_');
            if (pass == 0 ? !underscored : py_str_equals_c(name, "__builtins__"))
                continue;
            if (py_dict_set(vm, dict, key, vm->none) < 0)
                py_unraisable(vm, NULL);
            else if (in_steps)
                step_of_name(vm, name);
        }
    }
}

/* Takes all modules out of sys.modules; weak references to them, in that order, for those that live on. */
static py_list *remove_modules(py_vm *vm)
{
    py_list *left = py_list_new(vm, 0);
    if (!left)
        py_clear_raised(vm);
    int64_t position = 0;
    py_object *name, *module;
    while (py_dict_next(vm->modules, &position, &name, &module, NULL)) {
        if (module->type == vm->types.module && left) {
            py_object *reference = py_weakref_new(vm, module, NULL);
            if (!reference || py_list_append_steal(vm, left, reference) < 0)
                py_clear_raised(vm);
        }
        if (py_dict_set(vm, vm->modules, name, vm->none) < 0)
            py_unraisable(vm, NULL);
    }
    return left;
}

static void clear_modules_left(py_vm *vm, py_list *left)
{
    for (int64_t i = left->var.size - 1; i >= 0; i--) {
        py_object *module = py_weakref_get(vm, left->items[i]);
        if (module == vm->none)
            continue;
        py_dict *dict = ((py_module *)module)->dict;
        if (dict == vm->builtins || dict == vm->sys->dict)
            continue;
        py_incref(module);
        py_hold(vm, module);
        clear_namespace(vm, dict, dict->base.record_id != 0);
        py_unhold(vm, 1);
        py_decref(vm, module);
    }
}

/* What the program put into builtins goes, and what it took away comes back. */
static void restore_builtins(py_vm *vm)
{
    py_dict *had = py_dict_copy(vm, vm->builtins);
    py_hold(vm, had);
    py_dict_clear(vm, vm->builtins);
    if (py_dict_merge_mapping(vm, vm->builtins, PY_OBJECT(vm->builtins_copy)) < 0)
        py_clear_raised(vm);
    py_unhold(vm, 1);
    py_xdecref(vm, had);
    PY_CLEAR(vm, vm->builtins_copy);
}

void py_vm_finalize(py_vm *vm)
{
    if (!vm->started || vm->finalized)
        return;
    vm->finalized = true;
    py_flush_streams(vm);
    if (vm->gc.enabled)
        py_gc_collect(vm, PY_GC_GENERATIONS - 1);
    PY_CLEAR(vm, vm->main_namespace);
    forget_special_names(vm);
    py_list *left = remove_modules(vm);
    py_hold(vm, left);
    py_dict_clear(vm, vm->modules);
    restore_builtins(vm);
    py_step_exit(vm, "sys.modules is emptied");
    py_gc_collect(vm, PY_GC_GENERATIONS - 1);
    if (left)
        clear_modules_left(vm, left);
    py_unhold(vm, 1);
    py_xdecref(vm, left);
    py_flush_streams(vm);
    py_library_forget(vm);
    clear_namespace(vm, vm->sys->dict, false);
    clear_namespace(vm, vm->builtins, false);
    py_gc_collect(vm, PY_GC_GENERATIONS - 1);
    py_clear_raised(vm);
}

/* ---- the rest ---- */

static void free_types(py_vm *vm)
{
    py_type **exceptions = (py_type **)&vm->exceptions;
    for (size_t i = sizeof vm->exceptions / sizeof *exceptions; i-- > 0;)
        PY_CLEAR(vm, exceptions[i]);
}

static void free_names(py_vm *vm)
{
    py_str **names = (py_str **)&vm->names;
    for (size_t i = 0; i < sizeof vm->names / sizeof *names; i++)
        PY_CLEAR(vm, names[i]);
}

static int count_one(py_object *o, void *argument)
{
    (void)o;
    ++*(size_t *)argument;
    return 0;
}

size_t py_vm_objects_alive(py_vm *vm)
{
    size_t count = 0;
    py_heap_each_object(vm, count_one, &count);
    return count;
}

static void free_objects(py_vm *vm)
{
    /* gc.DEBUG_SAVEALL would put what is freed now into a list that goes too. */
    vm->gc.debug = 0;
    vm->closing = true;
    py_library_fini(vm);
    PY_CLEAR(vm, vm->machine->main_code);
    PY_CLEAR(vm, vm->machine->typed);
    PY_CLEAR(vm, vm->main_namespace);
    PY_CLEAR(vm, vm->sys);
    PY_CLEAR(vm, vm->modules);
    PY_CLEAR(vm, vm->builtins_copy);
    PY_CLEAR(vm, vm->builtins);
    py_types_clear(vm);
    py_gc_collect(vm, PY_GC_GENERATIONS - 1);
    py_clear_raised(vm);
    py_gc_fini(vm);
    PY_CLEAR(vm, vm->memory_errors);
    PY_CLEAR(vm, vm->thread_dict);
    free_types(vm);
    py_gc_collect(vm, PY_GC_GENERATIONS - 1);
    PY_CLEAR(vm, vm->none);
    PY_CLEAR(vm, vm->not_implemented);
    PY_CLEAR(vm, vm->ellipsis);
    PY_CLEAR(vm, vm->set_dummy);
    PY_CLEAR(vm, vm->empty_tuple);
    free_names(vm);
    py_atoms_fini(vm);
    py_free_lists_fini(vm);
    py_types_free(vm);
}

void py_vm_empty(py_vm *vm)
{
    py_vm_finalize(vm);
    vm->gc.enabled = false;
    /* An engine that did not start is not taken apart: its heap goes as a whole. */
    if (vm->started)
        free_objects(vm);
    vm->started = false;
}

void py_vm_free(py_vm *vm)
{
    if (!vm)
        return;
    py_vm_empty(vm);
    py_interned_fini(vm);
    free(vm->library);
    py_machine_fini(vm);
    py_sources_fini(vm);
    vector_fini(&vm->temporaries);
    vector_fini(&vm->dying);
    vector_fini(&vm->repr_running);
    free(vm->free_lists);
    py_heap_free(vm->heap);
    free(vm);
}
