/* Instructions of the evaluation loop (evaluate_loop.h): jumps, iteration and generators. */

    /* ---- jumps ---- */
    TARGET(JUMP_FORWARD): JUMP(arg); NEXT();
    TARGET(JUMP_BACKWARD):
        if (UNLIKELY(code->warmth < PY_WARM) && ++code->warmth == PY_WARM)
            py_warm_up(vm, code);
#if RECORDED
        if (UNLIKELY(++vm->polls % PY_POLLS_BETWEEN_PAUSES == 0)) {
            SAVE();
            py_step_pause(vm);
        }
#endif
        if (UNLIKELY(vm->interrupted)) {
            SAVE();
            if (py_answer_poll(vm))
                goto error;
        }
        JUMP(arg);
        NEXT();
    TARGET(JUMP_BACKWARD_NO_INTERRUPT): JUMP(arg); NEXT();
    TARGET(POP_JUMP_FORWARD_IF_FALSE):
    TARGET(POP_JUMP_BACKWARD_IF_FALSE):
        POP_TRUTH(truth);
        if (!truth)
            JUMP(arg);
        NEXT();
    TARGET(POP_JUMP_FORWARD_IF_TRUE):
    TARGET(POP_JUMP_BACKWARD_IF_TRUE):
        POP_TRUTH(truth);
        if (truth)
            JUMP(arg);
        NEXT();
    TARGET(POP_JUMP_FORWARD_IF_NONE):
    TARGET(POP_JUMP_BACKWARD_IF_NONE): {
        py_object *value = POP();
        if (value == vm->none)
            JUMP(arg);
        py_decref(vm, value);
        NEXT();
    }
    TARGET(POP_JUMP_FORWARD_IF_NOT_NONE):
    TARGET(POP_JUMP_BACKWARD_IF_NOT_NONE): {
        py_object *value = POP();
        if (value != vm->none)
            JUMP(arg);
        py_decref(vm, value);
        NEXT();
    }
    TARGET(JUMP_IF_FALSE_OR_POP):
    TARGET(JUMP_IF_TRUE_OR_POP): {
        SAVE();
        truth = py_is_true(vm, TOP());
        if (truth < 0)
            goto error;
        if (truth == (next[-1].op == PY_JUMP_IF_TRUE_OR_POP))
            JUMP(arg);
        else {
            py_object *value = POP();
            py_decref(vm, value);
        }
        NEXT();
    }

    /* ---- iteration ---- */
    TARGET(GET_ITER):
        SAVE();
        RESULT(1, py_iter(vm, TOP()));
        NEXT();
    TARGET(FOR_ITER): {
        ADAPT(py_specialize_iteration(vm, code, next - 1, TOP()));
    }
    advance: {
        py_object *iterator = TOP();
        SAVE();
        py_object *item = py_next_raw(vm, iterator);
        if (item) {
            PUSH(item);
            NEXT();
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
    }
    exhausted: {
        py_object *iterator = POP();
        LET_GO(iterator, NULL);
        JUMP(arg);
        NEXT();
    }
    TARGET(FOR_ITER_LIST): {
        py_index_iterator *iterator = (py_index_iterator *)TOP();
        HOLDS(iterator->base.type == vm->types.list_iterator);
        py_list *list = (py_list *)iterator->sequence;
        if (UNLIKELY(!list || iterator->index >= list->var.size))
            goto advance;
        PUSH(py_newref(list->items[iterator->index++]));
        NEXT();
    }
    TARGET(FOR_ITER_TUPLE): {
        py_index_iterator *iterator = (py_index_iterator *)TOP();
        HOLDS(iterator->base.type == vm->types.tuple_iterator);
        py_tuple *tuple = (py_tuple *)iterator->sequence;
        if (UNLIKELY(!tuple || iterator->index >= tuple->var.size))
            goto advance;
        PUSH(py_newref(tuple->items[iterator->index++]));
        NEXT();
    }
    TARGET(FOR_ITER_RANGE): {
        py_range_iterator *iterator = (py_range_iterator *)TOP();
        HOLDS(iterator->base.type == vm->types.range_iterator);
        if (UNLIKELY(iterator->index >= iterator->length))
            goto exhausted;
        result = py_int_quick(vm, iterator->start + iterator->index * iterator->step);
        if (UNLIKELY(!result))
            goto error;
        iterator->index++;
#if THREADED
        if (next->op == PY_STORE_FAST) {
            arg = (next++)->arg;
            py_object *old = frame->slots[arg];
            frame->slots[arg] = result;
            if (old)
                LET_GO(old, NULL);
            NEXT();
        }
#endif
        PUSH(result);
        NEXT();
    }
#if THREADED
    /* The generator's frame runs in this same loop until it yields or returns. */
    TARGET(FOR_ITER_GENERATOR): {
        py_generator *generator = (py_generator *)TOP();
        HOLDS(generator->base.type == vm->types.generator && generator->state <= PY_GENERATOR_SUSPENDED &&
              vm->recursion_depth < vm->recursion_limit);
        SAVE();
        py_generator_resume(vm, generator);
        frame = &generator->frame;
        frame->is_entry = false;
        goto resume_frame;
    }
#endif
    TARGET(GET_YIELD_FROM_ITER):
        SAVE();
        if (TOP()->type != vm->types.generator)
            RESULT(1, py_get_delegate(vm, TOP(), code));
        NEXT();

    /* ---- generators ---- */
    TARGET(RETURN_GENERATOR): {
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
    TARGET(SEND): {
        py_object *receiver = PEEK(2), *value = TOP();
        py_object *sent = NULL;
        SAVE();
        int state = py_send(vm, receiver, value, &sent);
        if (state < 0)
            goto error;
        /* What is let go may run code: the stack is in order before. */
        if (state == 0) {
            TOP() = sent;
            receiver = NULL;
        } else {
            SHRINK(1);
            TOP() = sent;
            JUMP(arg);
        }
        SAVE();
        py_decref(vm, value);
        py_xdecref(vm, receiver);
        NEXT();
    }
    TARGET(YIELD_VALUE): {
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
        bool entry = frame->is_entry;
        py_frame *caller = frame->previous;
        frame->previous = NULL;
        if (entry)
            goto leave;
        frame = caller;
        goto resume_caller;
    }
