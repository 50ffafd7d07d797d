/* Finding and running modules: those in C, those written in Python and shipped inside the program, and files
 * beside the program (Lib/importlib/_bootstrap.py, as far as a directory goes). */
#include "python/compile/compile.h"
#include "python/library/library.h"
#include "python/run/evaluate.h"
#include "record/recorder.h"

#include <stdlib.h>
#include <string.h>

static int not_found(py_vm *vm, py_str *name)
{
    const char *utf8 = py_str_utf8(vm, name, NULL);
    py_raise(vm, vm->exceptions.ModuleNotFoundError, "No module named %R%s", name,
             utf8 && !strchr(utf8, '.') && py_is_of_python3(utf8)
                 ? " (python3 has it, heapstep does not)"
                 : "");
    py_object *exception = py_take_raised(vm);
    if (exception && py_setattr_string(vm, exception, "name", PY_OBJECT(name)))
        py_clear_raised(vm);
    py_restore_raised(vm, exception);
    return -1;
}

/* A package's __path__: the directory of its file. */
static py_list *package_places(py_vm *vm, py_str *path)
{
    const char *file = py_str_utf8(vm, path, NULL);
    const char *slash = file ? strrchr(file, '/') : NULL;
    py_list *places = file ? py_list_new(vm, 0) : NULL;
    py_str *place = places && slash ? py_str_from(vm, file, (size_t)(slash - file)) : NULL;
    if (place && py_list_append_steal(vm, places, PY_OBJECT(place)) < 0)
        PY_CLEAR(vm, places);
    return places;
}

/* Runs a module's source in its namespace. On failure it is no longer in sys.modules. */
static int run_source(py_vm *vm, py_module *module, py_str *name, const char *source, size_t length,
                      py_str *path, bool is_package, bool shipped)
{
    py_object *package = NULL;
    int failed = -1;
    if (is_package)
        package = py_newref(name);
    else {
        const char *utf8 = py_str_utf8(vm, name, NULL);
        const char *dot = utf8 ? strrchr(utf8, '.') : NULL;
        package = PY_OBJECT(py_str_from(vm, utf8 ? utf8 : "", dot ? (size_t)(dot - utf8) : 0));
    }
    if (!package || py_dict_set(vm, module->dict, PY_OBJECT(vm->names.package), package) ||
        py_dict_set(vm, module->dict, PY_OBJECT(vm->names.file), PY_OBJECT(path)))
        goto done;
    if (is_package) {
        py_list *places = package_places(vm, path);
        if (!places ||
            py_dict_set(vm, module->dict, PY_OBJECT(vm->names.path), PY_OBJECT(places))) {
            py_xdecref(vm, places);
            goto done;
        }
        py_decref(vm, places);
    }
    py_code *code = py_compile_source(vm, source, length, path, PYTHON_PARSE_FILE);
    if (!code)
        goto done;
    if (vm->record && !shipped) {
        const char *utf8 = py_str_utf8(vm, path, NULL);
        code->source_file = record_add_file(vm->record, utf8 ? utf8 : "", source, length);
    }
    PY_CLEAR(vm, package);
    py_hold(vm, code);
    py_hold(vm, path);
    py_object *result = py_evaluate_code(vm, code, module->dict, PY_OBJECT(module->dict));
    py_unhold(vm, 2);
    py_decref(vm, code);
    failed = result ? 0 : -1;
    py_xdecref(vm, result);
done:
    py_xdecref(vm, package);
    return failed;
}

/* A new module from source, in sys.modules while it runs. */
static py_object *load_source(py_vm *vm, py_str *name, const char *source, size_t length,
                              py_str *path, bool is_package, bool shipped)
{
    py_module *module = py_module_new(vm, name);
    if (!module)
        return NULL;
    if (py_dict_set(vm, vm->modules, PY_OBJECT(name), PY_OBJECT(module))) {
        py_decref(vm, module);
        return NULL;
    }
    py_hold(vm, module);
    struct py_gc_pause pause;
    if (shipped)
        py_gc_pause(vm, &pause);
    int failed = run_source(vm, module, name, source, length, path, is_package, shipped);
    if (shipped)
        py_gc_resume(vm, &pause);
    if (failed) {
        struct py_raised_aside aside;
        py_put_raised_aside(vm, &aside);
        if (py_dict_delete(vm, vm->modules, PY_OBJECT(name)))
            py_clear_raised(vm);
        py_bring_raised_back(vm, &aside);
        py_unhold(vm, 1);
        py_decref(vm, module);
        return NULL;
    }
    py_unhold(vm, 1);
    py_decref(vm, module);
    /* A module may put something else in its place. */
    py_object *loaded = py_dict_get(vm, vm->modules, PY_OBJECT(name));
    return loaded ? py_newref(loaded) : NULL;
}

