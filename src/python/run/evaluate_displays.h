/* Instructions of the evaluation loop (evaluate_loop.h): displays, unpacking and formatting. */

/* ---- displays ---- */
TARGET(BUILD_TUPLE) :
{
    SAVE();
    SHRINK(arg);
    py_tuple *tuple = py_tuple_steal(vm, sp, arg);
    if (!tuple)
        goto error;
    PUSH(tuple);
    NEXT();
}
TARGET(BUILD_LIST) :
{
    SAVE();
    py_list *list = py_list_new(vm, arg);
    if (!list)
        goto error;
    SHRINK(arg);
    for (uint32_t i = 0; i < arg; i++)
        list->items[i] = sp[i];
    PUSH(list);
    NEXT();
}
TARGET(LIST_TO_TUPLE) : SAVE();
RESULT(1, py_list_to_tuple(vm, (py_list *)TOP()));
NEXT();
TARGET(LIST_EXTEND) :
{
    SAVE();
    int failed = py_list_extend_star(vm, (py_list *)PEEK(arg + 1), TOP());
    py_object *iterable = POP();
    py_decref(vm, iterable);
    if (failed)
        goto error;
    NEXT();
}
TARGET(LIST_APPEND) :
{
    py_object *item = POP();
    SAVE();
    if (py_list_append_steal(vm, (py_list *)PEEK(arg), item))
        goto error;
    NEXT();
}
TARGET(BUILD_SET) :
{
    SAVE();
    py_set *set = py_set_new(vm, NULL);
    if (!set)
        goto error;
    py_hold(vm, set);
    int failed = 0;
    for (uint32_t i = arg; i > 0 && !failed; i--)
        failed = py_set_add(vm, set, PEEK(i));
    py_unhold(vm, 1);
    for (uint32_t i = 0; i < arg; i++) {
        py_object *item = POP();
        py_decref(vm, item);
    }
    if (failed) {
        py_decref(vm, set);
        goto error;
    }
    PUSH(set);
    NEXT();
}
TARGET(SET_ADD) :
{
    py_object *item = TOP();
    SAVE();
    int failed = py_set_add(vm, (py_set *)PEEK(arg + 1), item);
    SHRINK(1);
    py_decref(vm, item);
    if (failed)
        goto error;
    NEXT();
}
TARGET(SET_UPDATE) :
{
    py_object *iterable = TOP();
    SAVE();
    int failed = py_set_update(vm, (py_set *)PEEK(arg + 1), iterable);
    SHRINK(1);
    py_decref(vm, iterable);
    if (failed)
        goto error;
    NEXT();
}
TARGET(BUILD_MAP) :
{
    SAVE();
    py_dict *dict = py_dict_from_items(vm, sp - 2 * arg, 2, sp - 2 * arg + 1, 2, arg);
    if (!dict)
        goto error;
    for (uint32_t i = 0; i < 2 * arg; i++) {
        py_object *item = POP();
        py_decref(vm, item);
    }
    PUSH(dict);
    NEXT();
}
TARGET(BUILD_CONST_KEY_MAP) :
{
    py_tuple *keys = (py_tuple *)TOP();
    SAVE();
    py_dict *dict = py_dict_from_items(vm, keys->items, 1, sp - arg - 1, 1, arg);
    if (!dict)
        goto error;
    for (uint32_t i = 0; i < arg + 1; i++) {
        py_object *item = POP();
        py_decref(vm, item);
    }
    PUSH(dict);
    NEXT();
}
TARGET(MAP_ADD) :
{
    py_object *value = TOP(), *key = PEEK(2);
    SAVE();
    int failed = py_dict_set(vm, (py_dict *)PEEK(arg + 2), key, value);
    SHRINK(2);
    py_decref(vm, key);
    py_decref(vm, value);
    if (failed)
        goto error;
    NEXT();
}
TARGET(DICT_UPDATE) :
{
    py_object *mapping = TOP();
    SAVE();
    int failed = py_dict_merge_mapping(vm, (py_dict *)PEEK(arg + 1), mapping);
    if (failed && py_raised_matches(vm, vm->exceptions.AttributeError)) {
        py_clear_raised(vm);
        py_raise(vm, vm->exceptions.TypeError, "'%T' object is not a mapping", mapping);
    }
    SHRINK(1);
    py_decref(vm, mapping);
    if (failed)
        goto error;
    NEXT();
}
TARGET(DICT_MERGE) :
{
    py_object *mapping = TOP();
    SAVE();
    int failed = py_dict_merge_keywords(vm, PEEK(arg + 3), (py_dict *)PEEK(arg + 1), mapping);
    SHRINK(1);
    py_decref(vm, mapping);
    if (failed)
        goto error;
    NEXT();
}
TARGET(BUILD_STRING) :
{
    SAVE();
    py_str *joined = py_str_join_items(vm, vm->empty_str, sp - arg, arg);
    for (uint32_t i = 0; i < arg; i++) {
        py_object *piece = POP();
        py_decref(vm, piece);
    }
    if (!joined)
        goto error;
    PUSH(joined);
    NEXT();
}
TARGET(FORMAT_VALUE) :
{
    SAVE();
    if (arg & 4)
        RESULT(2, py_format_value(vm, PEEK(2), arg & 3, TOP()));
    else
        RESULT(1, py_format_value(vm, TOP(), arg & 3, NULL));
    NEXT();
}
TARGET(UNPACK_SEQUENCE) :
{
    py_object *sequence = TOP();
    py_object **items = NULL;
    /* Cold code goes through the sequence by an iterator, which is an allocation to the collector. */
    if (!code->caches)
        items = NULL;
    else if (sequence->type == vm->types.tuple && ((py_tuple *)sequence)->var.size == arg)
        items = ((py_tuple *)sequence)->items;
    else if (sequence->type == vm->types.list && ((py_list *)sequence)->var.size == arg)
        items = ((py_list *)sequence)->items;
    if (items) {
        SHRINK(1);
        for (uint32_t i = arg; i > 0; i--)
            PUSH(py_newref(items[i - 1]));
        py_decref(vm, sequence);
        NEXT();
    }
    SAVE();
    if (py_unpack(vm, sequence, arg, -1, sp - 1 + arg)) {
        SHRINK(1);
        py_decref(vm, sequence);
        goto error;
    }
    sp += (int64_t)arg - 1;
    py_decref(vm, sequence);
    NEXT();
}
TARGET(UNPACK_EX) :
{
    py_object *sequence = TOP();
    int64_t before = arg & 0xFF, after = arg >> 8, total = before + 1 + after;
    SAVE();
    if (py_unpack(vm, sequence, before, after, sp - 1 + total)) {
        SHRINK(1);
        py_decref(vm, sequence);
        goto error;
    }
    sp += total - 1;
    py_decref(vm, sequence);
    NEXT();
}
