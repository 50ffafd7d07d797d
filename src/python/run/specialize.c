/* Choosing the forms of instructions. See specialize.h. */
#include "python/run/specialize.h"

#include "python/objects/dict_table.h"
#include "python/objects/fast.h"
#include "python/objects/slot_trampolines.h"
#include "python/objects/type.h"
#include "python/run/evaluate.h"

#include <stdlib.h>

static const uint8_t form_bases[] = {
#define FORM(name, base) PY_##base,
#include "python/run/specialized.def"
#undef FORM
};

uint16_t py_base_opcode(uint16_t op)
{
    return op > PY_BEFORE_FORMS && op < PY_OPCODE_COUNT ? form_bases[op - PY_BEFORE_FORMS - 1] : op;
}

/* ---- pairs ---- */

static uint16_t pair_of(uint16_t first, uint16_t second)
{
    if (first == PY_LOAD_FAST && second == PY_LOAD_FAST)
        return PY_LOAD_FAST_AND_LOAD_FAST;
    if (first == PY_LOAD_FAST && second == PY_LOAD_CONST)
        return PY_LOAD_FAST_AND_LOAD_CONST;
    if (first == PY_LOAD_CONST && second == PY_LOAD_FAST)
        return PY_LOAD_CONST_AND_LOAD_FAST;
    if (first == PY_STORE_FAST && second == PY_LOAD_FAST)
        return PY_STORE_FAST_AND_LOAD_FAST;
    if (first == PY_STORE_FAST && second == PY_STORE_FAST)
        return PY_STORE_FAST_AND_STORE_FAST;
    return 0;
}

static void join_pairs(py_code *code)
{
    struct py_instruction *instructions = code->instructions;
    for (int32_t i = 0; i + 1 < code->instruction_count; i++) {
        uint16_t pair = pair_of(instructions[i].op, instructions[i + 1].op);
        if (pair)
            instructions[i++].op = pair;
    }
}

void py_warm_up(py_vm *vm, py_code *code)
{
    if (code->caches || code->instruction_count == 0)
        return;
    code->caches = calloc((size_t)code->instruction_count, sizeof(struct py_cache));
    if (code->caches && !vm->recording)
        join_pairs(code);
}

/* ---- how an attempt ends ---- */

static struct py_cache *cache_of(const py_code *code, const struct py_instruction *at)
{
    return (struct py_cache *)code->caches + (at - code->instructions);
}

static bool refuse(struct py_instruction *at)
{
    at->counter = PY_MISS_WAIT;
    return false;
}

static bool is_cold(const py_code *code, struct py_instruction *at)
{
    at->counter = PY_COLD_WAIT;
    return !code->caches;
}

static bool become(struct py_instruction *at, uint16_t form)
{
    at->op = form;
    return true;
}

/* ---- names ---- */

static int64_t find_name(const py_dict *dict, py_str *name)
{
    if (dict->values || !keys_are_str(dict->keys) || name->hash == -1)
        return DICT_EMPTY;
    return dict_keys_find_str(dict->keys, name, name->hash);
}

bool py_specialize_global(py_vm *vm, py_frame *frame, struct py_instruction *at)
{
    py_code *code = frame->code;
    if (is_cold(code, at))
        return false;
    py_str *name = (py_str *)code->names->items[at->arg >> 1];
    struct py_cache *cache = cache_of(code, at);
    py_dict *globals = frame->globals, *builtins = frame->builtins;
    if (globals->base.type != vm->types.dict || !builtins ||
        builtins->base.type != vm->types.dict || globals->values || !keys_are_str(globals->keys))
        return refuse(at);
    int64_t index = find_name(globals, name);
    cache->version = py_dict_keys_version(vm, globals);
    if (!cache->version)
        return refuse(at);
    if (index >= 0) {
        cache->index = (uint32_t)index;
        return become(at, PY_LOAD_GLOBAL_MODULE);
    }
    index = find_name(builtins, name);
    cache->keys_version = py_dict_keys_version(vm, builtins);
    if (index < 0 || !cache->keys_version)
        return refuse(at);
    cache->index = (uint32_t)index;
    return become(at, PY_LOAD_GLOBAL_BUILTIN);
}

