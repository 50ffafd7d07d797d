/* SipHash-1-3 with key 0: what CPython 3.11 hashes text and bytes with, under PYTHONHASHSEED=0
 * (PEP 456; Python/pyhash.c). The algorithm is Aumasson's and Bernstein's: four words of state, a round of
 * additions, rotations and xors per 8 bytes of input and three at the end. */
#include "python/objects/str.h"

#include <string.h>

static inline uint64_t rotate(uint64_t x, unsigned bits)
{
    return x << bits | x >> (64 - bits);
}

static inline void sip_round(uint64_t v[4])
{
    v[0] += v[1];
    v[2] += v[3];
    v[1] = rotate(v[1], 13) ^ v[0];
    v[3] = rotate(v[3], 16) ^ v[2];
    v[0] = rotate(v[0], 32);
    v[2] += v[1];
    v[0] += v[3];
    v[1] = rotate(v[1], 17) ^ v[2];
    v[3] = rotate(v[3], 21) ^ v[0];
    v[2] = rotate(v[2], 32);
}

int64_t py_hash_bytes(const void *bytes, size_t length)
{
    if (length == 0)
        return 0;
    uint64_t v[4] = {0x736f6d6570736575, 0x646f72616e646f6d, 0x6c7967656e657261,
                     0x7465646279746573};
    const char *at = bytes;
    size_t rest = length;
    for (; rest >= 8; rest -= 8, at += 8) {
        uint64_t word;
        memcpy(&word, at, 8);
        v[3] ^= word;
        sip_round(v);
        v[0] ^= word;
    }
    uint64_t last = 0;
    memcpy(&last, at, rest);
    last |= (uint64_t)length << 56;
    v[3] ^= last;
    sip_round(v);
    v[0] ^= last;
    v[2] ^= 0xff;
    sip_round(v);
    sip_round(v);
    sip_round(v);
    int64_t hash = (int64_t)(v[0] ^ v[1] ^ v[2] ^ v[3]);
    return hash == -1 ? -2 : hash;
}