/* The file of a module beside the program: name/__init__.py or name.py. */
static py_object *load_file(py_vm *vm, py_str *name, bool *found)
{
    const char *dotted = py_str_utf8(vm, name, NULL);
    struct text path = {0};
    py_object *module = NULL;
    *found = false;
    if (!dotted)
        return NULL;
    for (int package = 1; package >= 0 && !*found; package--) {
        text_clear(&path);
        for (const char *p = dotted; *p; p++)
            text_append_char(&path, *p == '.' ? '/' : *p);
        text_append(&path, package ? "/__init__.py" : ".py");
        size_t length;
        char *source = path.failed ? NULL : py_read_program_file(vm, text_string(&path), &length);
        if (!source)
            continue;
        *found = true;
        py_str *file = py_program_file_path(vm, text_string(&path));
        if (file)
            module = load_source(vm, name, source, length, file, package, false);
        py_xdecref(vm, file);
        free(source);
    }
    text_fini(&path);
    return module;
}

static py_object *load(py_vm *vm, py_str *name)
{
    const char *utf8 = py_str_utf8(vm, name, NULL);
    size_t length;
    bool is_package, found;
    if (!utf8)
        return py_raise_memory(vm);
    /* Built-in modules come first (sys.meta_path), then the program's directory, then what is shipped. */
    const struct py_module_def *definition = py_find_module_def(utf8);
    if (definition) {
        py_module *module = py_module_from(vm, definition);
        if (module && py_dict_set(vm, vm->modules, PY_OBJECT(name), PY_OBJECT(module)))
            PY_CLEAR(vm, module);
        return PY_OBJECT(module);
    }
    py_object *module = load_file(vm, name, &found);
    if (found || module || vm->raised)
        return module;
    const char *source = py_find_frozen_source(utf8, &length, &is_package);
    if (!source) {
        not_found(vm, name);
        return NULL;
    }
    py_str *path = py_str_format(vm, "<frozen %s>", utf8);
    module = path ? load_source(vm, name, source, length, path, is_package, true) : NULL;
    py_xdecref(vm, path);
    return module;
}

/* Loads a.b.c part by part, binding each in the one before it; the last module. */
static py_object *import_dotted(py_vm *vm, py_str *name)
{
    py_object *module = py_dict_get(vm, vm->modules, PY_OBJECT(name));
    if (module && module != vm->none)
        return py_newref(module);
    if (vm->raised)
        return NULL;
    if (module == vm->none) {
        not_found(vm, name);
        return NULL;
    }
    const char *utf8 = py_str_utf8(vm, name, NULL);
    const char *dot = utf8 ? strrchr(utf8, '.') : NULL;
    py_object *parent = NULL;
    if (dot) {
        py_str *parent_name = py_str_from(vm, utf8, (size_t)(dot - utf8));
        if (!parent_name)
            return NULL;
        py_hold(vm, parent_name);
        parent = import_dotted(vm, parent_name);
        if (parent) {
            py_object *path = NULL;
            if (py_lookup_attr(vm, parent, vm->names.path, &path) == 0) {
                py_raise(vm, vm->exceptions.ModuleNotFoundError,
                         "No module named %R; %R is not a package", name, parent_name);
                PY_CLEAR(vm, parent);
            }
            py_xdecref(vm, path);
        }
        py_unhold(vm, 1);
        py_decref(vm, parent_name);
        if (!parent || vm->raised) {
            py_xdecref(vm, parent);
            return NULL;
        }
        py_hold(vm, parent);
    }
    /* The package may have imported it while it was loaded itself. */
    module = parent ? py_dict_get(vm, vm->modules, PY_OBJECT(name)) : NULL;
    if (module && module != vm->none) {
        py_unhold(vm, 1);
        py_decref(vm, parent);
        return py_newref(module);
    }
    module = vm->raised ? NULL : load(vm, name);
    if (module && parent && py_setattr_string(vm, parent, dot + 1, module))
        PY_CLEAR(vm, module);
    if (parent) {
        py_unhold(vm, 1);
        py_decref(vm, parent);
    }
    return module;
}