/* ---- attributes ---- */

/* The member of __slots__, or NULL. */
static const struct py_member_def *slot_member(const py_vm *vm, const py_object *in_type,
                                               const py_type *type)
{
    if (in_type->type != vm->types.member_descriptor)
        return NULL;
    const py_descriptor *descriptor = (const py_descriptor *)(const void *)in_type;
    const struct py_member_def *member = descriptor->definition;
    return member->kind == PY_MEMBER_OBJECT_EX && !member->read_only &&
                   member->offset < UINT32_MAX && py_type_is_subtype(type, descriptor->owner)
               ? member
               : NULL;
}

static bool specialize_module(py_vm *vm, py_code *code, struct py_instruction *at,
                              py_module *module)
{
    struct py_cache *cache = cache_of(code, at);
    int64_t index = find_name(module->dict, (py_str *)code->names->items[at->arg]);
    if (module->base.type != vm->types.module || index < 0 ||
        py_type_lookup(vm, vm->types.module, (py_str *)code->names->items[at->arg]))
        return refuse(at);
    cache->version = py_dict_keys_version(vm, module->dict);
    cache->index = (uint32_t)index;
    return cache->version ? become(at, PY_LOAD_ATTR_MODULE) : refuse(at);
}

static bool specialize_class(py_vm *vm, py_code *code, struct py_instruction *at, py_type *type)
{
    struct py_cache *cache = cache_of(code, at);
    py_str *name = (py_str *)code->names->items[at->arg];
    py_object *found = py_type_lookup(vm, type, name);
    if (!found || found->type->slots.descr_get || py_type_lookup(vm, vm->types.type, name))
        return refuse(at);
    cache->version = py_type_version(vm, type);
    cache->object = found;
    return cache->version ? become(at, PY_LOAD_ATTR_CLASS) : refuse(at);
}

/* Where an instance keeps a value of that name: 1 in its inline values, at cache->index; 2 in a dict; 0 neither. */
static int instance_place(py_object *owner, py_str *name, struct py_cache *cache)
{
    py_type *type = owner->type;
    if (!py_type_has(type, PY_TYPE_MANAGED_DICT))
        return 0;
    if (!py_managed_of(owner)->values)
        return py_managed_of(owner)->dict ? 2 : 0;
    if (!type->shared_keys || name->hash == -1)
        return 0;
    int64_t index = dict_keys_find_str(type->shared_keys, name, name->hash);
    if (index < 0)
        return 0;
    cache->index = (uint32_t)index;
    return 1;
}

bool py_specialize_load_attr(py_vm *vm, py_code *code, struct py_instruction *at, py_object *owner)
{
    if (is_cold(code, at))
        return false;
    py_type *type = owner->type;
    if (type == vm->types.module)
        return specialize_module(vm, code, at, (py_module *)owner);
    if (type == vm->types.type)
        return specialize_class(vm, code, at, (py_type *)owner);
    py_str *name = (py_str *)code->names->items[at->arg];
    struct py_cache *cache = cache_of(code, at);
    if (type->slots.getattr != py_generic_getattr)
        return refuse(at);
    py_object *in_type = py_type_lookup(vm, type, name);
    cache->version = py_type_version(vm, type);
    if (!cache->version)
        return refuse(at);
    if (in_type) {
        const struct py_member_def *member = slot_member(vm, in_type, type);
        if (member) {
            cache->index = (uint32_t)member->offset;
            return become(at, PY_LOAD_ATTR_SLOT);
        }
        if (in_type->type->slots.descr_get && in_type->type->slots.descr_set)
            return refuse(at);
    }
    switch (instance_place(owner, name, cache)) {
    case 1:
        return py_managed_of(owner)->values->values[cache->index]
                   ? become(at, PY_LOAD_ATTR_INSTANCE)
                   : refuse(at);
    case 2:
        return py_dict_get_str(vm, py_managed_of(owner)->dict, name) ? become(at, PY_LOAD_ATTR_DICT)
                                                                     : refuse(at);
    default: return refuse(at);
    }
}

