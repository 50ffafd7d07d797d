/* list.sort: Tim Peters's stable merge sort, as CPython 3.11 has it (Objects/listobject.c, listsort.txt; the order of
 * merges is Munro and Wild's powersort).
 *
 * Runs already in order are found, short ones are made longer by binary insertion, and neighbouring runs are
 * merged; a merge gallops when one side wins again and again. A program can see which items are
 * compared, in which order, so each step compares what CPython compares. While it sorts, the list looks empty. */
#include "python/objects/list_parts.h"
#include "python/run/poll.h"

enum { MIN_GALLOP = 7, MAX_RUNS = 85, LOCAL_ROOM = 256 };

/* Keys to compare, and the values that move along with them: NULL when the keys are the values. */
struct span {
    py_object **keys, **values;
};

struct run {
    struct span base;
    int64_t length;
    int power; /* of the boundary to the next run, in powersort's sense */
};

struct sort {
    py_vm *vm;
    /* 1: a < b, 0: not, -1: failure */
    int (*less)(struct sort *, py_object *a, py_object *b);
    py_object *(*compare)(py_vm *, py_object *, py_object *, enum py_compare_op);
    int64_t min_gallop;
    struct run runs[MAX_RUNS];
    int run_count;
    py_object **first_key;
    int64_t length;
    struct span room; /* where the smaller side of a merge is copied to */
    int64_t room_size;
    bool values; /* are there values beside the keys? */
    py_object *local[LOCAL_ROOM];
};

/* ---- Comparing ---- */

static int less_any(struct sort *sort, py_object *a, py_object *b)
{
    return py_compare_bool(sort->vm, a, b, PY_LT);
}

/* All keys are of one type: its comparison is called directly. */
static int less_same_type(struct sort *sort, py_object *a, py_object *b)
{
    py_vm *vm = sort->vm;
    py_object *result = sort->compare(vm, a, b, PY_LT);
    if (!result)
        return -1;
    int less;
    if (result == vm->not_implemented)
        less = py_compare_bool(vm, a, b, PY_LT);
    else if (result == vm->true_ || result == vm->false_)
        less = result == vm->true_;
    else
        less = py_is_true(vm, result);
    py_decref(vm, result);
    return less;
}

static int less_small_int(struct sort *sort, py_object *a, py_object *b)
{
    (void)sort;
    const py_int *x = (const py_int *)a, *y = (const py_int *)b;
    if (x->var.size != y->var.size)
        return x->var.size < y->var.size;
    if (x->var.size == 0)
        return 0;
    return x->var.size > 0 ? x->limbs[0] < y->limbs[0] : x->limbs[0] > y->limbs[0];
}

static int less_str(struct sort *sort, py_object *a, py_object *b)
{
    (void)sort;
    return py_str_order((py_str *)a, (py_str *)b) < 0;
}

static int less_float(struct sort *sort, py_object *a, py_object *b)
{
    (void)sort;
    return ((py_float *)a)->value < ((py_float *)b)->value;
}

/* The fastest comparison that is right for all keys. */
static void choose_less(struct sort *sort, py_object *const *keys, int64_t count)
{
    py_vm *vm = sort->vm;
    sort->less = less_any;
    if (count == 0)
        return;
    py_type *type = keys[0]->type;
    bool small = true;
    for (int64_t i = 0; i < count; i++) {
        if (keys[i]->type != type)
            return;
        if (type == vm->types.int_) {
            int64_t size = ((py_int *)keys[i])->var.size;
            small &= size >= -1 && size <= 1;
        }
    }
    sort->compare = type->slots.compare;
    if (type == vm->types.int_ && small)
        sort->less = less_small_int;
    else if (type == vm->types.str)
        sort->less = less_str;
    else if (type == vm->types.float_)
        sort->less = less_float;
    else if (sort->compare)
        sort->less = less_same_type;
}

static bool runs_no_code(const struct sort *sort)
{
    return sort->less != less_any && sort->less != less_same_type;
}

/* ---- Moving ---- */

