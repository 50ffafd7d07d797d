/* The object: what every Python value is made of, and what can be asked of any of them.
 *
 * An object is a block from the engine's own allocator that begins with a py_object: how many
 * references are held to it, its number in the record, and its type. The numbers are real: a
 * reference is counted when somebody holds it, and the object is freed when the last one goes.
 * Sizes mirror CPython 3.11's structures on 64-bit Linux byte for byte, because sys.getsizeof shows
 * them and because which freed block is reused, and so what id() prints, depends on them.
 *
 * The functions here are CPython's abstract object layer (Objects/abstract.c, object.c, call.c),
 * with its rules of ownership: a function that returns an object returns a new reference unless
 * its comment says borrowed, and takes borrowed references unless its comment says steals. On
 * failure a function returns NULL, -1 or false, and an exception is pending in the vm.
 *
 * Every function takes the engine, py_vm, first: there may be several at once, and nothing is
 * global.
 */
#ifndef PYTHON_OBJECTS_OBJECT_H
#define PYTHON_OBJECTS_OBJECT_H

#include "base/common.h"

typedef struct py_vm py_vm;
typedef struct py_object py_object;
typedef struct py_type py_type;
typedef struct py_int py_int;
typedef struct py_float py_float;
typedef struct py_str py_str;
typedef struct py_bytes py_bytes;
typedef struct py_tuple py_tuple;
typedef struct py_list py_list;
typedef struct py_dict py_dict;
typedef struct py_set py_set;
typedef struct py_cell py_cell;
typedef struct py_code py_code;
typedef struct py_function py_function;
typedef struct py_module py_module;
typedef struct py_frame py_frame;
typedef struct py_exception py_exception;

struct py_object {
    uint32_t refcount;
    uint32_t record_id; /* its number in the record, 0 while the record does not know it */
    py_type *type;      /* owned when the type is a heap type, as in CPython */
};

/* The start of objects with a variable number of items (PyVarObject). */
struct py_var {
    py_object base;
    int64_t size;
};

#define PY_OBJECT(o) ((py_object *)(o))

/* ---- References ---- */

/* Frees an object whose count has reached 0: tells the record, then runs the type's destroy.
 * (memory/refcount.c) */
void py_object_release(py_vm *vm, py_object *o);

static inline void py_incref(void *o)
{
    ((py_object *)o)->refcount++;
}

static inline void py_decref(py_vm *vm, void *o)
{
    if (--((py_object *)o)->refcount == 0)
        py_object_release(vm, (py_object *)o);
}

static inline void py_xincref(void *o)
{
    if (o)
        py_incref(o);
}

static inline void py_xdecref(py_vm *vm, void *o)
{
    if (o)
        py_decref(vm, o);
}

/* A new reference to `o`, for returning or storing it. */
static inline void *py_newref(void *o)
{
    py_incref(o);
    return o;
}

/* Empties a variable that owns a reference, then lets the reference go (Py_CLEAR). */
#define PY_CLEAR(vm, variable)                                                                     \
    do {                                                                                           \
        void *cleared_ = (variable);                                                               \
        (variable) = NULL;                                                                         \
        py_xdecref(vm, cleared_);                                                                  \
    } while (0)

/* Stores a reference that it steals, then lets the old one go (Py_XSETREF). */
#define PY_SETREF(vm, variable, value)                                                             \
    do {                                                                                           \
        void *replaced_ = (variable);                                                              \
        (variable) = (value);                                                                      \
        py_xdecref(vm, replaced_);                                                                 \
    } while (0)

/* ---- Temporaries ----
 * A C function that owns references in C variables while it calls back into Python (sorted with a
 * key, list(generator), ...) names them here, so that the audit of holders finds every reference
 * and the picture can say who holds the object. Only bookkeeping: ownership stays where it was.
 * The machine forgets what a C function left behind when that function returns. */
void py_hold(py_vm *vm, void *o);
void py_unhold(py_vm *vm, size_t count); /* the last `count` of them */

/* ---- Type slots (Doc/c-api/typeobj.rst) ---- */

enum py_compare_op { PY_LT, PY_LE, PY_EQ, PY_NE, PY_GT, PY_GE };

