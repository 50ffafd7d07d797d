/* Inside the type machinery: the table that ties special names to C slots, and the steps that make a type ready.
 *
 * A type answers `a + b` through a C function in its slots. A built-in type's slots are its own, and for each of
 * them its dict gets a wrapper_descriptor (`int.__add__`). A class works the other way round: for each special name that
 * its MRO finds, the slot gets a trampoline that looks the name up on the type and calls it; or, when what is found
 * is the wrapper of a C slot, that C function itself. The rules are those of CPython's Objects/typeobject.c.
 *
 *   type.c            the type `type`: attributes, call, checks        type_ready.c  from spec to type, inheritance
 *   type_lookup.c     MRO lookup, its cache, versions                  type_mro.c    linearization, bases, layout
 *   type_make.c       class creation                                   instance.c    life and death of class instances
 *   slot_table.c      the rows                                         slot_wrappers.c  from Python into a slot
 *   slot_trampolines.c  from a slot into Python
 */
#ifndef PYTHON_OBJECTS_TYPE_H
#define PYTHON_OBJECTS_TYPE_H

#include "python/objects/object.h"

typedef void (*py_any_function)(void);

/* Calls a slot function with a program's arguments: what `int.__add__(1, 2)` runs. */
typedef py_object *(*py_slot_wrapper)(py_vm *vm, py_object *self, py_any_function slot,
                                      py_object *const *args, size_t nargs, py_tuple *kwnames);

struct py_slot_row {
    const char *name;           /* "__add__" */
    size_t name_offset;         /* of the interned name in struct py_names */
    size_t slot_offset;         /* in struct py_slots */
    py_any_function trampoline; /* NULL: classes do not fill this slot by this name */
    py_slot_wrapper wrapper;    /* NULL: the name is not shown in built-in types */
    bool keywords;              /* the wrapper takes keyword arguments */
    const char *signature, *doc;
};

/* All rows, those of one name next to each other where they can be; a NULL name ends it. */
extern const struct py_slot_row py_slot_rows[];

static inline py_any_function *py_slot_at(struct py_slots *slots, size_t offset)
{
    return (py_any_function *)((char *)slots + offset);
}

/* slot_table.c */
/* Puts a wrapper_descriptor into the type's dict for each of its own slots. */
int py_slots_add_wrappers(py_vm *vm, py_type *type, const struct py_slots *own);
/* Fills the empty slots of `type` from `base`, a later member of its MRO. */
void py_slots_inherit(py_vm *vm, py_type *type, py_type *base);
/* Sets all slots of a class from what its MRO finds. */
int py_slots_fix_all(py_vm *vm, py_type *type);
/* The attribute `name` of a class changed: sets the slots that hang on it, in its subclasses too. */
int py_slots_update(py_vm *vm, py_type *type, py_str *name);

/* slot_trampolines.c */
/* What a lookup on the type finds, ready to call: 1 found, and *unbound says that `self` must go first; 0 missing; -1
 * failure. The callable is a new reference. */
int py_special_lookup(py_vm *vm, py_object *self, py_str *name, py_object **callable,
                      bool *unbound);
/* Calls self.name(*args) as the interpreter does for special methods: found on the type only. NULL with nothing
 * raised and *missing true when there is no such method. At most 3 arguments. */
py_object *py_special_call(py_vm *vm, py_object *self, py_str *name, py_object *const *args,
                           size_t nargs, bool *missing);

/* The special method of an object, found in its type and bound to it (_PyObject_LookupSpecial). NULL without an exception: there
 * is none. */
py_object *py_lookup_special(py_vm *vm, py_object *o, py_str *name);
/* py_special_call where CPython binds the method before it calls it: an object more, for a moment. */
py_object *py_special_call_bound(py_vm *vm, py_object *self, py_str *name, py_object *const *args,
                                 size_t nargs, bool *missing);

/* slot_wrappers.c: also the __new__ of built-in types. */
extern const struct py_method_def py_new_definition;

/* type_lookup.c */
int py_type_cache_make(py_vm *vm);
void py_type_cache_clear(py_vm *vm);
void py_type_cache_free(py_vm *vm);

/* type_mro.c */
py_object *py_type_mro_method(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames);
py_type *py_best_base(py_vm *vm, py_tuple *bases); /* borrowed; NULL with TypeError */
int py_type_make_mro(py_vm *vm, py_type *type);    /* sets type->mro */
/* Is the layout of `b` one that an instance of `a` could be changed to? Raises TypeError as __class__ assignment does. */
bool py_layout_compatible(py_vm *vm, py_type *old_type, py_type *new_type, const char *attribute);
py_type *py_solid_base(py_type *type);

/* type_ready.c */
int py_type_add_subclass(py_vm *vm, py_type *base, py_type *type);
void py_type_remove_subclass(py_vm *vm, py_type *base, py_type *type);
/* Calls `visit` with each living direct subclass. -1 stops. */
int py_type_each_subclass(py_vm *vm, py_type *type, int (*visit)(py_vm *, py_type *, void *),
                          void *argument);
