/* Instructions of the evaluation loop (evaluate_loop.h): global names and attributes. */

    /* ---- names ---- */
    TARGET(LOAD_NAME):
        SAVE();
        RESULT(0, py_load_name(vm, frame, NAME(arg)));
        NEXT();
    TARGET(STORE_NAME): {
        py_object *value = TOP();
        SAVE();
        int failed = PY_TYPE_OF(frame->locals) == vm->types.dict
                         ? py_dict_set(vm, (py_dict *)frame->locals, PY_OBJECT(NAME(arg)), value)
                         : py_setitem(vm, frame->locals, PY_OBJECT(NAME(arg)), value);
        SHRINK(1);
        py_decref(vm, value);
        if (failed)
            goto error;
        NEXT();
    }
    TARGET(DELETE_NAME):
        SAVE();
        if (py_setitem(vm, frame->locals, PY_OBJECT(NAME(arg)), NULL)) {
            if (py_raised_matches(vm, vm->exceptions.KeyError)) {
                py_clear_raised(vm);
                py_raise_name(vm, NAME(arg));
            }
            goto error;
        }
        NEXT();
    TARGET(LOAD_GLOBAL): {
        ADAPT(py_specialize_global(vm, frame, next - 1));
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
        NEXT();
    }
    TARGET(LOAD_GLOBAL_MODULE): {
        const struct py_cache *cache = CACHE();
        const struct py_dict_keys *keys = frame->globals->keys;
        HOLDS(keys->version == cache->version);
        if (arg & 1)
            PUSH(NULL);
        PUSH(py_newref(keys_str(keys)[cache->index].value));
        NEXT();
    }
    TARGET(LOAD_GLOBAL_BUILTIN): {
        const struct py_cache *cache = CACHE();
        const struct py_dict_keys *keys = frame->builtins->keys;
        HOLDS(frame->globals->keys->version == cache->version && keys->version == cache->keys_version);
        if (arg & 1)
            PUSH(NULL);
        PUSH(py_newref(keys_str(keys)[cache->index].value));
        NEXT();
    }
    TARGET(STORE_GLOBAL): {
        py_object *value = TOP();
        SAVE();
        int failed = py_dict_set(vm, frame->globals, PY_OBJECT(NAME(arg)), value);
        SHRINK(1);
        py_decref(vm, value);
        if (failed)
            goto error;
        NEXT();
    }
    TARGET(DELETE_GLOBAL):
        SAVE();
        if (py_dict_delete(vm, frame->globals, PY_OBJECT(NAME(arg)))) {
            if (py_raised_matches(vm, vm->exceptions.KeyError)) {
                py_clear_raised(vm);
                py_raise_name(vm, NAME(arg));
            }
            goto error;
        }
        NEXT();
    TARGET(SETUP_ANNOTATIONS): {
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
        NEXT();
    }

    /* ---- attributes ---- */
    TARGET(LOAD_ATTR):
        ADAPT(py_specialize_load_attr(vm, code, next - 1, TOP()));
        SAVE();
        RESULT(1, py_getattr(vm, TOP(), NAME(arg)));
        NEXT();
    TARGET(LOAD_ATTR_INSTANCE): {
        py_object *owner = TOP();
        const struct py_cache *cache = CACHE();
        HOLDS(owner->type->version_tag == cache->version);
        const struct py_dict_values *values = py_managed_of(owner)->values;
        HOLDS(values != NULL);
        py_object *value = values->values[cache->index];
        HOLDS(value != NULL);
        TOP() = py_newref(value);
        LET_GO(owner, NULL);
        NEXT();
    }
    TARGET(LOAD_ATTR_DICT): {
        py_object *owner = TOP();
        const struct py_cache *cache = CACHE();
        HOLDS(owner->type->version_tag == cache->version);
        py_dict *dict = py_managed_of(owner)->dict;
        HOLDS(dict != NULL);
        py_object *value = py_dict_get_str(vm, dict, NAME(arg));
        HOLDS(value != NULL);
        TOP() = py_newref(value);
        LET_GO(owner, NULL);
        NEXT();
    }
    TARGET(LOAD_ATTR_SLOT): {
        py_object *owner = TOP();
        const struct py_cache *cache = CACHE();
        HOLDS(owner->type->version_tag == cache->version);
        py_object *value = *(py_object **)((char *)owner + cache->index);
        HOLDS(value != NULL);
        TOP() = py_newref(value);
        LET_GO(owner, NULL);
        NEXT();
    }
    TARGET(LOAD_ATTR_MODULE): {
        py_object *owner = TOP();
        const struct py_cache *cache = CACHE();
        HOLDS(owner->type == vm->types.module);
        const struct py_dict_keys *keys = ((py_module *)owner)->dict->keys;
        HOLDS(keys->version == cache->version);
        TOP() = py_newref(keys_str(keys)[cache->index].value);
        LET_GO(owner, NULL);
        NEXT();
    }
    TARGET(LOAD_ATTR_CLASS): {
        py_object *owner = TOP();
        const struct py_cache *cache = CACHE();
        HOLDS(owner->type == vm->types.type && ((py_type *)owner)->version_tag == cache->version);
        TOP() = py_newref(cache->object);
        LET_GO(owner, NULL);
        NEXT();
    }
    TARGET(STORE_ATTR): {
        ADAPT(py_specialize_store_attr(vm, code, next - 1, TOP()));
        py_object *owner = TOP(), *value = PEEK(2);
        SAVE();
        int failed = py_setattr(vm, owner, NAME(arg), value);
        PEEK(2) = owner;
        SHRINK(1);
        LET_GO(value, NULL);
        owner = POP();
        LET_GO(owner, NULL);
        if (failed)
            goto error;
        NEXT();
    }
    TARGET(STORE_ATTR_INSTANCE): {
        py_object *owner = TOP(), *value = PEEK(2);
        const struct py_cache *cache = CACHE();
        HOLDS(owner->type->version_tag == cache->version && !owner->record_id);
        struct py_dict_values *values = py_managed_of(owner)->values;
        HOLDS(values != NULL);
        py_object *old = values->values[cache->index];
        values->values[cache->index] = value;
        if (!old)
            dict_values_add(values, cache->index);
        PEEK(2) = owner;
        SHRINK(1);
        if (old)
            LET_GO(old, NULL);
        owner = POP();
        LET_GO(owner, NULL);
        NEXT();
    }
    TARGET(STORE_ATTR_DICT): {
        py_object *owner = TOP(), *value = PEEK(2);
        const struct py_cache *cache = CACHE();
        HOLDS(owner->type->version_tag == cache->version);
        py_dict *dict = py_managed_of(owner)->dict;
        HOLDS(dict != NULL);
        SAVE();
        int failed = py_dict_set(vm, dict, PY_OBJECT(NAME(arg)), value);
        PEEK(2) = owner;
        SHRINK(1);
        LET_GO(value, NULL);
        owner = POP();
        LET_GO(owner, NULL);
        if (failed)
            goto error;
        NEXT();
    }
    TARGET(STORE_ATTR_SLOT): {
        py_object *owner = TOP(), *value = PEEK(2);
        const struct py_cache *cache = CACHE();
        HOLDS(owner->type->version_tag == cache->version && !owner->record_id);
        py_object **slot = (py_object **)((char *)owner + cache->index);
        py_object *old = *slot;
        *slot = value;
        PEEK(2) = owner;
        SHRINK(1);
        if (old)
            LET_GO(old, NULL);
        owner = POP();
        LET_GO(owner, NULL);
        NEXT();
    }
    TARGET(DELETE_ATTR): {
        py_object *owner = TOP();
        SAVE();
        int failed = py_setattr(vm, owner, NAME(arg), NULL);
        SHRINK(1);
        py_decref(vm, owner);
        if (failed)
            goto error;
        NEXT();
    }
    TARGET(LOAD_METHOD): {
        ADAPT(py_specialize_method(vm, code, next - 1, TOP()));
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
        NEXT();
    }
    TARGET(LOAD_METHOD_INSTANCE): {
        py_object *owner = TOP();
        const struct py_cache *cache = CACHE();
        HOLDS(owner->type->version_tag == cache->version && py_managed_of(owner)->values &&
              owner->type->shared_keys->version == cache->keys_version);
        TOP() = py_newref(cache->object);
        PUSH(owner);
        NEXT();
    }
    TARGET(LOAD_METHOD_PLAIN): {
        py_object *owner = TOP();
        const struct py_cache *cache = CACHE();
        HOLDS(owner->type->version_tag == cache->version);
        TOP() = py_newref(cache->object);
        PUSH(owner);
        NEXT();
    }