bool py_specialize_store_attr(py_vm *vm, py_code *code, struct py_instruction *at, py_object *owner)
{
    if (is_cold(code, at))
        return false;
    py_type *type = owner->type;
    py_str *name = (py_str *)code->names->items[at->arg];
    struct py_cache *cache = cache_of(code, at);
    if (type->slots.setattr != py_generic_setattr || owner->record_id)
        return refuse(at);
    py_object *in_type = py_type_lookup(vm, type, name);
    cache->version = py_type_version(vm, type);
    if (!cache->version)
        return refuse(at);
    if (in_type) {
        const struct py_member_def *member = slot_member(vm, in_type, type);
        if (member) {
            cache->index = (uint32_t)member->offset;
            return become(at, PY_STORE_ATTR_SLOT);
        }
        if (in_type->type->slots.descr_set)
            return refuse(at);
    }
    switch (instance_place(owner, name, cache)) {
    case 1: return become(at, PY_STORE_ATTR_INSTANCE);
    case 2: return become(at, PY_STORE_ATTR_DICT);
    default: return refuse(at);
    }
}

bool py_specialize_method(py_vm *vm, py_code *code, struct py_instruction *at, py_object *owner)
{
    if (is_cold(code, at))
        return false;
    py_type *type = owner->type;
    py_str *name = (py_str *)code->names->items[at->arg];
    struct py_cache *cache = cache_of(code, at);
    if (type->slots.getattr != py_generic_getattr)
        return refuse(at);
    py_object *found = py_type_lookup(vm, type, name);
    cache->version = py_type_version(vm, type);
    cache->object = found;
    if (!found || !cache->version || !py_type_has(found->type, PY_TYPE_METHOD_DESCRIPTOR))
        return refuse(at);
    if (!py_type_has(type, PY_TYPE_MANAGED_DICT))
        return type->dict_offset ? refuse(at) : become(at, PY_LOAD_METHOD_PLAIN);
    struct py_dict_keys *keys = type->shared_keys;
    if (!keys || !py_managed_of(owner)->values || name->hash == -1 ||
        dict_keys_find_str(keys, name, name->hash) >= 0)
        return refuse(at);
    if (!keys->version) {
        if (vm->next_keys_version < 2 || vm->next_keys_version == UINT32_MAX)
            return refuse(at);
        keys->version = vm->next_keys_version++;
    }
    cache->keys_version = keys->version;
    return become(at, PY_LOAD_METHOD_INSTANCE);
}

/* ---- operators ---- */

static bool both_words(const py_vm *vm, py_object *const *top)
{
    int64_t value;
    return top[-2]->type == vm->types.int_ && top[-1]->type == vm->types.int_ &&
           py_int_is_word(top[-2], &value) && py_int_is_word(top[-1], &value);
}

