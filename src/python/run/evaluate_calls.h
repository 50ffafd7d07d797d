/* Instructions of the evaluation loop (evaluate_loop.h): calls and returns. */

    /* ---- calls ---- */
    TARGET(KW_NAMES): kwnames = (py_tuple *)code->consts->items[arg]; NEXT();
    TARGET(CALL): {
        ADAPT(!kwnames && py_specialize_call(vm, code, next - 1, sp));
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
            LET_GO(callable, NULL);
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
            if (!names && py_takes_exactly(called, total))
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
        goto called;
    }

    /* A call of a C function is over: its operands go, then its result takes their place. `arg` is CALL's. */
    called: {
        LET_GO_ALL(arg + 2, result);
        if (UNLIKELY(!result))
            goto error;
        PUSH(result);
        NEXT();
    }

    TARGET(CALL_FUNCTION): {
        py_object *first = PEEK(arg + 2), *callable = first ? first : PEEK(arg + 1);
        uint32_t total = arg + (first ? 1 : 0);
        bool is_bound = false;
        if (!first && callable->type == vm->types.method) {
            callable = ((py_method *)callable)->function;
            is_bound = true;
            total++;
        }
        HOLDS(callable->type == vm->types.function);
        py_code *called = ((py_function *)callable)->code;
        HOLDS(py_takes_exactly(called, total) && py_frame_has_room(vm, called));
        if (is_bound) {
            py_object *method = PEEK(arg + 1);
            PEEK(arg + 2) = first = py_newref(callable);
            PEEK(arg + 1) = py_newref(((py_method *)method)->self);
            LET_GO(method, NULL);
        }
        SHRINK(total);
        py_object **arguments = sp;
        SHRINK(first ? 1 : 2);
        SAVE();
        frame = py_frame_push_quick(vm, (py_function *)callable, called);
        for (uint32_t i = 0; i < total; i++)
            frame->slots[i] = arguments[i];
        for (int32_t i = (int32_t)total; i < called->locals_plus_count; i++)
            frame->slots[i] = NULL;
        code = called;
        next = code->instructions;
        sp = frame->slots + code->locals_plus_count;
#if RECORDED
        previous_at = previous_line = -1;
#endif
        NEXT();
    }

#if THREADED
    /* A class whose instances are made as object() makes them, with an __init__ in Python. The instance waits in the empty
     * place below the class. As type.__call__ does, the engine holds the arguments as a tuple, and __init__. */
    TARGET(CALL_CLASS): {
        py_type *type = (py_type *)PEEK(arg + 1);
        const struct py_cache *cache = CACHE();
        HOLDS(!PEEK(arg + 2) && type->var.base.type == vm->types.type &&
              type->version_tag == cache->version);
        py_function *function = cache->object;
        py_code *called = function->code;
        HOLDS(py_takes_exactly(called, arg + 1) && py_frame_has_room(vm, called) &&
              vm->recursion_depth + 1 < vm->recursion_limit && vector_reserve(&vm->temporaries, 2));
        SAVE();
        py_tuple *arguments = py_tuple_from(vm, sp - arg, arg);
        if (!arguments)
            goto error;
        py_hold(vm, arguments);
        py_object *made = py_instance_new(vm, type);
        if (!made) {
            py_unhold(vm, 1);
            py_decref(vm, arguments);
            goto error;
        }
        PEEK(arg + 2) = made;
        if (UNLIKELY(type->version_tag != cache->version)) {
            /* A collection on the way ran code that changed the class. */
            int failed = type->slots.init ? type->slots.init(vm, made, sp - arg, arg, NULL) : 0;
            py_unhold(vm, 1);
            py_decref(vm, arguments);
            result = failed ? NULL : py_newref(made);
            goto called;
        }
        py_hold(vm, py_newref(function));
        vm->recursion_depth++;
        frame = py_frame_push_quick(vm, py_newref(function), called);
        frame->makes_instance = true;
        frame->slots[0] = py_newref(made);
        for (uint32_t i = 0; i < arg; i++)
            frame->slots[i + 1] = py_newref(sp[(int32_t)i - (int32_t)arg]);
        for (int32_t i = (int32_t)arg + 1; i < called->locals_plus_count; i++)
            frame->slots[i] = NULL;
        code = called;
        next = code->instructions;
        sp = frame->slots + code->locals_plus_count;
        NEXT();
    }
    /* Its __init__ is over, in `result` what it returned. */
    instance_made: {
        code = frame->code;
        next = frame->next;
        sp = frame->slots + frame->stack_top;
        vm->recursion_depth--;
        arg = next[-1].arg;
        py_object *function = vector_pop(&vm->temporaries);
        py_decref(vm, function);
        bool good = result == vm->none;
        if (UNLIKELY(!good)) {
            if (result) {
                py_raise(vm, vm->exceptions.TypeError, "__init__() should return None, not '%T'", result);
                py_decref(vm, result);
            }
            PY_CLEAR(vm, PEEK(arg + 2));
        } else
            py_decref(vm, result);
        py_object *arguments = vector_pop(&vm->temporaries);
        py_decref(vm, arguments);
        result = NULL;
        LET_GO_ALL(arg + 1, NULL);
        if (UNLIKELY(!good)) {
            SHRINK(1);
            goto error;
        }
        NEXT();
    }
