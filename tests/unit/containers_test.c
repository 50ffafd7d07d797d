/* Containers as C sees them: who owns what after each call, and how large they are after each change. Sizes are those
 * that sys.getsizeof gives in python3 3.11. */
#include "unit.h"

#include "running.h"

#include "python/memory/freelist.h"

static struct running run;
static py_vm *vm;

static void open_engine(void)
{
    run = running_open(NULL);
    vm = run.vm;
    ck_assert_ptr_nonnull(vm);
}

static void close_engine(void)
{
    ck_assert(!py_raised(vm));
    running_audit(&run);
    running_end(&run);
}

/* Something whose count is this test's alone. */
static py_object *thing(void)
{
    py_object *o = PY_OBJECT(py_list_new(vm, 0));
    ck_assert_ptr_nonnull(o);
    return o;
}

static py_object *text(const char *format, int number)
{
    return PY_OBJECT(py_str_format(vm, format, number));
}

#define COUNT(o, count) ck_assert_uint_eq(PY_OBJECT(o)->refcount, (count))

/* ---- ownership ---- */

START_TEST(what_borrows_adds_a_reference_and_what_steals_adds_none)
{
    open_engine();
    py_object *o = thing();
    py_list *list = py_list_new(vm, 0);
    ck_assert_int_eq(py_list_append(vm, list, o), 0);
    COUNT(o, 2);
    ck_assert_int_eq(py_list_insert(vm, list, 0, o), 0);
    COUNT(o, 3);
    ck_assert_int_eq(py_list_append_steal(vm, list, py_newref(o)), 0);
    COUNT(o, 4);
    ck_assert_int_eq(py_list_set(vm, list, 1, vm->none), 0);
    COUNT(o, 3);
    py_tuple *tuple = py_list_to_tuple(vm, list);
    COUNT(o, 5);
    py_object *stolen[] = {py_newref(o), py_newref(o)};
    py_tuple *pair = py_tuple_steal(vm, stolen, 2);
    COUNT(o, 7);
    py_tuple *packed = py_tuple_pack(vm, 2, o, vm->none);
    COUNT(o, 8);
    ck_assert_int_eq(py_list_set_slice(vm, list, 0, list->var.size, NULL), 0);
    COUNT(o, 6);
    py_decref(vm, tuple);
    py_decref(vm, pair);
    py_decref(vm, packed);
    py_decref(vm, list);
    COUNT(o, 1);
    py_decref(vm, o);
    close_engine();
}
END_TEST

START_TEST(a_dict_owns_key_and_value_and_lends_what_it_finds)
{
    open_engine();
    py_object *key = text("key%d", 1), *value = thing(), *other = thing();
    py_object *same_key = text("key%d", 1);
    py_dict *dict = py_dict_new(vm);
    ck_assert_int_eq(py_dict_set(vm, dict, key, value), 0);
    COUNT(key, 2);
    COUNT(value, 2);
    ck_assert_ptr_eq(py_dict_get(vm, dict, same_key), value);
    COUNT(value, 2);
    /* An equal key does not replace the one that is there. */
    ck_assert_int_eq(py_dict_set(vm, dict, same_key, other), 0);
    COUNT(same_key, 1);
    COUNT(value, 1);
    COUNT(other, 2);
    ck_assert_ptr_eq(py_dict_setdefault(vm, dict, key, value), other);
    COUNT(other, 2);
    py_dict *copy = py_dict_copy(vm, dict);
    COUNT(key, 3);
    COUNT(other, 3);
    py_object *popped = py_dict_pop(vm, dict, key, NULL);
    ck_assert_ptr_eq(popped, other);
    COUNT(other, 3);
    COUNT(key, 2);
    py_decref(vm, popped);
    ck_assert_int_eq(py_dict_delete(vm, dict, key), -1);
    ck_assert(py_raised_matches(vm, vm->exceptions.KeyError));
    py_clear_raised(vm);
    COUNT(key, 2);
    py_decref(vm, copy);
    COUNT(key, 1);
    COUNT(other, 1);
    py_decref(vm, dict);
    py_decref(vm, key);
    py_decref(vm, same_key);
    py_decref(vm, value);
    py_decref(vm, other);
    close_engine();
}
END_TEST

