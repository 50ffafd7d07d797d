/* Instructions of the evaluation loop (evaluate_loop.h): operators and subscripts. */

    /* ---- operators ---- */
    TARGET(UNARY_POSITIVE):
        SAVE();
        RESULT(1, py_positive(vm, TOP()));
        NEXT();
    TARGET(UNARY_NEGATIVE):
        SAVE();
        RESULT(1, py_negative(vm, TOP()));
        NEXT();
    TARGET(UNARY_INVERT):
        SAVE();
        RESULT(1, py_invert(vm, TOP()));
        NEXT();
    TARGET(UNARY_NOT):
        POP_TRUTH(truth);
        PUSH(py_newref(truth ? vm->false_ : vm->true_));
        NEXT();
    TARGET(BINARY_OP):
        ADAPT(py_specialize_binary(vm, code, next - 1, sp));
        SAVE();
        RESULT(2, py_binary_op(vm, PEEK(2), TOP(), (int)arg));
        NEXT();
#define INT_OPERANDS()                                                                             \
    py_object *left = PEEK(2), *right = TOP();                                                     \
    int64_t a, b, c;                                                                               \
    HOLDS(left->type == vm->types.int_ && right->type == vm->types.int_ &&                         \
          py_int_is_word(left, &a) && py_int_is_word(right, &b))
#define INT_RESULT(value)                                                                          \
    do {                                                                                           \
        result = py_int_quick(vm, (value));                                                        \
        if (UNLIKELY(!result))                                                                     \
            goto error;                                                                            \
        SHRINK(1);                                                                                 \
        TOP() = result;                                                                            \
        py_decref_atom(vm, left);                                                                  \
        py_decref_atom(vm, right);                                                                 \
    } while (0)
    TARGET(BINARY_ADD_INT): {
        INT_OPERANDS();
        c = a + b;
        INT_RESULT(c);
        NEXT();
    }
    TARGET(BINARY_SUBTRACT_INT): {
        INT_OPERANDS();
        c = a - b;
        INT_RESULT(c);
        NEXT();
    }
    TARGET(BINARY_MULTIPLY_INT): {
        INT_OPERANDS();
        HOLDS(!__builtin_mul_overflow(a, b, &c));
        INT_RESULT(c);
        NEXT();
    }
    TARGET(BINARY_INT): {
        INT_OPERANDS();
        switch (arg % PY_OP_INPLACE) {
        case PY_OP_AND: c = a & b; goto int_done;
        case PY_OP_OR: c = a | b; goto int_done;
        case PY_OP_XOR: c = a ^ b; goto int_done;
        case PY_OP_RSHIFT:
            HOLDS(b >= 0);
            c = a >> MIN(b, 63);
            goto int_done;
        case PY_OP_LSHIFT:
            HOLDS(b >= 0 && b < 31 && a < INT32_MAX && a > INT32_MIN);
            c = a * ((int64_t)1 << b);
            goto int_done;
        case PY_OP_FLOOR_DIVIDE:
            HOLDS(b > 0);
            c = a / b - (a % b < 0);
            goto int_done;
        case PY_OP_REMAINDER:
            HOLDS(b > 0);
            c = a % b;
            c += c < 0 ? b : 0;
            goto int_done;
        default: HOLDS(false);
        }
    int_done:
        INT_RESULT(c);
        NEXT();
    }
