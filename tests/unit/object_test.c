/* Objects, attributes, classes and exceptions as C sees them: who owns what, and which lookups find what. */
#include "unit.h"

#include "running.h"

#include "python/objects/type.h"

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
    ck_assert_int_ge(py_gc_collect(vm, PY_GC_GENERATIONS - 1), 0);
    running_audit(&run);
    running_end(&run);
}

/* A class `name` with one attribute; what a class statement makes. */
static py_type *make_class(const char *name, py_type *base, const char *attribute, py_object *value)
{
    py_dict *namespace = py_dict_new(vm);
    if (attribute)
        ck_assert_int_eq(py_dict_set_c(vm, namespace, attribute, value), 0);
    py_object *made = py_class_new(vm, name, PY_OBJECT(base), namespace);
    py_decref(vm, namespace);
    ck_assert_ptr_nonnull(made);
    return (py_type *)made;
}

#define COUNT(o, count) ck_assert_uint_eq(PY_OBJECT(o)->refcount, (count))

/* ---- attributes ---- */

START_TEST(an_attribute_is_held_by_its_instance_until_it_is_deleted)
{
    open_engine();
    py_object *value = PY_OBJECT(py_list_new(vm, 0)), *other = PY_OBJECT(py_list_new(vm, 0));
    py_type *class = make_class("Class", NULL, NULL, NULL);
    py_object *instance = py_call_noargs(vm, PY_OBJECT(class));
    ck_assert_int_eq(py_setattr_string(vm, instance, "x", value), 0);
    COUNT(value, 2);
    py_object *found = py_getattr_string(vm, instance, "x");
    ck_assert_ptr_eq(found, value);
    COUNT(value, 3);
    py_decref(vm, found);
    ck_assert_int_eq(py_setattr_string(vm, instance, "x", other), 0);
    COUNT(value, 1);
    COUNT(other, 2);
    /* The dict takes over what the instance had; it is made once. */
    ck_assert_ptr_nonnull(py_managed_of(instance)->values);
    ck_assert_ptr_null(py_managed_of(instance)->dict);
    py_dict *dict = py_instance_dict(vm, instance, true);
    ck_assert_ptr_null(py_managed_of(instance)->values);
    ck_assert_ptr_eq(py_instance_dict(vm, instance, true), dict);
    ck_assert_ptr_eq(py_dict_get_c(vm, dict, "x"), other);
    COUNT(other, 2);
    ck_assert_int_eq(py_setattr_string(vm, instance, "x", NULL), 0);
    COUNT(other, 1);
    ck_assert_ptr_null(py_getattr_string(vm, instance, "x"));
    ck_assert(py_raised_matches(vm, vm->exceptions.AttributeError));
    py_clear_raised(vm);
    py_object *missing = vm->none;
    ck_assert_int_eq(py_lookup_attr(vm, instance, vm->names.name, &missing), 0);
    ck_assert_ptr_null(missing);
    py_decref(vm, instance);
    py_decref(vm, class);
    py_decref(vm, value);
    py_decref(vm, other);
    close_engine();
}
END_TEST

START_TEST(instances_of_a_class_share_the_names_of_their_attributes)
{
    open_engine();
    py_type *class = make_class("Class", NULL, NULL, NULL);
    py_object *instances[3];
    for (size_t i = 0; i < ARRAY_LENGTH(instances); i++) {
        instances[i] = py_call_noargs(vm, PY_OBJECT(class));
        ck_assert_int_eq(py_setattr_string(vm, instances[i], "a", vm->none), 0);
        ck_assert_int_eq(py_setattr_string(vm, instances[i], "b", vm->none), 0);
    }
    py_dict *one = py_instance_dict(vm, instances[0], true);
    py_dict *two = py_instance_dict(vm, instances[1], true);
    ck_assert_ptr_eq(one->keys, two->keys);
    ck_assert_int_eq(one->keys->kind, PY_DICT_SPLIT);
    ck_assert_ptr_ne(one->values, two->values);
    for (size_t i = 0; i < ARRAY_LENGTH(instances); i++)
        py_decref(vm, instances[i]);
    py_decref(vm, class);
    close_engine();
}
END_TEST

