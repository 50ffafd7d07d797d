/* Asynchronous generators: what asend, athrow and aclose return, which does its part when it is awaited, and the wrapper that
 * tells a yielded value from an awaited one (Objects/genobject.c, PEP 525). */
#include "python/library/parts.h"
#include "python/run/generator.h"

enum state { BEFORE, WITHIN, OVER };

/* One step of a generator, to be awaited. */
struct step {
    py_object base;
    py_generator *generator; /* owned, as the next */
    py_object
        *given; /* what is sent in, or a tuple of what is thrown; NULL: nothing, or to be closed */
    enum state state;
};

struct wrapped {
    py_object base;
    py_object *value; /* owned */
};

/* ---- yielded values ---- */

py_object *py_async_wrap(py_vm *vm, py_object *value)
{
    py_type *type = PY_LIBRARY_TYPE_OF(vm, async_generator_wrapped_value);
    struct wrapped *wrapped = type ? py_object_new(vm, type) : NULL;
    if (!wrapped) {
        py_decref(vm, value);
        return NULL;
    }
    wrapped->value = value;
    py_gc_track(vm, wrapped);
    return PY_OBJECT(wrapped);
}

static void wrapped_destroy(py_vm *vm, py_object *o)
{
    py_gc_untrack(vm, o);
    PY_CLEAR(vm, ((struct wrapped *)o)->value);
    py_object_free(vm, o);
}

static int wrapped_traverse(py_object *o, py_visit visit, void *argument)
{
    PY_VISIT(((struct wrapped *)o)->value);
    return 0;
}

const struct py_type_spec py_async_generator_wrapped_value_spec = {
    .name = "async_generator_wrapped_value",
    .basic_size = sizeof(struct wrapped),
    .flags = PY_TYPE_GC | PY_TYPE_NO_NEW,
    .slots = {.destroy = wrapped_destroy, .traverse = wrapped_traverse},
};

static bool is_wrapped(py_vm *vm, const py_object *o)
{
    return o->type == PY_LIBRARY_TYPE_OF(vm, async_generator_wrapped_value);
}

static bool has_ended(py_vm *vm)
{
    return py_raised_matches(vm, vm->exceptions.StopAsyncIteration) ||
           py_raised_matches(vm, vm->exceptions.GeneratorExit);
}

/* What came out of the generator, as who awaits the step sees it: a yielded value ends the step. Steals. */
static py_object *unwrap(py_vm *vm, py_generator *generator, py_object *result)
{
    if (!result) {
        if (!vm->raised)
            py_raise_object(vm, vm->exceptions.StopAsyncIteration, NULL);
        if (has_ended(vm))
            generator->async_closed = true;
        generator->async_running = false;
        return NULL;
    }
    if (!is_wrapped(vm, result))
        return result;
    py_raise_stop_iteration(vm, ((struct wrapped *)result)->value);
    py_decref(vm, result);
    generator->async_running = false;
    return NULL;
}

/* ---- hooks ---- */

static int begin(py_vm *vm, py_generator *generator)
{
    if (generator->async_begun)
        return 0;
    generator->async_begun = true;
    if (!vm->library->async_first)
        return 0;
    py_object *result = py_call_one(vm, vm->library->async_first, PY_OBJECT(generator));
    py_xdecref(vm, result);
    return result ? 0 : -1;
}

bool py_async_generator_give_away(py_vm *vm, py_generator *generator)
{
    if (!vm->library || !vm->library->async_finalizer || generator->async_closed ||
        !generator->async_begun)
        return false;
    py_object *result = py_call_one(vm, vm->library->async_finalizer, PY_OBJECT(generator));
    if (!result)
        py_unraisable(vm, PY_OBJECT(generator));
    py_xdecref(vm, result);
    return true;
}

/* ---- steps ---- */

static py_object *step_new(py_vm *vm, enum py_library_type_name name, py_object *generator,
                           py_object *given)
{
    if (begin(vm, (py_generator *)generator))
        return NULL;
    py_type *type = py_library_type(vm, name);
    struct step *step = type ? py_object_new(vm, type) : NULL;
    if (!step)
        return NULL;
    step->generator = py_newref(generator);
    py_xincref(given);
    step->given = given;
    step->state = BEFORE;
    py_gc_track(vm, step);
    return PY_OBJECT(step);
}