START_TEST(a_set_owns_its_keys_until_they_are_discarded)
{
    open_engine();
    py_object *key = text("key%d", 1), *same = text("key%d", 1);
    py_set *set = py_set_new(vm, NULL);
    ck_assert_int_eq(py_set_add(vm, set, key), 0);
    ck_assert_int_eq(py_set_add(vm, set, same), 0);
    COUNT(key, 2);
    COUNT(same, 1);
    ck_assert_int_eq(py_set_contains(vm, set, same), 1);
    ck_assert_int_eq(py_set_discard(vm, set, same), 1);
    COUNT(key, 1);
    ck_assert_int_eq(py_set_discard(vm, set, same), 0);
    py_object *unhashable = thing();
    ck_assert_int_eq(py_set_add(vm, set, unhashable), -1);
    ck_assert(py_raised_matches(vm, vm->exceptions.TypeError));
    py_clear_raised(vm);
    COUNT(unhashable, 1);
    py_decref(vm, unhashable);
    py_decref(vm, set);
    py_decref(vm, key);
    py_decref(vm, same);
    close_engine();
}
END_TEST

START_TEST(slices_ranges_cells_and_methods_hold_what_they_are_made_of)
{
    open_engine();
    py_object *o = thing();
    py_object *slice = py_slice_new(vm, o, NULL, o);
    COUNT(o, 3);
    ck_assert_ptr_eq(((py_slice *)slice)->stop, vm->none);
    py_cell *cell = py_cell_new(vm, o);
    COUNT(o, 4);
    py_cell_set(vm, cell, NULL);
    COUNT(o, 3);
    py_object *method = py_method_new(vm, PY_OBJECT(vm->types.list), o);
    COUNT(o, 4);
    py_object *iterator = py_iter(vm, o);
    COUNT(o, 5);
    /* An iterator lets go of its list once it has found the end. */
    ck_assert_ptr_null(py_next(vm, iterator));
    COUNT(o, 4);
    py_decref(vm, iterator);
    py_decref(vm, method);
    py_decref(vm, cell);
    py_decref(vm, slice);
    COUNT(o, 1);
    py_decref(vm, o);
    close_engine();
}
END_TEST

/* ---- growth ---- */

START_TEST(a_list_grows_and_shrinks_in_the_steps_of_list_resize)
{
    /* The number of items at which there is room for so many. */
    static const int grown[][2] = {{1, 4},   {5, 8},   {9, 16},  {17, 24}, {25, 32},
                                   {33, 40}, {41, 52}, {53, 64}, {65, 76}, {77, 92}};
    static const int shrunk[][2] = {{49, 50}, {24, 32}, {15, 20}, {9, 16}, {7, 12}, {5, 8}, {1, 4}};
    size_t at = 0;
    open_engine();
    py_list *list = py_list_new(vm, 0);
    for (int size = 1; size <= 80; size++) {
        ck_assert_int_eq(py_list_append(vm, list, vm->none), 0);
        at += at + 1 < ARRAY_LENGTH(grown) && grown[at + 1][0] == size;
        ck_assert_int_eq(list->allocated, grown[at][1]);
        ck_assert_int_eq(py_sizeof(vm, PY_OBJECT(list)), 56 + 8 * grown[at][1]);
    }
    py_decref(vm, list);
    list = py_list_new(vm, 50);
    ck_assert_int_eq(list->allocated, 50);
    for (int i = 0; i < 50; i++)
        list->items[i] = py_newref(vm->none);
    at = 0;
    for (int size = 49; size >= 1; size--) {
        py_decref(vm, py_call_method(vm, PY_OBJECT(list), "pop", NULL, 0));
        at += at + 1 < ARRAY_LENGTH(shrunk) && shrunk[at + 1][0] == size;
        ck_assert_msg(list->allocated == shrunk[at][1], "%d items: room for %d, not %d", size,
                      (int)list->allocated, shrunk[at][1]);
    }
    py_decref(vm, list);
    close_engine();
}
END_TEST