/* The absolute name of a relative import (PEP 328). */
static py_str *absolute_name(py_vm *vm, py_str *name, py_object *globals, int64_t level)
{
    py_object *package = globals && PY_IS_DICT(globals)
                             ? py_dict_get_str(vm, (py_dict *)globals, vm->names.package)
                             : NULL;
    if (!package || !PY_IS_STR(package) || !((py_str *)package)->length)
        return py_raise(vm, vm->exceptions.ImportError,
                        "attempted relative import with no known parent package");
    const char *utf8 = py_str_utf8(vm, (py_str *)package, NULL);
    size_t length = utf8 ? strlen(utf8) : 0;
    for (int64_t up = 1; up < level; up++) {
        while (length && utf8[length - 1] != '.')
            length--;
        if (!length)
            return py_raise(vm, vm->exceptions.ImportError,
                            "attempted relative import beyond top-level package");
        length--;
    }
    py_str *base = py_str_from(vm, utf8 ? utf8 : "", length);
    py_str *full = base && name->length ? py_str_format(vm, "%U.%U", base, name) : py_newref(base);
    py_xdecref(vm, base);
    return full;
}

/* Is what is raised that there is no such module, and not that a module it imports is missing? */
static bool is_missing(py_vm *vm, py_str *name)
{
    if (!py_raised_matches(vm, vm->exceptions.ModuleNotFoundError))
        return false;
    const py_object *of = ((py_exception *)py_see_raised(vm))->fields[PY_IMPORT_ERROR_NAME];
    return of && PY_IS_STR(of) && py_str_equal((py_str *)(uintptr_t)of, name);
}

static int import_submodules(py_vm *vm, py_object *module, py_str *name, py_object *fromlist)
{
    py_object *path = NULL;
    int is_package = py_lookup_attr(vm, module, vm->names.path, &path);
    py_xdecref(vm, path);
    if (is_package <= 0 || !PY_IS_TUPLE(fromlist))
        return is_package;
    py_tuple *wanted = (py_tuple *)fromlist;
    for (int64_t i = 0; i < wanted->var.size; i++) {
        py_object *found = NULL;
        int has = PY_IS_STR(wanted->items[i])
                      ? py_lookup_attr(vm, module, (py_str *)wanted->items[i], &found)
                      : 1;
        py_xdecref(vm, found);
        if (has < 0)
            return -1;
        if (has || py_str_equals_c((py_str *)wanted->items[i], "*"))
            continue;
        py_str *full = py_str_format(vm, "%U.%U", name, wanted->items[i]);
        py_hold(vm, full);
        py_object *sub = full ? import_dotted(vm, full) : NULL;
        bool absent = full && !sub && is_missing(vm, full);
        py_unhold(vm, 1);
        py_xdecref(vm, full);
        py_xdecref(vm, sub);
        if (!sub && !absent)
            return -1;
        if (absent)
            py_clear_raised(vm);
    }
    return 0;
}

py_object *py_import(py_vm *vm, py_str *name, py_object *globals, py_object *fromlist,
                     int64_t level)
{
    if (level < 0)
        return py_raise(vm, vm->exceptions.ValueError, "level must be >= 0");
    if (!name->length && level == 0)
        return py_raise(vm, vm->exceptions.ValueError, "Empty module name");
    py_str *full = level ? absolute_name(vm, name, globals, level) : py_newref(name);
    if (!full)
        return NULL;
    py_hold(vm, full);
    py_object *module = import_dotted(vm, full);
    int wants_names = module && fromlist && fromlist != vm->none ? py_is_true(vm, fromlist) : 0;
    if (module && wants_names) {
        py_hold(vm, module);
        if (wants_names < 0 || import_submodules(vm, module, full, fromlist) < 0)
            wants_names = -1;
        py_unhold(vm, 1);
        if (wants_names < 0)
            PY_CLEAR(vm, module);
    } else if (module && level == 0) {
        /* `import a.b` binds a. */
        const char *utf8 = py_str_utf8(vm, name, NULL);
        const char *dot = utf8 ? strchr(utf8, '.') : NULL;
        if (dot) {
            py_str *top = py_str_from(vm, utf8, (size_t)(dot - utf8));
            PY_SETREF(vm, module, top ? import_dotted(vm, top) : NULL);
            py_xdecref(vm, top);
        }
    }
    py_unhold(vm, 1);
    py_decref(vm, full);
    return module;
}