#undef INT_OPERANDS
#undef INT_RESULT
    TARGET(BINARY_FLOAT): {
        py_object *left = PEEK(2), *right = TOP();
        HOLDS(left->type == vm->types.float_ && right->type == vm->types.float_);
        double a = ((py_float *)left)->value, b = ((py_float *)right)->value, c = 0;
        switch (arg % PY_OP_INPLACE) {
        case PY_OP_ADD: c = a + b; goto float_done;
        case PY_OP_SUBTRACT: c = a - b; goto float_done;
        case PY_OP_MULTIPLY: c = a * b; goto float_done;
        case PY_OP_TRUE_DIVIDE:
            HOLDS(b != 0);
            c = a / b;
            goto float_done;
        default: HOLDS(false);
        }
    float_done:
        result = py_float_quick(vm, c);
        if (UNLIKELY(!result))
            goto error;
        SHRINK(1);
        TOP() = result;
        py_decref_float(vm, left);
        py_decref_float(vm, right);
        NEXT();
    }
    TARGET(BINARY_ADD_STR): {
        py_object *left = PEEK(2), *right = TOP();
        HOLDS(left->type == vm->types.str && right->type == vm->types.str);
        if (left->refcount == 2 && py_base_opcode(next->op) == PY_STORE_FAST &&
            frame->slots[next->arg] == left) {
            /* s = s + t: the variable gives up its reference, so that the string can grow in
             * place (unicode_concatenate). */
            py_str *grown = (py_str *)left;
            WATCH_LOCAL(next->arg, NULL);
            frame->slots[next->arg] = NULL;
            left->refcount--;
            py_str_append(vm, &grown, (py_str *)right);
            SHRINK(2);
            py_decref(vm, right);
            if (!grown)
                goto error;
            PUSH(grown);
            NEXT();
        }
        SAVE();
        RESULT(2, py_binary_op(vm, left, right, (int)arg));
        NEXT();
    }
    TARGET(COMPARE_OP):
        ADAPT(py_specialize_compare(vm, code, next - 1, sp));
        SAVE();
        RESULT(2, py_compare(vm, PEEK(2), TOP(), (enum py_compare_op)arg));
        NEXT();
    TARGET(COMPARE_INT): {
        py_object *left = PEEK(2), *right = TOP();
        int64_t a, b;
        HOLDS(left->type == vm->types.int_ && right->type == vm->types.int_ &&
              py_int_is_word(left, &a) && py_int_is_word(right, &b));
        truth = COMPARED(arg, a, b);
        SHRINK(2);
        py_decref_atom(vm, left);
        py_decref_atom(vm, right);
        goto compared;
    }
    TARGET(COMPARE_FLOAT): {
        py_object *left = PEEK(2), *right = TOP();
        HOLDS(left->type == vm->types.float_ && right->type == vm->types.float_);
        double a = ((py_float *)left)->value, b = ((py_float *)right)->value;
        truth = COMPARED(arg, a, b);
        SHRINK(2);
        py_decref_float(vm, left);
        py_decref_float(vm, right);
        goto compared;
    }
    TARGET(COMPARE_STR): {
        py_object *left = PEEK(2), *right = TOP();
        HOLDS(left->type == vm->types.str && right->type == vm->types.str);
        truth = (left == right || py_str_equal((py_str *)left, (py_str *)right)) ^ (arg == PY_NE);
        SHRINK(2);
        py_decref(vm, left);
        py_decref(vm, right);
    }
    compared:
#if THREADED
        /* The jump that follows needs no bool. */
        switch (next->op) {
        case PY_POP_JUMP_FORWARD_IF_FALSE:
        case PY_POP_JUMP_BACKWARD_IF_FALSE:
            arg = (next++)->arg;
            if (!truth)
                JUMP(arg);
            NEXT();
        case PY_POP_JUMP_FORWARD_IF_TRUE:
        case PY_POP_JUMP_BACKWARD_IF_TRUE:
            arg = (next++)->arg;
            if (truth)
                JUMP(arg);
            NEXT();
        default:;
        }
