/* super: attribute lookup that starts behind a class in the MRO (Objects/typeobject.c). */
#include "python/library/args.h"
#include "python/objects/type.h"
#include "python/run/frame.h"
#include "python/vm.h"

typedef struct py_super {
    py_object base;
    py_type *class_; /* all owned, NULL where there is none */
    py_object *object;
    py_type *object_type;
} py_super;

_Static_assert(sizeof(py_super) == 40, "as large as CPython's");

/* The class whose MRO is searched: `object` itself when it is a subclass, else its type or what it says is its class. New
 * reference; NULL with TypeError. */
static py_type *check(py_vm *vm, py_type *class_, py_object *object)
{
    py_object *said;
    if (PY_IS_TYPE(object) && py_type_is_subtype((py_type *)object, class_))
        return py_newref(object);
    if (py_type_is_subtype(object->type, class_))
        return py_newref(object->type);
    if (py_lookup_attr(vm, object, vm->names.class_, &said) < 0)
        return NULL;
    if (said && PY_IS_TYPE(said) && said != PY_OBJECT(object->type) &&
        py_type_is_subtype((py_type *)said, class_))
        return (py_type *)said;
    py_xdecref(vm, said);
    return py_raise(vm, vm->exceptions.TypeError,
                    "super(type, obj): obj must be an instance or subtype of type");
}

/* super() with no arguments: the first argument of the running function, and its __class__ cell. */
static bool find_in_frame(py_vm *vm, py_type **class_, py_object **object)
{
    py_frame *frame = vm->frame;
    if (!frame) {
        py_raise(vm, vm->exceptions.RuntimeError, "super(): no current frame");
        return false;
    }
    py_code *code = frame->code;
    if (code->argcount == 0) {
        py_raise(vm, vm->exceptions.RuntimeError, "super(): no arguments");
        return false;
    }
    py_object *first = frame->slots[0];
    if (first && (code->locals_plus_kinds[0] & PY_CELL) && first->type == vm->types.cell)
        first = ((py_cell *)first)->value;
    if (!first) {
        py_raise(vm, vm->exceptions.RuntimeError, "super(): arg[0] deleted");
        return false;
    }
    for (int32_t i = 0; i < code->free_count; i++) {
        int32_t at = code->locals_plus_count - code->free_count + i;
        if (!py_str_equals_c((py_str *)code->locals_plus_names->items[at], "__class__"))
            continue;
        py_object *cell = frame->slots[at];
        if (!cell || cell->type != vm->types.cell) {
            py_raise(vm, vm->exceptions.RuntimeError, "super(): bad __class__ cell");
            return false;
        }
        py_object *value = ((py_cell *)cell)->value;
        if (!value || !PY_IS_TYPE(value)) {
            if (value)
                py_raise(vm, vm->exceptions.RuntimeError, "super(): __class__ is not a type (%T)",
                         value);
            else
                py_raise(vm, vm->exceptions.RuntimeError, "super(): empty __class__ cell");
            return false;
        }
        *class_ = (py_type *)value;
        *object = first;
        return true;
    }
    py_raise(vm, vm->exceptions.RuntimeError, "super(): __class__ cell not found");
    return false;
}

static int init_super(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                      py_tuple *kwnames)
{
    py_super *super = (py_super *)o;
    if (!py_args_positional(vm, "super", 0, kwnames, 0, 2) ||
        !py_args_positional(vm, "super()", nargs, NULL, 0, 2))
        return -1;
    py_type *class_ = NULL, *object_type = NULL;
    py_object *object = nargs == 2 ? args[1] : NULL;
    if (nargs == 0) {
        if (!find_in_frame(vm, &class_, &object))
            return -1;
    } else if (!PY_IS_TYPE(args[0])) {
        py_raise(vm, vm->exceptions.TypeError, "super() argument 1 must be a type, not %T",
                 args[0]);
        return -1;
    } else {
        class_ = (py_type *)args[0];
    }
    if (object == vm->none)
        object = NULL;
    if (object && !(object_type = check(vm, class_, object)))
        return -1;
    py_xincref(object);
    PY_SETREF(vm, super->class_, py_newref(class_));
    PY_SETREF(vm, super->object, object);
    PY_SETREF(vm, super->object_type, object_type);
    return 0;
}

static py_object *new_super(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                            py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return py_instance_new(vm, type);
}