static inline struct span span_at(const struct sort *sort, struct span span, int64_t offset)
{
    return (struct span){span.keys + offset, sort->values ? span.values + offset : NULL};
}

static inline void copy_items(const struct sort *sort, struct span to, int64_t i, struct span from,
                              int64_t j, int64_t count)
{
    memmove(to.keys + i, from.keys + j, (size_t)count * sizeof *to.keys);
    if (sort->values)
        memmove(to.values + i, from.values + j, (size_t)count * sizeof *to.values);
}

static inline void copy_one(const struct sort *sort, struct span to, int64_t i, struct span from,
                            int64_t j)
{
    to.keys[i] = from.keys[j];
    if (sort->values)
        to.values[i] = from.values[j];
}

static void reverse_items(py_object **items, int64_t count)
{
    for (int64_t i = 0, j = count - 1; i < j; i++, j--) {
        py_object *swapped = items[i];
        items[i] = items[j];
        items[j] = swapped;
    }
}

static void reverse_span(const struct sort *sort, struct span span, int64_t count)
{
    reverse_items(span.keys, count);
    if (sort->values)
        reverse_items(span.values, count);
}

/* Room for `count` keys and as many values. */
static bool make_room(struct sort *sort, int64_t count)
{
    int64_t wanted = sort->values ? 2 * count : count;
    if (sort->room_size < wanted) {
        if (sort->room.keys != sort->local)
            py_mem_free(sort->vm, sort->room.keys);
        sort->room.keys = py_mem_alloc(sort->vm, (size_t)wanted * sizeof *sort->room.keys);
        sort->room_size = wanted;
        if (!sort->room.keys) {
            sort->room.keys = sort->local;
            sort->room_size = LOCAL_ROOM;
            py_raise_memory(sort->vm);
            return false;
        }
    }
    sort->room.values = sort->values ? sort->room.keys + count : NULL;
    return true;
}

/* ---- Runs ---- */

/* The length of the run at the start: ascending, or strictly descending. -1: failure. */
static int64_t count_run(struct sort *sort, py_object **keys, int64_t count, bool *descending)
{
    *descending = false;
    if (count == 1)
        return 1;
    int less = sort->less(sort, keys[1], keys[0]);
    if (less < 0)
        return -1;
    *descending = less;
    int64_t n = 2;
    for (; n < count; n++) {
        less = sort->less(sort, keys[n], keys[n - 1]);
        if (less < 0)
            return -1;
        if (less != *descending)
            break;
    }
    return n;
}

/* Sorts `count` items of which the first `sorted` are in order, by binary insertion. */
static int insert_sorted(struct sort *sort, struct span span, int64_t count, int64_t sorted)
{
    for (int64_t i = MAX(sorted, 1); i < count; i++) {
        py_object *pivot = span.keys[i];
        int64_t left = 0, right = i;
        while (left < right) {
            int64_t middle = left + ((right - left) >> 1);
            int less = sort->less(sort, pivot, span.keys[middle]);
            if (less < 0)
                return -1;
            if (less)
                right = middle;
            else
                left = middle + 1;
        }
        py_object *value = sort->values ? span.values[i] : NULL;
        copy_items(sort, span, left + 1, span, left, i - left);
        span.keys[left] = pivot;
        if (sort->values)
            span.values[left] = value;
    }
    return 0;
}

/* ---- Galloping ----
 * Where a key belongs in `count` sorted keys: before equal ones (left) or after them (right). The search starts at `hint` and
 * doubles its stride. -1: failure. */

/* Is the key to be placed after keys[i]? */
static inline int goes_after(struct sort *sort, py_object *key, py_object *other, bool right)
{
    if (!right)
        return sort->less(sort, other, key);
    int less = sort->less(sort, key, other);
    return less < 0 ? less : !less;
}

