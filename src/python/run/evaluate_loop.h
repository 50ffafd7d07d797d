/* The evaluation loop, included twice: by evaluate_plain.c and by evaluate_recorded.c (RECORDED 1).
 *
 * An instruction's case takes its operands from the stack and leaves its result there. Operands stay on the stack
 * while C code that may run Python works on them, so that their references have a holder; `SAVE` writes down
 * where the frame stands before such a call. Whoever fails jumps to `error` with an exception pending.
 */

/* Where the frame stands, for whoever looks at it from outside: tracebacks, the audit, the record. */
#define SAVE()    (frame->stack_top = (int32_t)(sp - frame->slots), frame->next = next)
#define PUSH(o)                                                                                    \
    do {                                                                                           \
        py_object *pushed_ = (py_object *)(o);                                                     \
        *sp++ = pushed_;                                                                           \
    } while (0)
#define POP()     (*--sp)
#define TOP()     (sp[-1])
#define PEEK(n)   (sp[-(int64_t)(n)])
#define SHRINK(n) (sp -= (n))
/* Replaces the n topmost operands by a result, which may be NULL after a failure. */
#define RESULT(n, result)                                                                          \
    do {                                                                                           \
        py_object *result_ = (py_object *)(result);                                                \
        for (int dropped_ = 0; dropped_ < (n); dropped_++) {                                       \
            py_object *operand_ = POP();                                                           \
            py_decref(vm, operand_);                                                               \
        }                                                                                          \
        if (!result_)                                                                              \
            goto error;                                                                            \
        PUSH(result_);                                                                             \
    } while (0)
#define JUMP(target) (next = code->instructions + (target))
#define NAME(index)  ((py_str *)code->names->items[index])
#if RECORDED
#define WATCH_LOCAL(slot, value)                                                                   \
    do {                                                                                           \
        if (frame->record_id)                                                                      \
            py_watch_local(vm, frame, (uint32_t)(slot), (value));                                  \
    } while (0)
#else
#define WATCH_LOCAL(slot, value) ((void)0)
#endif

/* Pops a truth value: 1, 0, or -1 with an exception. */
#define POP_TRUTH(truth)                                                                           \
    do {                                                                                           \
        py_object *tested_ = TOP();                                                                \
        if (tested_ == vm->true_)                                                                  \
            (truth) = 1;                                                                           \
        else if (tested_ == vm->false_)                                                            \
            (truth) = 0;                                                                           \
        else {                                                                                     \
            SAVE();                                                                                \
            (truth) = py_is_true(vm, tested_);                                                     \
        }                                                                                          \
        SHRINK(1);                                                                                 \
        py_decref(vm, tested_);                                                                    \
        if ((truth) < 0)                                                                           \
            goto error;                                                                            \
    } while (0)

