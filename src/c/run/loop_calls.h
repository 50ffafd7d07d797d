/* Calls and returns: part of the loop. */

CASE(CALL)
{
    const struct c_compiled *callee = ip->imm.pointer;
    SAVE();
    struct c_frame *pushed = c_frame_push(m, callee, fp_address + (uint64_t)(int64_t)ip->b);
    if (UNLIKELY(!pushed))
        goto fault;
    pushed->up = -ip->b;
    pushed->result_at = ip->a;
    pushed->result_size = UINT32_MAX;
    frame = pushed;
    goto entered;
}
CASE(PROBE)
{
    if (UNLIKELY(fp_address - (uint64_t) - (int64_t)ip->a < m->memory.stack.base)) {
        SAVE();
        c_fault_stack(m);
        goto fault;
    }
    NEXT;
}
CASE(CALL_SITE)
{
    SAVE();
    int done = c_call_site(m, ip->imm.pointer, ip->a);
    frame = &vector_last(&m->frames);
    if (UNLIKELY(!done))
        goto fault;
    if (done == 2)
        goto entered;
    if (UNLIKELY(done == 3))
        goto jumped;
    WROTE_RESULT(ip->a);
    NEXT;
}
CASE(CALL_POINTER)
{
    SAVE();
    int done = c_call_pointer(m, ip->imm.pointer, ip->b, ip->a);
    frame = &vector_last(&m->frames);
    if (UNLIKELY(!done))
        goto fault;
    if (done == 2)
        goto entered;
    if (UNLIKELY(done == 3))
        goto jumped;
    WROTE_RESULT(ip->a);
    NEXT;
}

/* The value is moved to where the caller wants it, then the frame goes. */
#define RETURN(name, size, move)                                                                   \
    CASE(name)                                                                                     \
    {                                                                                              \
        RETURN_STEP;                                                                               \
        int32_t to = frame->up + frame->result_at;                                                 \
        if (LIKELY(frame->result_size >= (size))) {                                                \
            move;                                                                                  \
        }                                                                                          \
        goto leave;                                                                                \
    }
#define RETURN_MOVED(name, type)                                                                   \
    RETURN(name, sizeof(type), AT(type, to) = AT(type, ip->a);                                     \
           SHADOW(type, to) = SHADOW(type, ip->a))
RETURN_MOVED(RET_1, c_u1)
RETURN_MOVED(RET_2, c_u2)
RETURN_MOVED(RET_4, c_u4)
RETURN_MOVED(RET_8, c_u8)
RETURN(RET_P, 8, AT(c_u8, to) = AT(c_u8, ip->a); SHADOW(c_u8, to) = SHADOW(c_u8, ip->a);
       PROVENANCE(to) = PROVENANCE(ip->a))
RETURN(RET_8Z, 8, AT(c_u8, to) = AT(c_u8, ip->a); SHADOW(c_u8, to) = SHADOW(c_u8, ip->a);
       PROVENANCE(to) = 0)
RETURN(RET_LD, 16, AT(c_ld, to) = AT(c_ld, ip->a); SHADOW(c_u8, to) = SHADOW(c_u8, ip->a);
       SHADOW(c_u2, to + 8) = SHADOW(c_u2, ip->a + 8))
#undef RETURN_MOVED
#undef RETURN
CASE(RET_N)
{
    RETURN_STEP;
    uint64_t size = MIN(ip->imm.bits, frame->result_size);
    c_copy_bytes(m, fp_address + (uint64_t)((int64_t)frame->up + frame->result_at),
                 address_of(ip->a), size);
    goto leave;
}
CASE(RET_NOTHING)
{
    RETURN_STEP;
    memset(up + frame->up + frame->result_at, 0xff, MIN(ip->imm.bits, frame->result_size));
    goto leave;
}
CASE(RET)
{
    RETURN_STEP;
    goto leave;
}

CASE(USED_AS)
{
#if RECORDED
    if (!SHADOW(c_u8, ip->a))
        c_tell_used_as(m, PROVENANCE(ip->a), AT(c_u8, ip->a), ip->imm.pointer);
#endif
    NEXT;
}
CASE(END_LOCAL)
{
    c_provenance block = AT(c_u4, ip->a);
    if (block) {
        SAVE();
#if RECORDED
        c_tell_local_ended(m, block);
#endif
        c_block_end(&m->memory, block, c_frame_line(m));
        AT(c_u4, ip->a) = 0;
    }
    NEXT;
}
CASE(GROW)
{
    SAVE();
    if (!c_grow_frame(m, ip))
        goto fault;
    WROTE(ip->a, 8);
    NEXT;
}
CASE(KEEP_STACK)
{
    AT(c_u8, ip->a) = frame->low;
    NEXT;
}
CASE(CUT_STACK)
{
    frame->low = AT(c_u8, ip->a);
    NEXT;
}
CASE(VA_START)
{
    SAVE();
    if (!c_va_start(m, ip->a))
        goto fault;
    NEXT;
}
CASE(VA_ARG)
{
    SAVE();
    if (!c_va_next(m, ip->b, ip->imm.pointer, ip->a))
        goto fault;
    NEXT;
}
CASE(VA_COPY)
{
    SAVE();
    if (!c_va_copy(m, ip->a, ip->b))
        goto fault;
    NEXT;
}
CASE(VA_END)
{
    NEXT;
}
CASE(STEP)
{
#if RECORDED
    if (!ip->a)
        frame->last_line = 0;
    else if (frame->last_line != (uint32_t)ip->a) {
        frame->last_line = (uint32_t)ip->a;
        SAVE();
        if (!c_tell_step(m, RECORD_STEP_LINE, (uint32_t)ip->a))
            goto fault;
    }
#endif
    NEXT;
}
