/* Loads and stores: part of the loop. What is reached through a pointer is checked against the pointer's block, what is indexed
 * against the array's length; what is named needs no check. */

/* Where a pointer leads, some bytes further on: sets address, bytes and undefined, or goes to fault. */
#define REACH(pointer, more, more_undefined, wanted, access)                                       \
    c_provenance from = PROVENANCE(pointer);                                                       \
    uint64_t address = AT(c_u8, pointer) + (uint64_t)(more);                                       \
    uint8_t *bytes, *undefined;                                                                    \
    if (UNLIKELY(SHADOW(c_u8, pointer) | (c_u8)(more_undefined)))                                  \
        goto undefined_address;                                                                    \
    const struct c_block *block = c_block(&m->memory, from);                                       \
    uint64_t offset = address - block->address;                                                    \
    if (LIKELY(offset < block->size && (wanted) <= block->size - offset &&                         \
               !((access) == C_WRITE && block->read_only))) {                                      \
        bytes = block->bytes + offset;                                                             \
        undefined = block->undefined + offset;                                                     \
    } else {                                                                                       \
        SAVE();                                                                                    \
        c_frame_line(m);                                                                           \
        bytes = c_access_slow(&m->memory, (struct c_pointer){address, from}, wanted, access,       \
                              &undefined);                                                         \
        if (!bytes)                                                                                \
            goto fault;                                                                            \
    }
#define NEAR(size, access) REACH(ip->b, (int64_t)ip->imm.element.displacement, 0, size, access)
#define INDEXED(size, access)                                                                      \
    REACH(ip->b,                                                                                   \
          AT(c_u8, ip->c) * (uint64_t)(int64_t)ip->imm.element.scale +                             \
              (uint64_t)(int64_t)ip->imm.element.displacement,                                     \
          SHADOW(c_u8, ip->c), size, access)

/* An index that has to stay below imm.place.length. */
#define BELOW_LENGTH(index_at)                                                                     \
    uint64_t index = AT(c_u8, index_at);                                                           \
    if (UNLIKELY(SHADOW(c_u8, index_at) != 0))                                                     \
        goto undefined_address;                                                                    \
    if (UNLIKELY(index >= ip->imm.place.length) && ip->imm.place.length != UINT32_MAX)             \
        goto out_of_bounds;
#define FRAME_ELEMENT(size, access)                                                                \
    BELOW_LENGTH(ip->c)                                                                            \
    int64_t at = (int64_t)ip->b + (int64_t)index * ip->imm.place.scale;                            \
    uint8_t *bytes = fp + at, *undefined = up + at;                                                \
    uint64_t address = fp_address + (uint64_t)at;
#define STATIC_PLACE(at)                                                                           \
    uint8_t *bytes = m->memory.statics.bytes + (at);                                               \
    uint8_t *undefined = m->memory.statics.undefined + (at);                                       \
    uint64_t address = m->memory.statics.base + (uint64_t)(at);
#define STATIC(size, access) STATIC_PLACE((int64_t)ip->b)
#define STATIC_ELEMENT(size, access)                                                               \
    BELOW_LENGTH(ip->c)                                                                            \
    STATIC_PLACE((int64_t)ip->b + (int64_t)index * ip->imm.place.scale)

#define LOAD(name, WHERE, to, from, shadow_to, shadow_from)                                        \
    CASE(name)                                                                                     \
    {                                                                                              \
        WHERE(sizeof(from), C_READ);                                                               \
        AT(to, ip->a) = (to) * (const from *)bytes;                                                \
        SHADOW(shadow_to, ip->a) = (shadow_to) * (const shadow_from *)undefined;                   \
        (void)address;                                                                             \
        WROTE(ip->a, sizeof(to));                                                                  \
        NEXT;                                                                                      \
    }
#define LOAD_POINTER(name, WHERE)                                                                  \
    CASE(name)                                                                                     \
    {                                                                                              \
        WHERE(8, C_READ);                                                                          \
        AT(c_u8, ip->a) = *(const c_u8 *)bytes;                                                    \
        SHADOW(c_u8, ip->a) = *(const c_u8 *)undefined;                                            \
        PROVENANCE(ip->a) = address & 7 ? 0 : *c_provenance_of(&m->memory, address);               \
        WROTE(ip->a, 8);                                                                           \
        NEXT;                                                                                      \
    }
#define LOAD_LONG_DOUBLE(name, WHERE)                                                              \
    CASE(name)                                                                                     \
    {                                                                                              \
        WHERE(16, C_READ);                                                                         \
        AT(c_ld, ip->a) = *(const c_ld *)bytes;                                                    \
        SHADOW(c_u8, ip->a) = *(const c_u8 *)undefined;                                            \
        SHADOW(c_u2, ip->a + 8) = *(const c_u2 *)(undefined + 8);                                  \
        (void)address;                                                                             \
        WROTE(ip->a, 10);                                                                          \
        NEXT;                                                                                      \
    }
