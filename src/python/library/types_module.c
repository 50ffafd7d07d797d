/* _types: the types that have no name among the built-in functions, for types.py. */
#include "python/library/parts.h"
#include "python/objects/type.h"

#include <string.h>

static const struct {
    const char *name;
    size_t type; /* offset in struct py_types */
} named_types[] = {
#define NAMED(name, field)                                                                         \
    {                                                                                              \
        name, offsetof(struct py_types, field)                                                     \
    }
    NAMED("FunctionType", function),
    NAMED("LambdaType", function),
    NAMED("CodeType", code),
    NAMED("MappingProxyType", mapping_proxy),
    NAMED("SimpleNamespace", simple_namespace),
    NAMED("CellType", cell),
    NAMED("GeneratorType", generator),
    NAMED("CoroutineType", coroutine),
    NAMED("AsyncGeneratorType", async_generator),
    NAMED("MethodType", method),
    NAMED("BuiltinFunctionType", builtin_function),
    NAMED("BuiltinMethodType", builtin_function),
    NAMED("WrapperDescriptorType", wrapper_descriptor),
    NAMED("MethodWrapperType", method_wrapper),
    NAMED("MethodDescriptorType", method_descriptor),
    NAMED("ClassMethodDescriptorType", classmethod_descriptor),
    NAMED("ModuleType", module),
    NAMED("TracebackType", traceback),
    NAMED("FrameType", frame),
    NAMED("GetSetDescriptorType", getset_descriptor),
    NAMED("MemberDescriptorType", member_descriptor),
    NAMED("GenericAlias", generic_alias),
    NAMED("UnionType", union_type),
    NAMED("EllipsisType", ellipsis),
    NAMED("NoneType", none),
    NAMED("NotImplementedType", not_implemented),
#undef NAMED
};

/* ---- which patterns match a class ---- */

static int mark_collection(py_vm *vm, py_type *type, void *argument)
{
    enum { BOTH = PY_TYPE_SEQUENCE | PY_TYPE_MAPPING };
    uint32_t flag = *(const uint32_t *)argument;
    if (py_type_has(type, PY_TYPE_IMMUTABLE) || (type->flags & BOTH) == flag)
        return 0;
    type->flags = (type->flags & ~(uint32_t)BOTH) | flag;
    return py_type_each_subclass(vm, type, mark_collection, argument);
}

/* mark_collection(cls, model): patterns match the class, and those derived from it, as they match `model`. */
PY_FUNCTION(types_mark_collection)
{
    PY_UNUSED_ARGUMENTS;
    if (!PY_IS_TYPE(args[0]) || !PY_IS_TYPE(args[1]))
        return py_raise(vm, vm->exceptions.TypeError, "mark_collection() takes two classes");
    uint32_t flag = ((py_type *)args[1])->flags & (PY_TYPE_SEQUENCE | PY_TYPE_MAPPING);
    if (flag && mark_collection(vm, (py_type *)args[0], &flag))
        return NULL;
    return py_newref(vm->none);
}

static int types_fill(py_vm *vm, py_module *module)
{
    for (size_t i = 0; i < ARRAY_LENGTH(named_types); i++) {
        py_type *type = *(py_type **)(void *)((char *)&vm->types + named_types[i].type);
        if (py_dict_set_c(vm, module->dict, named_types[i].name, PY_OBJECT(type)))
            return -1;
    }
    return 0;
}

/* Classes of the shipped modules that python3 has in C: messages name their module too. */
static const char *const in_c[] = {
    "array.array",     "datetime.date",      "datetime.datetime",
    "datetime.time",   "datetime.timedelta", "datetime.timezone",
    "datetime.tzinfo", "decimal.Context",    "decimal.Decimal",
};

PY_FUNCTION(types_as_in_c)
{
    PY_UNUSED_ARGUMENTS;
    py_type *type = (py_type *)args[0];
    if (!PY_IS_TYPE(args[0]) || !py_type_has(type, PY_TYPE_HEAP))
        return py_raise(vm, vm->exceptions.TypeError, "as_in_c() is for classes");
    for (size_t i = 0; i < ARRAY_LENGTH(in_c); i++)
        if (!strcmp(strchr(in_c[i], '.') + 1, type->name))
            type->message_name = in_c[i];
    return py_newref(vm->none);
}

static const struct py_method_def types_functions[] = {
    {"_mark_collection", types_mark_collection, PY_FAST, 2, 2, 0, NULL, NULL},
    {"as_in_c", types_as_in_c, PY_ONE, 0, 0, 0, NULL, NULL},
    {0},
};

const struct py_module_def py_types_module_def = {
    .name = "_types", .functions = types_functions, .fill = types_fill};