static int64_t gallop(struct sort *sort, py_object *key, py_object **keys, int64_t count,
                      int64_t hint, bool right)
{
    int64_t last = 0, offset = 1;
    int after = goes_after(sort, key, keys[hint], right);
    if (after < 0)
        return -1;
    int64_t limit = after ? count - hint : hint + 1;
    while (offset < limit) {
        int step = goes_after(sort, key, keys[after ? hint + offset : hint - offset], right);
        if (step < 0)
            return -1;
        if (step != after)
            break;
        last = offset;
        offset = (offset << 1) + 1;
    }
    offset = MIN(offset, limit);
    int64_t low = after ? hint + last : hint - offset, high = after ? hint + offset : hint - last;
    low++;
    while (low < high) {
        int64_t middle = low + ((high - low) >> 1);
        after = goes_after(sort, key, keys[middle], right);
        if (after < 0)
            return -1;
        if (after)
            low = middle + 1;
        else
            high = middle;
    }
    return high;
}

/* ---- Merging two neighbouring runs ---- */

/* How a merge goes on after a step. */
enum outcome { GO_ON, DONE, ONE_LEFT, FAILED };

/* The two sides and the destination, as they shrink. Low: from the front, with a copied aside. High: from the
 * back, with b copied aside. */
struct merge {
    struct span to, a, b;
    int64_t a_count, b_count;
    int64_t a_wins, b_wins;
};

static inline enum outcome low_take_a(struct sort *sort, struct merge *m, int64_t count)
{
    copy_items(sort, m->to, 0, m->a, 0, count);
    m->to = span_at(sort, m->to, count);
    m->a = span_at(sort, m->a, count);
    m->a_count -= count;
    return m->a_count == 1 ? ONE_LEFT : m->a_count == 0 ? DONE : GO_ON;
}

static inline enum outcome low_take_b(struct sort *sort, struct merge *m, int64_t count)
{
    copy_items(sort, m->to, 0, m->b, 0, count);
    m->to = span_at(sort, m->to, count);
    m->b = span_at(sort, m->b, count);
    m->b_count -= count;
    return m->b_count == 0 ? DONE : GO_ON;
}

/* One item at a time, until one side wins often enough to gallop. */
static enum outcome low_one_by_one(struct sort *sort, struct merge *m, int64_t min_gallop)
{
    m->a_wins = m->b_wins = 0;
    for (;;) {
        int less = sort->less(sort, m->b.keys[0], m->a.keys[0]);
        if (less < 0)
            return FAILED;
        enum outcome outcome = less ? low_take_b(sort, m, 1) : low_take_a(sort, m, 1);
        m->b_wins = less ? m->b_wins + 1 : 0;
        m->a_wins = less ? 0 : m->a_wins + 1;
        if (outcome != GO_ON || MAX(m->a_wins, m->b_wins) >= min_gallop)
            return outcome;
    }
}

static enum outcome low_gallop(struct sort *sort, struct merge *m)
{
    enum outcome outcome;
    int64_t k = gallop(sort, m->b.keys[0], m->a.keys, m->a_count, 0, true);
    if (k < 0)
        return FAILED;
    m->a_wins = k;
    if (k && (outcome = low_take_a(sort, m, k)) != GO_ON)
        return outcome;
    if ((outcome = low_take_b(sort, m, 1)) != GO_ON)
        return outcome;
    k = gallop(sort, m->a.keys[0], m->b.keys, m->b_count, 0, false);
    if (k < 0)
        return FAILED;
    m->b_wins = k;
    if (k && (outcome = low_take_b(sort, m, k)) != GO_ON)
        return outcome;
    return low_take_a(sort, m, 1);
}

static inline enum outcome high_take_a(struct sort *sort, struct merge *m, int64_t count)
{
    m->to = span_at(sort, m->to, -count);
    m->a_count -= count;
    copy_items(sort, m->to, 1, m->a, m->a_count, count);
    return m->a_count == 0 ? DONE : GO_ON;
}

static inline enum outcome high_take_b(struct sort *sort, struct merge *m, int64_t count)
{
    m->to = span_at(sort, m->to, -count);
    m->b_count -= count;
    copy_items(sort, m->to, 1, m->b, m->b_count, count);
    return m->b_count == 1 ? ONE_LEFT : m->b_count == 0 ? DONE : GO_ON;
}

