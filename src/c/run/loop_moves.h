/* Moves, constants, widening and conversion: part of the loop. */

#define MOVE(name, type, shadow)                                                                   \
    CASE(name)                                                                                     \
    {                                                                                              \
        AT(type, ip->a) = AT(type, ip->b);                                                         \
        SHADOW(shadow, ip->a) = SHADOW(shadow, ip->b);                                             \
        WROTE(ip->a, sizeof(type));                                                                \
        NEXT;                                                                                      \
    }
MOVE(MOV_1, c_u1, c_u1)
MOVE(MOV_2, c_u2, c_u2)
MOVE(MOV_4, c_u4, c_u4)
MOVE(MOV_8, c_u8, c_u8)
#undef MOVE

#define MOVE_P(name, provenance)                                                                   \
    CASE(name)                                                                                     \
    {                                                                                              \
        AT(c_u8, ip->a) = AT(c_u8, ip->b);                                                         \
        SHADOW(c_u8, ip->a) = SHADOW(c_u8, ip->b);                                                 \
        PROVENANCE(ip->a) = (provenance);                                                          \
        WROTE(ip->a, 8);                                                                           \
        NEXT;                                                                                      \
    }
MOVE_P(MOV_P, PROVENANCE(ip->b))
MOVE_P(MOV_8Z, 0)
#undef MOVE_P

CASE(MOV_LD)
{
    AT(c_ld, ip->a) = AT(c_ld, ip->b);
    SHADOW(c_u8, ip->a) = SHADOW(c_u8, ip->b);
    SHADOW(c_u2, ip->a + 8) = SHADOW(c_u2, ip->b + 8);
    WROTE(ip->a, 10);
    NEXT;
}
CASE(MOV_N)
{
    SAVE();
    c_copy_bytes(m, address_of(ip->a), address_of(ip->b), ip->imm.bits);
    NEXT;
}

#define LOAD_IMMEDIATE(name, type)                                                                 \
    CASE(name)                                                                                     \
    {                                                                                              \
        AT(type, ip->a) = (type)ip->imm.bits;                                                      \
        SHADOW(type, ip->a) = 0;                                                                   \
        WROTE(ip->a, sizeof(type));                                                                \
        NEXT;                                                                                      \
    }
LOAD_IMMEDIATE(LDI_1, c_u1)
LOAD_IMMEDIATE(LDI_2, c_u2)
LOAD_IMMEDIATE(LDI_4, c_u4)
LOAD_IMMEDIATE(LDI_8, c_u8)
#undef LOAD_IMMEDIATE
CASE(LDI_P)
{
    AT(c_u8, ip->a) = ip->imm.bits;
    SHADOW(c_u8, ip->a) = 0;
    PROVENANCE(ip->a) = (c_provenance)ip->c;
    WROTE(ip->a, 8);
    NEXT;
}
CASE(LDI_LD)
{
    AT(c_ld, ip->a) = *(const long double *)ip->imm.pointer;
    SHADOW(c_u8, ip->a) = 0;
    SHADOW(c_u2, ip->a + 8) = 0;
    WROTE(ip->a, 10);
    NEXT;
}
CASE(ZERO_N)
{
    SAVE();
    c_memory_fill(&m->memory, address_of(ip->a), ip->imm.bits, 0, 0);
    NEXT;
}
CASE(UNDEFINE_N)
{
    memset(up + ip->a, 0xff, ip->imm.bits);
#if RECORDED
    if (!m->quiet)
        c_tell_undefined(m, address_of(ip->a), ip->imm.bits);
#endif
    NEXT;
}

/* Arguments: where they go nothing is told of, since the frame is not there yet. */
#define ARGUMENT(name, type)                                                                       \
    CASE(name)                                                                                     \
    {                                                                                              \
        AT(type, ip->a) = AT(type, ip->b);                                                         \
        SHADOW(type, ip->a) = SHADOW(type, ip->b);                                                 \
        NEXT;                                                                                      \
    }
ARGUMENT(ARG_1, c_u1)
ARGUMENT(ARG_2, c_u2)
ARGUMENT(ARG_4, c_u4)
ARGUMENT(ARG_8, c_u8)
#undef ARGUMENT
CASE(ARG_P)
{
    AT(c_u8, ip->a) = AT(c_u8, ip->b);
    SHADOW(c_u8, ip->a) = SHADOW(c_u8, ip->b);
    PROVENANCE(ip->a) = PROVENANCE(ip->b);
    NEXT;
}
CASE(ARG_8Z)
{
    AT(c_u8, ip->a) = AT(c_u8, ip->b);
    SHADOW(c_u8, ip->a) = SHADOW(c_u8, ip->b);
    PROVENANCE(ip->a) = 0;
    NEXT;
}
CASE(ARG_LD)
{
    AT(c_ld, ip->a) = AT(c_ld, ip->b);
    SHADOW(c_u8, ip->a) = SHADOW(c_u8, ip->b);
    SHADOW(c_u2, ip->a + 8) = SHADOW(c_u2, ip->b + 8);
    NEXT;
}
CASE(ARG_N)
{
    c_copy_bytes(m, address_of(ip->a), address_of(ip->b), ip->imm.bits);
    NEXT;
}
CASE(ARGI_4)
{
    AT(c_u4, ip->a) = (c_u4)ip->imm.bits;
    SHADOW(c_u4, ip->a) = 0;
    NEXT;
}
CASE(ARGI_P)
{
    AT(c_u8, ip->a) = ip->imm.bits;
    SHADOW(c_u8, ip->a) = 0;
    PROVENANCE(ip->a) = (c_provenance)ip->c;
    NEXT;
}

/* ---- widening: bits from one never written were never written either ---- */

