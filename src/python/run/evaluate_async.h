/* Instructions of the evaluation loop (evaluate_loop.h): await, async for, async with. */

    TARGET(GET_AWAITABLE):
        SAVE();
        RESULT(1, py_get_awaitable(vm, TOP(), arg));
        NEXT();
    TARGET(GET_AITER):
        SAVE();
        RESULT(1, py_get_async_iterator(vm, TOP()));
        NEXT();
    TARGET(GET_ANEXT):
        SAVE();
        RESULT(0, py_get_async_next(vm, TOP()));
        NEXT();
    TARGET(END_ASYNC_FOR): {
        py_object *exception = POP();
        SAVE();
        if (!py_type_is_subtype(exception->type, vm->exceptions.StopAsyncIteration)) {
            py_restore_raised(vm, exception);
            goto unwind;
        }
        py_decref(vm, exception);
        py_object *iterator = POP();
        LET_GO(iterator, NULL);
        NEXT();
    }
    TARGET(BEFORE_ASYNC_WITH): {
        py_object *manager = TOP(), *exit = NULL;
        SAVE();
        py_object *enter = py_enter_async_with(vm, manager, &exit);
        if (!enter)
            goto error;
        TOP() = exit;
        py_decref(vm, manager);
        RESULT(0, py_call_and_drop(vm, enter));
        NEXT();
    }
    TARGET(ASYNC_GEN_WRAP): {
        result = py_async_wrap(vm, TOP());
        if (!result) {
            SHRINK(1);
            goto error;
        }
        TOP() = result;
        NEXT();
    }
