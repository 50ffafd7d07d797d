/* What the record is told. */
#include "c/run/machine.h"

bool c_tell_start(struct c_machine *machine)
{
    (void)machine;
    return true;
}
void c_tell_free(struct c_machine *machine)
{
    (void)machine;
}
void c_tell_wrote(struct c_machine *machine, uint64_t address, uint64_t size)
{
    (void)machine, (void)address, (void)size;
}
void c_tell_result(struct c_machine *machine, int32_t operand)
{
    (void)machine, (void)operand;
}
void c_tell_undefined(struct c_machine *machine, uint64_t address, uint64_t size)
{
    (void)machine, (void)address, (void)size;
}
void c_tell_entered(struct c_machine *machine)
{
    (void)machine;
}
void c_tell_left(struct c_machine *machine)
{
    (void)machine;
}
void c_tell_local_ended(struct c_machine *machine, c_provenance block)
{
    (void)machine, (void)block;
}
bool c_tell_step(struct c_machine *machine, unsigned kind, uint32_t line)
{
    (void)machine, (void)kind, (void)line;
    return true;
}
void c_tell_end(struct c_machine *machine)
{
    (void)machine;
}