py_object *EVALUATE(py_vm *vm, py_frame *frame, bool throwing)
{
    py_code *code;
    struct py_instruction *next;
    py_object **sp;
    py_tuple *kwnames = NULL;
    py_object *result;
    int truth;
#if RECORDED
    int32_t previous_at = -1;
#endif

    if (UNLIKELY(py_enter_c_call(vm))) {
        if (frame->owner == PY_FRAME_OF_STACK)
            py_frame_pop(vm, frame);
        return NULL;
    }
    frame->is_entry = true;

resume_frame:
    code = frame->code;
    next = frame->next;
    sp = frame->slots + frame->stack_top;
#if RECORDED
    previous_at = py_frame_at(frame);
#endif
    if (throwing) {
        throwing = false;
#if RECORDED
        /* A generator into which an exception is thrown goes on the stack like one that is resumed. */
        if (frame->record_id && py_step_call(vm, frame))
            goto error;
#endif
        goto error;
    }

    for (;;) {
#if RECORDED
        {
            int32_t at = (int32_t)(next - code->instructions);
            int32_t line = code->locations[at].line;
            uint16_t coming = next->op;
            if (line >= 0 && coming != PY_RESUME && frame->record_id &&
                (frame->traced_line == -1 || (at < previous_at && coming != PY_SEND) ||
                 line != (previous_at < 0 ? -1 : code->locations[previous_at].line))) {
                frame->stack_top = (int32_t)(sp - frame->slots);
                frame->next = next + 1;
                frame->traced_line = line;
                previous_at = at;
                next++;
                if (py_step_line(vm, frame, line))
                    goto error;
                next--;
            }
            previous_at = at;
        }
#endif
        const struct py_instruction instruction = *next++;
        const uint32_t arg = instruction.arg;
        switch (instruction.op) {
        case PY_NOP:
        case PY_PRECALL: break;

        case PY_RESUME:
            if (UNLIKELY(vm->interrupted)) {
                SAVE();
                vm->interrupted = false;
                py_raise_object(vm, vm->exceptions.KeyboardInterrupt, NULL);
                goto error;
            }
#if RECORDED
            SAVE();
            if (arg < 2 || frame->record_id)
                if (py_step_call(vm, frame))
                    goto error;
#endif
            break;

        case PY_POP_TOP: {
            py_object *value = POP();
            frame->next = next;
            py_decref(vm, value);
            break;
        }
        case PY_PUSH_NULL: PUSH(NULL); break;
        case PY_COPY: {
            py_object *value = PEEK(arg);
            py_xincref(value);
            PUSH(value);
            break;
        }
        case PY_SWAP: {
            py_object *value = TOP();
            TOP() = PEEK(arg);
            PEEK(arg) = value;
            break;
        }
        case PY_LOAD_CONST: PUSH(py_newref(code->consts->items[arg])); break;

        /* ---- local variables ---- */
        case PY_LOAD_FAST: {
            py_object *value = frame->slots[arg];
            if (UNLIKELY(!value)) {
                py_raise_unbound(vm, frame, arg);
                goto error;
            }
            PUSH(py_newref(value));
            break;
        }
        case PY_LOAD_CLOSURE: PUSH(py_newref(frame->slots[arg])); break;
        case PY_STORE_FAST: {
            py_object *value = POP();
            py_object *old = frame->slots[arg];
            frame->slots[arg] = value;
            WATCH_LOCAL(arg, value);
            if (old) {
                SAVE();
                py_decref(vm, old);
            }
            break;
        }
        case PY_DELETE_FAST: {
            py_object *old = frame->slots[arg];
            if (!old) {
                py_raise_unbound(vm, frame, arg);
                goto error;
            }
            frame->slots[arg] = NULL;
            WATCH_LOCAL(arg, NULL);
            SAVE();
            py_decref(vm, old);
            break;
        }
        case PY_MAKE_CELL: {
            py_cell *cell = py_cell_new(vm, frame->slots[arg]);
            if (!cell)
                goto error;
            PY_SETREF(vm, frame->slots[arg], PY_OBJECT(cell));
            break;
        }
        case PY_COPY_FREE_VARS: {
            py_tuple *closure = frame->function->closure;
            int32_t first = code->locals_plus_count - (int32_t)arg;
            for (uint32_t i = 0; i < arg; i++)
                frame->slots[first + (int32_t)i] = py_newref(closure->items[i]);
            break;
        }
        case PY_LOAD_DEREF: {
            py_object *value = ((py_cell *)frame->slots[arg])->value;
            if (!value) {
                py_raise_unbound(vm, frame, arg);
                goto error;
            }
            PUSH(py_newref(value));
            break;
        }
        case PY_STORE_DEREF: {
            py_object *value = POP();
            SAVE();
            py_cell_set(vm, (py_cell *)frame->slots[arg], value);
            py_decref(vm, value);
            break;
        }
        case PY_DELETE_DEREF: {
            py_cell *cell = (py_cell *)frame->slots[arg];
            if (!cell->value) {
                py_raise_unbound(vm, frame, arg);
                goto error;
            }
            SAVE();
            py_cell_set(vm, cell, NULL);
            break;
        }
        case PY_LOAD_CLASSDEREF:
            SAVE();
            RESULT(0, py_load_classderef(vm, frame, arg));
            break;

        /* ---- names ---- */
        case PY_LOAD_NAME:
            SAVE();
            RESULT(0, py_load_name(vm, frame, NAME(arg)));
            break;
        case PY_STORE_NAME: {
            py_object *value = TOP();
            SAVE();
            int failed = PY_TYPE_OF(frame->locals) == vm->types.dict
                             ? py_dict_set(vm, (py_dict *)frame->locals, PY_OBJECT(NAME(arg)), value)
                             : py_setitem(vm, frame->locals, PY_OBJECT(NAME(arg)), value);
            SHRINK(1);
            py_decref(vm, value);
            if (failed)
                goto error;
            break;
        }
        case PY_DELETE_NAME:
            SAVE();
            if (py_setitem(vm, frame->locals, PY_OBJECT(NAME(arg)), NULL)) {
                if (py_raised_matches(vm, vm->exceptions.KeyError)) {
                    py_clear_raised(vm);
                    py_raise_name(vm, NAME(arg));
                }
                goto error;
            }
            break;
        case PY_LOAD_GLOBAL: {
            py_str *name = NAME(arg >> 1);
            SAVE();
            py_object *value = py_dict_get_str(vm, frame->globals, name);
            if (value)
                py_incref(value);
            else
                value = py_load_global(vm, frame, name);
            if (!value)
                goto error;
            if (arg & 1)
                PUSH(NULL);
            PUSH(value);
            break;
        }
        case PY_STORE_GLOBAL: {
            py_object *value = TOP();
            SAVE();
            int failed = py_dict_set(vm, frame->globals, PY_OBJECT(NAME(arg)), value);
            SHRINK(1);
            py_decref(vm, value);
            if (failed)
                goto error;
            break;
        }
        case PY_DELETE_GLOBAL:
            SAVE();
            if (py_dict_delete(vm, frame->globals, PY_OBJECT(NAME(arg)))) {
                if (py_raised_matches(vm, vm->exceptions.KeyError)) {
                    py_clear_raised(vm);
                    py_raise_name(vm, NAME(arg));
                }
                goto error;
            }
            break;
        case PY_SETUP_ANNOTATIONS: {
            SAVE();
            py_object *names = py_newref(vm->names.annotations);
            int found = py_contains(vm, frame->locals, names);
            if (!found) {
                py_dict *annotations = py_dict_new(vm);
                found = annotations ? py_setitem(vm, frame->locals, names, PY_OBJECT(annotations)) : -1;
                py_xdecref(vm, annotations);
            }
            py_decref(vm, names);
            if (found < 0)
                goto error;
            break;
        }

        /* ---- attributes ---- */
        case PY_LOAD_ATTR:
            SAVE();
            RESULT(1, py_getattr(vm, TOP(), NAME(arg)));
            break;
        case PY_STORE_ATTR: {
            py_object *owner = TOP(), *value = PEEK(2);
            SAVE();
            int failed = py_setattr(vm, owner, NAME(arg), value);
            SHRINK(2);
            py_decref(vm, value);
            py_decref(vm, owner);
            if (failed)
                goto error;
            break;
        }
        case PY_DELETE_ATTR: {
            py_object *owner = TOP();
            SAVE();
            int failed = py_setattr(vm, owner, NAME(arg), NULL);
            SHRINK(1);
            py_decref(vm, owner);
            if (failed)
                goto error;
            break;
        }
        case PY_LOAD_METHOD: {
            py_object *owner = TOP(), *method = NULL;
            SAVE();
            int bound = py_get_method(vm, owner, NAME(arg), &method);
            if (bound < 0)
                goto error;
            if (bound) {
                TOP() = method;
                PUSH(owner);
            } else {
                TOP() = NULL;
                PUSH(method);
                py_decref(vm, owner);
            }
            break;
        }

        /* ---- operators ---- */
        case PY_UNARY_POSITIVE:
            SAVE();
            RESULT(1, py_positive(vm, TOP()));
            break;
        case PY_UNARY_NEGATIVE:
            SAVE();
            RESULT(1, py_negative(vm, TOP()));
            break;
        case PY_UNARY_INVERT:
            SAVE();
            RESULT(1, py_invert(vm, TOP()));
            break;
        case PY_UNARY_NOT:
            POP_TRUTH(truth);
            PUSH(py_newref(truth ? vm->false_ : vm->true_));
            break;
        case PY_BINARY_OP: {
            py_object *left = PEEK(2), *right = TOP();
            uint32_t op = arg % PY_OP_INPLACE;
            if (left->type == vm->types.int_ && right->type == vm->types.int_) {
                int64_t a, b, c;
                if ((op == PY_OP_ADD || op == PY_OP_SUBTRACT || op == PY_OP_MULTIPLY) &&
                    py_int_fits(left, &a) && py_int_fits(right, &b) &&
                    !(op == PY_OP_ADD        ? __builtin_add_overflow(a, b, &c)
                      : op == PY_OP_SUBTRACT ? __builtin_sub_overflow(a, b, &c)
                                             : __builtin_mul_overflow(a, b, &c))) {
                    RESULT(2, py_int_from(vm, c));
                    break;
                }
            } else if (left->type == vm->types.float_ && right->type == vm->types.float_) {
                double a = ((py_float *)left)->value, b = ((py_float *)right)->value;
                if (op == PY_OP_ADD || op == PY_OP_SUBTRACT || op == PY_OP_MULTIPLY) {
                    RESULT(2, py_float_from(vm, op == PY_OP_ADD        ? a + b
                                                : op == PY_OP_SUBTRACT ? a - b
                                                                       : a * b));
                    break;
                }
            } else if (op == PY_OP_ADD && left->type == vm->types.str &&
                       right->type == vm->types.str && left->refcount == 2 &&
                       next->op == PY_STORE_FAST && frame->slots[next->arg] == left) {
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
                break;
            }
            SAVE();
            RESULT(2, py_binary_op(vm, left, right, (int)arg));
            break;
        }
        case PY_COMPARE_OP: {
            py_object *left = PEEK(2), *right = TOP();
            int64_t a, b;
            if (left->type == vm->types.int_ && right->type == vm->types.int_ &&
                py_int_fits(left, &a) && py_int_fits(right, &b)) {
                bool holds = arg == PY_LT   ? a < b
                             : arg == PY_LE ? a <= b
                             : arg == PY_EQ ? a == b
                             : arg == PY_NE ? a != b
                             : arg == PY_GT ? a > b
                                            : a >= b;
                RESULT(2, py_newref(holds ? vm->true_ : vm->false_));
                break;
            }
            SAVE();
            RESULT(2, py_compare(vm, left, right, (enum py_compare_op)arg));
            break;
        }
        case PY_IS_OP: {
            bool same = (PEEK(2) == TOP()) ^ (arg != 0);
            RESULT(2, py_newref(same ? vm->true_ : vm->false_));
            break;
        }
        case PY_CONTAINS_OP: {
            SAVE();
            int found = py_contains(vm, TOP(), PEEK(2));
            RESULT(2, found < 0 ? NULL : py_newref((found != 0) ^ (arg != 0) ? vm->true_ : vm->false_));
            break;
        }
        case PY_BINARY_SUBSCR: {
            py_object *container = PEEK(2), *key = TOP();
            int64_t index;
            if (container->type == vm->types.list && key->type == vm->types.int_ &&
                py_int_fits(key, &index) && index >= 0 && index < ((py_list *)container)->var.size) {
                RESULT(2, py_newref(((py_list *)container)->items[index]));
                break;
            }
            SAVE();
            RESULT(2, py_getitem(vm, container, key));
            break;
        }
        case PY_STORE_SUBSCR: {
            py_object *key = TOP(), *container = PEEK(2), *value = PEEK(3);
            SAVE();
            int failed = py_setitem(vm, container, key, value);
            SHRINK(3);
            py_decref(vm, value);
            py_decref(vm, container);
            py_decref(vm, key);
            if (failed)
                goto error;
            break;
        }
        case PY_DELETE_SUBSCR: {
            py_object *key = TOP(), *container = PEEK(2);
            SAVE();
            int failed = py_setitem(vm, container, key, NULL);
            SHRINK(2);
            py_decref(vm, container);
            py_decref(vm, key);
            if (failed)
                goto error;
            break;
        }
        case PY_BUILD_SLICE:
            SAVE();
            if (arg == 3)
                RESULT(3, py_slice_new(vm, PEEK(3), PEEK(2), TOP()));
            else
                RESULT(2, py_slice_new(vm, PEEK(2), TOP(), NULL));
            break;

        /* ---- displays ---- */
        case PY_BUILD_TUPLE: {
            SHRINK(arg);
            py_tuple *tuple = py_tuple_steal(vm, sp, arg);
            if (!tuple)
                goto error;
            PUSH(tuple);
            break;
        }
        case PY_BUILD_LIST: {
            py_list *list = py_list_new(vm, arg);
            if (!list)
                goto error;
            SHRINK(arg);
            for (uint32_t i = 0; i < arg; i++)
                list->items[i] = sp[i];
            PUSH(list);
            break;
        }
        case PY_LIST_TO_TUPLE: RESULT(1, py_list_to_tuple(vm, (py_list *)TOP())); break;
        case PY_LIST_EXTEND: {
            SAVE();
            int failed = py_list_extend_star(vm, (py_list *)PEEK(arg + 1), TOP());
            py_object *iterable = POP();
            py_decref(vm, iterable);
            if (failed)
                goto error;
            break;
        }
        case PY_LIST_APPEND: {
            py_object *item = POP();
            SAVE();
            if (py_list_append_steal(vm, (py_list *)PEEK(arg), item))
                goto error;
            break;
        }
        case PY_BUILD_SET: {
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
            break;
        }
        case PY_SET_ADD: {
            py_object *item = TOP();
            SAVE();
            int failed = py_set_add(vm, (py_set *)PEEK(arg + 1), item);
            SHRINK(1);
            py_decref(vm, item);
            if (failed)
                goto error;
            break;
        }
        case PY_SET_UPDATE: {
            py_object *iterable = TOP();
            SAVE();
            int failed = py_set_update(vm, (py_set *)PEEK(arg + 1), iterable);
            SHRINK(1);
            py_decref(vm, iterable);
            if (failed)
                goto error;
            break;
        }
        case PY_BUILD_MAP: {
            SAVE();
            py_dict *dict = py_dict_from_items(vm, sp - 2 * arg, 2, sp - 2 * arg + 1, 2, arg);
            if (!dict)
                goto error;
            for (uint32_t i = 0; i < 2 * arg; i++) {
                py_object *item = POP();
                py_decref(vm, item);
            }
            PUSH(dict);
            break;
        }
        case PY_BUILD_CONST_KEY_MAP: {
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
            break;
        }
        case PY_MAP_ADD: {
            py_object *value = TOP(), *key = PEEK(2);
            SAVE();
            int failed = py_dict_set(vm, (py_dict *)PEEK(arg + 2), key, value);
            SHRINK(2);
            py_decref(vm, key);
            py_decref(vm, value);
            if (failed)
                goto error;
            break;
        }
        case PY_DICT_UPDATE: {
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
            break;
        }
        case PY_DICT_MERGE: {
            py_object *mapping = TOP();
            SAVE();
            int failed = py_dict_merge_keywords(vm, PEEK(arg + 3), (py_dict *)PEEK(arg + 1), mapping);
            SHRINK(1);
            py_decref(vm, mapping);
            if (failed)
                goto error;
            break;
        }
        case PY_BUILD_STRING: {
            SAVE();
            py_str *joined = py_str_join_array(vm, sp - arg, arg);
            for (uint32_t i = 0; i < arg; i++) {
                py_object *piece = POP();
                py_decref(vm, piece);
            }
            if (!joined)
                goto error;
            PUSH(joined);
            break;
        }
        case PY_FORMAT_VALUE: {
            SAVE();
            if (arg & 4)
                RESULT(2, py_format_value(vm, PEEK(2), arg & 3, TOP()));
            else
                RESULT(1, py_format_value(vm, TOP(), arg & 3, NULL));
            break;
        }
        case PY_UNPACK_SEQUENCE: {
            py_object *sequence = TOP();
            py_object **items = NULL;
            if (sequence->type == vm->types.tuple && ((py_tuple *)sequence)->var.size == arg)
                items = ((py_tuple *)sequence)->items;
            else if (sequence->type == vm->types.list && ((py_list *)sequence)->var.size == arg)
                items = ((py_list *)sequence)->items;
            if (items) {
                SHRINK(1);
                for (uint32_t i = arg; i > 0; i--)
                    PUSH(py_newref(items[i - 1]));
                py_decref(vm, sequence);
                break;
            }
            SAVE();
            if (py_unpack(vm, sequence, arg, -1, sp - 1 + arg)) {
                SHRINK(1);
                py_decref(vm, sequence);
                goto error;
            }
            sp += (int64_t)arg - 1;
            py_decref(vm, sequence);
            break;
        }
        case PY_UNPACK_EX: {
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
            break;
        }

        /* ---- jumps ---- */
        case PY_JUMP_FORWARD: JUMP(arg); break;
        case PY_JUMP_BACKWARD:
            JUMP(arg);
#if RECORDED
            if (UNLIKELY(++vm->machine->jumps_back % PY_JUMPS_BETWEEN_PAUSES == 0)) {
                SAVE();
                py_step_pause(vm);
            }
#endif
            if (UNLIKELY(vm->interrupted)) {
                vm->interrupted = false;
                py_raise_object(vm, vm->exceptions.KeyboardInterrupt, NULL);
                goto error;
            }
            break;
        case PY_JUMP_BACKWARD_NO_INTERRUPT: JUMP(arg); break;
        case PY_POP_JUMP_FORWARD_IF_FALSE:
        case PY_POP_JUMP_BACKWARD_IF_FALSE:
            POP_TRUTH(truth);
            if (!truth)
                JUMP(arg);
            break;
        case PY_POP_JUMP_FORWARD_IF_TRUE:
        case PY_POP_JUMP_BACKWARD_IF_TRUE:
            POP_TRUTH(truth);
            if (truth)
                JUMP(arg);
            break;
        case PY_POP_JUMP_FORWARD_IF_NONE:
        case PY_POP_JUMP_BACKWARD_IF_NONE: {
            py_object *value = POP();
            if (value == vm->none)
                JUMP(arg);
            py_decref(vm, value);
            break;
        }
        case PY_POP_JUMP_FORWARD_IF_NOT_NONE:
        case PY_POP_JUMP_BACKWARD_IF_NOT_NONE: {
            py_object *value = POP();
            if (value != vm->none)
                JUMP(arg);
            py_decref(vm, value);
            break;
        }
        case PY_JUMP_IF_FALSE_OR_POP:
        case PY_JUMP_IF_TRUE_OR_POP: {
            SAVE();
            truth = py_is_true(vm, TOP());
            if (truth < 0)
                goto error;
            if (truth == (instruction.op == PY_JUMP_IF_TRUE_OR_POP))
                JUMP(arg);
            else {
                py_object *value = POP();
                py_decref(vm, value);
            }
            break;
        }

        /* ---- iteration ---- */
        case PY_GET_ITER:
            SAVE();
            RESULT(1, py_iter(vm, TOP()));
            break;
        case PY_FOR_ITER: {
            py_object *iterator = TOP();
            SAVE();
            py_object *item = iterator->type->slots.next(vm, iterator);
            if (item) {
                PUSH(item);
                break;
            }
            if (vm->raised) {
                if (!py_raised_matches(vm, vm->exceptions.StopIteration))
                    goto error;
#if RECORDED
                if (py_step_exception(vm, frame))
                    goto error;
#endif
                py_clear_raised(vm);
            }
            SHRINK(1);
            py_decref(vm, iterator);
            JUMP(arg);
            break;
        }
        case PY_GET_YIELD_FROM_ITER:
            SAVE();
            if (TOP()->type != vm->types.generator)
                RESULT(1, py_iter(vm, TOP()));
            break;

        /* ---- generators ---- */
        case PY_RETURN_GENERATOR: {
            SAVE();
            bool entry = frame->is_entry;
            py_frame *caller = frame->previous;
            result = py_generator_new(vm, frame);
            if (!result)
                goto error;
            if (entry)
                goto leave;
            frame = caller;
            goto resume_caller;
        }
        case PY_SEND: {
            py_object *receiver = PEEK(2), *value = TOP();
            py_object *sent = NULL;
            SAVE();
            int state = py_send(vm, receiver, value, &sent);
            if (state < 0)
                goto error;
            SHRINK(1);
            py_decref(vm, value);
            if (state == 0)
                PUSH(sent);
            else {
                SHRINK(1);
                py_decref(vm, receiver);
                PUSH(sent);
                JUMP(arg);
            }
            break;
        }
        case PY_YIELD_VALUE: {
            result = POP();
            SAVE();
#if RECORDED
            py_hold(vm, result);
            int failed = py_step_return(vm, frame, result);
            py_unhold(vm, 1);
            if (failed) {
                py_decref(vm, result);
                goto error;
            }
            py_step_left(vm, frame, true);
#endif
            py_generator_of(frame)->state = PY_GENERATOR_SUSPENDED;
            vm->handled = py_generator_of(frame)->handled.outer;
            vm->frame = frame->previous;
            vm->recursion_depth--;
            frame->previous = NULL;
            goto leave;
        }

        /* ---- calls ---- */
        case PY_KW_NAMES: kwnames = (py_tuple *)code->consts->items[arg]; break;
        case PY_CALL: {
            /* callable, or: method and self */
            bool is_method = PEEK(arg + 2) != NULL;
            size_t total = arg + (is_method ? 1 : 0);
            size_t named = kwnames ? (size_t)kwnames->var.size : 0;
            py_object *callable = PEEK(total + 1);
            if (!is_method && callable->type == vm->types.method) {
                /* A bound method gives its function and self their places on the stack. */
                py_object *self = py_newref(((py_method *)callable)->self);
                py_object *function = py_newref(((py_method *)callable)->function);
                PEEK(arg + 2) = function;
                PEEK(arg + 1) = self;
                py_decref(vm, callable);
                is_method = true;
                total = arg + 1;
                callable = function;
            }
            py_object **arguments = sp - total;
            py_tuple *names = kwnames;
            kwnames = NULL;
            if (callable->type == vm->types.function) {
                py_function *function = (py_function *)callable;
                py_code *called = function->code;
                SAVE();
                py_frame *callee = py_frame_push(vm, function, NULL);
                /* The function and the arguments now belong to the new frame. */
                SHRINK(total + 1 + (is_method ? 0 : 1));
                frame->stack_top = (int32_t)(sp - frame->slots);
                if (!callee) {
                    for (size_t i = 0; i < total; i++)
                        py_decref(vm, arguments[i]);
                    goto error;
                }
                if (!names && !(called->flags & (PY_CO_VARARGS | PY_CO_VARKEYWORDS)) &&
                    called->kwonly_count == 0 && (size_t)called->argcount == total)
                    memcpy(callee->slots, arguments, total * sizeof *arguments);
                else if (py_bind_arguments(vm, function, callee->slots, arguments, total - named,
                                           names)) {
                    py_frame_pop(vm, callee);
                    goto error;
                }
                frame = callee;
                goto resume_frame;
            }
            SAVE();
            result = py_call(vm, callable, arguments, total - named, names);
            for (size_t i = 0; i < total; i++) {
                py_object *argument = POP();
                py_decref(vm, argument);
            }
            SHRINK(1);
            py_decref(vm, callable);
            if (!is_method)
                SHRINK(1);
            if (!result)
                goto error;
            PUSH(result);
            break;
        }
        case PY_CALL_FUNCTION_EX: {
            py_object *keywords = arg & 1 ? TOP() : NULL;
            py_object *arguments = PEEK(arg & 1 ? 2 : 1);
            py_object *callable = PEEK(arg & 1 ? 3 : 2);
            SAVE();
            result = py_call_extended(vm, callable, arguments, keywords);
            for (uint32_t i = 0; i < 2 + (arg & 1); i++) {
                py_object *operand = POP();
                py_decref(vm, operand);
            }
            SHRINK(1); /* the NULL below the callable */
            if (!result)
                goto error;
            PUSH(result);
            break;
        }
        case PY_MAKE_FUNCTION: {
            py_function *function =
                py_function_new(vm, (py_code *)TOP(), frame->globals, NULL);
            if (!function)
                goto error;
            py_object *made_from = POP();
            py_decref(vm, made_from);
            if (arg & 8)
                function->closure = (py_tuple *)POP();
            if (arg & 4)
                function->annotations = (py_dict *)POP();
            if (arg & 2)
                function->kwdefaults = (py_dict *)POP();
            if (arg & 1)
                function->defaults = (py_tuple *)POP();
            PUSH(function);
            break;
        }
        case PY_LOAD_BUILD_CLASS:
            SAVE();
            RESULT(0, py_load_build_class(vm, frame));
            break;
        case PY_RETURN_VALUE: {
            result = POP();
            SAVE();
#if RECORDED
            py_hold(vm, result);
            int failed = py_step_return(vm, frame, result);
            py_unhold(vm, 1);
            if (failed) {
                py_decref(vm, result);
                goto error;
            }
            py_step_left(vm, frame, false);
            py_hold(vm, result);
#endif
            bool entry = frame->is_entry;
            py_frame *caller = frame->previous;
            if (frame->owner == PY_FRAME_OF_GENERATOR)
                py_generator_finish(vm, py_generator_of(frame));
            else
                py_frame_pop(vm, frame);
#if RECORDED
            py_unhold(vm, 1);
#endif
            if (entry)
                goto leave;
            frame = caller;
            goto resume_caller;
        }

        /* ---- exceptions ---- */
        case PY_LOAD_ASSERTION_ERROR: PUSH(py_newref(vm->exceptions.AssertionError)); break;
        case PY_RAISE_VARARGS: {
            py_object *cause = arg == 2 ? POP() : NULL;
            py_object *exception = arg >= 1 ? POP() : NULL;
            SAVE();
            if (py_do_raise(vm, exception, cause))
                goto unwind; /* `raise` alone keeps its traceback */
            goto error;
        }
        case PY_PUSH_EXC_INFO: {
            py_object *exception = TOP();
            py_object *outer = vm->handled->exception;
            TOP() = outer ? outer : py_newref(vm->none);
            vm->handled->exception = py_newref(exception);
            PUSH(exception);
            break;
        }
        case PY_POP_EXCEPT: {
            py_object *outer = POP();
            py_object *handled = vm->handled->exception;
            if (outer == vm->none) {
                py_decref(vm, outer);
                outer = NULL;
            }
            vm->handled->exception = outer;
            SAVE();
            py_xdecref(vm, handled);
            break;
        }
        case PY_CHECK_EXC_MATCH: {
            py_object *types = TOP();
            SAVE();
            int matches = py_matches_exception(vm, PEEK(2), types);
            RESULT(1, matches < 0 ? NULL : py_newref(matches ? vm->true_ : vm->false_));
            break;
        }
        case PY_CHECK_EG_MATCH: {
            py_object *match = NULL, *rest = NULL;
            SAVE();
            if (py_match_exception_group(vm, PEEK(2), TOP(), &match, &rest))
                goto error;
            py_object *types = POP();
            py_decref(vm, types);
            if (match && match != vm->none) {
                py_object *whole = TOP();
                TOP() = rest;
                py_decref(vm, whole);
                PUSH(match);
                PY_SETREF(vm, vm->handled->exception, py_newref(match));
            } else {
                py_xdecref(vm, rest);
                PUSH(match);
            }
            break;
        }
        case PY_PREP_RERAISE_STAR: {
            SAVE();
            RESULT(2, py_prepare_reraise_star(vm, PEEK(2), TOP()));
            break;
        }
        case PY_RERAISE: {
            py_object *exception = POP();
            int64_t at;
            SAVE();
            /* the frame stands where it was first raised; the handler is looked for from here */
            if (arg && py_int_fits(PEEK(arg), &at))
                frame->next = code->instructions + at + 1;
            py_restore_raised(vm, exception);
            goto unwind;
        }
        case PY_WITH_EXCEPT_START: {
            py_object *exception = TOP();
            py_object *traceback = ((py_exception *)exception)->traceback;
            py_object *arguments[3] = {PY_OBJECT(exception->type), exception,
                                       traceback ? traceback : vm->none};
            SAVE();
            RESULT(0, py_call(vm, PEEK(4), arguments, 3, NULL));
            break;
        }
        case PY_BEFORE_WITH: {
            py_object *manager = TOP();
            SAVE();
            py_object *enter = py_lookup_special(vm, manager, vm->names.enter);
            if (!enter) {
                if (!vm->raised)
                    py_raise(vm, vm->exceptions.TypeError,
                             "'%T' object does not support the context manager protocol", manager);
                goto error;
            }
            py_object *exit = py_lookup_special(vm, manager, vm->names.exit);
            if (!exit) {
                if (!vm->raised)
                    py_raise(vm, vm->exceptions.TypeError,
                             "'%T' object does not support the context manager protocol (missed "
                             "__exit__ method)",
                             manager);
                py_decref(vm, enter);
                goto error;
            }
            TOP() = exit;
            py_decref(vm, manager);
            py_hold(vm, enter);
            result = py_call_noargs(vm, enter);
            py_unhold(vm, 1);
            py_decref(vm, enter);
            if (!result)
                goto error;
            PUSH(result);
            break;
        }

        /* ---- imports, printing ---- */
        case PY_IMPORT_NAME: {
            SAVE();
            RESULT(2, py_import_name(vm, frame, NAME(arg), TOP(), PEEK(2)));
            break;
        }
        case PY_IMPORT_FROM:
            SAVE();
            RESULT(0, py_import_from(vm, TOP(), NAME(arg)));
            break;
        case PY_IMPORT_STAR: {
            SAVE();
            int failed = py_import_star(vm, TOP(), frame->locals);
            py_object *module = POP();
            py_decref(vm, module);
            if (failed)
                goto error;
            break;
        }
        case PY_PRINT_EXPR: {
            SAVE();
            int failed = py_print_expression(vm, TOP());
            py_object *value = POP();
            py_decref(vm, value);
            if (failed)
                goto error;
            break;
        }

        /* ---- patterns ---- */
        case PY_GET_LEN: {
            SAVE();
            int64_t length = py_len(vm, TOP());
            RESULT(0, length < 0 ? NULL : py_int_from(vm, length));
            break;
        }
        case PY_MATCH_MAPPING:
            PUSH(py_newref(py_type_has(TOP()->type, PY_TYPE_MAPPING) ? vm->true_ : vm->false_));
            break;
        case PY_MATCH_SEQUENCE:
            PUSH(py_newref(py_type_has(TOP()->type, PY_TYPE_SEQUENCE) ? vm->true_ : vm->false_));
            break;
        case PY_MATCH_KEYS:
            SAVE();
            RESULT(0, py_match_keys(vm, PEEK(2), TOP()));
            break;
        case PY_MATCH_CLASS:
            SAVE();
            RESULT(3, py_match_class(vm, PEEK(3), PEEK(2), arg, TOP()));
            break;

        default:
            py_raise(vm, vm->exceptions.SystemError, "unknown opcode %d", (int)instruction.op);
            goto error;
        }
        continue;

    error:
        SAVE();
        if (py_traceback_here(vm, frame))
            goto unwind;
#if RECORDED
        if (py_step_exception(vm, frame))
            goto unwind;
#endif
    unwind: {
        const struct py_handler *handler = py_find_handler(code, (uint32_t)(next - code->instructions) - 1);
        kwnames = NULL;
        if (handler) {
            py_object **floor = frame->slots + code->locals_plus_count + handler->depth;
            while (sp > floor) {
                py_object *value = POP();
                SAVE();
                py_xdecref(vm, value);
            }
            if (handler->push_lasti) {
                py_object *at = py_int_from(vm, (next - code->instructions) - 1);
                if (!at)
                    goto unwind;
                PUSH(at);
            }
            PUSH(py_take_raised(vm));
            JUMP(handler->target);
            continue;
        }
        while (sp > frame->slots + code->locals_plus_count) {
            py_object *value = POP();
            SAVE();
            py_xdecref(vm, value);
        }
        SAVE();
#if RECORDED
        py_step_return(vm, frame, NULL);
        py_step_left(vm, frame, false);
#endif
        bool entry = frame->is_entry;
        py_frame *caller = frame->previous;
        if (frame->owner == PY_FRAME_OF_GENERATOR)
            py_generator_finish(vm, py_generator_of(frame));
        else
            py_frame_pop(vm, frame);
        result = NULL;
        if (entry)
            goto leave;
        frame = caller;
    }

    resume_caller:
        code = frame->code;
        next = frame->next;
        sp = frame->slots + frame->stack_top;
#if RECORDED
        previous_at = (int32_t)(next - code->instructions) - 1;
#endif
        if (!result)
            goto error;
        PUSH(result);
    }

leave:
    py_leave_c_call(vm);
    return result;
}
