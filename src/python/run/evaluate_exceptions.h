/* Instructions of the evaluation loop (evaluate_loop.h): exceptions, `with`, imports and patterns. */

    /* ---- exceptions ---- */
    TARGET(LOAD_ASSERTION_ERROR): PUSH(py_newref(vm->exceptions.AssertionError)); NEXT();
    TARGET(RAISE_VARARGS): {
        py_object *cause = arg == 2 ? POP() : NULL;
        py_object *exception = arg >= 1 ? POP() : NULL;
        SAVE();
        if (py_do_raise(vm, exception, cause))
            goto unwind; /* `raise` alone keeps its traceback */
        goto error;
    }
    TARGET(PUSH_EXC_INFO): {
        py_object *exception = TOP();
        py_object *outer = vm->handled->exception;
        TOP() = outer ? outer : py_newref(vm->none);
        vm->handled->exception = py_newref(exception);
        PUSH(exception);
        NEXT();
    }
    TARGET(POP_EXCEPT): {
        py_object *outer = POP();
        py_object *handled = vm->handled->exception;
        if (outer == vm->none) {
            py_decref(vm, outer);
            outer = NULL;
        }
        vm->handled->exception = outer;
        SAVE();
        py_xdecref(vm, handled);
        NEXT();
    }
    TARGET(CHECK_EXC_MATCH): {
        py_object *types = TOP();
        SAVE();
        int matches = py_matches_exception(vm, PEEK(2), types);
        RESULT(1, matches < 0 ? NULL : py_newref(matches ? vm->true_ : vm->false_));
        NEXT();
    }
    TARGET(CHECK_EG_MATCH): {
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
        NEXT();
    }
    TARGET(PREP_RERAISE_STAR): {
        SAVE();
        RESULT(2, py_prepare_reraise_star(vm, PEEK(2), TOP()));
        NEXT();
    }
    TARGET(RERAISE): {
        py_object *exception = POP();
        int64_t at;
        SAVE();
        /* the frame stands where it was first raised; the handler is looked for from here */
        if (arg && py_int_fits(PEEK(arg), &at))
            frame->next = code->instructions + at + 1;
        py_restore_raised(vm, exception);
        goto unwind;
    }
    TARGET(WITH_EXCEPT_START): {
        py_object *exception = TOP();
        py_object *traceback = ((py_exception *)exception)->traceback;
        py_object *arguments[3] = {PY_OBJECT(exception->type), exception,
                                   traceback ? traceback : vm->none};
        SAVE();
        RESULT(0, py_call(vm, PEEK(4), arguments, 3, NULL));
        NEXT();
    }
    TARGET(BEFORE_WITH): {
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
        RESULT(0, py_call_and_drop(vm, enter));
        NEXT();
    }

    /* ---- imports, printing ---- */
    TARGET(IMPORT_NAME): {
        SAVE();
        RESULT(2, py_import_name(vm, frame, NAME(arg), TOP(), PEEK(2)));
        NEXT();
    }
    TARGET(IMPORT_FROM):
        SAVE();
        RESULT(0, py_import_from(vm, TOP(), NAME(arg)));
        NEXT();
    TARGET(IMPORT_STAR): {
        SAVE();
        int failed = py_import_star(vm, TOP(), frame->locals);
        py_object *module = POP();
        py_decref(vm, module);
        if (failed)
            goto error;
        NEXT();
    }
    TARGET(PRINT_EXPR): {
        SAVE();
        int failed = py_print_expression(vm, TOP());
        py_object *value = POP();
        py_decref(vm, value);
        if (failed)
            goto error;
        NEXT();
    }

    /* ---- patterns ---- */
    TARGET(GET_LEN): {
        SAVE();
        int64_t length = py_len(vm, TOP());
        RESULT(0, length < 0 ? NULL : py_int_from(vm, length));
        NEXT();
    }
    TARGET(MATCH_MAPPING):
        PUSH(py_newref(py_type_has(TOP()->type, PY_TYPE_MAPPING) ? vm->true_ : vm->false_));
        NEXT();
    TARGET(MATCH_SEQUENCE):
        PUSH(py_newref(py_type_has(TOP()->type, PY_TYPE_SEQUENCE) ? vm->true_ : vm->false_));
        NEXT();
    TARGET(MATCH_KEYS):
        SAVE();
        RESULT(0, py_match_keys(vm, PEEK(2), TOP()));
        NEXT();
    TARGET(MATCH_CLASS):
        SAVE();
        RESULT(3, py_match_class(vm, PEEK(3), PEEK(2), arg, TOP()));
        NEXT();