static void step_destroy(py_vm *vm, py_object *o)
{
    struct step *step = (struct step *)o;
    py_gc_untrack(vm, o);
    PY_CLEAR(vm, step->generator);
    PY_CLEAR(vm, step->given);
    py_object_free(vm, o);
}

static int step_traverse(py_object *o, py_visit visit, void *argument)
{
    PY_VISIT(((struct step *)o)->generator);
    PY_VISIT(((struct step *)o)->given);
    return 0;
}

PY_FUNCTION(step_close)
{
    PY_UNUSED_ARGUMENTS;
    ((struct step *)self)->state = OVER;
    return py_newref(vm->none);
}

/* ---- asend and __anext__ ---- */

static py_object *refuse_used_send(py_vm *vm)
{
    return py_raise(vm, vm->exceptions.RuntimeError,
                    "cannot reuse already awaited __anext__()/asend()");
}

static py_object *send_on(py_vm *vm, struct step *step, py_object *value)
{
    py_generator *generator = step->generator;
    if (step->state == OVER)
        return refuse_used_send(vm);
    if (step->state == BEFORE) {
        if (generator->async_running)
            return py_raise(vm, vm->exceptions.RuntimeError,
                            "anext(): asynchronous generator is already running");
        if (!value || value == vm->none)
            value = step->given;
        step->state = WITHIN;
    }
    generator->async_running = true;
    py_object *result = unwrap(vm, generator, py_generator_advance(vm, generator, value));
    if (!result)
        step->state = OVER;
    return result;
}

static py_object *send_next(py_vm *vm, py_object *o)
{
    return send_on(vm, (struct step *)o, NULL);
}

PY_FUNCTION(send_send)
{
    PY_UNUSED_ARGUMENTS;
    return send_on(vm, (struct step *)self, args[0]);
}

PY_FUNCTION(send_throw)
{
    struct step *step = (struct step *)self;
    PY_UNUSED_ARGUMENTS;
    if (step->state == OVER)
        return refuse_used_send(vm);
    py_object *result =
        unwrap(vm, step->generator, py_generator_throw(vm, step->generator, true, args, nargs));
    if (!result)
        step->state = OVER;
    return result;
}

static const struct py_method_def send_methods[] = {
    {.name = "send", .function = send_send, .kind = PY_ONE},
    {.name = "throw", .function = send_throw, .kind = PY_FAST, .minimum = 1, .maximum = 3},
    {.name = "close", .function = step_close, .kind = PY_NOARGS},
    {0},
};

const struct py_type_spec py_async_generator_asend_spec = {
    .name = "async_generator_asend",
    .basic_size = sizeof(struct step),
    .flags = PY_TYPE_GC | PY_TYPE_NO_NEW,
    .slots = {.destroy = step_destroy,
              .traverse = step_traverse,
              .iter = py_container_iter_self,
              .next = send_next,
              .am_await = py_container_iter_self},
    .methods = send_methods,
};

/* ---- athrow and aclose ---- */

static py_object *refuse_used_throw(py_vm *vm)
{
    return py_raise(vm, vm->exceptions.RuntimeError,
                    "cannot reuse already awaited aclose()/athrow()");
}

/* What the generator did with what was thrown. A closed one may not yield; its end is aclose()'s plain end. Steals. */
static py_object *judge_thrown(py_vm *vm, struct step *step, py_object *result)
{
    py_generator *generator = step->generator;
    if (step->given) {
        result = unwrap(vm, generator, result);
        if (result)
            return result;
    } else if (result && !is_wrapped(vm, result))
        return result;
    generator->async_running = false;
    step->state = OVER;
    if (result) {
        py_decref(vm, result);
        return py_raise(vm, vm->exceptions.RuntimeError, "async generator ignored GeneratorExit");
    }
    if (!step->given && has_ended(vm)) {
        py_clear_raised(vm);
        py_raise_object(vm, vm->exceptions.StopIteration, NULL);
    }
    return NULL;
}