#define LOADS(L, WHERE)                                                                            \
    LOAD(L##_1S, WHERE, c_i4, c_i1, c_i4, c_i1)                                                    \
    LOAD(L##_1U, WHERE, c_u4, c_u1, c_u4, c_u1)                                                    \
    LOAD(L##_2S, WHERE, c_i4, c_i2, c_i4, c_i2)                                                    \
    LOAD(L##_2U, WHERE, c_u4, c_u2, c_u4, c_u2)                                                    \
    LOAD(L##_4, WHERE, c_u4, c_u4, c_u4, c_u4)                                                     \
    LOAD(L##_8, WHERE, c_u8, c_u8, c_u8, c_u8)                                                     \
    LOAD_POINTER(L##_P, WHERE)                                                                     \
    LOAD_LONG_DOUBLE(L##_LD, WHERE)
LOADS(L, NEAR)
LOADS(LX, INDEXED)
LOADS(LF, FRAME_ELEMENT)
LOADS(LG, STATIC)
LOADS(LGX, STATIC_ELEMENT)
#undef LOADS
#undef LOAD
#undef LOAD_POINTER
#undef LOAD_LONG_DOUBLE

/* What is stored over a pointer makes it none, were it only a byte of it. */
#define STORE(name, WHERE, type)                                                                   \
    CASE(name)                                                                                     \
    {                                                                                              \
        WHERE(sizeof(type), C_WRITE);                                                              \
        *(type *)bytes = AT(type, ip->a);                                                          \
        *(type *)undefined = SHADOW(type, ip->a);                                                  \
        *c_provenance_of(&m->memory, address) = 0;                                                 \
        if (sizeof(type) > 1 && UNLIKELY((address & 7) + sizeof(type) > 8))                        \
            *c_provenance_of(&m->memory, address + sizeof(type) - 1) = 0;                          \
        WROTE_AT(address, sizeof(type));                                                           \
        NEXT;                                                                                      \
    }
#define STORE_POINTER(name, WHERE)                                                                 \
    CASE(name)                                                                                     \
    {                                                                                              \
        WHERE(8, C_WRITE);                                                                         \
        *(c_u8 *)bytes = AT(c_u8, ip->a);                                                          \
        *(c_u8 *)undefined = SHADOW(c_u8, ip->a);                                                  \
        if (LIKELY(!(address & 7)))                                                                \
            *c_provenance_of(&m->memory, address) = PROVENANCE(ip->a);                             \
        else                                                                                       \
            c_provenance_clear(&m->memory, address, 8);                                            \
        WROTE_AT(address, 8);                                                                      \
        NEXT;                                                                                      \
    }
#define STORE_LONG_DOUBLE(name, WHERE)                                                             \
    CASE(name)                                                                                     \
    {                                                                                              \
        WHERE(16, C_WRITE);                                                                        \
        *(c_ld *)bytes = AT(c_ld, ip->a);                                                          \
        *(c_u8 *)undefined = SHADOW(c_u8, ip->a);                                                  \
        *(c_u2 *)(undefined + 8) = SHADOW(c_u2, ip->a + 8);                                        \
        c_provenance_clear(&m->memory, address, 10);                                               \
        WROTE_AT(address, 10);                                                                     \
        NEXT;                                                                                      \
    }
#define STORES(S, WHERE)                                                                           \
    STORE(S##_1, WHERE, c_u1)                                                                      \
    STORE(S##_2, WHERE, c_u2)                                                                      \
    STORE(S##_4, WHERE, c_u4)                                                                      \
    STORE(S##_8, WHERE, c_u8)                                                                      \
    STORE_POINTER(S##_P, WHERE)                                                                    \
    STORE_LONG_DOUBLE(S##_LD, WHERE)
STORES(S, NEAR)
STORES(SX, INDEXED)
STORES(SF, FRAME_ELEMENT)
STORES(SG, STATIC)
STORES(SGX, STATIC_ELEMENT)
#undef STORES
#undef STORE
#undef STORE_POINTER
#undef STORE_LONG_DOUBLE

/* ---- whole structs ---- */

CASE(L_N)
{
    uint64_t size = ip->imm.bits;
    REACH(ip->b, 0, 0, size, C_READ);
    (void)bytes, (void)undefined;
    SAVE();
    c_copy_bytes(m, address_of(ip->a), address, size);
    NEXT;
}
CASE(S_N)
{
    uint64_t size = ip->imm.bits;
    REACH(ip->b, 0, 0, size, C_WRITE);
    (void)bytes, (void)undefined;
    SAVE();
    c_copy_bytes(m, address, address_of(ip->a), size);
    NEXT;
}
CASE(COPY_N)
{
    uint64_t size = ip->imm.bits, to;
    {
        REACH(ip->a, 0, 0, size, C_WRITE);
        (void)bytes, (void)undefined;
        to = address;
    }
    REACH(ip->b, 0, 0, size, C_READ);
    (void)bytes, (void)undefined;
    SAVE();
    c_copy_bytes(m, to, address, size);
    NEXT;
}
CASE(CLEAR_N)
{
    uint64_t size = ip->imm.bits;
    REACH(ip->a, 0, 0, size, C_WRITE);
    (void)bytes, (void)undefined;
    SAVE();
    c_memory_fill(&m->memory, address, size, 0, 0);
    NEXT;
}

CASE(INDEX)
{
    BELOW_LENGTH(ip->b)
    c_u8 other = SHADOW(c_u8, ip->c);
    AT(c_u8, ip->a) = index * (uint64_t)(int64_t)ip->imm.place.scale + AT(c_u8, ip->c);
    SHADOW(c_u8, ip->a) = UP_FROM_LOWEST(other);
    NEXT;
}
CASE(INDEX0)
{
    BELOW_LENGTH(ip->b)
    AT(c_u8, ip->a) = index * (uint64_t)(int64_t)ip->imm.place.scale;
    SHADOW(c_u8, ip->a) = 0;
    NEXT;
}
