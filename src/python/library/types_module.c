/* _types: the types that have no name among the built-in functions, for types.py. */
#include "python/library/parts.h"

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

static int types_fill(py_vm *vm, py_module *module)
{
    for (size_t i = 0; i < ARRAY_LENGTH(named_types); i++) {
        py_type *type = *(py_type **)(void *)((char *)&vm->types + named_types[i].type);
        if (py_dict_set_c(vm, module->dict, named_types[i].name, PY_OBJECT(type)))
            return -1;
    }
    return 0;
}

const struct py_module_def py_types_module_def = {.name = "_types", .fill = types_fill};
