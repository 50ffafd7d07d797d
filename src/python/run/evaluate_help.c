/* The longer instructions of the machine, one function each. */
#include "python/run/evaluate.h"

#include <stdlib.h>

enum {
    C_CALLS = 2000
}; /* evaluation loops inside one another: each takes some hundred bytes of C stack, and what calls it more */

int py_enter_c_call(py_vm *vm)
{
    if (vm->c_depth >= C_CALLS) {
        py_raise(vm, vm->exceptions.RecursionError, "maximum recursion depth exceeded");
        return -1;
    }
    vm->c_depth++;
    return 0;
}

void py_leave_c_call(py_vm *vm)
{
    vm->c_depth--;
}

void py_release_operand(py_vm *vm, py_frame *frame, int32_t top, py_object *operand, void *result)
{
    if (!py_type_has(operand->type, PY_TYPE_GC)) { /* no code runs */
        py_object_release(vm, operand);
        return;
    }
    frame->stack_top = top;
    if (result)
        py_hold(vm, result);
    py_object_release(vm, operand);
    if (result)
        py_unhold(vm, 1);
}

py_object *py_evaluate(py_vm *vm, py_frame *frame, bool throwing)
{
    return vm->recording ? py_evaluate_recorded(vm, frame, throwing)
                         : py_evaluate_plain(vm, frame, throwing);
}

/* The rows are in the order of their code and the innermost last among those that cover a place, as
 * the compiler writes them without overlap: a binary search. */