/* Sizes in bytes from so many items on. */
struct growth {
    int items;
    int64_t size;
};

START_TEST(a_dict_grows_where_python3s_does_and_str_keys_make_it_smaller)
{
    static const struct growth of_ints[] = {{1, 224},   {6, 352},   {11, 632},  {22, 1168},
                                            {43, 2264}, {86, 4688}, {171, 9304}};
    static const struct growth of_strs[] = {{1, 184},   {6, 272},   {11, 464},  {22, 832},
                                            {43, 1584}, {86, 3328}, {171, 6576}};
    open_engine();
    for (int with_strs = 0; with_strs < 2; with_strs++) {
        const struct growth *growth = with_strs ? of_strs : of_ints;
        py_dict *dict = py_dict_new(vm);
        size_t at = 0;
        ck_assert_int_eq(py_sizeof(vm, PY_OBJECT(dict)), 64);
        for (int items = 1; items <= 200; items++) {
            py_object *key = with_strs ? text("%d", items) : py_int_from(vm, items);
            ck_assert_int_eq(py_dict_set(vm, dict, key, vm->none), 0);
            py_decref(vm, key);
            at += at + 1 < ARRAY_LENGTH(of_ints) && growth[at + 1].items == items;
            ck_assert_int_eq(py_sizeof(vm, PY_OBJECT(dict)), growth[at].size);
        }
        ck_assert_int_eq(dict->keys->kind, with_strs ? PY_DICT_STR : PY_DICT_GENERAL);
        py_decref(vm, dict);
    }
    close_engine();
}
END_TEST

START_TEST(a_set_grows_where_python3s_does)
{
    static const struct growth growth[] = {{1, 216},   {5, 728},     {19, 2264},
                                           {77, 8408}, {307, 32984}, {1229, 131288}};
    size_t at = 0;
    open_engine();
    py_set *set = py_set_new(vm, NULL);
    for (int items = 1; items <= 1500; items++) {
        py_object *key = py_int_from(vm, items);
        ck_assert_int_eq(py_set_add(vm, set, key), 0);
        py_decref(vm, key);
        at += at + 1 < ARRAY_LENGTH(growth) && growth[at + 1].items == items;
        ck_assert_int_eq(py_sizeof(vm, PY_OBJECT(set)), growth[at].size);
    }
    py_decref(vm, set);
    close_engine();
}
END_TEST

START_TEST(a_dict_keeps_the_order_of_insertion_over_deletions_and_growth)
{
    open_engine();
    py_dict *dict = py_dict_new(vm);
    for (int i = 0; i < 300; i++) {
        py_object *key = py_int_from(vm, i * 7919 % 1000);
        ck_assert_int_eq(py_dict_set(vm, dict, key, vm->none), 0);
        if (i % 3 == 0)
            ck_assert_int_eq(py_dict_delete(vm, dict, key), 0);
        py_decref(vm, key);
    }
    int64_t position = 0, seen = 0, value;
    py_object *key, *none;
    for (int i = 0; i < 300; i++) {
        if (i % 3 == 0)
            continue;
        ck_assert(py_dict_next(dict, &position, &key, &none, NULL));
        ck_assert(py_int_fits(key, &value) && value == i * 7919 % 1000);
        seen++;
    }
    ck_assert_int_eq(seen, dict->used);
    ck_assert(!py_dict_next(dict, &position, &key, &none, NULL));
    py_decref(vm, dict);
    close_engine();
}
END_TEST

/* ---- what is used again, what is collected ---- */

static py_object *make_tuple_of_two(void)
{
    return PY_OBJECT(py_tuple_pack(vm, 2, vm->none, vm->none));
}

static py_object *make_list(void)
{
    return PY_OBJECT(py_list_new(vm, 0));
}

static py_object *make_dict(void)
{
    return PY_OBJECT(py_dict_new(vm));
}

static py_object *make_slice(void)
{
    return py_slice_new(vm, NULL, NULL, NULL);
}