/* Called for each reference that an object owns. Non-zero stops the traversal. */
typedef int (*py_visit)(py_object *referent, void *argument);
#define PY_VISIT(o)                                                                                \
    do {                                                                                           \
        int visited_ = (o) ? visit(PY_OBJECT(o), argument) : 0;                                    \
        if (visited_)                                                                              \
            return visited_;                                                                       \
    } while (0)

/* How C functions are called: positional arguments, then the values of the keyword arguments, whose
 * names are in `kwnames` (a tuple of str, or NULL); `nargs` counts the positional ones only. All
 * borrowed. (PEP 590.) */
typedef py_object *(*py_c_function)(py_vm *vm, py_object *self, py_object *const *args,
                                    size_t nargs, py_tuple *kwnames);

typedef py_object *(*py_unary)(py_vm *, py_object *);
typedef py_object *(*py_binary)(py_vm *, py_object *, py_object *);
typedef py_object *(*py_ternary)(py_vm *, py_object *, py_object *, py_object *);

struct py_slots {
    /* Lets go of everything the object holds and gives its block back with py_object_free. Called
     * with the count at 0; a collected type untracks itself first. Finalizers and weak references
     * of class instances are seen to by py_subtype_destroy, which type.c puts here for classes. */
    void (*destroy)(py_vm *, py_object *);
    /* Visits the references the object owns, tracked by the collector or not, and its type when
     * that is a heap type. What CPython's
     * tp_traverse leaves out, py_each_reference adds. */
    int (*traverse)(py_object *, py_visit visit, void *argument);
    /* Lets go of references that may be part of a cycle. */
    void (*clear)(py_vm *, py_object *);
    /* __sizeof__: bytes without headers before the object. NULL: basic_size + item_size * size. */
    int64_t (*size_of)(py_vm *, py_object *);

    py_unary repr, str;
    int64_t (*hash)(py_vm *, py_object *); /* -1 with an exception on failure; never -1 otherwise */
    py_object *(*compare)(py_vm *, py_object *, py_object *, enum py_compare_op);
    py_c_function call; /* self is the object called */
    py_object *(*getattr)(py_vm *, py_object *, py_str *name);
    int (*setattr)(py_vm *, py_object *, py_str *name, py_object *value); /* NULL deletes */
    py_unary iter;
    py_unary next; /* NULL without an exception: exhausted */
    py_object *(*descr_get)(py_vm *, py_object *descriptor, py_object *instance_or_null,
                            py_object *owner_or_null);
    int (*descr_set)(py_vm *, py_object *descriptor, py_object *instance, py_object *value);
    py_object *(*new_)(py_vm *, py_type *, py_object *const *args, size_t nargs, py_tuple *kwnames);
    int (*init)(py_vm *, py_object *, py_object *const *args, size_t nargs, py_tuple *kwnames);
    void (*finalize)(py_vm *, py_object *); /* __del__ (PEP 442) */

    /* Numbers: CPython's nb_ slots. The operands come in the program's order: either may be the one
     * whose type has the slot. py_not_implemented when they do not go together. */
    py_binary add, subtract, multiply, remainder, divmod, floor_divide, true_divide;
    py_binary lshift, rshift, and_, xor_, or_, matmul;
    py_ternary power; /* the third is None when there is none */
    py_binary iadd, isubtract, imultiply, iremainder, ifloor_divide, itrue_divide;
    py_binary ilshift, irshift, iand, ixor, ior, imatmul;
    py_ternary ipower;
    py_unary negative, positive, absolute, invert, int_, float_, index;
    int (*bool_)(py_vm *, py_object *); /* 1, 0, or -1 with an exception */

    /* Sequences and mappings: sq_ and mp_ slots. */
    int64_t (*length)(py_vm *, py_object *);
    py_binary sq_concat;
    py_object *(*sq_repeat)(py_vm *, py_object *, int64_t count);
    py_binary sq_inplace_concat;
    py_object *(*sq_inplace_repeat)(py_vm *, py_object *, int64_t count);
    py_object *(*sq_item)(py_vm *, py_object *,
                          int64_t index); /* index >= 0, may be past the end */
    int (*contains)(py_vm *, py_object *, py_object *);
    py_binary subscript;                                                          /* o[key] */
    int (*set_subscript)(py_vm *, py_object *, py_object *key, py_object *value); /* NULL deletes */

