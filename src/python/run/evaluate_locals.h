/* Instructions of the evaluation loop (evaluate_loop.h): the stack, local variables and cells. */

    TARGET(NOP):
    TARGET(PRECALL): NEXT();

    TARGET(RESUME):
        if (UNLIKELY(vm->interrupted)) {
            SAVE();
            if (py_answer_poll(vm))
                goto error;
        }
        if (UNLIKELY(code->warmth < PY_WARM) && ++code->warmth == PY_WARM)
            py_warm_up(vm, code);
#if RECORDED
        SAVE();
        if (arg < 2 || frame->record_id)
            if (py_step_call(vm, frame))
                goto error;
#endif
        NEXT();

    TARGET(POP_TOP): {
        py_object *value = POP();
        LET_GO(value, NULL);
        NEXT();
    }
    TARGET(PUSH_NULL): PUSH(NULL); NEXT();
    TARGET(COPY): {
        py_object *value = PEEK(arg);
        py_xincref(value);
        PUSH(value);
        NEXT();
    }
    TARGET(SWAP): {
        py_object *value = TOP();
        TOP() = PEEK(arg);
        PEEK(arg) = value;
        NEXT();
    }
    TARGET(LOAD_CONST): PUSH(py_newref(code->consts->items[arg])); NEXT();

    /* ---- local variables ---- */
    TARGET(LOAD_FAST): {
        py_object *value = frame->slots[arg];
        if (UNLIKELY(!value)) {
            py_raise_unbound(vm, frame, arg);
            goto error;
        }
        PUSH(py_newref(value));
        NEXT();
    }
    TARGET(LOAD_CLOSURE): PUSH(py_newref(frame->slots[arg])); NEXT();
    TARGET(STORE_FAST): {
        py_object *value = POP();
        py_object *old = frame->slots[arg];
        frame->slots[arg] = value;
        WATCH_LOCAL(arg, value);
        if (old)
            LET_GO(old, NULL);
        NEXT();
    }
#if THREADED
    TARGET(LOAD_FAST_AND_LOAD_FAST): {
        py_object *value = frame->slots[arg];
        if (UNLIKELY(!value)) {
            py_raise_unbound(vm, frame, arg);
            goto error;
        }
        PUSH(py_newref(value));
        arg = (next++)->arg;
        value = frame->slots[arg];
        if (UNLIKELY(!value)) {
            py_raise_unbound(vm, frame, arg);
            goto error;
        }
        PUSH(py_newref(value));
        NEXT();
    }
    TARGET(LOAD_FAST_AND_LOAD_CONST): {
        py_object *value = frame->slots[arg];
        if (UNLIKELY(!value)) {
            py_raise_unbound(vm, frame, arg);
            goto error;
        }
        PUSH(py_newref(value));
        PUSH(py_newref(code->consts->items[(next++)->arg]));
        NEXT();
    }
    TARGET(LOAD_CONST_AND_LOAD_FAST): {
        PUSH(py_newref(code->consts->items[arg]));
        arg = (next++)->arg;
        py_object *value = frame->slots[arg];
        if (UNLIKELY(!value)) {
            py_raise_unbound(vm, frame, arg);
            goto error;
        }
        PUSH(py_newref(value));
        NEXT();
    }
    TARGET(STORE_FAST_AND_LOAD_FAST): {
        py_object *value = POP();
        py_object *old = frame->slots[arg];
        frame->slots[arg] = value;
        if (old)
            LET_GO(old, NULL);
        arg = (next++)->arg;
        value = frame->slots[arg];
        if (UNLIKELY(!value)) {
            py_raise_unbound(vm, frame, arg);
            goto error;
        }
        PUSH(py_newref(value));
        NEXT();
    }
    TARGET(STORE_FAST_AND_STORE_FAST): {
        py_object *value = POP();
        py_object *old = frame->slots[arg];
        frame->slots[arg] = value;
        if (old)
            LET_GO(old, NULL);
        arg = (next++)->arg;
        value = POP();
        old = frame->slots[arg];
        frame->slots[arg] = value;
        if (old)
            LET_GO(old, NULL);
        NEXT();
    }
#endif
    TARGET(DELETE_FAST): {
        py_object *old = frame->slots[arg];
        if (!old) {
            py_raise_unbound(vm, frame, arg);
            goto error;
        }
        frame->slots[arg] = NULL;
        WATCH_LOCAL(arg, NULL);
        SAVE();
        py_decref(vm, old);
        NEXT();
    }
    TARGET(MAKE_CELL): {
        SAVE();
        py_cell *cell = py_cell_new(vm, frame->slots[arg]);
        if (!cell)
            goto error;
        PY_SETREF(vm, frame->slots[arg], PY_OBJECT(cell));
        NEXT();
    }
    TARGET(COPY_FREE_VARS): {
        py_tuple *closure = frame->function->closure;
        int32_t first = code->locals_plus_count - (int32_t)arg;
        for (uint32_t i = 0; i < arg; i++)
            frame->slots[first + (int32_t)i] = py_newref(closure->items[i]);
        NEXT();
    }
    TARGET(LOAD_DEREF): {
        py_object *value = ((py_cell *)frame->slots[arg])->value;
        if (!value) {
            py_raise_unbound(vm, frame, arg);
            goto error;
        }
        PUSH(py_newref(value));
        NEXT();
    }
    TARGET(STORE_DEREF): {
        py_object *value = POP();
        SAVE();
        py_cell_set(vm, (py_cell *)frame->slots[arg], value);
        py_decref(vm, value);
        NEXT();
    }
    TARGET(DELETE_DEREF): {
        py_cell *cell = (py_cell *)frame->slots[arg];
        if (!cell->value) {
            py_raise_unbound(vm, frame, arg);
            goto error;
        }
        SAVE();
        py_cell_set(vm, cell, NULL);
        NEXT();
    }
    TARGET(LOAD_CLASSDEREF):
        SAVE();
        RESULT(0, py_load_classderef(vm, frame, arg));
        NEXT();
