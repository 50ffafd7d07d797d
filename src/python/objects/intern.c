/* The intern table: at most one str of each value that was interned, so that names are compared by
 * address.
 *
 * It does not keep its strings alive: its references are not counted, and a string that dies takes itself
 * out (interned strings are mortal since Python 2.3). An open-addressing table of pointers; a
 * removal moves later entries of the run back, so that it needs no markers. */
#include "python/objects/str_parts.h"

struct py_intern_table {
    py_str **slots;
    size_t mask, used;
};

static struct py_intern_table *intern_table_new(void)
{
    struct py_intern_table *table = calloc(1, sizeof *table);
    if (!table)
        return NULL;
    table->mask = 4095;
    table->slots = calloc(table->mask + 1, sizeof *table->slots);
    if (table->slots)
        return table;
    free(table);
    return NULL;
}

static size_t home(const struct py_intern_table *table, py_str *s)
{
    return (size_t)py_str_hash(s) & table->mask;
}

static bool grow(struct py_intern_table *table)
{
    struct py_intern_table larger = {.mask = table->mask * 2 + 1, .used = table->used};
    larger.slots = calloc(larger.mask + 1, sizeof *larger.slots);
    if (!larger.slots)
        return false;
    for (size_t i = 0; i <= table->mask; i++) {
        py_str *s = table->slots[i];
        if (!s)
            continue;
        size_t at = home(&larger, s);
        while (larger.slots[at])
            at = (at + 1) & larger.mask;
        larger.slots[at] = s;
    }
    free(table->slots);
    *table = larger;
    return true;
}

void py_str_intern(py_vm *vm, py_str **s)
{
    py_str *given = *s;
    struct py_intern_table *table = vm->interned;
    /* A subclass's instance could not stand for the str that it equals. */
    if (given->interned || PY_TYPE_OF(given) != vm->types.str)
        return;
    if (table->used * 3 > table->mask * 2 && !grow(table) && table->used >= table->mask)
        return; /* not interning is no error */
    size_t at = home(table, given);
    for (; table->slots[at]; at = (at + 1) & table->mask) {
        py_str *known = table->slots[at];
        if (known->hash == given->hash && py_str_equal(known, given)) {
            *s = py_newref(known);
            py_decref(vm, given);
            return;
        }
    }
    table->slots[at] = given;
    table->used++;
    given->interned = 1;
}

py_str *py_str_intern_c(py_vm *vm, const char *utf8)
{
    py_str *s = py_str_from_c(vm, utf8);
    if (s)
        py_str_intern(vm, &s);
    return s;
}

void intern_forget(py_vm *vm, py_str *s)
{
    struct py_intern_table *table = vm->interned;
    s->interned = 0;
    if (!table)
        return;
    size_t hole = home(table, s);
    while (table->slots[hole] && table->slots[hole] != s)
        hole = (hole + 1) & table->mask;
    if (!table->slots[hole])
        return;
    table->slots[hole] = NULL;
    table->used--;
    for (size_t at = (hole + 1) & table->mask; table->slots[at]; at = (at + 1) & table->mask) {
        size_t wanted = home(table, table->slots[at]);
        /* It may move back when its home is not between the hole and where it stands. */
        if (((at - wanted) & table->mask) < ((at - hole) & table->mask))
            continue;
        table->slots[hole] = table->slots[at];
        table->slots[at] = NULL;
        hole = at;
    }
}

/* ---- The atoms that exist once ---- */

static bool make_small_ints(py_vm *vm)
{
    for (int value = PY_SMALL_INT_MIN; value <= PY_SMALL_INT_MAX; value++) {
        py_int *made = py_object_new_var(vm, vm->types.int_, 1);
        if (!made)
            return false;
        made->limbs[0] = (mp_limb_t)(value < 0 ? -value : value);
        made->var.size = value < 0 ? -1 : value > 0;
        vm->small_ints[value - PY_SMALL_INT_MIN] = made;
    }
    return true;
}

static py_object *make_bool(py_vm *vm, bool value)
{
    py_int *made = py_object_new_var(vm, vm->types.bool_, 0);
    if (made) {
        made->limbs[0] = value;
        made->var.size = value;
    }
    return PY_OBJECT(made);
}

int py_atoms_init(py_vm *vm)
{
    vm->int_digit_limit = 4300;
    vm->interned = intern_table_new();
    if (!vm->interned || !make_small_ints(vm))
        return -1;
    vm->true_ = make_bool(vm, true);
    vm->false_ = make_bool(vm, false);
    vm->empty_str = str_alloc_raw(vm, 0, 1, true);
    py_bytes *empty = py_object_new_var(vm, vm->types.bytes, 0);
    vm->empty_bytes = empty;
    if (!vm->true_ || !vm->false_ || !vm->empty_str || !empty)
        return -1;
    empty->hash = -1;
    return 0;
}

/* The letters for which python3's frozen modules brought an interned str of their own, other than the one that indexing a text
 * gives: there "hello"[0] is not "h". */
static const char own_letters[] = "BCLST_abcdefhijklmnopqrstvwxy";
_Static_assert(sizeof own_letters - 1 == ARRAY_LENGTH(((py_vm *)0)->letters), "a place for each");

int py_atoms_intern_letters(py_vm *vm)
{
    for (size_t i = 0; i < ARRAY_LENGTH(vm->letters); i++) {
        py_str *letter = py_str_alloc(vm, 1, (uint32_t)own_letters[i]);
        if (!letter)
            return -1;
        *(uint8_t *)py_str_data(letter) = (uint8_t)own_letters[i];
        py_str_intern(vm, &letter);
        vm->letters[i] = letter;
    }
    return 0;
}

void py_atoms_fini(py_vm *vm)
{
    for (size_t i = 0; i < ARRAY_LENGTH(vm->letters); i++)
        PY_CLEAR(vm, vm->letters[i]);
    PY_CLEAR(vm, vm->empty_str);
    PY_CLEAR(vm, vm->empty_bytes);
    PY_CLEAR(vm, vm->true_);
    PY_CLEAR(vm, vm->false_);
    for (int i = 0; i < 256; i++) {
        PY_CLEAR(vm, vm->latin1[i]);
        PY_CLEAR(vm, vm->byte_chars[i]);
    }
    for (size_t i = 0; i < ARRAY_LENGTH(vm->small_ints); i++)
        PY_CLEAR(vm, vm->small_ints[i]);
    py_interned_fini(vm);
}

void py_interned_fini(py_vm *vm)
{
    if (vm->interned)
        free(vm->interned->slots);
    free(vm->interned);
    vm->interned = NULL;
}