    py_unary am_await, am_aiter, am_anext;
    /* send(value): 1 returned, 0 yielded, -1 raised; the result in *result. NULL: use next. */
    int (*am_send)(py_vm *, py_object *, py_object *value, py_object **result);
};

enum py_method_kind {
    PY_NOARGS,   /* "list.clear() takes no arguments (1 given)" */
    PY_ONE,      /* "list.append() takes exactly one argument (2 given)" */
    PY_FAST,     /* minimum..maximum positional ones: "pop expected at most 1 argument, got 2" */
    PY_KEYWORDS, /* the function reads its own arguments (library/args.h) */
};

/* How a method is bound in its type. */
enum py_method_flags {
    PY_METHOD_CLASS = 1,
    PY_METHOD_STATIC = 2,
    PY_METHOD_COEXIST = 4,
    PY_METHOD_TUPLE = 8, /* CPython's METH_VARARGS: the call makes a tuple of the arguments */
};

/* A C function or method. The number of arguments is checked by who calls it, by kind. */
struct py_method_def {
    const char *name; /* NULL ends a table */
    py_c_function function;
    uint8_t kind;
    int8_t minimum, maximum; /* of PY_FAST; maximum < 0: any number */
    uint8_t flags;
    const char *signature; /* "(self, object, /)"; NULL when there is none to show */
    const char *doc;       /* may be NULL */
};

/* A C structure's field seen as an attribute. */
enum py_member_kind {
    PY_MEMBER_OBJECT,    /* NULL reads as None */
    PY_MEMBER_OBJECT_EX, /* NULL raises AttributeError: what __slots__ makes */
    PY_MEMBER_INT32,
    PY_MEMBER_INT64,
    PY_MEMBER_BOOL,
    PY_MEMBER_DOUBLE,
};

struct py_member_def {
    const char *name; /* NULL ends a table */
    uint8_t kind;
    bool read_only;
    size_t offset;
    const char *doc;
};

/* An attribute computed by C functions. */
struct py_getset_def {
    const char *name; /* NULL ends a table */
    py_object *(*get)(py_vm *, py_object *, void *closure);
    int (*set)(py_vm *, py_object *, py_object *value, void *closure); /* NULL value deletes */
    const char *doc;
    void *closure;
};

enum py_type_flags {
    PY_TYPE_GC = 1 << 0,                /* instances have a collector header */
    PY_TYPE_BASE = 1 << 1,              /* may be subclassed */
    PY_TYPE_HEAP = 1 << 2,              /* made by a class statement or type() */
    PY_TYPE_NO_NEW = 1 << 3,            /* "cannot create 'x' instances" */
    PY_TYPE_IMMUTABLE = 1 << 4,         /* attributes cannot be set: every built-in type */
    PY_TYPE_METHOD_DESCRIPTOR = 1 << 5, /* LOAD_METHOD need not bind it */
    PY_TYPE_MANAGED_DICT = 1 << 6, /* attributes in inline values or a dict before the object */
    PY_TYPE_ABSTRACT = 1 << 7,
    PY_TYPE_SEQUENCE = 1 << 8, /* matched by sequence patterns */
    PY_TYPE_MAPPING = 1 << 9,
    PY_TYPE_VALID_VERSION = 1 << 10, /* version_tag may be trusted by caches */
    PY_TYPE_VECTORCALL = 1 << 12, /* a built-in type whose calls make no tuple of the arguments */
    PY_TYPE_DELAYED =
        1 << 11, /* destroyed at most 50 deep (memory/refcount.c); set it where CPython's
                                * dealloc has a trashcan and no flag below nor PY_TYPE_HEAP says so */
    /* Subclasses of a built-in type, for a check in one instruction. */
    PY_TYPE_FLOAT_SUBCLASS = 1 << 20,
    PY_TYPE_SET_SUBCLASS = 1 << 21, /* set and frozenset */
    PY_TYPE_INT_SUBCLASS = 1 << 22,
    PY_TYPE_LIST_SUBCLASS = 1 << 23,
    PY_TYPE_TUPLE_SUBCLASS = 1 << 24,
    PY_TYPE_BYTES_SUBCLASS = 1 << 25,
    PY_TYPE_STR_SUBCLASS = 1 << 26,
    PY_TYPE_DICT_SUBCLASS = 1 << 27,
    PY_TYPE_EXCEPTION_SUBCLASS = 1 << 28,
    PY_TYPE_TYPE_SUBCLASS = 1 << 29,
};