static py_object *make_set(void)
{
    return PY_OBJECT(py_set_new(vm, NULL));
}

START_TEST(the_block_freed_last_is_the_next_one_of_its_type)
{
    static const struct {
        py_object *(*make)(void);
        int list; /* the free list that it waits on; -1: the heap's */
    } makers[] = {{make_tuple_of_two, PY_FREE_TUPLE + 2},
                  {make_list, PY_FREE_LIST},
                  {make_dict, PY_FREE_DICT},
                  {make_slice, PY_FREE_SLICE},
                  {make_set, -1}};
    open_engine();
    for (size_t i = 0; i < ARRAY_LENGTH(makers); i++) {
        py_object *a = makers[i].make(), *b = makers[i].make();
        py_decref(vm, a);
        py_decref(vm, b);
        bool one_waits = makers[i].list == PY_FREE_SLICE; /* the list has room for a single one */
        if (makers[i].list >= 0)
            ck_assert_ptr_eq(vm->free_lists->lists[makers[i].list].first, one_waits ? a : b);
        py_object *c = makers[i].make();
        ck_assert_ptr_eq(c, one_waits ? a : b);
        py_decref(vm, c);
    }
    close_engine();
}
END_TEST

START_TEST(a_full_collection_empties_the_free_lists_but_for_the_slice)
{
    open_engine();
    py_decref(vm, make_list());
    py_decref(vm, make_dict());
    py_decref(vm, make_tuple_of_two());
    py_decref(vm, make_slice());
    ck_assert_int_gt(vm->free_lists->lists[PY_FREE_LIST].count, 0);
    ck_assert_int_ge(py_gc_collect(vm, PY_GC_GENERATIONS - 1), 0);
    for (int which = 0; which < PY_FREE_COUNT; which++)
        ck_assert_int_eq(vm->free_lists->lists[which].count, which == PY_FREE_SLICE);
    close_engine();
}
END_TEST

START_TEST(a_dict_is_tracked_once_it_holds_what_can_be_in_a_cycle)
{
    open_engine();
    py_dict *dict = py_dict_new(vm);
    ck_assert(!py_gc_is_tracked(PY_OBJECT(dict)));
    ck_assert_int_eq(py_dict_set_c(vm, dict, "a", vm->none), 0);
    ck_assert(!py_gc_is_tracked(PY_OBJECT(dict)));
    py_object *o = thing();
    ck_assert_int_eq(py_dict_set_c(vm, dict, "b", o), 0);
    ck_assert(py_gc_is_tracked(PY_OBJECT(dict)));
    py_decref(vm, o);
    py_decref(vm, dict);
    close_engine();
}
END_TEST

/* ---- out of memory ---- */

static py_list *numbers;   /* 16 of 16 places taken */
static py_dict *full_dict; /* 5 of 5 */
static py_set *full_set;   /* 4 of 4 */
static py_object *item;

static bool append(void)
{
    return py_list_append(vm, numbers, item) == 0;
}

static bool insert(void)
{
    return py_list_insert(vm, numbers, 3, item) == 0;
}

static bool extend(void)
{
    return py_list_extend(vm, numbers, PY_OBJECT(numbers)) == 0;
}

static bool set_slice(void)
{
    return py_list_set_slice(vm, numbers, 1, 2, PY_OBJECT(numbers)) == 0;
}

static bool append_steal(void)
{
    return py_list_append_steal(vm, numbers, py_newref(item)) == 0;
}

static bool grow_dict(void)
{
    return py_dict_set(vm, full_dict, item, item) == 0;
}

static bool grow_set(void)
{
    return py_set_add(vm, full_set, item) == 0;
}

static bool drop(void *made)
{
    py_xdecref(vm, made);
    return made != NULL;
}

static bool copy_list(void)
{
    return drop(py_list_from_items(vm, numbers->items, numbers->var.size));
}

static bool copy_dict(void)
{
    return drop(py_dict_copy(vm, full_dict));
}

static bool copy_set(void)
{
    return drop(py_frozenset_new(vm, PY_OBJECT(full_set)));
}