START_TEST(a_method_is_found_without_making_a_bound_one)
{
    open_engine();
    py_object *list = PY_OBJECT(py_list_new(vm, 0)), *callable;
    py_str *append = py_str_intern_c(vm, "append");
    ck_assert_int_eq(py_get_method(vm, list, append, &callable), 1);
    ck_assert_ptr_eq(callable, py_type_lookup(vm, vm->types.list, append));
    COUNT(list, 1);
    py_decref(vm, callable);
    py_object *bound = py_getattr(vm, list, append);
    COUNT(list, 2);
    py_object *result = py_call_one(vm, bound, vm->none);
    ck_assert_ptr_eq(result, vm->none);
    ck_assert_int_eq(py_len(vm, list), 1);
    py_decref(vm, result);
    py_decref(vm, bound);
    COUNT(list, 1);
    py_decref(vm, append);
    py_decref(vm, list);
    close_engine();
}
END_TEST

/* ---- classes ---- */

START_TEST(a_class_finds_what_its_bases_have_and_hides_it_with_its_own)
{
    open_engine();
    py_object *one = py_int_from(vm, 1001), *two = py_int_from(vm, 1002);
    py_str *name = py_str_intern_c(vm, "attribute");
    py_type *base = make_class("Base", NULL, "attribute", one);
    py_type *derived = make_class("Derived", base, NULL, NULL);
    ck_assert_ptr_eq(py_type_lookup(vm, derived, name), one);
    uint32_t version = py_type_version(vm, derived);
    ck_assert_uint_ne(version, 0);
    /* A change in the base voids what was cached of the class derived from it. */
    ck_assert_int_eq(py_setattr(vm, PY_OBJECT(base), name, two), 0);
    ck_assert_ptr_eq(py_type_lookup(vm, derived, name), two);
    ck_assert_uint_ne(py_type_version(vm, derived), version);
    ck_assert_int_eq(py_setattr(vm, PY_OBJECT(derived), name, one), 0);
    ck_assert_ptr_eq(py_type_lookup(vm, derived, name), one);
    ck_assert_int_eq(py_setattr(vm, PY_OBJECT(derived), name, NULL), 0);
    ck_assert_ptr_eq(py_type_lookup(vm, derived, name), two);
    ck_assert(py_type_is_subtype(derived, base) && !py_type_is_subtype(base, derived));
    ck_assert_int_eq(py_issubclass(vm, PY_OBJECT(derived), PY_OBJECT(vm->types.object)), 1);
    py_decref(vm, derived);
    py_decref(vm, base);
    py_decref(vm, one);
    py_decref(vm, two);
    py_decref(vm, name);
    close_engine();
}
END_TEST

START_TEST(an_instance_holds_its_class_and_a_class_without_instances_is_collected)
{
    open_engine();
    py_gc_collect(vm, PY_GC_GENERATIONS - 1);
    size_t before = py_vm_objects_alive(vm);
    py_type *class = make_class("Class", NULL, NULL, NULL);
    uint32_t alone = class->var.base.refcount;
    py_object *instance = py_call_noargs(vm, PY_OBJECT(class));
    COUNT(class, alone + 1);
    py_decref(vm, instance);
    COUNT(class, alone);
    py_decref(vm, class);
    ck_assert_int_gt(py_gc_collect(vm, PY_GC_GENERATIONS - 1), 0);
    ck_assert_uint_eq(py_vm_objects_alive(vm), before);
    close_engine();
}
END_TEST

START_TEST(built_in_types_cannot_be_changed_and_classes_can)
{
    open_engine();
    ck_assert_int_eq(py_setattr_string(vm, PY_OBJECT(vm->types.int_), "x", vm->none), -1);
    ck_assert(py_raised_matches(vm, vm->exceptions.TypeError));
    py_clear_raised(vm);
    py_object *number = py_int_from(vm, 5);
    ck_assert_int_eq(py_setattr_string(vm, number, "x", vm->none), -1);
    ck_assert(py_raised_matches(vm, vm->exceptions.AttributeError));
    py_clear_raised(vm);
    py_decref(vm, number);
    close_engine();
}
END_TEST

START_TEST(every_built_in_type_has_the_sizes_flags_and_order_that_make_it_usable)
{
    open_engine();
    py_type *const *types = (py_type *const *)&vm->types;
    for (size_t i = 0; i < sizeof vm->types / sizeof *types; i++) {
        const py_type *type = types[i];
        ck_assert_ptr_nonnull(type->mro);
        ck_assert_ptr_eq(type->mro->items[0], type);
        ck_assert_ptr_eq(type->mro->items[type->mro->var.size - 1], vm->types.object);
        ck_assert_msg(type->basic_size >= sizeof(py_object), "%s", type->name);
        ck_assert_msg(type->slots.destroy != NULL, "%s cannot be destroyed", type->name);
        ck_assert_msg(!py_type_has(type, PY_TYPE_GC) || type->slots.traverse,
                      "%s is collected but tells of nothing it holds", type->name);
        ck_assert_msg(py_type_has(type, PY_TYPE_IMMUTABLE), "%s", type->name);
    }
    close_engine();
}
END_TEST