static void destroy_super(py_vm *vm, py_object *o)
{
    py_super *super = (py_super *)o;
    py_gc_untrack(vm, o);
    PY_CLEAR(vm, super->object);
    PY_CLEAR(vm, super->class_);
    PY_CLEAR(vm, super->object_type);
    py_object_free(vm, o);
}

static int traverse_super(py_object *o, py_visit visit, void *argument)
{
    PY_VISIT(((py_super *)o)->object);
    PY_VISIT(((py_super *)o)->class_);
    PY_VISIT(((py_super *)o)->object_type);
    return 0;
}

static py_object *repr_super(py_vm *vm, py_object *o)
{
    py_super *super = (py_super *)o;
    const char *class_ = super->class_ ? super->class_->name : "NULL";
    if (super->object_type)
        return PY_OBJECT(
            py_str_format(vm, "<super: <class '%s'>, <%N object>>", class_, super->object_type));
    return PY_OBJECT(py_str_format(vm, "<super: <class '%s'>, NULL>", class_));
}

/* The attribute as found behind the class, bound; NULL with nothing raised when there is none. */
static py_object *find_behind(py_vm *vm, py_super *super, py_str *name)
{
    py_tuple *mro = super->object_type->mro;
    int64_t i = 0;
    while (i < mro->var.size && mro->items[i] != PY_OBJECT(super->class_))
        i++;
    py_incref(mro);
    py_hold(vm, mro);
    py_object *found = NULL;
    for (i++; i < mro->var.size && !found; i++)
        found = py_dict_get(vm, ((py_type *)mro->items[i])->dict, PY_OBJECT(name));
    if (found) {
        py_object *self = super->object == PY_OBJECT(super->object_type) ? NULL : super->object;
        found = py_descriptor_bind(vm, found, self, PY_OBJECT(super->object_type));
    }
    py_unhold(vm, 1);
    py_decref(vm, mro);
    return found;
}

static py_object *getattr_super(py_vm *vm, py_object *o, py_str *name)
{
    py_super *super = (py_super *)o;
    /* super's own class, not that of the object it stands for. */
    if (super->object_type && super->object_type->mro &&
        !(name->length == 9 && py_str_equals_c(name, "__class__"))) {
        py_object *found = find_behind(vm, super, name);
        if (found || py_raised(vm))
            return found;
    }
    return py_generic_getattr(vm, o, name);
}

static py_object *bind_super(py_vm *vm, py_object *o, py_object *instance, py_object *owner)
{
    py_super *super = (py_super *)o;
    (void)owner;
    if (!instance || instance == vm->none || super->object)
        return py_newref(o);
    py_object *args[] = {PY_OBJECT(super->class_), instance};
    return py_call(vm, PY_OBJECT(o->type), args, 2, NULL);
}

static const struct py_member_def members[] = {
    {"__thisclass__", PY_MEMBER_OBJECT, true, offsetof(py_super, class_),
     "the class invoking super()"},
    {"__self__", PY_MEMBER_OBJECT, true, offsetof(py_super, object),
     "the instance invoking super(); may be None"},
    {"__self_class__", PY_MEMBER_OBJECT, true, offsetof(py_super, object_type),
     "the type of the instance invoking super(); may be None"},
    {0},
};

const struct py_type_spec py_super_spec = {
    .name = "super",
    .basic_size = sizeof(py_super),
    .flags = PY_TYPE_VECTORCALL | PY_TYPE_GC | PY_TYPE_BASE,
    .doc = "super() -> same as super(__class__, <first argument>)\n"
           "super(type) -> unbound super object\n"
           "super(type, obj) -> bound super object; requires isinstance(obj, type)\n"
           "super(type, type2) -> bound super object; requires issubclass(type2, type)\n"
           "Typical use to call a cooperative superclass method:\n"
           "class C(B):\n"
           "    def meth(self, arg):\n"
           "        super().meth(arg)\n"
           "This works for class methods too:\n"
           "class C(B):\n"
           "    @classmethod\n"
           "    def cmeth(cls, arg):\n"
           "        super().cmeth(arg)\n",
    .slots = {.destroy = destroy_super,
              .traverse = traverse_super,
              .repr = repr_super,
              .getattr = getattr_super,
              .descr_get = bind_super,
              .init = init_super,
              .new_ = new_super},
    .members = members,
};
