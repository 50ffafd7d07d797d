/* functools.lru_cache's wrapper (Modules/_functoolsmodule.c).
 *
 * The cache is a dict. Unbounded it maps keys to results; bounded it maps them to links, which stand in a ring in the order
 * of their last use, the oldest after the root. A key is the one argument itself when that is an exact str or int,
 * otherwise a tuple.
 */
#include "python/library/functools_parts.h"

struct link {
    py_object base;
    struct link *prev, *next; /* not owned: the dict holds links */
    int64_t hash;
    py_object *key, *result; /* owned */
};

struct lru_cache {
    py_object base;
    struct link root; /* of the ring; not an object itself */
    py_object *(*wrapper)(py_vm *, struct lru_cache *, py_object *const *, size_t, py_tuple *);
    bool typed;
    py_dict *cache; /* owned, as the objects below */
    int64_t hits;
    py_object *function;
    int64_t maxsize, misses;
    py_object *info_type;
    py_dict *dict;
    py_object *weaklist;
};
_Static_assert(sizeof(struct lru_cache) == 152, "as large as CPython's lru_cache_object");

static void unlink_link(struct link *link)
{
    link->prev->next = link->next;
    link->next->prev = link->prev;
    link->prev = link->next = link;
}

static bool is_in_ring(const struct link *link)
{
    return link->prev && link->prev != link;
}

static void append_link(struct lru_cache *self, struct link *link)
{
    struct link *root = &self->root, *last = root->prev;
    last->next = root->prev = link;
    link->prev = last;
    link->next = root;
}

static py_object *keyword_mark(py_vm *vm)
{
    if (!vm->library->keyword_mark)
        vm->library->keyword_mark = py_call_noargs(vm, PY_OBJECT(vm->types.object));
    return vm->library->keyword_mark;
}

static py_object *make_key(py_vm *vm, const struct lru_cache *self, py_object *const *args,
                           size_t nargs, py_tuple *kwnames)
{
    size_t named = kwnames ? (size_t)kwnames->var.size : 0;
    if (!self->typed && !named && nargs == 1 &&
        (args[0]->type == vm->types.str || args[0]->type == vm->types.int_))
        return py_newref(args[0]);
    if (!self->typed && !named)
        return PY_OBJECT(py_arguments_tuple(vm, args, nargs));
    size_t size = nargs + (named ? 1 + 2 * named : 0) + (self->typed ? nargs + named : 0), at = 0;
    py_object *mark = named ? keyword_mark(vm) : vm->none;
    py_tuple *key = mark ? py_tuple_new(vm, (int64_t)size) : NULL;
    if (!key)
        return NULL;
    if (!size)
        return PY_OBJECT(key);
    for (size_t i = 0; i < nargs; i++)
        key->items[at++] = py_newref(args[i]);
    if (named)
        key->items[at++] = py_newref(mark);
    for (size_t i = 0; i < named; i++) {
        key->items[at++] = py_newref(kwnames->items[i]);
        key->items[at++] = py_newref(args[nargs + i]);
    }
    for (size_t i = 0; self->typed && i < nargs + named; i++)
        key->items[at++] = py_newref(args[i]->type);
    return PY_OBJECT(key);
}

static py_object *call_function(py_vm *vm, struct lru_cache *self, py_object *const *args,
                                size_t nargs, py_tuple *kwnames)
{
    self->misses++;
    return py_call(vm, self->function, args, nargs, kwnames);
}

static py_object *uncached(py_vm *vm, struct lru_cache *self, py_object *const *args, size_t nargs,
                           py_tuple *kwnames)
{
    return call_function(vm, self, args, nargs, kwnames);
}

static py_object *unbounded(py_vm *vm, struct lru_cache *self, py_object *const *args, size_t nargs,
                            py_tuple *kwnames)
{
    py_object *key = make_key(vm, self, args, nargs, kwnames);
    if (!key)
        return NULL;
    py_hold(vm, key);
    int64_t hash = py_hash(vm, key);
    py_object *result =
        hash == -1 && vm->raised ? NULL : py_dict_get_hash(vm, self->cache, key, hash);
    if (result) {
        self->hits++;
        py_incref(result);
    } else if (!vm->raised) {
        result = call_function(vm, self, args, nargs, kwnames);
        if (result && py_dict_set_hash(vm, self->cache, key, hash, result))
            PY_CLEAR(vm, result);
    }
    py_unhold(vm, 1);
    py_decref(vm, key);
    return result;
}

/* Gives the oldest link a new key and result; both are borrowed. */
static int reuse_oldest(py_vm *vm, struct lru_cache *self, py_object *key, int64_t hash,
                        py_object *result)
{
    struct link *link = self->root.next;
    unlink_link(link);
    py_object *held = py_newref(link), *old_key = link->key, *old_result = link->result;
    link->hash = hash;
    link->key = py_newref(key);
    link->result = py_newref(result);
    py_object *const let_go[] = {old_result, old_key, held};
    for (size_t i = 0; i < ARRAY_LENGTH(let_go); i++)
        py_hold(vm, let_go[i]);
    py_object *popped = py_dict_pop(vm, self->cache, old_key, vm->none);
    int failed = popped ? 0 : -1;
    /* The key went from the dict while its comparison ran code: the link is nobody's then. */
    bool was_there = popped == held;
    py_xdecref(vm, popped);
    if (was_there) {
        failed = py_dict_set_hash(vm, self->cache, key, hash, held);
        if (!failed)
            append_link(self, link);
    }
    for (size_t i = ARRAY_LENGTH(let_go); i-- > 0;) {
        py_unhold(vm, 1);
        py_decref(vm, let_go[i]);
    }
    return failed;
}

