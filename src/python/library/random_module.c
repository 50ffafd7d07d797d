/* _random: the Mersenne Twister as CPython seeds and reads it (Modules/_randommodule.c), and the digest that turns a text
 * into a seed. */
#include "python/library/parts.h"

#include <gmp.h>
#include <string.h>
#include <time.h>

enum { WORDS = 624, SHIFT = 397 };

struct generator {
    py_object base;
    int32_t index, unused;
    uint32_t state[WORDS];
};
_Static_assert(sizeof(struct generator) == 2520, "as large as CPython's RandomObject");

static uint32_t next_word(struct generator *g)
{
    static const uint32_t twist[2] = {0, 0x9908B0DFu};
    uint32_t *mt = g->state, y;
    if (g->index >= WORDS) {
        for (int i = 0; i < WORDS; i++) {
            y = (mt[i] & 0x80000000u) | (mt[(i + 1) % WORDS] & 0x7FFFFFFFu);
            mt[i] = mt[(i + SHIFT) % WORDS] ^ (y >> 1) ^ twist[y & 1];
        }
        g->index = 0;
    }
    y = mt[g->index++];
    y ^= y >> 11;
    y ^= (y << 7) & 0x9D2C5680u;
    y ^= (y << 15) & 0xEFC60000u;
    return y ^ (y >> 18);
}

static void seed_word(struct generator *g, uint32_t seed)
{
    g->state[0] = seed;
    for (uint32_t i = 1; i < WORDS; i++)
        g->state[i] = 1812433253u * (g->state[i - 1] ^ (g->state[i - 1] >> 30)) + i;
    g->index = WORDS;
}

/* init_by_array of the reference implementation. */
static void seed_words(struct generator *g, const uint32_t *key, size_t length)
{
    uint32_t *mt = g->state;
    size_t i = 1, j = 0;
    seed_word(g, 19650218u);
    for (size_t k = MAX((size_t)WORDS, length); k; k--) {
        mt[i] = (mt[i] ^ ((mt[i - 1] ^ (mt[i - 1] >> 30)) * 1664525u)) + key[j] + (uint32_t)j;
        if (++i >= WORDS) {
            mt[0] = mt[WORDS - 1];
            i = 1;
        }
        if (++j >= length)
            j = 0;
    }
    for (size_t k = WORDS - 1; k; k--) {
        mt[i] = (mt[i] ^ ((mt[i - 1] ^ (mt[i - 1] >> 30)) * 1566083941u)) - (uint32_t)i;
        if (++i >= WORDS) {
            mt[0] = mt[WORDS - 1];
            i = 1;
        }
    }
    mt[0] = 0x80000000u;
}

/* Seeds with the absolute value of an int, 32 bits a word. */
static int seed_int(py_vm *vm, struct generator *g, const py_int *seed)
{
    int64_t limbs = seed->var.size < 0 ? -seed->var.size : seed->var.size;
    size_t length = (size_t)limbs * 2;
    uint32_t zero = 0, *key = length ? py_mem_alloc(vm, length * sizeof *key) : &zero;
    if (!key) {
        py_raise_memory(vm);
        return -1;
    }
    for (int64_t i = 0; i < limbs; i++) {
        key[2 * i] = (uint32_t)seed->limbs[i];
        key[2 * i + 1] = (uint32_t)(seed->limbs[i] >> 32);
    }
    while (length && !key[length - 1])
        length--;
    seed_words(g, key, length ? length : 1);
    if (key != &zero)
        py_mem_free(vm, key);
    return 0;
}

static int seed_any(py_vm *vm, struct generator *g, py_object *seed)
{
    if (!seed || seed == vm->none) {
        uint32_t key[2] = {20231114u, 0};
        if (vm->options.real_time) {
            struct timespec now;
            clock_gettime(CLOCK_REALTIME, &now);
            key[0] = (uint32_t)now.tv_nsec;
            key[1] = (uint32_t)now.tv_sec;
        }
        seed_words(g, key, 2);
        return 0;
    }
    if (PY_IS_INT(seed))
        return seed_int(vm, g, (py_int *)seed);
    int64_t hash = py_hash(vm, seed);
    if (vm->raised)
        return -1;
    py_object *number = py_int_from_unsigned(vm, (uint64_t)hash);
    int failed = number ? seed_int(vm, g, (py_int *)number) : -1;
    py_xdecref(vm, number);
    return failed;
}

/* Whatever a subclass's own __init__ takes: only random_init looks at the arguments. */
PY_NEW(random_new)
{
    (void)args, (void)nargs, (void)kwnames;
    struct generator *g = py_object_new(vm, type);
    if (!g)
        return NULL;
    /* An instance of a subclass may be part of a cycle: its class's. */
    if (py_type_has(type, PY_TYPE_GC))
        py_gc_track(vm, g);
    if (seed_any(vm, g, NULL))
        PY_CLEAR(vm, g);
    return PY_OBJECT(g);
}

