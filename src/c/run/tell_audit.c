/* The audit of a recorded run: does the record, asked about the step just told, show memory as it is? */
#include "c/run/telling.h"

enum { CHUNK = 512, TOP_FRAMES = 32 /* those below have not changed since they were on top */ };

static bool same_stretch(struct instant now, const struct c_segment *segment, uint64_t address,
                         uint64_t size, struct text *report)
{
    uint8_t bytes[CHUNK], undefined[CHUNK];
    for (uint64_t done = 0; done < size; done += CHUNK) {
        uint64_t length = MIN(size - done, CHUNK), at = address + done - segment->base;
        instant_bytes(now, address + done, length, bytes, undefined);
        for (uint64_t i = 0; i < length; i++) {
            uint8_t shadow = segment->undefined[at + i];
            if (undefined[i] == shadow &&
                (bytes[i] & ~shadow) == (segment->bytes[at + i] & ~shadow))
                continue;
            text_format(report,
                        "at 0x%llx memory has %02x (undefined %02x), the record %02x (%02x)\n",
                        (unsigned long long)(address + done + i), segment->bytes[at + i], shadow,
                        bytes[i], undefined[i]);
            return false;
        }
    }
    return true;
}

bool c_tell_audit(struct c_machine *machine, record_step step, struct text *report)
{
    struct instant now = instant_at_step(machine->telling->record, step);
    const struct c_memory *memory = &machine->memory;
    bool good = true;
    for (size_t i = 1; i < memory->blocks.count; i++) {
        const struct c_block *block = &memory->blocks.items[i];
        const struct c_segment *segment = c_tell_segment(machine, block->address);
        if (block->alive && segment && block->record_id && block->kind != C_BLOCK_LOCAL)
            good &= same_stretch(now, segment, block->address, block->extent, report);
    }
    size_t frames = machine->frames.count;
    for (size_t i = frames > TOP_FRAMES ? frames - TOP_FRAMES : 0; i < frames; i++) {
        const struct c_compiled *f = machine->frames.items[i].function;
        for (size_t j = 0; j < f->slot_count && machine->frames.items[i].record_id; j++)
            if (f->slots[j].variable)
                good &= same_stretch(now, &memory->stack,
                                     machine->frames.items[i].pointer +
                                         (uint64_t)(int64_t)f->slots[j].offset,
                                     f->slots[j].size, report);
    }
    return good;
}