/* What a built-in type is made from when an engine starts (objects/type.c). */
struct py_type_spec {
    const char *name;  /* "list"; "collections.deque" sets __module__ */
    size_t basic_size; /* bytes: CPython's tp_basicsize, which is also the C structure's size */
    size_t item_size;  /* bytes */
    uint32_t flags;    /* PY_TYPE_IMMUTABLE is added */
    size_t weaklist_offset; /* of the py_object* that heads its weak references; 0: none */
    size_t dict_offset;     /* of the py_dict* that is its __dict__; 0: none */
    const char *doc;        /* NULL: none */
    struct py_slots slots;
    const struct py_method_def *methods;
    const struct py_member_def *members;
    const struct py_getset_def *getsets;
};

struct py_type {
    struct py_var var;
    struct py_slots slots;
    const char *name; /* without the module; a heap type's is the UTF-8 of heap_name */
    size_t basic_size, item_size;
    uint32_t flags;
    uint32_t version_tag; /* valid while PY_TYPE_VALID_VERSION is set; never 0 then */
    size_t weaklist_offset, dict_offset;
    py_type *base; /* owned, as all below */
    py_tuple *bases;
    py_tuple *mro;
    py_dict *dict;
    py_object *subclasses;           /* dict: id -> weak reference; NULL while it has none */
    py_object *weaklist;             /* head of the weak references to the type itself; not owned */
    const struct py_type_spec *spec; /* NULL for heap types */
    /* Heap types only; NULL where unused. */
    py_str *heap_name, *qualname;
    py_tuple *slot_names;             /* __slots__ */
    struct py_dict_keys *shared_keys; /* the key table that its instances share (PEP 412) */
    struct py_member_def
        *slot_members; /* what __slots__ made, after the structure; var.size of them */

    const char *message_name; /* of a class written in Python that is CPython's in C: "datetime.date"; NULL: `name` */
    char unused[200]; /* CPython's heap types are this much larger */
};
_Static_assert(sizeof(struct py_type) == 904, "as large as CPython's PyHeapTypeObject");

static inline bool py_type_has(const py_type *type, uint32_t flag)
{
    return (type->flags & flag) != 0;
}

#define PY_TYPE_OF(o)      (((const py_object *)(o))->type)
#define PY_IS_INT(o)       py_type_has(PY_TYPE_OF(o), PY_TYPE_INT_SUBCLASS)
#define PY_IS_FLOAT(o)     py_type_has(PY_TYPE_OF(o), PY_TYPE_FLOAT_SUBCLASS)
#define PY_IS_STR(o)       py_type_has(PY_TYPE_OF(o), PY_TYPE_STR_SUBCLASS)
#define PY_IS_BYTES(o)     py_type_has(PY_TYPE_OF(o), PY_TYPE_BYTES_SUBCLASS)
#define PY_IS_LIST(o)      py_type_has(PY_TYPE_OF(o), PY_TYPE_LIST_SUBCLASS)
#define PY_IS_TUPLE(o)     py_type_has(PY_TYPE_OF(o), PY_TYPE_TUPLE_SUBCLASS)
#define PY_IS_DICT(o)      py_type_has(PY_TYPE_OF(o), PY_TYPE_DICT_SUBCLASS)
#define PY_IS_SET(o)       py_type_has(PY_TYPE_OF(o), PY_TYPE_SET_SUBCLASS)
#define PY_IS_TYPE(o)      py_type_has(PY_TYPE_OF(o), PY_TYPE_TYPE_SUBCLASS)
#define PY_IS_EXCEPTION(o) py_type_has(PY_TYPE_OF(o), PY_TYPE_EXCEPTION_SUBCLASS)

/* ---- Asking and changing any object (objects/abstract.c, attribute.c, operator.c) ---- */