py_object *py_import_module(py_vm *vm, const char *name)
{
    py_str *text = py_str_from_c(vm, name);
    if (!text)
        return NULL;
    py_hold(vm, text);
    py_object *module = import_dotted(vm, text);
    py_unhold(vm, 1);
    py_decref(vm, text);
    return module;
}

/* The machine's IMPORT_NAME: through builtins.__import__ when the program has put its own there. */
py_object *py_import_name(py_vm *vm, py_frame *frame, py_str *name, py_object *fromlist,
                          py_object *level)
{
    int64_t number = 0;
    py_object *import = py_dict_get_str(vm, frame->builtins, vm->names.import);
    if (!import)
        return py_raise(vm, vm->exceptions.ImportError, "__import__ not found");
    if (import->type == vm->types.builtin_function) {
        if (!py_int_fits(level, &number))
            number = 0;
        return py_import(vm, name, PY_OBJECT(frame->globals), fromlist, number);
    }
    py_object *arguments[5] = {PY_OBJECT(name), PY_OBJECT(frame->globals),
                               frame->locals ? frame->locals : vm->none, fromlist, level};
    return py_call(vm, import, arguments, 5, NULL);
}

py_object *py_import_from(py_vm *vm, py_object *module, py_str *name)
{
    py_object *value = NULL, *module_name = NULL, *file = NULL;
    if (py_lookup_attr(vm, module, name, &value))
        return value;
    /* A submodule that is being imported right now is not yet an attribute. */
    if (py_lookup_attr(vm, module, vm->names.name, &module_name) < 0)
        return NULL;
    if (module_name && PY_IS_STR(module_name)) {
        py_str *full = py_str_format(vm, "%U.%U", module_name, name);
        value = full ? py_dict_get(vm, vm->modules, PY_OBJECT(full)) : NULL;
        py_xincref(value);
        py_xdecref(vm, full);
    }
    if (value) {
        py_decref(vm, module_name);
        return value;
    }
    if (vm->raised || py_lookup_attr(vm, module, vm->names.file, &file) < 0) {
        py_xdecref(vm, module_name);
        return NULL;
    }
    if (file && PY_IS_STR(file))
        py_raise(vm, vm->exceptions.ImportError, "cannot import name %R from %R (%U)", name,
                 module_name ? module_name : vm->none, file);
    else
        py_raise(vm, vm->exceptions.ImportError, "cannot import name %R from %R (unknown location)",
                 name, module_name ? module_name : vm->none);
    py_object *exception = py_take_raised(vm);
    if (exception && ((module_name && py_setattr_string(vm, exception, "name", module_name)) ||
                      (file && py_setattr_string(vm, exception, "path", file))))
        py_clear_raised(vm);
    py_restore_raised(vm, exception);
    py_xdecref(vm, file);
    py_xdecref(vm, module_name);
    return NULL;
}

int py_import_star(py_vm *vm, py_object *module, py_object *namespace)
{
    py_object *all = NULL, *dict = NULL;
    bool skip_private = false;
    if (py_lookup_attr(vm, module, vm->names.all, &all) < 0)
        return -1;
    if (!all) {
        if (py_lookup_attr(vm, module, vm->names.dict, &dict) <= 0) {
            if (!vm->raised)
                py_raise(vm, vm->exceptions.ImportError,
                         "from-import-* object has no __dict__ and no __all__");
            return -1;
        }
        all = PY_OBJECT(py_list_from_iterable(vm, dict));
        py_decref(vm, dict);
        skip_private = true;
    } else
        PY_SETREF(vm, all, PY_OBJECT(py_list_from_iterable(vm, all)));
    if (!all)
        return -1;
    py_list *names = (py_list *)all;
    int failed = 0;
    py_hold(vm, all);
    for (int64_t i = 0; i < names->var.size && !failed; i++) {
        py_str *name = (py_str *)names->items[i];
        if (!PY_IS_STR(PY_OBJECT(name))) {
            py_raise(vm, vm->exceptions.TypeError, "Item in %S.__all__ must be str, not %T", module,
                     name);
            failed = -1;
            break;
        }
        if (skip_private && name->length && py_str_at(name, 0) == '_')
            continue;
        py_object *value = py_getattr(vm, module, name);
        failed = !value || py_setitem(vm, namespace, PY_OBJECT(name), value) ? -1 : 0;
        py_xdecref(vm, value);
    }
    py_unhold(vm, 1);
    py_decref(vm, all);
    return failed;
}