#endif
        PUSH(py_newref(truth ? vm->true_ : vm->false_));
        NEXT();
    TARGET(IS_OP): {
        bool same = (PEEK(2) == TOP()) ^ (arg != 0);
        RESULT(2, py_newref(same ? vm->true_ : vm->false_));
        NEXT();
    }
    TARGET(CONTAINS_OP): {
        SAVE();
        int found = py_contains(vm, TOP(), PEEK(2));
        RESULT(2, found < 0 ? NULL : py_newref((found != 0) ^ (arg != 0) ? vm->true_ : vm->false_));
        NEXT();
    }
    TARGET(BINARY_SUBSCR):
        ADAPT(py_specialize_subscript(vm, code, next - 1, sp));
        SAVE();
        RESULT(2, py_getitem(vm, PEEK(2), TOP()));
        NEXT();
    TARGET(SUBSCRIPT_LIST): {
        py_object *container = PEEK(2), *key = TOP();
        int64_t index;
        HOLDS(container->type == vm->types.list && key->type == vm->types.int_ &&
              py_int_is_word(key, &index) && (uint64_t)index < (uint64_t)((py_list *)container)->var.size);
        PEEK(2) = py_newref(((py_list *)container)->items[index]);
        SHRINK(1);
        py_decref_atom(vm, key);
        LET_GO(container, NULL);
        NEXT();
    }
    TARGET(SUBSCRIPT_TUPLE): {
        py_object *container = PEEK(2), *key = TOP();
        int64_t index;
        HOLDS(container->type == vm->types.tuple && key->type == vm->types.int_ &&
              py_int_is_word(key, &index) && (uint64_t)index < (uint64_t)((py_tuple *)container)->var.size);
        PEEK(2) = py_newref(((py_tuple *)container)->items[index]);
        SHRINK(1);
        py_decref_atom(vm, key);
        LET_GO(container, NULL);
        NEXT();
    }
    TARGET(SUBSCRIPT_DICT): {
        py_object *container = PEEK(2), *key = TOP();
        HOLDS(container->type == vm->types.dict);
        SAVE();
        py_object *value = py_dict_get(vm, (py_dict *)container, key);
        if (UNLIKELY(!value)) {
            if (vm->raised)
                goto error;
            HOLDS(false); /* it raises KeyError */
        }
        RESULT(2, py_newref(value));
        NEXT();
    }
    TARGET(STORE_SUBSCR): {
        ADAPT(py_specialize_store_subscript(vm, code, next - 1, sp));
        py_object *key = TOP(), *container = PEEK(2);
        SAVE();
        int failed = py_setitem(vm, container, key, PEEK(3));
        goto stored_subscript;
    TARGET(STORE_SUBSCRIPT_DICT):
        key = TOP(), container = PEEK(2);
        HOLDS(container->type == vm->types.dict);
        SAVE();
        failed = py_dict_set(vm, (py_dict *)container, key, PEEK(3));
    stored_subscript:;
        py_object *value = PEEK(3);
        PEEK(3) = key;
        SHRINK(1);
        LET_GO(value, NULL);
        container = POP();
        LET_GO(container, NULL);
        key = POP();
        LET_GO(key, NULL);
        if (failed)
            goto error;
        NEXT();
    }
    TARGET(STORE_SUBSCRIPT_LIST): {
        py_object *key = TOP(), *container = PEEK(2);
        int64_t index;
        HOLDS(container->type == vm->types.list && !container->record_id && key->type == vm->types.int_ &&
              py_int_is_word(key, &index) && (uint64_t)index < (uint64_t)((py_list *)container)->var.size);
        py_object **item = &((py_list *)container)->items[index], *old = *item;
        *item = PEEK(3);
        PEEK(3) = container;
        SHRINK(2);
        py_decref_atom(vm, key);
        LET_GO(old, NULL);
        container = POP();
        LET_GO(container, NULL);
        NEXT();
    }
    TARGET(DELETE_SUBSCR): {
        py_object *key = TOP(), *container = PEEK(2);
        SAVE();
        int failed = py_setitem(vm, container, key, NULL);
        SHRINK(2);
        py_decref(vm, container);
        py_decref(vm, key);
        if (failed)
            goto error;
        NEXT();
    }
    TARGET(BUILD_SLICE):
        SAVE();
        if (arg == 3)
            RESULT(3, py_slice_new(vm, PEEK(3), PEEK(2), TOP()));
        else
            RESULT(2, py_slice_new(vm, PEEK(2), TOP(), NULL));
        NEXT();