static enum outcome high_one_by_one(struct sort *sort, struct merge *m, int64_t min_gallop)
{
    m->a_wins = m->b_wins = 0;
    for (;;) {
        int less = sort->less(sort, m->b.keys[m->b_count - 1], m->a.keys[m->a_count - 1]);
        if (less < 0)
            return FAILED;
        enum outcome outcome = less ? high_take_a(sort, m, 1) : high_take_b(sort, m, 1);
        m->a_wins = less ? m->a_wins + 1 : 0;
        m->b_wins = less ? 0 : m->b_wins + 1;
        if (outcome != GO_ON || MAX(m->a_wins, m->b_wins) >= min_gallop)
            return outcome;
    }
}

static enum outcome high_gallop(struct sort *sort, struct merge *m)
{
    enum outcome outcome;
    int64_t k =
        gallop(sort, m->b.keys[m->b_count - 1], m->a.keys, m->a_count, m->a_count - 1, true);
    if (k < 0)
        return FAILED;
    m->a_wins = m->a_count - k;
    if (m->a_wins && (outcome = high_take_a(sort, m, m->a_wins)) != GO_ON)
        return outcome;
    if ((outcome = high_take_b(sort, m, 1)) != GO_ON)
        return outcome;
    k = gallop(sort, m->a.keys[m->a_count - 1], m->b.keys, m->b_count, m->b_count - 1, false);
    if (k < 0)
        return FAILED;
    m->b_wins = m->b_count - k;
    if (m->b_wins && (outcome = high_take_b(sort, m, m->b_wins)) != GO_ON)
        return outcome;
    return high_take_a(sort, m, 1);
}

/* Both ways of merging change between going one by one and galloping in the same manner. */
static enum outcome merge_in_turns(struct sort *sort, struct merge *m,
                                   enum outcome (*one_by_one)(struct sort *, struct merge *,
                                                              int64_t),
                                   enum outcome (*gallop_once)(struct sort *, struct merge *))
{
    int64_t min_gallop = sort->min_gallop;
    for (;;) {
        enum outcome outcome = one_by_one(sort, m, min_gallop);
        if (outcome != GO_ON)
            return outcome;
        min_gallop++;
        do {
            min_gallop -= min_gallop > 1;
            sort->min_gallop = min_gallop;
            outcome = gallop_once(sort, m);
            if (outcome != GO_ON)
                return outcome;
        } while (m->a_wins >= MIN_GALLOP || m->b_wins >= MIN_GALLOP);
        sort->min_gallop = ++min_gallop; /* it did not pay: be slower to try again */
    }
}

/* Merges with the shorter first run aside. */
static int merge_low(struct sort *sort, struct span a, int64_t a_count, struct span b,
                     int64_t b_count)
{
    if (!make_room(sort, a_count))
        return -1;
    copy_items(sort, sort->room, 0, a, 0, a_count);
    struct merge m = {.to = a, .a = sort->room, .b = b, .a_count = a_count, .b_count = b_count};
    enum outcome outcome = low_take_b(sort, &m, 1);
    if (outcome == GO_ON)
        outcome = a_count == 1 ? ONE_LEFT : merge_in_turns(sort, &m, low_one_by_one, low_gallop);
    if (outcome == ONE_LEFT) { /* it comes last */
        copy_items(sort, m.to, 0, m.b, 0, m.b_count);
        copy_one(sort, m.to, m.b_count, m.a, 0);
        return 0;
    }
    copy_items(sort, m.to, 0, m.a, 0, m.a_count);
    return outcome == FAILED ? -1 : 0;
}