py_list *py_type_subclass_list(py_vm *vm, py_type *type);
int py_type_inherit(py_vm *vm, py_type *type); /* flags, offsets and slots, from base and MRO */
void py_type_set_hash(py_vm *vm, py_type *type);

/* type.c */
py_object *py_type_getattr(py_vm *vm, py_object *o, py_str *name);
int py_type_setattr(py_vm *vm, py_object *o, py_str *name, py_object *value);
py_object *py_type_name(py_vm *vm, py_type *type);   /* __name__: new reference */
py_object *py_type_module(py_vm *vm, py_type *type); /* __module__ */
py_object *py_type_qualname(py_vm *vm, py_type *type);
py_type *py_metaclass_of(py_vm *vm, py_type *start, py_tuple *bases); /* borrowed */

/* type_make.c */
py_object *py_type_new(py_vm *vm, py_type *metatype, py_object *const *args, size_t nargs,
                       py_tuple *kwnames);
/* A class without calling a metaclass's __new__ from Python: what type.__new__ does. `kwargs` go to __init_subclass__. */
py_object *py_class_make(py_vm *vm, py_type *metatype, py_str *name, py_tuple *bases,
                         py_dict *namespace, py_object *const *kwargs, py_tuple *kwnames);

/* instance.c */
void py_subtype_destroy(py_vm *vm, py_object *o);
/* Every reference that an object owns: those its traverse visits, and those of classes and dicts that the collector is not told
 * of. * Non-zero from `visit` stops it and is returned. */
int py_each_reference(py_object *o, py_visit visit, void *argument);
int py_subtype_traverse(py_object *o, py_visit visit, void *argument);
void py_subtype_clear(py_vm *vm, py_object *o);
/* Where the instance keeps its dict when that is not a managed one; NULL: it has no such place. */
py_dict **py_dict_place(py_object *o);
/* object.__new__ without checks: a new instance with its inline values made. */
py_object *py_instance_new(py_vm *vm, py_type *type);
/* The instance's dict is replaced (borrowed; NULL: taken away). */
int py_instance_set_dict(py_vm *vm, py_object *o, py_dict *dict);
extern const struct py_getset_def py_dict_getsets[], py_weakref_getsets[];
extern const struct py_getset_def py_generic_dict_getset; /* "__dict__" of functions and others */

/* property.c, classmethod.c */
/* Around a function that was not told to be one: its attributes are not copied (PyStaticMethod_New). */
py_object *py_staticmethod_new(py_vm *vm, py_object *function);
py_object *py_classmethod_new(py_vm *vm, py_object *function);

/* descriptor.c */
py_object *py_method_descriptor_new(py_vm *vm, py_type *owner,
                                    const struct py_method_def *definition);
py_object *py_member_descriptor_new(py_vm *vm, py_type *owner,
                                    const struct py_member_def *definition);
py_object *py_getset_descriptor_new(py_vm *vm, py_type *owner,
                                    const struct py_getset_def *definition);
py_object *py_wrapper_descriptor_new(py_vm *vm, py_type *owner, const struct py_slot_row *row,
                                     py_any_function slot);
py_object *py_mapping_proxy_new(py_vm *vm, py_object *mapping);
py_object *py_member_get(py_vm *vm, py_object *o, const struct py_member_def *member);
int py_member_set(py_vm *vm, py_object *o, const struct py_member_def *member, py_object *value);
bool py_descriptor_is_data(const py_object *descriptor);

/* attribute.c */
/* What reading an attribute gives when its class holds `descriptor` (borrowed, kept alive during the call): its __get__'s
 * answer, or itself. Either of instance and owner may be NULL. */
py_object *py_descriptor_bind(py_vm *vm, py_object *descriptor, py_object *instance,
                              py_object *owner);
/* py_generic_getattr that raises nothing when there is no such attribute: 1 found, 0 missing, -1 failure; then *result
 * is NULL. */
int py_generic_lookup(py_vm *vm, py_object *o, py_str *name, py_object **result);

/* iterator.c */
py_object *py_sequence_iterator_new(py_vm *vm, py_object *sequence);
py_object *py_callable_iterator_new(py_vm *vm, py_object *callable, py_object *sentinel);

/* isinstance.c */
int py_real_isinstance(py_vm *vm, py_object *o, py_object *class_);
int py_real_issubclass(py_vm *vm, py_object *derived, py_object *class_);

/* generic_alias.c: a | b for types; NotImplemented when they do not go together. */
py_object *py_union_of(py_vm *vm, py_object *a, py_object *b);
py_object *py_generic_alias_new(py_vm *vm, py_object *origin, py_object *args);

/* abstract.c, the search behind `in` where there is no __contains__ */
int py_contains_by_iterating(py_vm *vm, py_object *container, py_object *item);

/* The text of a signature as __text_signature__ shows it; None without one. */
py_object *py_text_signature(py_vm *vm, const char *signature);

#endif