py_object *py_repr(py_vm *vm, py_object *o);
py_object *py_str_of(py_vm *vm, py_object *o); /* str(o) */
py_object *py_ascii(py_vm *vm, py_object *o);
py_object *py_format(py_vm *vm, py_object *o, py_object *spec_or_null);
/* Guards a repr that may contain itself: 1 when `o` is already being shown, 0 to go on (then leave with
 * py_repr_leave), -1 on failure. */
int py_repr_enter(py_vm *vm, py_object *o);
void py_repr_leave(py_vm *vm, py_object *o);
int64_t py_hash(py_vm *vm, py_object *o);
int64_t py_hash_pointer(py_vm *vm, const void *o); /* the default hash: id / 16 */
/* The hash slot of types whose instances have none: "unhashable type: 'list'". A spec that has `compare` and no `hash` gets
 * it by itself. */
int64_t py_hash_not_implemented(py_vm *vm, py_object *o);
py_object *py_compare(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op);
/* 1, 0 or -1. Identity implies equality (PyObject_RichCompareBool). */
int py_compare_bool(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op);
/* Whether two numbers stand to each other as `op` says. */
static inline bool py_order_holds(int64_t a, int64_t b, enum py_compare_op op)
{
    switch (op) {
    case PY_LT: return a < b;
    case PY_LE: return a <= b;
    case PY_EQ: return a == b;
    case PY_NE: return a != b;
    case PY_GT: return a > b;
    case PY_GE: return a >= b;
    }
    return false;
}
int py_is_true(py_vm *vm, py_object *o);
int64_t py_len(py_vm *vm, py_object *o);
int64_t py_length_hint(py_vm *vm, py_object *o, int64_t otherwise);

py_object *py_getattr(py_vm *vm, py_object *o, py_str *name);
/* 1 found, 0 missing (nothing raised), -1 failure (_PyObject_LookupAttr). */
int py_lookup_attr(py_vm *vm, py_object *o, py_str *name, py_object **result);
int py_setattr(py_vm *vm, py_object *o, py_str *name, py_object *value); /* NULL deletes */
py_object *py_getattr_string(py_vm *vm, py_object *o, const char *name);
int py_setattr_string(py_vm *vm, py_object *o, const char *name, py_object *value);
/* The default lookup: data descriptors of the type, the instance's attributes, the class's. */
py_object *py_generic_getattr(py_vm *vm, py_object *o, py_str *name);
int py_generic_setattr(py_vm *vm, py_object *o, py_str *name, py_object *value);
/* For a method call, without making a bound method: 1 when *callable (new) takes `o` as first argument, 0
 * when it does not, -1 on failure (_PyObject_GetMethod). */
int py_get_method(py_vm *vm, py_object *o, py_str *name, py_object **callable);
/* The instance's __dict__, materialised when `create`. Borrowed; NULL when it has none. */
py_dict *py_instance_dict(py_vm *vm, py_object *o, bool create);

py_object *py_getitem(py_vm *vm, py_object *o, py_object *key);
int py_setitem(py_vm *vm, py_object *o, py_object *key, py_object *value); /* NULL deletes */
int py_contains(py_vm *vm, py_object *container, py_object *item);
py_object *py_iter(py_vm *vm, py_object *o);
/* The slot next as it is, StopIteration and all; TypeError when the class has lost its __next__ since. */
py_object *py_next_raw(py_vm *vm, py_object *iterator);
py_object *py_next(py_vm *vm,
                   py_object *iterator); /* NULL: exhausted, unless something is raised */

/* Binary operators, numbered as BINARY_OP's argument in CPython 3.11 (dis documentation). */
enum py_operator {
    PY_OP_ADD,
    PY_OP_AND,
    PY_OP_FLOOR_DIVIDE,
    PY_OP_LSHIFT,
    PY_OP_MATRIX_MULTIPLY,
    PY_OP_MULTIPLY,
    PY_OP_REMAINDER,
    PY_OP_OR,
    PY_OP_POWER,
    PY_OP_RSHIFT,
    PY_OP_SUBTRACT,
    PY_OP_TRUE_DIVIDE,
    PY_OP_XOR,
    PY_OP_INPLACE, /* added to one of the above for its in-place form */
};
py_object *py_binary_op(py_vm *vm, py_object *a, py_object *b, int op);
py_object *py_power(py_vm *vm, py_object *a, py_object *b, py_object *modulus_or_none);
py_object *py_divmod(py_vm *vm, py_object *a, py_object *b);
py_object *py_negative(py_vm *vm, py_object *o);
py_object *py_positive(py_vm *vm, py_object *o);
py_object *py_invert(py_vm *vm, py_object *o);
py_object *py_absolute(py_vm *vm, py_object *o);
py_object *py_index(py_vm *vm, py_object *o); /* operator.index */
py_object *py_index_exact(py_vm *vm, py_object *o); /* the same as exactly an int */
/* operator.index as a C number. Beyond 64 bits: clipped when `overflow` is NULL, else raises it.
 * -1 with something raised on failure. */