/* Merges with the shorter second run aside. */
static int merge_high(struct sort *sort, struct span a, int64_t a_count, struct span b,
                      int64_t b_count)
{
    if (!make_room(sort, b_count))
        return -1;
    copy_items(sort, sort->room, 0, b, 0, b_count);
    struct merge m = {.to = span_at(sort, b, b_count - 1),
                      .a = a,
                      .b = sort->room,
                      .a_count = a_count,
                      .b_count = b_count};
    enum outcome outcome = high_take_a(sort, &m, 1);
    if (outcome == GO_ON)
        outcome = b_count == 1 ? ONE_LEFT : merge_in_turns(sort, &m, high_one_by_one, high_gallop);
    if (outcome == ONE_LEFT) { /* it comes first */
        copy_items(sort, m.to, 1 - m.a_count, m.a, 0, m.a_count);
        copy_one(sort, m.to, -m.a_count, m.b, 0);
        return 0;
    }
    copy_items(sort, m.to, 1 - m.b_count, m.b, 0, m.b_count);
    return outcome == FAILED ? -1 : 0;
}

/* Merges pending runs i and i + 1. */
static int merge_at(struct sort *sort, int i)
{
    if (py_poll(sort->vm))
        return -1;
    struct span a = sort->runs[i].base, b = sort->runs[i + 1].base;
    int64_t a_count = sort->runs[i].length, b_count = sort->runs[i + 1].length;
    sort->runs[i].length = a_count + b_count;
    if (i == sort->run_count - 3)
        sort->runs[i + 1] = sort->runs[i + 2];
    sort->run_count--;
    /* What of a is less than all of b, and what of b is greater than all of a, stays where it is. */
    int64_t k = gallop(sort, b.keys[0], a.keys, a_count, 0, true);
    if (k < 0)
        return -1;
    a = span_at(sort, a, k);
    a_count -= k;
    if (a_count == 0)
        return 0;
    b_count = gallop(sort, a.keys[a_count - 1], b.keys, b_count, b_count - 1, false);
    if (b_count <= 0)
        return b_count < 0 ? -1 : 0;
    return a_count <= b_count ? merge_low(sort, a, a_count, b, b_count)
                              : merge_high(sort, a, a_count, b, b_count);
}

/* The depth at which the boundary of two runs lies in a perfectly balanced tree of merges. */
static int boundary_power(int64_t start, int64_t length1, int64_t length2, int64_t total)
{
    int power = 0;
    for (int64_t a = 2 * start + length1, b = a + length1 + length2;;) {
        power++;
        if (a >= total) {
            a -= total;
            b -= total;
        } else if (b >= total) {
            return power;
        }
        a <<= 1;
        b <<= 1;
    }
}

/* Adds a run, after merging those that lie deeper than its boundary. */
static int add_run(struct sort *sort, struct span base, int64_t length)
{
    if (sort->run_count) {
        const struct run *top = &sort->runs[sort->run_count - 1];
        int power =
            boundary_power(top->base.keys - sort->first_key, top->length, length, sort->length);
        while (sort->run_count > 1 && sort->runs[sort->run_count - 2].power > power) {
            if (merge_at(sort, sort->run_count - 2) < 0)
                return -1;
        }
        sort->runs[sort->run_count - 1].power = power;
    }
    sort->runs[sort->run_count++] = (struct run){base, length, 0};
    return 0;
}

static int merge_all(struct sort *sort)
{
    while (sort->run_count > 1) {
        int i = sort->run_count - 2;
        if (i > 0 && sort->runs[i - 1].length < sort->runs[i + 1].length)
            i--;
        if (merge_at(sort, i) < 0)
            return -1;
    }
    return 0;
}

/* Shorter runs are made this long: so that their number is a power of two, or a little less. */
static int64_t minimum_run(int64_t count)
{
    int64_t rest = 0;
    for (; count >= 64; count >>= 1)
        rest |= count & 1;
    return count + rest;
}

static int sort_span(struct sort *sort, struct span span, int64_t count)
{
    int64_t shortest = minimum_run(count);
    while (count > 0) {
        bool descending;
        int64_t length = count_run(sort, span.keys, count, &descending);
        if (length < 0)
            return -1;
        if (descending)
            reverse_span(sort, span, length);
        if (length < shortest) {
            int64_t forced = MIN(count, shortest);
            if (insert_sorted(sort, span, forced, length) < 0)
                return -1;
            length = forced;
        }
        if (add_run(sort, span, length) < 0)
            return -1;
        span = span_at(sort, span, length);
        count -= length;
    }
    return merge_all(sort);
}