static int add_link(py_vm *vm, struct lru_cache *self, py_object *key, int64_t hash,
                    py_object *result)
{
    py_type *type = PY_LIBRARY_TYPE_OF(vm, lru_link);
    struct link *link = type ? py_object_new(vm, type) : NULL;
    if (!link)
        return -1;
    link->hash = hash;
    link->key = py_newref(key);
    link->result = py_newref(result);
    append_link(self,
                link); /* before the dict shows it to the record; its end takes it out again */
    int failed = py_dict_set_hash(vm, self->cache, key, hash, PY_OBJECT(link));
    py_decref(vm, link);
    return failed;
}

static py_object *compute(py_vm *vm, struct lru_cache *self, py_object *key, int64_t hash,
                          py_object *const *args, size_t nargs, py_tuple *kwnames)
{
    py_object *result = call_function(vm, self, args, nargs, kwnames);
    if (!result)
        return NULL;
    py_hold(vm, result);
    /* The function may have been here itself with the same key. */
    py_object *there = py_dict_get_hash(vm, self->cache, key, hash);
    int failed = vm->raised ? -1 : 0;
    if (!there && !failed) {
        if (self->cache->used < self->maxsize || self->root.next == &self->root)
            failed = add_link(vm, self, key, hash, result);
        else
            failed = reuse_oldest(vm, self, key, hash, result);
    }
    py_unhold(vm, 1);
    if (failed)
        PY_CLEAR(vm, result);
    return result;
}

static py_object *bounded(py_vm *vm, struct lru_cache *self, py_object *const *args, size_t nargs,
                          py_tuple *kwnames)
{
    py_object *key = make_key(vm, self, args, nargs, kwnames);
    if (!key)
        return NULL;
    py_hold(vm, key);
    int64_t hash = py_hash(vm, key);
    struct link *link = NULL;
    py_object *result = NULL;
    if (hash != -1 || !vm->raised)
        link = (struct link *)py_dict_get_hash(vm, self->cache, key, hash);
    if (link) {
        unlink_link(link);
        append_link(self, link);
        self->hits++;
        result = py_newref(link->result);
    } else if (!vm->raised)
        result = compute(vm, self, key, hash, args, nargs, kwnames);
    py_unhold(vm, 1);
    py_decref(vm, key);
    if (UNLIKELY(self->base.record_id))
        py_watch_reset(vm, PY_OBJECT(self));
    return result;
}

static py_object *lru_call(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                           py_tuple *kwnames)
{
    struct lru_cache *self = (struct lru_cache *)o;
    struct py_packed packed;
    if (!py_pack_arguments(vm, &packed, args, nargs, kwnames))
        return NULL;
    py_object *result = self->wrapper(vm, self, args, nargs, kwnames);
    py_unpack_arguments(vm, &packed);
    return result;
}

PY_NEW(lru_new)
{
    static const struct py_params params = {
        "lru_cache", 4, 4, 0, {"user_function", "maxsize", "typed", "cache_info_type"}};
    py_object *given[4] = {NULL};
    if (!py_args_parse(vm, &params, args, nargs, kwnames, given))
        return NULL;
    if (!py_is_callable(given[0]))
        return py_raise(vm, vm->exceptions.TypeError, "the first argument must be callable");
    int64_t maxsize = -1;
    if (given[1] != vm->none) {
        maxsize = py_as_index(vm, given[1], vm->exceptions.OverflowError);
        if (vm->raised) {
            if (!py_raised_matches(vm, vm->exceptions.TypeError))
                return NULL;
            py_clear_raised(vm);
            return py_raise(vm, vm->exceptions.TypeError, "maxsize should be integer or None");
        }
        maxsize = MAX(maxsize, 0);
    }
    int typed = py_is_true(vm, given[2]);
    py_dict *cache = typed < 0 ? NULL : py_dict_new(vm);
    struct lru_cache *self = cache ? py_object_new(vm, type) : NULL;
    if (!self) {
        py_xdecref(vm, cache);
        return NULL;
    }
    self->root.prev = self->root.next = &self->root;
    self->wrapper = maxsize < 0 ? unbounded : maxsize ? bounded : uncached;
    self->typed = typed;
    self->cache = cache;
    self->function = py_newref(given[0]);
    self->maxsize = maxsize;
    self->info_type = py_newref(given[3]);
    py_gc_track(vm, self);
    return PY_OBJECT(self);
}