static int random_init(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                       py_tuple *kwnames)
{
    if (!py_args_positional(vm, "Random", nargs, kwnames, 0, 1))
        return -1;
    return seed_any(vm, (struct generator *)self, nargs ? args[0] : NULL);
}

PY_FUNCTION(random_seed)
{
    PY_UNUSED_ARGUMENTS;
    return seed_any(vm, (struct generator *)self, nargs ? args[0] : NULL) ? NULL
                                                                          : py_newref(vm->none);
}

PY_FUNCTION(random_random)
{
    PY_UNUSED_ARGUMENTS;
    struct generator *g = (struct generator *)self;
    uint32_t high = next_word(g) >> 5, low = next_word(g) >> 6;
    return py_float_from(vm, (high * 67108864.0 + low) * (1.0 / 9007199254740992.0));
}

PY_FUNCTION(random_getrandbits)
{
    PY_UNUSED_ARGUMENTS;
    struct generator *g = (struct generator *)self;
    int64_t bits = py_as_index(vm, args[0], vm->exceptions.OverflowError);
    if (vm->raised)
        return NULL;
    if (bits < 0)
        return py_raise(vm, vm->exceptions.ValueError, "number of bits must be non-negative");
    if (!bits)
        return py_int_from(vm, 0);
    if (bits <= 32)
        return py_int_from(vm, next_word(g) >> (32 - bits));
    size_t words = (size_t)(bits - 1) / 32 + 1;
    char *digits = py_mem_alloc(vm, words * 8 + 1);
    if (!digits)
        return py_raise_memory(vm);
    for (size_t i = 0; i < words; i++, bits -= 32) {
        uint32_t word = next_word(g);
        if (bits < 32)
            word >>= 32 - bits;
        for (int d = 0; d < 8; d++)
            digits[(words - 1 - i) * 8 + (size_t)d] = "0123456789abcdef"[word >> (28 - 4 * d) & 15];
    }
    py_object *number = py_int_from_digits(vm, digits, words * 8, 16);
    py_mem_free(vm, digits);
    return number;
}

PY_FUNCTION(random_getstate)
{
    PY_UNUSED_ARGUMENTS;
    const struct generator *g = (const struct generator *)self;
    py_tuple *state = py_tuple_new(vm, WORDS + 1);
    for (int i = 0; state && i <= WORDS; i++) {
        state->items[i] = py_int_from(vm, i < WORDS ? (int64_t)g->state[i] : g->index);
        if (!state->items[i])
            PY_CLEAR(vm, state);
    }
    return PY_OBJECT(state);
}

PY_FUNCTION(random_setstate)
{
    PY_UNUSED_ARGUMENTS;
    struct generator *g = (struct generator *)self;
    uint32_t words[WORDS];
    int64_t value = 0;
    if (!PY_IS_TUPLE(args[0]))
        return py_raise(vm, vm->exceptions.TypeError, "state vector must be a tuple");
    py_tuple *state = (py_tuple *)args[0];
    if (state->var.size != WORDS + 1)
        return py_raise(vm, vm->exceptions.ValueError, "state vector is the wrong size");
    for (int i = 0; i <= WORDS; i++) {
        value = py_as_index(vm, state->items[i], vm->exceptions.OverflowError);
        if (vm->raised)
            return NULL;
        if (i < WORDS)
            words[i] = (uint32_t)value;
    }
    if (value < 0 || value > WORDS)
        return py_raise(vm, vm->exceptions.ValueError, "invalid state");
    memcpy(g->state, words, sizeof words);
    g->index = (int32_t)value;
    return py_newref(vm->none);
}

static void random_destroy(py_vm *vm, py_object *o)
{
    py_object_free(vm, o);
}

static const struct py_method_def random_methods[] = {
    {"random", random_random, PY_NOARGS, 0, 0, 0, "($self, /)",
     "random() -> x in the interval [0, 1)."},
    {"seed", random_seed, PY_FAST, 0, 1, 0, "($self, n=None, /)", NULL},
    {"getstate", random_getstate, PY_NOARGS, 0, 0, 0, "($self, /)", NULL},
    {"setstate", random_setstate, PY_ONE, 0, 0, 0, "($self, state, /)", NULL},
    {"getrandbits", random_getrandbits, PY_ONE, 0, 0, 0, "($self, k, /)", NULL},
    {0},
};