/* ---- list.sort ---- */

/* key(item) for each item: an array of new references, which are held. NULL on failure. */
static py_object **make_keys(py_vm *vm, py_object *function, py_object *const *items, int64_t count)
{
    py_object **keys = py_mem_alloc(vm, (size_t)MAX(count, 1) * sizeof *keys);
    if (!keys)
        return py_raise_memory(vm);
    for (int64_t i = 0; i < count; i++) {
        keys[i] = py_call_one(vm, function, items[i]);
        if (!keys[i]) {
            py_unhold(vm, (size_t)i);
            while (--i >= 0)
                py_decref(vm, keys[i]);
            py_mem_free(vm, keys);
            return NULL;
        }
        py_hold(vm, keys[i]);
    }
    return keys;
}

/* Sorts items (by keys when not NULL): 0, or -1 with the items in some order. */
static int sort_items(py_vm *vm, py_object **items, py_object **keys, int64_t count, bool reverse)
{
    if (count < 2)
        return 0;
    struct sort *sort = py_mem_alloc(vm, sizeof *sort);
    if (!sort) {
        py_raise_memory(vm);
        return -1;
    }
    struct span span = {keys ? keys : items, keys ? items : NULL};
    sort->vm = vm;
    sort->min_gallop = MIN_GALLOP;
    sort->run_count = 0;
    sort->first_key = span.keys;
    sort->length = count;
    sort->values = keys != NULL;
    sort->room.keys = sort->local;
    sort->room_size = LOCAL_ROOM;
    choose_less(sort, span.keys, count);
    /* Turned round before and after, equal items keep their order in a reversed sort too. */
    if (reverse)
        reverse_span(sort, span, count);
    bool hold = !keys && !runs_no_code(sort);
    for (int64_t i = 0; hold && i < count; i++)
        py_hold(vm, items[i]);
    int result = sort_span(sort, span, count);
    if (hold)
        py_unhold(vm, (size_t)count);
    if (reverse)
        reverse_items(items, count);
    if (sort->room.keys != sort->local)
        py_mem_free(vm, sort->room.keys);
    py_mem_free(vm, sort);
    return result;
}

/* Sorts by what the key function gives. */
static int sort_by(py_vm *vm, py_object *function, py_object **items, int64_t count, bool reverse)
{
    for (int64_t i = 0; i < count; i++)
        py_hold(vm, items[i]);
    py_object **keys = make_keys(vm, function, items, count);
    int result = keys ? sort_items(vm, items, keys, count, reverse) : -1;
    if (keys) {
        py_unhold(vm, (size_t)count);
        for (int64_t i = 0; i < count; i++)
            py_decref(vm, keys[i]);
        py_mem_free(vm, keys);
    }
    py_unhold(vm, (size_t)count);
    return result;
}

int py_list_sort(py_vm *vm, py_list *list, py_object *key_or_null, bool reverse)
{
    py_object **items = list->items;
    int64_t count = list->var.size, allocated = list->allocated;
    list->items = NULL;
    list->var.size = 0;
    list->allocated = -1; /* anything that changes the list changes this */
    if (UNLIKELY(list->var.base.record_id))
        py_watch_splice(vm, &list->var.base, 0, items, count, NULL, 0);
    int result = key_or_null ? sort_by(vm, key_or_null, items, count, reverse)
                             : sort_items(vm, items, NULL, count, reverse);
    if (list->allocated != -1 && result == 0) {
        py_raise(vm, vm->exceptions.ValueError, "list modified during sort");
        result = -1;
    }
    py_object **added = list->items;
    int64_t added_count = list->var.size;
    list->items = items;
    list->var.size = count;
    list->allocated = allocated;
    if (UNLIKELY(list->var.base.record_id))
        py_watch_reset(vm, &list->var.base);
    if (added) {
        while (--added_count >= 0)
            py_xdecref(vm, added[added_count]);
        py_mem_free(vm, added);
    }
    return result;
}