const struct py_handler *py_find_handler(const py_code *code, uint32_t at)
{
    int32_t low = 0, high = code->handler_count;
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (code->handlers[middle].end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low < code->handler_count && code->handlers[low].start <= at ? &code->handlers[low]
                                                                        : NULL;
}

/* ---- names ---- */

void *py_raise_name(py_vm *vm, py_str *name)
{
    py_raise(vm, vm->exceptions.NameError, "name '%U' is not defined", name);
    /* NameError.name is what "Did you mean" compares with (PEP 657's neighbour, Python/suggestions.c). */
    if (py_raised_matches(vm, vm->exceptions.NameError)) {
        py_object *exception = py_take_raised(vm);
        if (py_setattr_string(vm, exception, "name", PY_OBJECT(name)))
            py_clear_raised(vm);
        py_restore_raised(vm, exception);
    }
    return NULL;
}

void *py_raise_unbound(py_vm *vm, py_frame *frame, uint32_t slot)
{
    const py_code *code = frame->code;
    py_object *name = code->locals_plus_names->items[slot];
    if (code->locals_plus_kinds[slot] & PY_FREE)
        return py_raise(
            vm, vm->exceptions.NameError,
            "cannot access free variable '%U' where it is not associated with a value in "
            "enclosing scope",
            name);
    return py_raise(vm, vm->exceptions.UnboundLocalError,
                    "cannot access local variable '%U' where it is not associated with a value",
                    name);
}

py_object *py_load_global(py_vm *vm, py_frame *frame, py_str *name)
{
    py_object *value = py_dict_get_str(vm, frame->globals, name);
    if (!value && !vm->raised && frame->builtins)
        value = py_dict_get_str(vm, frame->builtins, name);
    if (value)
        return py_newref(value);
    return vm->raised ? NULL : py_raise_name(vm, name);
}

py_object *py_load_name(py_vm *vm, py_frame *frame, py_str *name)
{
    if (frame->locals->type == vm->types.dict) {
        py_object *value = py_dict_get_str(vm, (py_dict *)frame->locals, name);
        if (value)
            return py_newref(value);
    } else {
        py_object *value = py_getitem(vm, frame->locals, PY_OBJECT(name));
        if (value || !py_raised_matches(vm, vm->exceptions.KeyError))
            return value;
        py_clear_raised(vm);
    }
    return vm->raised ? NULL : py_load_global(vm, frame, name);
}

py_object *py_load_classderef(py_vm *vm, py_frame *frame, uint32_t slot)
{
    py_object *name = frame->code->locals_plus_names->items[slot];
    py_object *value = py_getitem(vm, frame->locals, name);
    if (value)
        return value;
    if (!py_raised_matches(vm, vm->exceptions.KeyError))
        return NULL;
    py_clear_raised(vm);
    value = ((py_cell *)frame->slots[slot])->value;
    return value ? py_newref(value) : py_raise_unbound(vm, frame, slot);
}

py_object *py_load_build_class(py_vm *vm, py_frame *frame)
{
    py_object *function = py_dict_get_str(vm, frame->builtins, vm->names.build_class);
    if (function)
        return py_newref(function);
    return vm->raised ? NULL : py_raise(vm, vm->exceptions.NameError, "__build_class__ not found");
}

py_object *py_call_and_drop(py_vm *vm, py_object *callable)
{
    py_hold(vm, callable);
    py_object *result = py_call_noargs(vm, callable);
    py_unhold(vm, 1);
    py_decref(vm, callable);
    return result;
}

/* ---- unpacking ---- */

static int wrong_count(py_vm *vm, int64_t expected, int64_t got)
{
    if (got < 0)
        py_raise(vm, vm->exceptions.ValueError, "too many values to unpack (expected %lld)",
                 (long long)expected);
    else
        py_raise(vm, vm->exceptions.ValueError,
                 "not enough values to unpack (expected %lld, got %lld)", (long long)expected,
                 (long long)got);
    return -1;
}

int py_unpack(py_vm *vm, py_object *sequence, int64_t before, int64_t after, py_object **top)
{
    py_object **put = top;
    int64_t got = 0;
    py_object *iterator = py_iter(vm, sequence);
    if (!iterator) {
        if (py_raised_matches(vm, vm->exceptions.TypeError) && !sequence->type->slots.iter &&
            !sequence->type->slots.sq_item) {
            py_clear_raised(vm);
            py_raise(vm, vm->exceptions.TypeError, "cannot unpack non-iterable %T object",
                     sequence);
        }
        return -1;
    }
    py_hold(vm, iterator);
    for (; got < before; got++) {
        py_object *item = py_next(vm, iterator);
        if (!item) {
            if (!vm->raised) {
                if (after < 0)
                    wrong_count(vm, before, got);
                else
                    py_raise(vm, vm->exceptions.ValueError,
                             "not enough values to unpack (expected at least %lld, got %lld)",
                             (long long)(before + after), (long long)got);
            }
            goto failed;
        }
        *--put = item;
        /* the last one is put where the sequence was on the stack */
        py_hold(vm, after < 0 && got == before - 1 ? sequence : item);
    }
    if (after < 0) {
        py_object *extra = py_next(vm, iterator);
        if (extra) {
            py_decref(vm, extra);
            wrong_count(vm, before, -1);
        }
        if (vm->raised)
            goto failed;
    } else {
        py_list *rest = py_list_from_iterable(vm, iterator);
        if (!rest)
            goto failed;
        int64_t have = rest->var.size;
        if (have < after) {
            py_decref(vm, rest);
            py_raise(vm, vm->exceptions.ValueError,
                     "not enough values to unpack (expected at least %lld, got %lld)",
                     (long long)(before + after), (long long)(before + have));
            goto failed;
        }
        *--put = PY_OBJECT(rest);
        for (int64_t i = have - after; i < have; i++)
            *--put = rest->items[i];
        rest->var.size = have - after;
    }
    py_unhold(vm, (size_t)got + 1);
    py_decref(vm, iterator);
    return 0;

failed:
    py_unhold(vm, (size_t)got + 1);
    while (put < top)
        py_decref(vm, *put++);
    py_decref(vm, iterator);
    return -1;
}

int py_list_extend_star(py_vm *vm, py_list *list, py_object *iterable)
{
    int failed = py_list_extend(vm, list, iterable);
    if (failed && py_raised_matches(vm, vm->exceptions.TypeError) && !iterable->type->slots.iter &&
        !iterable->type->slots.sq_item) {
        py_clear_raised(vm);
        py_raise(vm, vm->exceptions.TypeError, "Value after * must be an iterable, not %T",
                 iterable);
    }
    return failed;
}

/* ---- calls with * and ** ---- */

/* "f() " for messages about a call's arguments (_PyObject_FunctionStr). */
static py_object *function_text(py_vm *vm, py_object *function)
{
    py_object *name = NULL, *module = NULL;
    if (py_lookup_attr(vm, function, vm->names.qualname, &name) < 0)
        return NULL;
    if (!name)
        return py_str_of(vm, function);
    if (py_lookup_attr(vm, function, vm->names.module, &module) < 0) {
        py_decref(vm, name);
        return NULL;
    }
    py_object *text;
    if (module && module != vm->none && PY_IS_STR(module) &&
        !py_str_equals_c((py_str *)module, "builtins"))
        text = PY_OBJECT(py_str_format(vm, "%S.%S()", module, name));
    else
        text = PY_OBJECT(py_str_format(vm, "%S()", name));
    py_xdecref(vm, module);
    py_decref(vm, name);
    return text;
}

int py_dict_merge_keywords(py_vm *vm, py_object *function, py_dict *dict, py_object *mapping)
{
    if (PY_IS_DICT(mapping)) {
        int64_t position = 0;
        py_object *key, *value;
        while (py_dict_next((py_dict *)mapping, &position, &key, &value, NULL)) {
            int found = py_dict_contains(vm, dict, key);
            if (found < 0)
                return -1;
            if (found) {
                py_object *text = function_text(vm, function);
                if (text)
                    py_raise(vm, vm->exceptions.TypeError,
                             "%U got multiple values for keyword argument '%S'", text, key);
                py_xdecref(vm, text);
                return -1;
            }
            if (py_dict_set(vm, dict, key, value))
                return -1;
        }
        return 0;
    }
    py_dict *copy = py_dict_new(vm);
    if (!copy)
        return -1;
    py_hold(vm, copy);
    int failed = py_dict_merge_mapping(vm, copy, mapping);
    if (failed && py_raised_matches(vm, vm->exceptions.AttributeError)) {
        py_clear_raised(vm);
        py_object *text = function_text(vm, function);
        if (text)
            py_raise(vm, vm->exceptions.TypeError, "%U argument after ** must be a mapping, not %T",
                     text, mapping);
        py_xdecref(vm, text);
    }
    if (!failed)
        failed = py_dict_merge_keywords(vm, function, dict, PY_OBJECT(copy));
    py_unhold(vm, 1);
    py_decref(vm, copy);
    return failed;
}

py_object *py_call_extended(py_vm *vm, py_object *callable, py_object **args, py_object *kwargs)
{
    py_object *result = NULL;
    py_dict *keywords = NULL;
    if (kwargs && kwargs->type != vm->types.dict) {
        keywords = py_dict_new(vm);
        if (!keywords)
            return NULL;
        py_hold(vm, keywords);
        if (py_dict_merge_keywords(vm, callable, keywords, kwargs))
            goto done;
    } else if (kwargs)
        py_hold(vm, keywords = py_newref(kwargs));
    else
        py_hold(vm, NULL);
    if (!PY_IS_TUPLE(*args)) {
        if (!(*args)->type->slots.iter && !(*args)->type->slots.sq_item) {
            py_object *text = function_text(vm, callable);
            if (text)
                py_raise(vm, vm->exceptions.TypeError,
                         "%U argument after * must be an iterable, not %T", text, *args);
            py_xdecref(vm, text);
            goto done;
        }
        py_tuple *positional = py_tuple_from_iterable(vm, *args);
        if (!positional)
            goto done;
        PY_SETREF(vm, *args, PY_OBJECT(positional));
    }
    result = py_call_tuple(vm, callable, (py_tuple *)*args, keywords);
done:
    py_unhold(vm, 1);
    py_xdecref(vm, keywords);
    return result;
}

/* ---- strings ---- */

py_object *py_format_value(py_vm *vm, py_object *value, uint32_t conversion, py_object *spec)
{
    py_object *converted = conversion == 1   ? py_str_of(vm, value)
                           : conversion == 2 ? py_repr(vm, value)
                           : conversion == 3 ? py_ascii(vm, value)
                                             : py_newref(value);
    if (!converted || (converted->type == vm->types.str && !spec))
        return converted;
    py_hold(vm, converted);
    py_object *formatted = py_format(vm, converted, spec);
    py_unhold(vm, 1);
    py_decref(vm, converted);
    return formatted;
}

int py_print_expression(py_vm *vm, py_object *value)
{
    py_object *hook = py_dict_get_str(vm, vm->sys->dict, vm->names.displayhook);
    if (!hook) {
        py_raise(vm, vm->exceptions.RuntimeError, "lost sys.displayhook");
        return -1;
    }
    py_object *result = py_call_one(vm, hook, value);
    py_xdecref(vm, result);
    return result ? 0 : -1;
}

/* ---- raising and catching ---- */

int py_do_raise(py_vm *vm, py_object *exception, py_object *cause)
{
    if (!exception) {
        struct py_handled *handled = vm->handled;
        while (handled && (!handled->exception || handled->exception == vm->none))
            handled = handled->outer;
        if (!handled) {
            py_raise(vm, vm->exceptions.RuntimeError, "No active exception to reraise");
            return 0;
        }
        py_restore_raised(vm, py_newref(handled->exception));
        return 1;
    }
    py_object *instance = NULL;
    if (PY_IS_TYPE(exception) && py_type_has((py_type *)exception, PY_TYPE_EXCEPTION_SUBCLASS)) {
        py_hold(vm, exception);
        py_hold(vm, cause);
        instance = py_call_noargs(vm, exception);
        py_unhold(vm, 2);
        if (instance && !PY_IS_EXCEPTION(instance)) {
            py_raise(vm, vm->exceptions.TypeError,
                     "calling %R should have returned an instance of BaseException, not %R",
                     exception, PY_OBJECT(instance->type));
            PY_CLEAR(vm, instance);
        }
        py_decref(vm, exception);
        exception = NULL;
    } else if (PY_IS_EXCEPTION(exception))
        instance = exception;
    else {
        py_raise(vm, vm->exceptions.TypeError, "exceptions must derive from BaseException");
        py_decref(vm, exception);
    }
    if (!instance) {
        py_xdecref(vm, cause);
        return 0;
    }
    if (cause) {
        py_object *fixed = NULL;
        if (PY_IS_TYPE(cause) && py_type_has((py_type *)cause, PY_TYPE_EXCEPTION_SUBCLASS))
            fixed = py_call_noargs(vm, cause);
        else if (PY_IS_EXCEPTION(cause) || cause == vm->none)
            fixed = py_newref(cause);
        else
            py_raise(vm, vm->exceptions.TypeError,
                     "exception causes must derive from BaseException");
        py_decref(vm, cause);
        if (!fixed) {
            py_decref(vm, instance);
            return 0;
        }
        py_exception *raised = (py_exception *)instance;
        if (fixed == vm->none)
            PY_CLEAR(vm, fixed);
        PY_SETREF(vm, raised->cause, fixed);
        raised->suppress_context = true;
    }
    py_raise_instance(vm, instance);
    return 0;
}

static int check_exception_types(py_vm *vm, py_object *types)
{
    if (PY_IS_TUPLE(types)) {
        py_tuple *tuple = (py_tuple *)types;
        for (int64_t i = 0; i < tuple->var.size; i++)
            if (!PY_IS_TYPE(tuple->items[i]) ||
                !py_type_has((py_type *)tuple->items[i], PY_TYPE_EXCEPTION_SUBCLASS))
                goto wrong;
        return 0;
    }
    if (PY_IS_TYPE(types) && py_type_has((py_type *)types, PY_TYPE_EXCEPTION_SUBCLASS))
        return 0;
wrong:
    py_raise(vm, vm->exceptions.TypeError,
             "catching classes that do not inherit from BaseException is not allowed");
    return -1;
}

int py_matches_exception(py_vm *vm, py_object *exception, py_object *types)
{
    if (check_exception_types(vm, types))
        return -1;
    if (!PY_IS_TUPLE(types))
        return py_type_is_subtype(exception->type, (py_type *)types);
    py_tuple *tuple = (py_tuple *)types;
    for (int64_t i = 0; i < tuple->var.size; i++)
        if (py_type_is_subtype(exception->type, (py_type *)tuple->items[i]))
            return 1;
    return 0;
}

/* except*: splits a group, or wraps a single exception in one (PEP 654). */
/* except* takes no groups (CheckExceptStarTypeValid in Python/ceval.c). */
static int check_star_types(py_vm *vm, py_object *types)
{
    bool many = PY_IS_TUPLE(types);
    int64_t count = many ? ((py_tuple *)types)->var.size : 1;
    for (int64_t i = 0; i < count; i++) {
        py_object *type = many ? ((py_tuple *)types)->items[i] : types;
        if (PY_IS_TYPE(type) &&
            py_type_is_subtype((py_type *)type, vm->exceptions.BaseExceptionGroup)) {
            py_raise(vm, vm->exceptions.TypeError,
                     "catching ExceptionGroup with except* is not allowed. Use except instead.");
            return -1;
        }
    }
    return 0;
}

int py_match_exception_group(py_vm *vm, py_object *exception, py_object *types, py_object **match,
                             py_object **rest)
{
    if (exception == vm->none) {
        *match = py_newref(vm->none);
        *rest = py_newref(vm->none);
        return 0;
    }
    int matches = py_matches_exception(vm, exception, types);
    if (matches < 0 || check_star_types(vm, types))
        return -1;
    bool is_group = py_type_is_subtype(exception->type, vm->exceptions.BaseExceptionGroup);
    if (matches) {
        if (is_group)
            *match = py_newref(exception);
        else {
            py_tuple *one = py_tuple_pack(vm, 1, exception);
            py_tuple *args =
                one ? py_tuple_pack(vm, 2, PY_OBJECT(vm->empty_str), PY_OBJECT(one)) : NULL;
            py_xdecref(vm, one);
            *match =
                args ? py_call_tuple(vm, PY_OBJECT(vm->exceptions.BaseExceptionGroup), args, NULL)
                     : NULL;
            py_xdecref(vm, args);
            if (!*match)
                return -1;
        }
        *rest = py_newref(vm->none);
        return 0;
    }
    if (is_group) {
        py_object *pair = py_call_method(vm, exception, "split", &types, 1);
        if (!pair)
            return -1;
        *match = py_newref(((py_tuple *)pair)->items[0]);
        *rest = py_newref(((py_tuple *)pair)->items[1]);
        py_decref(vm, pair);
        return 0;
    }
    *match = py_newref(vm->none);
    *rest = py_newref(vm->none);
    return 0;
}

/* A part of the caught group, not an exception that a handler raised anew: parts share what the group was raised with
 * (is_same_exception_metadata in Objects/exceptions.c). */
static bool is_part_of(py_vm *vm, py_object *o, py_object *original)
{
    if (!py_type_is_subtype(o->type, vm->exceptions.BaseExceptionGroup))
        return false;
    const py_exception *a = (py_exception *)o, *b = (py_exception *)original;
    return a->notes == b->notes && a->traceback == b->traceback && a->cause == b->cause &&
           a->context == b->context;
}

/* What an except* statement raises at its end: `raised` by its handlers, and of the original what was raised again or not handled,
 * in its original shape. */
static py_object *join_star(py_vm *vm, py_object *original, py_list *raised, py_list *again)
{
    py_object *rest = py_exception_group_projection(vm, original, again);
    if (!rest)
        return NULL;
    if (rest != vm->none && raised->var.size && py_list_append(vm, raised, rest) < 0) {
        py_decref(vm, rest);
        return NULL;
    }
    if (!raised->var.size)
        return rest;
    py_decref(vm, rest);
    if (raised->var.size == 1)
        return py_newref(raised->items[0]);
    py_tuple *args = py_tuple_pack(vm, 2, PY_OBJECT(vm->empty_str), PY_OBJECT(raised));
    py_object *result =
        args ? py_call_tuple(vm, PY_OBJECT(vm->exceptions.BaseExceptionGroup), args, NULL) : NULL;
    py_xdecref(vm, args);
    return result;
}

/* Does what _PyExc_PrepReraiseStar does. */
py_object *py_prepare_reraise_star(py_vm *vm, py_object *original, py_object *results)
{
    py_list *list = (py_list *)results;
    if (!list->var.size)
        return py_newref(vm->none);
    /* A naked exception was caught: at most one handler ran. */
    if (!py_type_is_subtype(original->type, vm->exceptions.BaseExceptionGroup))
        return py_newref(list->items[0]);
    py_list *raised = py_list_new(vm, 0), *again = py_list_new(vm, 0);
    bool failed = !raised || !again;
    for (int64_t i = 0; !failed && i < list->var.size; i++)
        if (list->items[i] != vm->none)
            failed = py_list_append(vm, is_part_of(vm, list->items[i], original) ? again : raised,
                                    list->items[i]);
    if (raised)
        py_hold(vm, raised);
    if (again)
        py_hold(vm, again);
    py_object *result = failed ? NULL : join_star(vm, original, raised, again);
    py_unhold(vm, (raised != NULL) + (again != NULL));
    py_xdecref(vm, raised);
    py_xdecref(vm, again);
    return result;
}

/* ---- patterns (PEP 634) ---- */

/* Does an item equal one before it? 1, 0, or -1 with something raised. */
static int seen_before(py_vm *vm, const py_tuple *items, int64_t index)
{
    int seen = 0;
    for (int64_t i = 0; !seen && i < index; i++)
        seen = py_compare_bool(vm, items->items[i], items->items[index], PY_EQ);
    return seen;
}

py_object *py_match_keys(py_vm *vm, py_object *subject, py_object *keys)
{
    py_tuple *wanted = (py_tuple *)keys;
    py_tuple *values = py_tuple_new(vm, wanted->var.size);
    if (!values)
        return NULL;
    py_object *get = py_getattr_string(vm, subject, "get");
    if (!get) {
        py_decref(vm, values);
        return NULL;
    }
    py_hold(vm, values);
    py_hold(vm, get);
    py_object *result = PY_OBJECT(values);
    for (int64_t i = 0; i < wanted->var.size; i++) {
        int again = seen_before(vm, wanted, i);
        if (again) {
            if (again > 0)
                py_raise(vm, vm->exceptions.ValueError, "mapping pattern checks duplicate key (%R)",
                         wanted->items[i]);
            result = NULL;
            break;
        }
        py_object *arguments[2] = {wanted->items[i], vm->set_dummy};
        py_object *value = py_call(vm, get, arguments, 2, NULL);
        if (!value || value == vm->set_dummy) {
            result = value ? py_newref(vm->none) : NULL;
            py_xdecref(vm, value);
            break;
        }
        values->items[i] = value;
    }
    py_unhold(vm, 2);
    py_decref(vm, get);
    if (result != PY_OBJECT(values))
        py_decref(vm, values);
    return result;
}

/* An attribute that a class pattern asks for. The first `asked` of the names in `match_args` have been asked for already. */
static int match_attribute(py_vm *vm, py_object *subject, py_object *type, py_object *name,
                           py_object *match_args, int64_t asked, py_object **value)
{
    if (!PY_IS_STR(name)) {
        py_raise(vm, vm->exceptions.TypeError, "__match_args__ elements must be strings (got %T)",
                 name);
        return -1;
    }
    for (int64_t i = 0; match_args && i < asked; i++)
        if (py_str_equal((py_str *)((py_tuple *)match_args)->items[i], (py_str *)name)) {
            py_raise(vm, vm->exceptions.TypeError,
                     "%N() got multiple sub-patterns for attribute %R", type, name);
            return -1;
        }
    return py_lookup_attr(vm, subject, (py_str *)name, value);
}

py_object *py_match_class(py_vm *vm, py_object *subject, py_object *type, int64_t positional,
                          py_object *names)
{
    static const uint32_t self_types = PY_TYPE_INT_SUBCLASS | PY_TYPE_FLOAT_SUBCLASS |
                                       PY_TYPE_STR_SUBCLASS | PY_TYPE_BYTES_SUBCLASS |
                                       PY_TYPE_LIST_SUBCLASS | PY_TYPE_TUPLE_SUBCLASS |
                                       PY_TYPE_DICT_SUBCLASS | PY_TYPE_SET_SUBCLASS;
    if (!PY_IS_TYPE(type))
        return py_raise(vm, vm->exceptions.TypeError, "called match pattern must be a type");
    int instance = py_isinstance(vm, subject, type);
    if (instance <= 0)
        return instance < 0 ? NULL : py_newref(vm->none);
    py_tuple *keywords = (py_tuple *)names;
    py_set *seen = py_set_new(vm, NULL); /* CPython's, of the names there were */
    py_list *found = py_list_new(vm, 0);
    py_object *match_args = NULL, *result = NULL;
    py_hold(vm, seen);
    py_hold(vm, found);
    if (!found || !seen)
        goto done;
    if (positional) {
        int has = py_lookup_attr(vm, type, vm->names.match_args, &match_args);
        if (has < 0)
            goto done;
        if (has && !PY_IS_TUPLE(match_args)) {
            py_raise(vm, vm->exceptions.TypeError, "%N.__match_args__ must be a tuple (got %T)",
                     type, match_args);
            goto done;
        }
        bool self = !has && (py_type_has((py_type *)type, self_types) ||
                             py_type_is_subtype((py_type *)type, vm->types.bytearray));
        int64_t allowed = self ? 1 : has ? ((py_tuple *)match_args)->var.size : 0;
        if (positional > allowed) {
            py_raise(vm, vm->exceptions.TypeError,
                     "%N() accepts %lld positional sub-pattern%s (%lld given)", type,
                     (long long)allowed, allowed == 1 ? "" : "s", (long long)positional);
            goto done;
        }
        for (int64_t i = 0; i < positional; i++) {
            py_object *value = self ? py_newref(subject) : NULL;
            if (!self) {
                py_object *name = ((py_tuple *)match_args)->items[i];
                int got = match_attribute(vm, subject, type, name, match_args, i, &value);
                if (got <= 0) {
                    result = got < 0 ? NULL : py_newref(vm->none);
                    goto done;
                }
            }
            if (py_list_append_steal(vm, found, value))
                goto done;
        }
    }
    for (int64_t i = 0; i < keywords->var.size; i++) {
        py_object *value = NULL;
        int got =
            match_attribute(vm, subject, type, keywords->items[i], match_args, positional, &value);
        if (got <= 0) {
            result = got < 0 ? NULL : py_newref(vm->none);
            goto done;
        }
        if (py_list_append_steal(vm, found, value))
            goto done;
    }
    result = PY_OBJECT(py_list_to_tuple(vm, found));
done:
    py_unhold(vm, 2);
    py_xdecref(vm, match_args);
    py_xdecref(vm, found);
    py_xdecref(vm, seen);
    return result;
}