const struct py_type_spec py_random_spec = {
    .name = "_random.Random",
    .basic_size = sizeof(struct generator),
    .flags = PY_TYPE_BASE,
    .slots = {.destroy = random_destroy, .new_ = random_new, .init = random_init},
    .methods = random_methods,
};

/* ---- SHA-512 (FIPS 180-4) ---- */

static uint64_t rotate(uint64_t x, int n)
{
    return x >> n | x << (64 - n);
}

/* The first 64 bits of the fractional part of a root of a prime, by integer arithmetic: `power` 2 or 3. */
static uint64_t root_fraction(unsigned prime, unsigned power)
{
    /* floor(root * 2^64) by bisection on 70 bits, products kept in long form. */
    mpz_t target, root;
    uint64_t fraction;
    mpz_init_set_ui(target, prime);
    mpz_init(root);
    mpz_mul_2exp(target, target, 64 * power);
    mpz_root(root, target, power);
    mpz_fdiv_r_2exp(root, root, 64);
    fraction = mpz_get_ui(root);
    mpz_clear(target);
    mpz_clear(root);
    return fraction;
}

static void constants(uint64_t k[80], uint64_t h[8])
{
    unsigned count = 0;
    for (unsigned n = 2; count < 80; n++) {
        bool prime = true;
        for (unsigned d = 2; d * d <= n; d++)
            prime = prime && n % d;
        if (!prime)
            continue;
        k[count] = root_fraction(n, 3);
        if (count < 8)
            h[count] = root_fraction(n, 2);
        count++;
    }
}

static void digest_block(uint64_t h[8], const uint64_t k[80], const unsigned char *block)
{
    uint64_t w[80], v[8];
    for (int i = 0; i < 16; i++) {
        w[i] = 0;
        for (int b = 0; b < 8; b++)
            w[i] = w[i] << 8 | block[8 * i + b];
    }
    for (int i = 16; i < 80; i++) {
        uint64_t a = w[i - 15], b = w[i - 2];
        w[i] = w[i - 16] + w[i - 7] + (rotate(a, 1) ^ rotate(a, 8) ^ a >> 7) +
               (rotate(b, 19) ^ rotate(b, 61) ^ b >> 6);
    }
    memcpy(v, h, sizeof v);
    for (int i = 0; i < 80; i++) {
        uint64_t one = v[7] + (rotate(v[4], 14) ^ rotate(v[4], 18) ^ rotate(v[4], 41)) +
                       ((v[4] & v[5]) ^ (~v[4] & v[6])) + k[i] + w[i];
        uint64_t two = (rotate(v[0], 28) ^ rotate(v[0], 34) ^ rotate(v[0], 39)) +
                       ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));
        memmove(v + 1, v, 7 * sizeof *v);
        v[4] += one;
        v[0] = one + two;
    }
    for (int i = 0; i < 8; i++)
        h[i] += v[i];
}

PY_FUNCTION(random_sha512)
{
    PY_UNUSED_ARGUMENTS;
    uint64_t k[80], h[8];
    const char *bytes;
    int64_t length;
    if (!py_bytes_view(vm, args[0], &bytes, &length))
        return py_raise(vm, vm->exceptions.TypeError, "a bytes-like object is required, not '%T'",
                        args[0]);
    size_t blocks = ((size_t)length + 17 + 127) / 128;
    unsigned char *padded = py_mem_zeroed(vm, blocks * 128), digest[64];
    if (!padded)
        return py_raise_memory(vm);
    memcpy(padded, bytes, (size_t)length);
    padded[length] = 0x80;
    for (int i = 0; i < 8; i++)
        padded[blocks * 128 - 1 - (size_t)i] = (unsigned char)((uint64_t)length * 8 >> (8 * i));
    constants(k, h);
    for (size_t i = 0; i < blocks; i++)
        digest_block(h, k, padded + 128 * i);
    py_mem_free(vm, padded);
    for (int i = 0; i < 64; i++)
        digest[i] = (unsigned char)(h[i / 8] >> (56 - 8 * (i % 8)));
    return PY_OBJECT(py_bytes_from(vm, digest, sizeof digest));
}

static const struct py_method_def random_functions[] = {
    {"_sha512", random_sha512, PY_ONE, 0, 0, 0, NULL, NULL},
    {0},
};

static int random_fill(py_vm *vm, py_module *module)
{
    py_type *type = PY_LIBRARY_TYPE_OF(vm, random);
    return type ? py_dict_set_c(vm, module->dict, "Random", PY_OBJECT(type)) : -1;
}

const struct py_module_def py_random_module_def = {
    .name = "_random",
    .doc = "Module implements the Mersenne Twister random number generator.",
    .functions = random_functions,
    .fill = random_fill,
};