int64_t py_as_index(py_vm *vm, py_object *o, py_type *overflow);

/* Calls: `args` as for py_c_function. (objects/call.c) */
py_object *py_call(py_vm *vm, py_object *callable, py_object *const *args, size_t nargs,
                   py_tuple *kwnames);
/* Arguments as a tuple, and a dict of those with names (NULL without any), which are the interpreter's while a call lasts. */
struct py_packed {
    py_tuple *args;
    py_dict *kwargs;
    py_object *const *array; /* what the tuple was made from, which the function is given */
    struct py_packed *outer; /* of the call that this one is part of */
};
/* False with MemoryError: there is nothing to unpack. */
bool py_pack_arguments(py_vm *vm, struct py_packed *packed, py_object *const *args, size_t nargs,
                       py_tuple *kwnames);
void py_unpack_arguments(py_vm *vm, struct py_packed *packed);
/* The tuple that the present call made of these arguments, or a new one when it made none. */
py_tuple *py_arguments_tuple(py_vm *vm, py_object *const *args, size_t nargs);
/* Does it take its arguments as they stand, and makes nobody a tuple of them? */
bool py_has_vectorcall(const py_vm *vm, const py_object *callable);
py_object *py_call_noargs(py_vm *vm, py_object *callable);
py_object *py_call_one(py_vm *vm, py_object *callable, py_object *argument);
py_object *py_call_tuple(py_vm *vm, py_object *callable, py_tuple *args, py_dict *kwargs_or_null);
py_object *py_call_method(py_vm *vm, py_object *self, const char *name, py_object *const *args,
                          size_t nargs);
bool py_is_callable(py_object *o);
/* Bounds recursion through C: 0, or -1 with "RecursionError: maximum recursion depth exceeded" and `where` after it
 * (" in comparison") raised. Each success is followed by one py_leave_recursive. (objects/call.c) */
int py_enter_recursive(py_vm *vm, const char *where);
void py_leave_recursive(py_vm *vm);

int py_isinstance(py_vm *vm, py_object *o, py_object *class_or_tuple);
int py_issubclass(py_vm *vm, py_object *derived, py_object *class_or_tuple);
bool py_type_is_subtype(const py_type *a, const py_type *b); /* walks a's MRO */
py_object *py_dir(py_vm *vm, py_object *o);

/* Bytes as sys.getsizeof prints them: __sizeof__ and the headers before the object. -1 on failure. */
int64_t py_sizeof(py_vm *vm, py_object *o);
/* What id() gives: the block's place in the engine's heap, the same on every run. */
uint64_t py_id(py_vm *vm, const void *o);

/* ---- Making and freeing blocks (memory/alloc.c) ---- */

/* A new instance, zeroed after its header, count 1; where the type is collected with a header before
 * it, not yet tracked. NULL with MemoryError raised. */
void *py_object_new(py_vm *vm, py_type *type);
void *py_object_new_var(py_vm *vm, py_type *type, int64_t items);
/* The same with a block of `size` bytes from the header on, of which only the header is set. */
void *py_object_new_size(py_vm *vm, py_type *type, size_t size);
/* Gives the block back and lets go of a heap type. The last thing a destroy does. */
void py_object_free(py_vm *vm, void *o);
/* Makes the block of an object that nobody else sees, and that is not tracked, hold `size` bytes from its header on; it
 * may move. NULL with MemoryError raised: then it is as it was. */
void *py_object_resize(py_vm *vm, void *o, size_t size);

#endif