#endif

    /* A class with nothing of its own to do to a new instance. */
    TARGET(CALL_PLAIN_CLASS): {
        py_type *type = (py_type *)TOP();
        HOLDS(!PEEK(2) && type->var.base.type == vm->types.type &&
              type->version_tag == CACHE()->version && vm->recursion_depth < vm->recursion_limit);
        SAVE();
        result = py_instance_new(vm, type);
        goto called;
    }

    TARGET(CALL_BUILTIN): {
        py_builtin_function *function = (py_builtin_function *)PEEK(arg + 1);
        HOLDS(!PEEK(arg + 2) && function->base.type == vm->types.builtin_function &&
              function->definition == CACHE()->object && vm->recursion_depth < vm->recursion_limit);
        SAVE();
        size_t held = vm->temporaries.count;
        vm->recursion_depth++, vm->c_depth++;
        result = function->definition->function(vm, function->self, sp - arg, arg, NULL);
        vm->recursion_depth--, vm->c_depth--;
        vm->temporaries.count = held;
        goto called;
    }
    TARGET(CALL_METHOD): {
        py_descriptor *method = (py_descriptor *)PEEK(arg + 2);
        HOLDS(method && method->base.type == vm->types.method_descriptor &&
              method->definition == CACHE()->object && PEEK(arg + 1)->type == method->owner &&
              vm->recursion_depth < vm->recursion_limit);
        SAVE();
        size_t held = vm->temporaries.count;
        vm->recursion_depth++, vm->c_depth++;
        result = ((const struct py_method_def *)method->definition)
                     ->function(vm, PEEK(arg + 1), sp - arg, arg, NULL);
        vm->recursion_depth--, vm->c_depth--;
        vm->temporaries.count = held;
        goto called;
    }
    TARGET(CALL_LIST_APPEND): {
        py_descriptor *method = (py_descriptor *)PEEK(3);
        py_list *list = (py_list *)PEEK(2);
        HOLDS(method && method->base.type == vm->types.method_descriptor &&
              method->definition == CACHE()->object && list->var.base.type == vm->types.list);
        py_object *item = POP();
        SAVE();
        if (LIKELY(list->var.size < list->allocated && !list->var.base.record_id))
            list->items[list->var.size++] = item;
        else if (py_list_append_steal(vm, list, item))
            goto error;
        SHRINK(1);
        LET_GO(PY_OBJECT(list), NULL);
        PY_OBJECT(method)->refcount--; /* its type has it too */
        TOP() = py_newref(vm->none);
        NEXT();
    }
    TARGET(CALL_STR): {
        HOLDS(!PEEK(3) && PEEK(2) == PY_OBJECT(vm->types.str));
        SAVE();
        result = py_str_of(vm, TOP());
        goto called;
    }
    TARGET(CALL_TYPE): {
        HOLDS(!PEEK(3) && PEEK(2) == PY_OBJECT(vm->types.type));
        result = py_newref(TOP()->type);
        goto called;
    }
    TARGET(CALL_FUNCTION_EX): {
        py_object *keywords = arg & 1 ? TOP() : NULL;
        py_object *callable = PEEK(arg & 1 ? 3 : 2);
        SAVE();
        result = py_call_extended(vm, callable, &PEEK(arg & 1 ? 2 : 1), keywords);
        arg &= 1; /* the NULL below the callable, the callable, the tuple and perhaps a dict */
        arg++;
        goto called;
    }
    TARGET(MAKE_FUNCTION): {
        SAVE();
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
        NEXT();
    }
    TARGET(LOAD_BUILD_CLASS):
        SAVE();
        RESULT(0, py_load_build_class(vm, frame));
        NEXT();
    TARGET(RETURN_VALUE): {
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
        bool of_generator = frame->owner == PY_FRAME_OF_GENERATOR;
        if (of_generator)
            py_generator_finish(vm, py_generator_of(frame));
        else {
#if THREADED
            bool makes_instance = frame->makes_instance;
            py_frame_pop_quick(vm, frame);
            if (makes_instance) {
                frame = caller;
                goto instance_made;
            }
#else
            py_frame_pop(vm, frame);
#endif
        }
#if RECORDED
        py_unhold(vm, 1);
#endif
        if (entry)
            goto leave;
        frame = caller;
#if THREADED
        if (of_generator) {
            /* The loop that it ran for is over. */
            py_decref(vm, result);
            code = frame->code;
            next = frame->next;
            sp = frame->slots + frame->stack_top;
            arg = next[-1].arg;
            goto exhausted;
        }
#endif
        goto resume_caller;
    }