/* May the step start? What it says itself when it may not. */
static bool may_throw(py_vm *vm, struct step *step, py_object *value)
{
    py_generator *generator = step->generator;
    if (generator->async_running) {
        step->state = OVER;
        py_raise(vm, vm->exceptions.RuntimeError, "%s(): asynchronous generator is already running",
                 step->given ? "athrow" : "aclose");
        return false;
    }
    if (generator->async_closed) {
        step->state = OVER;
        py_raise_object(vm, vm->exceptions.StopAsyncIteration, NULL);
        return false;
    }
    if (value != vm->none) {
        py_raise(vm, vm->exceptions.RuntimeError,
                 "can't send non-None value to a just-started coroutine");
        return false;
    }
    return true;
}

static py_object *throw_on(py_vm *vm, struct step *step, py_object *value)
{
    py_generator *generator = step->generator;
    if (step->state == OVER)
        return refuse_used_throw(vm);
    if (generator->state == PY_GENERATOR_DONE) {
        step->state = OVER;
        return py_raise_object(vm, vm->exceptions.StopIteration, NULL);
    }
    if (step->state == WITHIN)
        return judge_thrown(vm, step, py_generator_advance(vm, generator, value));
    if (!may_throw(vm, step, value))
        return NULL;
    step->state = WITHIN;
    generator->async_running = true;
    py_object *exit = PY_OBJECT(vm->exceptions.GeneratorExit);
    if (!step->given)
        generator->async_closed = true;
    const py_tuple *given = (py_tuple *)step->given;
    return judge_thrown(vm, step,
                        py_generator_throw(vm, generator, false, given ? given->items : &exit,
                                           given ? (size_t)given->var.size : 1));
}

static py_object *throw_next(py_vm *vm, py_object *o)
{
    return throw_on(vm, (struct step *)o, vm->none);
}

PY_FUNCTION(throw_send)
{
    PY_UNUSED_ARGUMENTS;
    return throw_on(vm, (struct step *)self, args[0]);
}

PY_FUNCTION(throw_throw)
{
    struct step *step = (struct step *)self;
    PY_UNUSED_ARGUMENTS;
    if (step->state == OVER)
        return refuse_used_throw(vm);
    return judge_thrown(vm, step, py_generator_throw(vm, step->generator, true, args, nargs));
}

static const struct py_method_def throw_methods[] = {
    {.name = "send", .function = throw_send, .kind = PY_ONE},
    {.name = "throw", .function = throw_throw, .kind = PY_FAST, .minimum = 1, .maximum = 3},
    {.name = "close", .function = step_close, .kind = PY_NOARGS},
    {0},
};

const struct py_type_spec py_async_generator_athrow_spec = {
    .name = "async_generator_athrow",
    .basic_size = sizeof(struct step),
    .flags = PY_TYPE_GC | PY_TYPE_NO_NEW,
    .slots = {.destroy = step_destroy,
              .traverse = step_traverse,
              .iter = py_container_iter_self,
              .next = throw_next,
              .am_await = py_container_iter_self},
    .methods = throw_methods,
};

/* ---- the generator's own methods ---- */

py_object *py_async_generator_anext(py_vm *vm, py_object *generator)
{
    return step_new(vm, PY_LIBRARY_async_generator_asend, generator, NULL);
}

PY_FUNCTION(generator_asend)
{
    PY_UNUSED_ARGUMENTS;
    return step_new(vm, PY_LIBRARY_async_generator_asend, self, args[0]);
}

PY_FUNCTION(generator_athrow)
{
    PY_UNUSED_ARGUMENTS;
    py_tuple *given = py_tuple_from(vm, args, (int64_t)nargs);
    if (!given)
        return NULL;
    py_object *step = step_new(vm, PY_LIBRARY_async_generator_athrow, self, PY_OBJECT(given));
    py_decref(vm, given);
    return step;
}

PY_FUNCTION(generator_aclose)
{
    PY_UNUSED_ARGUMENTS;
    return step_new(vm, PY_LIBRARY_async_generator_athrow, self, NULL);
}

const struct py_method_def py_async_generator_methods[] = {
    {.name = "asend", .function = generator_asend, .kind = PY_ONE},
    {.name = "athrow", .function = generator_athrow, .kind = PY_FAST, .minimum = 1, .maximum = 3},
    {.name = "aclose", .function = generator_aclose, .kind = PY_NOARGS},
    PY_CLASS_GETITEM,
    {0},
};