bool py_specialize_binary(py_vm *vm, py_code *code, struct py_instruction *at, py_object **top)
{
    if (is_cold(code, at))
        return false;
    uint32_t op = at->arg % PY_OP_INPLACE;
    py_type *type = top[-2]->type;
    int64_t right = 0;
    if (type != top[-1]->type)
        return refuse(at);
    if (type == vm->types.float_) {
        bool known = op == PY_OP_ADD || op == PY_OP_SUBTRACT || op == PY_OP_MULTIPLY ||
                     (op == PY_OP_TRUE_DIVIDE && ((py_float *)top[-1])->value != 0);
        return known ? become(at, PY_BINARY_FLOAT) : refuse(at);
    }
    if (type == vm->types.str)
        return op == PY_OP_ADD ? become(at, PY_BINARY_ADD_STR) : refuse(at);
    if (!both_words(vm, top))
        return refuse(at);
    py_int_is_word(top[-1], &right);
    switch (op) {
    case PY_OP_ADD: return become(at, PY_BINARY_ADD_INT);
    case PY_OP_SUBTRACT: return become(at, PY_BINARY_SUBTRACT_INT);
    case PY_OP_MULTIPLY: return become(at, PY_BINARY_MULTIPLY_INT);
    case PY_OP_AND:
    case PY_OP_OR:
    case PY_OP_XOR: return become(at, PY_BINARY_INT);
    case PY_OP_RSHIFT: return right >= 0 ? become(at, PY_BINARY_INT) : refuse(at);
    case PY_OP_LSHIFT: return right >= 0 && right < 31 ? become(at, PY_BINARY_INT) : refuse(at);
    case PY_OP_FLOOR_DIVIDE:
    case PY_OP_REMAINDER: return right > 0 ? become(at, PY_BINARY_INT) : refuse(at);
    default: return refuse(at);
    }
}

bool py_specialize_compare(py_vm *vm, py_code *code, struct py_instruction *at, py_object **top)
{
    if (is_cold(code, at))
        return false;
    py_type *type = top[-2]->type;
    if (type != top[-1]->type)
        return refuse(at);
    if (type == vm->types.float_)
        return become(at, PY_COMPARE_FLOAT);
    if (type == vm->types.str)
        return at->arg == PY_EQ || at->arg == PY_NE ? become(at, PY_COMPARE_STR) : refuse(at);
    return both_words(vm, top) ? become(at, PY_COMPARE_INT) : refuse(at);
}

static bool is_index(const py_vm *vm, const py_object *key, int64_t size)
{
    int64_t index;
    return key->type == vm->types.int_ && py_int_is_word(key, &index) && index >= 0 && index < size;
}

/* A key whose lookup in a dict is as good as free of the program's code. */
static bool is_plain_key(const py_vm *vm, const py_object *key)
{
    return key->type == vm->types.str || key->type == vm->types.int_;
}

bool py_specialize_subscript(py_vm *vm, py_code *code, struct py_instruction *at, py_object **top)
{
    if (is_cold(code, at))
        return false;
    py_object *container = top[-2], *key = top[-1];
    if (container->type == vm->types.list && is_index(vm, key, ((py_list *)container)->var.size))
        return become(at, PY_SUBSCRIPT_LIST);
    if (container->type == vm->types.tuple && is_index(vm, key, ((py_tuple *)container)->var.size))
        return become(at, PY_SUBSCRIPT_TUPLE);
    if (container->type == vm->types.dict && is_plain_key(vm, key))
        return become(at, PY_SUBSCRIPT_DICT);
    return refuse(at);
}

bool py_specialize_store_subscript(py_vm *vm, py_code *code, struct py_instruction *at,
                                   py_object **top)
{
    if (is_cold(code, at))
        return false;
    py_object *key = top[-1], *container = top[-2];
    if (container->type == vm->types.list && !container->record_id &&
        is_index(vm, key, ((py_list *)container)->var.size))
        return become(at, PY_STORE_SUBSCRIPT_LIST);
    if (container->type == vm->types.dict)
        return become(at, PY_STORE_SUBSCRIPT_DICT);
    return refuse(at);
}

/* ---- calls ---- */

static bool count_fits(const struct py_method_def *definition, uint32_t count)
{
    switch (definition->kind) {
    case PY_NOARGS: return count == 0;
    case PY_ONE: return count == 1;
    case PY_FAST:
        return count >= (uint32_t)definition->minimum &&
               (definition->maximum < 0 || count <= (uint32_t)definition->maximum);
    default: return definition->kind == PY_KEYWORDS;
    }
}

