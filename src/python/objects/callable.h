/* What can be called, and the small objects around calling: functions, methods, cells, C functions, modules,
 * descriptors. Layouts are CPython 3.11's (funcobject.h, classobject.h, methodobject.h, ...). */
#ifndef PYTHON_OBJECTS_CALLABLE_H
#define PYTHON_OBJECTS_CALLABLE_H

#include "python/objects/object.h"

struct py_cell {
    py_object base;
    py_object *value; /* owned; NULL: empty */
};
py_cell *py_cell_new(py_vm *vm, py_object *value_or_null);
void py_cell_set(py_vm *vm, py_cell *cell,
                 py_object *value_or_null); /* borrows; told to the record */

struct py_function {
    py_object base;
    py_object *globals;  /* dict; all owned, NULL where there is none */
    py_object *builtins; /* dict */
    py_str *name, *qualname;
    py_code *code;
    py_tuple *defaults;
    py_dict *kwdefaults;
    py_tuple *closure; /* of cells */
    py_object *doc;
    py_dict *dict;
    py_object *weaklist;
    py_object *module;
    py_dict *annotations; /* or a tuple of pairs until asked for */
    void *vectorcall;     /* keeps CPython's size */
    uint32_t
        version; /* changes with code, defaults and kwdefaults: caches of calls look at it; 0: none */
};
py_function *py_function_new(py_vm *vm, py_code *code, py_dict *globals, py_str *qualname_or_null);

/* Runs a function written in Python (run/). */
py_object *py_function_call(py_vm *vm, py_function *function, py_object *const *args, size_t nargs,
                            py_tuple *kwnames);

typedef struct py_method {
    py_object base;
    py_object *function, *self; /* owned */
    py_object *weaklist;
    void *vectorcall;
} py_method;
py_object *py_method_new(py_vm *vm, py_object *function, py_object *self);

typedef struct py_builtin_function {
    py_object base;
    const struct py_method_def *definition;
    py_object *self;   /* owned; may be NULL */
    py_object *module; /* owned; the module's name, or NULL */
    py_object *weaklist;
    void *vectorcall;
} py_builtin_function;
py_object *py_builtin_function_new(py_vm *vm, const struct py_method_def *definition,
                                   py_object *self_or_null, py_object *module_name_or_null);
/* Checks the number of arguments by the definition's kind and calls. `type_name` NULL for functions. */
py_object *py_call_definition(py_vm *vm, const struct py_method_def *definition,
                              const char *type_name, py_object *self, py_object *const *args,
                              size_t nargs, py_tuple *kwnames);

/* method_descriptor, classmethod_descriptor, member_, getset_ and wrapper_descriptor. */
typedef struct py_descriptor {
    py_object base;
    py_type *owner; /* owned, as the names */
    py_str *name, *qualname;
    const void
        *definition; /* py_method_def, py_member_def, py_getset_def, or the slot's table row */
    void *wrapped;   /* wrapper_descriptor: the slot function */
} py_descriptor;

struct py_module {
    py_object base;
    py_dict *dict; /* owned */
    const struct py_module_def *definition;
    void *state;
    py_object *weaklist;
    py_object *name; /* owned */
};
/* A module in C. `fill` adds what the table cannot say; -1 on failure. */
struct py_module_def {
    const char *name;
    const char *doc;
    const struct py_method_def *functions;
    int (*fill)(py_vm *vm, py_module *module);
};
py_module *py_module_new(py_vm *vm, py_str *name);
py_module *py_module_from(py_vm *vm, const struct py_module_def *definition);
int py_module_add(py_vm *vm, py_module *module, const char *name,
                  py_object *value); /* steals, also on failure */

/* iter(callable, sentinel). */
py_object *py_callable_iterator_new(py_vm *vm, py_object *callable, py_object *sentinel);

/* A new class: type(name, bases, namespace) without looking for a metaclass. */
py_object *py_class_new(py_vm *vm, const char *name, py_object *base_or_null,
                        py_dict *namespace_or_null);
/* The type's own or inherited attribute without binding. Borrowed; NULL: missing, nothing raised (_PyType_Lookup). */
py_object *py_type_lookup(py_vm *vm, py_type *type, py_str *name);
/* An attribute or the base list changed: caches of it and its subclasses are void (PyType_Modified). */
void py_type_modified(py_vm *vm, py_type *type);
uint32_t py_type_version(py_vm *vm, py_type *type); /* gives one when there is none; 0: cannot */
/* Start-up, for vm.c: the types of types.def need one another (every type has a dict, a dict has a type), so they are
 * made in two steps. py_types_allocate gives each its block, name, sizes, base and own C slots: enough to make str, int,
 * tuple and dict objects. With the names and singletons made, py_types_ready fills their dicts and MROs and lets them
 * inherit. -1 when memory is out. Exception types come after, with py_type_from_spec. */
int py_types_allocate(py_vm *vm);
int py_types_ready(py_vm *vm);
/* Shutting down: py_types_clear empties the dicts of all built-in types and the lookup cache (objects are still freed
 * through their types' slots afterwards); py_types_free gives the blocks of the types of types.def back. */
/* At the end: what makes a cycle with it goes. */
void py_type_take_apart(py_vm *vm, py_type *type_or_null);
void py_types_clear(py_vm *vm);
void py_types_free(py_vm *vm);
/* The references that the lookup cache holds (names), for the audit. */
int py_type_cache_traverse(py_vm *vm, py_visit visit, void *argument);
/* Makes a built-in type from its spec: for exceptions and for modules' own types. A new reference. */
py_type *py_type_from_spec(py_vm *vm, const struct py_type_spec *spec, py_type *base);

#endif