#define WIDEN(name, to, from, shadow_to, shadow_from)                                              \
    CASE(name)                                                                                     \
    {                                                                                              \
        AT(to, ip->a) = (to)AT(from, ip->b);                                                       \
        SHADOW(shadow_to, ip->a) = (shadow_to)SHADOW(shadow_from, ip->b);                          \
        WROTE(ip->a, sizeof(to));                                                                  \
        NEXT;                                                                                      \
    }
WIDEN(SX_1_4, c_i4, c_i1, c_i4, c_i1)
WIDEN(SX_2_4, c_i4, c_i2, c_i4, c_i2)
WIDEN(ZX_1_4, c_u4, c_u1, c_u4, c_u1)
WIDEN(ZX_2_4, c_u4, c_u2, c_u4, c_u2)
WIDEN(SX_1_8, c_i8, c_i1, c_i8, c_i1)
WIDEN(SX_2_8, c_i8, c_i2, c_i8, c_i2)
WIDEN(SX_4_8, c_i8, c_i4, c_i8, c_i4)
WIDEN(ZX_1_8, c_u8, c_u1, c_u8, c_u1)
WIDEN(ZX_2_8, c_u8, c_u2, c_u8, c_u2)
WIDEN(ZX_4_8, c_u8, c_u4, c_u8, c_u4)
#undef WIDEN

/* ---- truth: sure as soon as one bit that was written is 1 ---- */

#define TRUTH(name, type, result)                                                                  \
    CASE(name)                                                                                     \
    {                                                                                              \
        type value = AT(type, ip->b), undefined = SHADOW(type, ip->b);                             \
        AT(c_u4, ip->a) = (result);                                                                \
        SHADOW(c_u4, ip->a) = undefined && !(value & (type)~undefined);                            \
        WROTE(ip->a, 4);                                                                           \
        NEXT;                                                                                      \
    }
TRUTH(BOOL_1, c_u1, value != 0)
TRUTH(BOOL_2, c_u2, value != 0)
TRUTH(BOOL_4, c_u4, value != 0)
TRUTH(BOOL_8, c_u8, value != 0)
TRUTH(NOT_4, c_u4, value == 0)
TRUTH(NOT_8, c_u8, value == 0)
#undef TRUTH

#define FLOATING_TRUTH(T, type, op)                                                                \
    {                                                                                              \
        AT(c_u4, ip->a) = AT(type, ip->b) op 0;                                                    \
        SHADOW(c_u4, ip->a) = UNDEFINED_##T(ip->b) != 0;                                           \
        WROTE(ip->a, 4);                                                                           \
        NEXT;                                                                                      \
    }
CASE(BOOL_F4)
FLOATING_TRUTH(F4, c_f4, !=)
CASE(BOOL_F8)
FLOATING_TRUTH(F8, c_f8, !=)
CASE(BOOL_LD)
FLOATING_TRUTH(LD, c_ld, !=)
CASE(NOT_F4) FLOATING_TRUTH(F4, c_f4, ==) CASE(NOT_F8) FLOATING_TRUTH(F8, c_f8, ==) CASE(NOT_LD)
    FLOATING_TRUTH(LD, c_ld, ==)
#undef FLOATING_TRUTH

/* ---- between integers and floating numbers: undefined in any bit is undefined in all ---- */

#define CONVERT(to, to_type, from, from_type, convert)                                             \
    CASE(TO_##to##_##from)                                                                         \
    {                                                                                              \
        from_type value = AT(from_type, ip->b);                                                    \
        bool undefined = UNDEFINED_##from(ip->b) != 0;                                             \
        AT(to_type, ip->a) = (to_type)convert(value);                                              \
        SET_UNDEFINED_##to(ip->a, undefined);                                                      \
        WROTE(ip->a, SIZE_##to);                                                                   \
        NEXT;                                                                                      \
    }
#define TO_FLOATING(to, to_type)                                                                   \
    CONVERT(to, to_type, I4, c_i4, )                                                               \
    CONVERT(to, to_type, U4, c_u4, )                                                               \
    CONVERT(to, to_type, I8, c_i8, )                                                               \
    CONVERT(to, to_type, U8, c_u8, )                                                               \
    CONVERT(to, to_type, F4, c_f4, )                                                               \
    CONVERT(to, to_type, F8, c_f8, )                                                               \
    CONVERT(to, to_type, LD, c_ld, )
        TO_FLOATING(F4, c_f4) TO_FLOATING(F8, c_f8) TO_FLOATING(LD, c_ld)
#undef TO_FLOATING
#define FROM_FLOATING(to, to_type, convert)                                                        \
    CONVERT(to, to_type, F4, c_f4, convert)                                                        \
    CONVERT(to, to_type, F8, c_f8, convert)                                                        \
    CONVERT(to, to_type, LD, c_ld, convert)
            FROM_FLOATING(I4, c_i4, to_i4) FROM_FLOATING(U4, c_u4, to_i8)
                FROM_FLOATING(I8, c_i8, to_i8) FROM_FLOATING(U8, c_u8, to_u8)
#undef FROM_FLOATING
#undef CONVERT

                    CASE(TO_P)
{
    uint64_t address = AT(c_u8, ip->b);
    c_provenance carried = PROVENANCE(ip->b);
    AT(c_u8, ip->a) = address;
    SHADOW(c_u8, ip->a) = SHADOW(c_u8, ip->b);
    PROVENANCE(ip->a) = c_provenance_fitting(m, address, carried);
    WROTE(ip->a, 8);
    NEXT;
}
CASE(TAG)
{
    c_provenance left = PROVENANCE(ip->b), right = PROVENANCE(ip->c);
    PROVENANCE(ip->a) = left ? left : right;
    NEXT;
}