static bool specialize_class_call(py_vm *vm, py_code *code, struct py_instruction *at,
                                  py_type *type)
{
    if (type == vm->types.type)
        return at->arg == 1 ? become(at, PY_CALL_TYPE) : refuse(at);
    if (type == vm->types.str)
        return at->arg == 1 ? become(at, PY_CALL_STR) : refuse(at);
    struct py_cache *cache = cache_of(code, at);
    if (py_type_has(type, PY_TYPE_HEAP) && !py_type_has(type, PY_TYPE_ABSTRACT) && at->arg == 0 &&
        type->slots.new_ == vm->types.object->slots.new_ &&
        type->slots.init == vm->types.object->slots.init) {
        cache->version = py_type_version(vm, type);
        return cache->version ? become(at, PY_CALL_PLAIN_CLASS) : refuse(at);
    }
#if defined(__GNUC__)
    py_object *init = py_type_lookup(vm, type, vm->names.init);
    if (vm->recording || !py_type_has(type, PY_TYPE_HEAP) || py_type_has(type, PY_TYPE_ABSTRACT) ||
        type->slots.new_ != vm->types.object->slots.new_ ||
        type->slots.init != py_trampoline_init || !init || init->type != vm->types.function)
        return refuse(at);
    py_code *called = ((py_function *)init)->code;
    cache->version = py_type_version(vm, type);
    cache->object = init;
    if (!cache->version || !py_takes_exactly(called, at->arg + 1) ||
        called->flags & (PY_CO_GENERATOR | PY_CO_COROUTINE | PY_CO_ASYNC_GENERATOR))
        return refuse(at);
    return become(at, PY_CALL_CLASS);
#else
    return refuse(at);
#endif
}

bool py_specialize_call(py_vm *vm, py_code *code, struct py_instruction *at, py_object **top)
{
    if (is_cold(code, at))
        return false;
    py_object *first = top[-(int64_t)at->arg - 2],
              *callable = first ? first : top[-(int64_t)at->arg - 1];
    uint32_t total = at->arg + (first ? 1 : 0);
    struct py_cache *cache = cache_of(code, at);
    if (!first && callable->type == vm->types.type)
        return specialize_class_call(vm, code, at, (py_type *)callable);
    if (!first && callable->type == vm->types.builtin_function) {
        const struct py_method_def *definition = ((py_builtin_function *)callable)->definition;
        cache->object = (void *)(uintptr_t)definition;
        return count_fits(definition, total) && !(definition->flags & PY_METHOD_TUPLE)
                   ? become(at, PY_CALL_BUILTIN)
                   : refuse(at);
    }
    if (first && callable->type == vm->types.method_descriptor) {
        const py_descriptor *method = (py_descriptor *)callable;
        const struct py_method_def *definition = method->definition;
        py_object *self = top[-(int64_t)at->arg - 1];
        if (self->type != method->owner || !count_fits(definition, at->arg) ||
            definition->flags & PY_METHOD_TUPLE)
            return refuse(at);
        cache->object = (void *)(uintptr_t)definition;
        bool append =
            self->type == vm->types.list && at->arg == 1 && py_str_equals_c(method->name, "append");
        return become(at, append ? PY_CALL_LIST_APPEND : PY_CALL_METHOD);
    }
    if (!first && callable->type == vm->types.method) {
        callable = ((py_method *)callable)->function;
        total++;
    }
    if (callable->type == vm->types.function &&
        py_takes_exactly(((py_function *)callable)->code, total))
        return become(at, PY_CALL_FUNCTION);
    return refuse(at);
}

/* ---- iteration ---- */

bool py_specialize_iteration(py_vm *vm, py_code *code, struct py_instruction *at,
                             py_object *iterator)
{
    if (is_cold(code, at))
        return false;
    if (iterator->type == vm->types.list_iterator)
        return become(at, PY_FOR_ITER_LIST);
    if (iterator->type == vm->types.tuple_iterator)
        return become(at, PY_FOR_ITER_TUPLE);
    if (iterator->type == vm->types.range_iterator)
        return become(at, PY_FOR_ITER_RANGE);
#if defined(__GNUC__)
    if (iterator->type == vm->types.generator && !vm->recording)
        return become(at, PY_FOR_ITER_GENERATOR);
#endif
    return refuse(at);
}
