/* The audit: every reference has a holder that can be named.
 *
 * All objects are asked what they refer to, then the frames, then the engine's own tables; the references found for an
 * object must be as many as its count says. A count that is too high is a leak, one too low a crash to come.
 */
#include "python/library/library.h"
#include "python/memory/gc.h"
#include "python/objects/type.h"
#include "python/run/machine.h"

#include <stdlib.h>

struct found {
    py_object *object;
    uint32_t references;
};

struct audit {
    struct found *table; /* open addressing, a power of two */
    size_t mask, count;
    bool failed;
    struct text *report;
    int reported;
    uint32_t strangers; /* references to what is no live object */
};

enum { REPORTED_AT_MOST = 8 };

static struct found *slot_of(struct audit *audit, const py_object *o)
{
    size_t at = ((uintptr_t)o >> 4) * 0x9E3779B97F4A7C15u >> 20;
    for (;; at++) {
        struct found *found = &audit->table[at & audit->mask];
        if (!found->object || found->object == o)
            return found;
    }
}

static int count_object(py_object *o, void *argument)
{
    (void)o;
    ((struct audit *)argument)->count++;
    return 0;
}

static int enter_object(py_object *o, void *argument)
{
    slot_of(argument, o)->object = o;
    return 0;
}

static int found_reference(py_object *referent, void *argument)
{
    struct audit *audit = argument;
    struct found *found = slot_of(audit, referent);
    if (found->object)
        found->references++;
    else
        audit->strangers++;
    return 0;
}

static int ask_object(py_object *o, void *argument)
{
    return py_each_reference(o, found_reference, argument);
}

static void found_in(struct audit *audit, void *o)
{
    if (o)
        found_reference(o, audit);
}

static void ask_engine(py_vm *vm, struct audit *audit)
{
    py_object *const singles[] = {vm->none,
                                  vm->true_,
                                  vm->false_,
                                  vm->not_implemented,
                                  vm->ellipsis,
                                  PY_OBJECT(vm->empty_tuple),
                                  PY_OBJECT(vm->empty_str),
                                  PY_OBJECT(vm->empty_bytes),
                                  vm->set_dummy,
                                  vm->raised,
                                  vm->raised_traceback,
                                  vm->memory_errors,
                                  PY_OBJECT(vm->thread_dict),
                                  PY_OBJECT(vm->builtins),
                                  PY_OBJECT(vm->builtins_copy),
                                  PY_OBJECT(vm->modules),
                                  PY_OBJECT(vm->sys),
                                  PY_OBJECT(vm->main_namespace),
                                  PY_OBJECT(vm->gc.garbage),
                                  PY_OBJECT(vm->gc.callbacks),
                                  vm->handled_base.exception,
                                  PY_OBJECT(vm->machine->main_code),
                                  PY_OBJECT(vm->machine->typed)};
    for (size_t i = 0; i < ARRAY_LENGTH(singles); i++)
        found_in(audit, singles[i]);
    for (struct py_raised_aside *aside = vm->aside; aside; aside = aside->outer) {
        found_in(audit, aside->raised);
        found_in(audit, aside->traceback);
    }
    for (size_t i = 0; i < ARRAY_LENGTH(vm->small_ints); i++)
        found_in(audit, vm->small_ints[i]);
    for (size_t i = 0; i < ARRAY_LENGTH(vm->letters); i++)
        found_in(audit, vm->letters[i]);
    for (size_t i = 0; i < ARRAY_LENGTH(vm->latin1); i++) {
        found_in(audit, vm->latin1[i]);
        found_in(audit, vm->byte_chars[i]);
    }
    py_type *const *types = (py_type *const *)&vm->types;
    for (size_t i = 0; i < sizeof vm->types / sizeof *types; i++)
        found_in(audit, types[i]);
    types = (py_type *const *)&vm->exceptions;
    for (size_t i = 0; i < sizeof vm->exceptions / sizeof *types; i++)
        found_in(audit, types[i]);
    py_str *const *names = (py_str *const *)&vm->names;
    for (size_t i = 0; i < sizeof vm->names / sizeof *names; i++)
        found_in(audit, names[i]);
    for (size_t i = 0; i < vm->temporaries.count; i++)
        found_in(audit, vm->temporaries.items[i]);
    for (py_frame *frame = vm->frame; frame; frame = frame->previous)
        if (frame->owner == PY_FRAME_OF_STACK)
            py_frame_traverse(frame, found_reference, audit);
    for (size_t i = 0; i < vm->machine->dying.count; i++)
        py_frame_traverse(vm->machine->dying.items[i], found_reference, audit);
    py_type_cache_traverse(vm, found_reference, audit);
    py_library_traverse(vm, found_reference, audit);
}

/* A collection that starts by itself does so inside an allocation, where C functions that run no Python code hold what
 * they are making in their variables, and nowhere else: a count may be higher than its holders then, never lower. */
static bool is_held(const py_vm *vm, const struct found *found)
{
    bool in_c_hands = vm->gc.collecting && !vm->gc.asked;
    return found->object->refcount == found->references ||
           (in_c_hands && found->object->refcount > found->references);
}

static void complain(py_vm *vm, struct audit *audit, const struct found *found)
{
    const py_object *o = found->object;
    if (audit->reported++ >= REPORTED_AT_MOST)
        return;
    text_format(audit->report, "%s at 0x%llx", o->type->name, (unsigned long long)py_id(vm, o));
    if (PY_IS_STR(o)) {
        text_append(audit->report, " ");
        py_str_excerpt(vm, (const py_str *)o, 40, audit->report);
    } else if (PY_IS_TYPE(o))
        text_format(audit->report, " %s", ((const py_type *)o)->name);
    text_format(audit->report, ": refcount %u, but %u holders found\n", o->refcount,
                found->references);
}

static bool is_delayed(const py_vm *vm, const py_object *o)
{
    const py_object *delayed = vm->delayed;
    while (delayed && delayed != o)
        delayed = py_delayed_after(delayed);
    return delayed != NULL;
}

bool py_audit(py_vm *vm, struct text *report)
{
    struct audit audit = {.report = report};
    py_heap_each_object(vm, count_object, &audit);
    size_t size = 64;
    while (size < audit.count * 2)
        size *= 2;
    audit.table = calloc(size, sizeof *audit.table);
    if (!audit.table)
        return true;
    audit.mask = size - 1;
    py_heap_each_object(vm, enter_object, &audit);
    py_heap_each_object(vm, ask_object, &audit);
    for (py_object *o = vm->delayed; o; o = py_delayed_after(o))
        ask_object(o, &audit);
    for (size_t i = 0; i < vm->dying.count; i++)
        if (vm->dying.items[i]->refcount == 0 && !is_delayed(vm, vm->dying.items[i]))
            ask_object(vm->dying.items[i], &audit);
    ask_engine(vm, &audit);
    for (size_t i = 0; i < size; i++)
        if (audit.table[i].object && !is_held(vm, &audit.table[i]))
            complain(vm, &audit, &audit.table[i]);
    if (audit.reported > REPORTED_AT_MOST)
        text_format(report, "... and %d more\n", audit.reported - REPORTED_AT_MOST);
    if (audit.strangers)
        text_format(report, "%u references to objects that are not alive\n", audit.strangers);
    free(audit.table);
    return !audit.reported && !audit.strangers;
}