static bool make_tuple(void)
{
    return drop(py_tuple_from_iterable(vm, PY_OBJECT(numbers)));
}

static bool steal_tuple(void)
{
    py_object *items[] = {py_newref(item), py_newref(item)};
    return drop(py_tuple_steal(vm, items, 2));
}

static bool items_list(void)
{
    return drop(py_dict_items_list(vm, full_dict));
}

static bool show(void)
{
    return drop(py_repr(vm, PY_OBJECT(full_dict)));
}

static bool sort(void)
{
    return py_list_sort(vm, numbers, PY_OBJECT(vm->types.float_), true) == 0;
}

static void make_full(void)
{
    numbers = py_list_new(vm, 0);
    full_dict = py_dict_new(vm);
    full_set = py_set_new(vm, NULL);
    item = text("item %d", 1);
    for (int i = 0; i < 16; i++) {
        py_object *number = py_int_from(vm, 1000 + i);
        ck_assert_int_eq(py_list_append(vm, numbers, number), 0);
        if (i < 5)
            ck_assert_int_eq(py_dict_set(vm, full_dict, number, number), 0);
        if (i < 4)
            ck_assert_int_eq(py_set_add(vm, full_set, number), 0);
        py_decref(vm, number);
    }
}

START_TEST(a_call_that_finds_no_memory_raises_and_changes_nothing)
{
    static const struct {
        const char *name;
        bool (*call)(void);
    } calls[] = {
        {"append", append},       {"insert", insert},       {"extend", extend},
        {"set_slice", set_slice}, {"steal", append_steal},  {"grow_dict", grow_dict},
        {"grow_set", grow_set},   {"copy_list", copy_list}, {"copy_dict", copy_dict},
        {"copy_set", copy_set},   {"tuple", make_tuple},    {"steal_tuple", steal_tuple},
        {"items", items_list},    {"repr", show},           {"sort", sort},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(calls); i++) {
        bool done = false;
        for (uint64_t at = 1; !done; at++) {
            open_engine();
            make_full();
            py_free_lists_clear(vm);
            py_heap_fail(vm, at, at);
            done = calls[i].call();
            bool failed = py_heap_allocations(vm) >= at;
            py_heap_fail(vm, 0, 0);
            ck_assert_msg(at > 1 || failed, "%s allocates", calls[i].name);
            ck_assert_msg(done || failed, "%s failed for nothing", calls[i].name);
            if (!done) {
                ck_assert_msg(py_raised_matches(vm, vm->exceptions.MemoryError), "%s at %d",
                              calls[i].name, (int)at);
                py_clear_raised(vm);
                /* A set that cannot grow has its key by then (set_add_entry), all else is as before. */
                bool keeps = calls[i].call == grow_set;
                ck_assert_msg(item->refcount == 1u + keeps, "%s at %d", calls[i].name, (int)at);
                ck_assert_int_eq(numbers->var.size, 16);
                ck_assert_int_eq(full_dict->used, 5);
                ck_assert_int_eq(full_set->used, 4 + keeps);
            }
            py_decref(vm, numbers);
            py_decref(vm, full_dict);
            py_decref(vm, full_set);
            py_decref(vm, item);
            close_engine();
        }
    }
}
END_TEST

UNIT_MAIN("containers", what_borrows_adds_a_reference_and_what_steals_adds_none,
          a_dict_owns_key_and_value_and_lends_what_it_finds,
          a_set_owns_its_keys_until_they_are_discarded,
          slices_ranges_cells_and_methods_hold_what_they_are_made_of,
          a_list_grows_and_shrinks_in_the_steps_of_list_resize,
          a_dict_grows_where_python3s_does_and_str_keys_make_it_smaller,
          a_set_grows_where_python3s_does,
          a_dict_keeps_the_order_of_insertion_over_deletions_and_growth,
          the_block_freed_last_is_the_next_one_of_its_type,
          a_full_collection_empties_the_free_lists_but_for_the_slice,
          a_dict_is_tracked_once_it_holds_what_can_be_in_a_cycle,
          a_call_that_finds_no_memory_raises_and_changes_nothing)