PY_FUNCTION(lru_cache_info)
{
    PY_UNUSED_ARGUMENTS;
    struct lru_cache *cache = (struct lru_cache *)self;
    py_object *values[4] = {py_int_from(vm, cache->hits), py_int_from(vm, cache->misses),
                            cache->maxsize < 0 ? py_newref(vm->none)
                                               : py_int_from(vm, cache->maxsize),
                            py_int_from(vm, cache->cache->used)};
    bool whole = values[0] && values[1] && values[2] && values[3];
    for (int i = 0; i < 4; i++)
        py_hold(vm, values[i]);
    py_object *info = whole ? py_call(vm, cache->info_type, values, 4, NULL) : NULL;
    py_unhold(vm, 4);
    for (int i = 0; i < 4; i++)
        py_xdecref(vm, values[i]);
    return info;
}

/* Takes all links out of the ring; what they hold is let go with the dict. */
static void empty_ring(struct lru_cache *self)
{
    struct link *root = &self->root;
    for (struct link *link = root->next, *next; link && link != root; link = next) {
        next = link->next;
        link->prev = link->next = link;
    }
    root->prev = root->next = root;
}

PY_FUNCTION(lru_cache_clear)
{
    PY_UNUSED_ARGUMENTS;
    struct lru_cache *cache = (struct lru_cache *)self;
    empty_ring(cache);
    cache->hits = cache->misses = 0;
    py_dict_clear(vm, cache->cache);
    if (UNLIKELY(cache->base.record_id))
        py_watch_reset(vm, self);
    return py_newref(vm->none);
}

PY_FUNCTION(lru_itself)
{
    PY_UNUSED_ARGUMENTS;
    return py_newref(self);
}

static py_object *lru_get(py_vm *vm, py_object *self, py_object *instance, py_object *owner)
{
    (void)owner;
    if (!instance || instance == vm->none)
        return py_newref(self);
    return py_method_new(vm, self, instance);
}

static int lru_traverse(py_object *o, py_visit visit, void *argument)
{
    struct lru_cache *self = (struct lru_cache *)o;
    for (struct link *link = self->root.next; link && link != &self->root; link = link->next) {
        PY_VISIT(link->key);
        PY_VISIT(link->result);
    }
    PY_VISIT(self->cache);
    PY_VISIT(self->function);
    PY_VISIT(self->info_type);
    PY_VISIT(self->dict);
    return 0;
}

static void lru_clear(py_vm *vm, py_object *o)
{
    struct lru_cache *self = (struct lru_cache *)o;
    empty_ring(self);
    PY_CLEAR(vm, self->cache);
    PY_CLEAR(vm, self->function);
    PY_CLEAR(vm, self->info_type);
    PY_CLEAR(vm, self->dict);
}

static void lru_destroy(py_vm *vm, py_object *o)
{
    py_gc_untrack(vm, o);
    if (((struct lru_cache *)o)->weaklist)
        py_weakref_clear_all(vm, o);
    lru_clear(vm, o);
    py_object_free(vm, o);
}

static void link_destroy(py_vm *vm, py_object *o)
{
    struct link *link = (struct link *)o;
    if (is_in_ring(link))
        unlink_link(link);
    PY_CLEAR(vm, link->key);
    PY_CLEAR(vm, link->result);
    py_object_free(vm, o);
}

/* While it is in the ring its key and result are visited through the cache: a link is no collected object, as in CPython. */
static int link_traverse(py_object *o, py_visit visit, void *argument)
{
    struct link *link = (struct link *)o;
    if (is_in_ring(link))
        return 0;
    PY_VISIT(link->key);
    PY_VISIT(link->result);
    return 0;
}

const struct py_type_spec py_lru_link_spec = {
    .name = "functools._lru_list_elem",
    .basic_size = sizeof(struct link),
    .flags = PY_TYPE_NO_NEW,
    .slots = {.destroy = link_destroy, .traverse = link_traverse},
};

static const struct py_method_def lru_methods[] = {
    {"cache_info", lru_cache_info, PY_NOARGS, 0, 0, 0, NULL, "Report cache statistics"},
    {"cache_clear", lru_cache_clear, PY_NOARGS, 0, 0, 0, NULL,
     "Clear the cache and cache statistics"},
    {"__copy__", lru_itself, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {"__deepcopy__", lru_itself, PY_ONE, 0, 0, 0, NULL, NULL},
    {0},
};

static const struct py_getset_def lru_getsets[] = {
    PY_DICT_GETSET,
    {0},
};

const struct py_type_spec py_lru_cache_spec = {
    .name = "functools._lru_cache_wrapper",
    .basic_size = sizeof(struct lru_cache),
    .flags = PY_TYPE_GC | PY_TYPE_BASE | PY_TYPE_METHOD_DESCRIPTOR,
    .weaklist_offset = offsetof(struct lru_cache, weaklist),
    .dict_offset = offsetof(struct lru_cache, dict),
    .slots = {.destroy = lru_destroy,
              .traverse = lru_traverse,
              .clear = lru_clear,
              .call = lru_call,
              .descr_get = lru_get,
              .new_ = lru_new},
    .methods = lru_methods,
    .getsets = lru_getsets,
};