/* ---- exceptions ---- */

START_TEST(a_raised_exception_is_owned_by_the_engine_until_it_is_taken)
{
    open_engine();
    py_object *argument = PY_OBJECT(py_list_new(vm, 0));
    ck_assert_ptr_null(py_raise_object(vm, vm->exceptions.ValueError, argument));
    COUNT(argument, 2);
    ck_assert(py_raised_matches(vm, vm->exceptions.ValueError));
    ck_assert(py_raised_matches(vm, vm->exceptions.Exception));
    ck_assert(!py_raised_matches(vm, vm->exceptions.KeyError));
    py_object *exception = py_take_raised(vm);
    ck_assert(!py_raised(vm));
    COUNT(exception, 1);
    py_restore_raised(vm, exception);
    /* Raising another lets go of the first. */
    py_raise(vm, vm->exceptions.TypeError, "%d of %s, %R", 3, "them", argument);
    COUNT(argument, 1);
    exception = py_take_raised(vm);
    py_object *text = py_str_of(vm, exception);
    ck_assert_str_eq(py_str_utf8(vm, (py_str *)text, NULL), "3 of them, []");
    py_decref(vm, text);
    py_decref(vm, exception);
    ck_assert_ptr_null(py_take_raised(vm));
    py_decref(vm, argument);
    close_engine();
}
END_TEST

START_TEST(there_is_a_memory_error_even_when_there_is_no_memory_at_all)
{
    open_engine();
    py_heap_fail(vm, 1, UINT64_MAX);
    for (int i = 0; i < 100; i++) {
        ck_assert_ptr_null(py_list_new(vm, 1000));
        ck_assert(py_raised_matches(vm, vm->exceptions.MemoryError));
        py_object *exception = py_take_raised(vm);
        py_decref(vm, exception);
    }
    /* Raising anything else needs memory, and so gives the same. */
    py_raise(vm, vm->exceptions.ValueError, "a message of some length: %d", 12345);
    ck_assert(py_raised_matches(vm, vm->exceptions.MemoryError));
    py_clear_raised(vm);
    py_heap_fail(vm, 0, 0);
    close_engine();
}
END_TEST

START_TEST(comparing_hashing_and_asking_for_truth_follow_identity_first)
{
    open_engine();
    py_object *nan = py_float_from(vm, __builtin_nan("")), *one = py_int_from(vm, 1);
    py_object *real = py_float_from(vm, 1.0), *yes = py_bool_from(vm, true);
    ck_assert_int_eq(py_compare_bool(vm, nan, nan, PY_EQ), 1);
    py_object *different = py_compare(vm, nan, nan, PY_EQ);
    ck_assert_ptr_eq(different, vm->false_);
    py_decref(vm, different);
    ck_assert_int_eq(py_compare_bool(vm, one, real, PY_EQ), 1);
    ck_assert_int_eq(py_compare_bool(vm, one, yes, PY_EQ), 1);
    ck_assert_int_eq(py_hash(vm, one), py_hash(vm, real));
    ck_assert_int_eq(py_hash(vm, one), py_hash(vm, yes));
    ck_assert_int_eq(py_compare_bool(vm, one, vm->none, PY_LT), -1);
    ck_assert(py_raised_matches(vm, vm->exceptions.TypeError));
    py_clear_raised(vm);
    ck_assert_int_eq(py_is_true(vm, nan), 1);
    ck_assert_int_eq(py_is_true(vm, PY_OBJECT(vm->empty_tuple)), 0);
    py_decref(vm, nan);
    py_decref(vm, one);
    py_decref(vm, real);
    py_decref(vm, yes);
    close_engine();
}
END_TEST

UNIT_MAIN("object", an_attribute_is_held_by_its_instance_until_it_is_deleted,
          instances_of_a_class_share_the_names_of_their_attributes,
          a_method_is_found_without_making_a_bound_one,
          a_class_finds_what_its_bases_have_and_hides_it_with_its_own,
          an_instance_holds_its_class_and_a_class_without_instances_is_collected,
          built_in_types_cannot_be_changed_and_classes_can,
          every_built_in_type_has_the_sizes_flags_and_order_that_make_it_usable,
          a_raised_exception_is_owned_by_the_engine_until_it_is_taken,
          there_is_a_memory_error_even_when_there_is_no_memory_at_all,
          comparing_hashing_and_asking_for_truth_follow_identity_first)
